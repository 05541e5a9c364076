// Code in which templates stand is text here.
/* eslint-disable no-template-curly-in-string */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { parseAst } from 'vite';

const file = pathToFileURL(resolve('scripts/tight-templates.mjs')).href;
const { tightened } = (await import(file)) as {
  tightened: (code: string, program: unknown) => string;
};
const tight = (code: string): string => tightened(code, parseAst(code));

test('the lines of a template are one', () => {
  expect(tight('html`\n  <p\n    class="a  b"\n  >\n    ${x} y\n  </p>\n`')).toBe(
    'html` <p class="a  b" > ${x} y </p> `',
  );
});

test('templates within templates are, and nothing else that is put into them', () => {
  expect(tight('html`<p>\n ${a ? html`<b>\n</b>` : `x\n  y`}\n</p>`')).toBe(
    'html`<p> ${a ? html`<b> </b>` : `x\n  y`} </p>`',
  );
});

test('style sheets have no comments besides', () => {
  expect(tight('css`\n  /* Why. */\n  a {\n    b: c;\n  }\n`')).toBe('css` a { b: c; } `');
});

test('other texts keep their lines', () => {
  const code = 'const text = `a\n  b` + svg`c\n  d`;';
  expect(tight(code)).toBe(code);
});

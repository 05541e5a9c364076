import { describe, expect, test } from '@jest/globals';
import { markupAt, rawEnd } from '../../../../web/elements/mail/tokens.js';

describe('markupAt', () => {
  test.each([
    ['<p>x', 'start', 'p', 0, 3],
    ['<P Class=a b>', 'start', 'p', 2, 13],
    ['<a href="x>y" title=\'>\'>z', 'start', 'a', 2, 24],
    ['<a b = c/d e>', 'start', 'a', 2, 13],
    ['<br/>x', 'start', 'br', 0, 5],
    ['<a =b>', 'start', 'a', 1, 6],
    ['<a b=>c', 'start', 'a', 1, 6],
    ['<a "b">', 'start', 'a', 1, 7],
    ['<a b="c"d>', 'start', 'a', 2, 10],
    ['<style-guide>', 'start', 'style-guide', 0, 13],
    ['</p foo>x', 'end', 'p', 1, 8],
    ['</ p>x', 'comment', '', 0, 5],
    ['</>x', 'comment', '', 0, 3],
    ['<!-- a > b --> c', 'comment', '', 0, 14],
    ['<!-->x', 'comment', '', 0, 5],
    ['<!--->x', 'comment', '', 0, 6],
    ['<!---->x', 'comment', '', 0, 7],
    ['<!-- a --!>x', 'comment', '', 0, 11],
    ['<!-- never', 'comment', '', 0, 10],
    ['<!doctype html>x', 'comment', '', 0, 15],
    ['<![if !mso]>x', 'comment', '', 0, 12],
    ['<?xml a?>x', 'comment', '', 0, 9],
    ['<a title="never', 'start', 'a', 1, 15],
    ['<a', 'start', 'a', 0, 2],
  ])('%s', (html, kind, name, attributes, end) => {
    expect(markupAt(html, 0)).toEqual({ kind, name, attributes, end });
  });

  test.each(['< p>', '<3', '<', '<=', '</'])('%s is text', (html) => {
    expect(markupAt(html, 0)).toBeUndefined();
  });
});

test.each([
  ['a</style>', 'style', 1],
  ['a</STYLE >', 'style', 1],
  ['a</style-guide></style/', 'style', 15],
  ['a</styl', 'style', 7],
  ['', 'style', 0],
])('the end of raw text in %p', (html, name, end) => {
  expect(rawEnd(html, name, 0)).toBe(end);
});

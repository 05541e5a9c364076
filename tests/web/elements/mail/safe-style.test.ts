import { describe, expect, test } from '@jest/globals';
import { isColour, isHarmless, isSafeLink, linkify, disarm } from '../../web/draft/mail-style.js';

describe('isHarmless', () => {
  test.each([
    ['color', 'red', true],
    ['font-size', '11pt', true],
    ['margin-left', '12px', true],
    ['border-top-color', '#dde', true],
    ['background-image', 'none', false],
    ['background-color', 'initial', false],
    ['background-color', 'url(https://evil.example/x)', false],
    ['position', 'fixed', false],
    ['margin-left', '-4000px', false],
    ['display', 'none', false],
    ['color', 'var(--x)', false],
    ['width', 'expression(alert(1))', false],
    ['font-family', '\\75rl(x)', false],
  ])('%s: %s is %p', (name, value, expected) => {
    expect(isHarmless({ name, value })).toBe(expected);
  });

  test('colours are known', () => {
    expect(isColour({ name: 'background-color', value: '#fff' })).toBe(true);
    expect(isColour({ name: 'border-top-color', value: '#fff' })).toBe(false);
  });
});

test.each([
  ['https://example.com', true],
  [' HTTP://example.com', true],
  ['mailto:a@b.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.com', false],
  ['/api/v1/Ticket', false],
])('the link %p is safe: %p', (address, expected) => {
  expect(isSafeLink(address)).toBe(expected);
});

describe('disarm', () => {
  test.each([
    ['<p style="color:red">x</p>', '<p tw-style="color:red">x</p>'],
    ['<p title="style=1" STYLE = \'a\'>', '<p title="style=1" tw-style = \'a\'>'],
    ['my style="x" here', 'my style="x" here'],
    ['a < b style="x"', 'a < b style="x"'],
    ['<p title="a > b" style="c">', '<p title="a > b" tw-style="c">'],
    ['<p data-style="x">', '<p data-style="x">'],
    ["<p>it's <b style='x'>", "<p>it's <b tw-style='x'>"],
    ['<p style="open', '<p tw-style="open'],
    ['<img src=x onerror=go() ONLOAD ="x">', '<img src=x tw-onerror=go() tw-ONLOAD ="x">'],
    ['<p title="onclick=x" data-on="y">', '<p title="onclick=x" data-on="y">'],
    ['<base href="https://x.example/"><basefont>', '<tw-base href="https://x.example/"><basefont>'],
    ['a onclick="x" b', 'a onclick="x" b'],
  ])('%s', (body, expected) => {
    expect(disarm(body)).toBe(expected);
  });

  test('takes no more than linear time on hostile input', () => {
    const open = '<a "'.repeat(100_000);
    expect(disarm(open)).toBe(open);
    const nested = '<a <'.repeat(100_000);
    expect(disarm(nested)).toBe(nested);
  });
});

test('addresses in plain text become links', () => {
  expect(linkify('See https://example.com/a?b=1. Or a.b@example.com!')).toEqual([
    { text: 'See ' },
    { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
    { text: '. Or ' },
    { text: 'a.b@example.com', href: 'mailto:a.b@example.com' },
    { text: '!' },
  ]);
});

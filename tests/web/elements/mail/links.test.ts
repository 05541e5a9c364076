import { describe, expect, test } from '@jest/globals';
import { isSafeLink, linkify, mailTo } from '../../../../web/elements/mail/links.js';

test.each([
  ['https://example.com', true],
  [' HTTP://example.com', true],
  ['mailto:a@b.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.com', false],
  ['/api/v1/Ticket', false],
  ['blob:https://example.com/1', false],
])('the link %p is safe: %p', (address, expected) => {
  expect(isSafeLink(address)).toBe(expected);
});

describe('mailTo', () => {
  test.each([
    ['mailto:ada@example.com', 'ada@example.com', ''],
    ['MAILTO:ada%40example.com?subject=Re%3A%20pump', 'ada@example.com', 'Re: pump'],
    ['mailto:a+b@example.com?Subject=1+1', 'a+b@example.com', '1+1'],
    ['mailto:a@x.example,b@x.example?to=c@x.example', 'a@x.example, b@x.example, c@x.example', ''],
    ['mailto:?subject=Hi', '', 'Hi'],
    ['mailto:a%0d%0aBcc:b@x.example?subject=a%0ab', 'a Bcc:b@x.example', 'a b'],
    ['mailto:100%', '100%', ''],
  ])('%s', (href, address, subject) => {
    expect(mailTo(href)).toEqual({ address, subject });
  });

  test('other addresses are none', () => {
    expect(mailTo('https://example.com/mailto:a@b')).toBeUndefined();
  });
});

describe('linkify', () => {
  test('addresses in plain text become links', () => {
    expect(linkify('See https://example.com/a?b=1. Or a.b@example.com!')).toEqual([
      { text: 'See ' },
      { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { text: '. Or ' },
      { text: 'a.b@example.com', href: 'mailto:a.b@example.com' },
      { text: '!' },
    ]);
  });

  test.each([
    ['(https://example.com/a)', ['https://example.com/a']],
    ['https://example.com/a_(b)', ['https://example.com/a_(b)']],
    ['<https://example.com>', ['https://example.com']],
    ['https://me@example.com/x', ['https://me@example.com/x']],
    ['a@b a@b.example', ['a@b.example']],
    ['@example.com and x@', []],
    ['https:// http://.', []],
    ['a@b.example@c.example', ['a@b.example']],
  ])('%s', (body, links) => {
    const parts = linkify(body);
    expect(parts.filter(({ href }) => href).map(({ text }) => text)).toEqual(links);
    expect(parts.map(({ text }) => text).join('')).toBe(body);
  });

  test.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['schemes', 'https://'.repeat(100_000)],
    ['dots', `https://${'.'.repeat(1_000_000)}`],
    ['at signs', 'a@'.repeat(400_000)],
    ['hosts', `a@${'b-'.repeat(400_000)}`],
    // In quadratic time each takes longer than a test may.
  ])('hostile %s take no more than linear time', (_, body) => {
    const parts = linkify(body);
    expect(parts.map(({ text }) => text).join('')).toBe(body);
  });
});

import { expect, test } from '@jest/globals';
import { addressOf } from '../../../../web/elements/thread/link.js';

test.each([
  [
    '#/ticket/{ticket}/message/{message}',
    'https://desk.example/a/?x=1#/ticket/9?view=open',
    'https://desk.example/a/?x=1#/ticket/7/message/12',
  ],
  [
    '/t/{ticket}?m={message}&t={ticket}',
    'https://desk.example/a/',
    'https://desk.example/t/7?m=12&t=7',
  ],
  ['https://other.example/{message}', 'https://desk.example/', 'https://other.example/12'],
  ['#{message}', 'about:srcdoc', 'about:srcdoc#12'],
  ['{message}', 'about:blank', '12'],
])('the address of a message: %s on %s', (template, base, address) => {
  expect(addressOf(template, { ticket: 7, message: 12 }, base)).toBe(address);
});

import { describe, expect, test } from '@jest/globals';
import { parseHash, toHash } from '../../../web/page/router.js';

const usual = { view: 'mine', order: 'deadline', search: '', filter: '', columns: '' };

describe('parseHash', () => {
  test.each([
    ['', { name: 'list' }],
    ['#/', { name: 'list' }],
    ['#/new', { name: 'new' }],
    ['#/ticket/48', { name: 'ticket', id: 48 }],
    ['#/ticket/2147483647', { name: 'ticket', id: 2147483647 }],
    ['#/ticket/2147483648', { name: 'list' }],
    ['#/ticket/0', { name: 'list' }],
    ['#/ticket/48/message/7', { name: 'ticket', id: 48, message: 7 }],
    ['#/ticket/48/message/7/', { name: 'ticket', id: 48, message: 7 }],
    ['#/ticket/48/message/0', { name: 'ticket', id: 48 }],
    ['#/ticket/48/message/x', { name: 'list' }],
    ['#/ticket/48/message', { name: 'list' }],
    ['#/ticket/abc', { name: 'list' }],
  ])('%s', (hash, route) => {
    expect(parseHash(hash)).toEqual({ route, list: usual });
  });

  test('reads what the list shows', () => {
    expect(parseHash('#/ticket/48?view=open&order=change&search=C%3A%5C+%26').list).toEqual({
      view: 'open',
      order: 'change',
      search: 'C:\\ &',
      filter: '',
      columns: '',
    });
  });

  test('takes the usual for what is unknown', () => {
    expect(parseHash('#/?view=everything&order=random&else=1').list).toEqual(usual);
  });
});

test.each([
  '#/',
  '#/new',
  '#/ticket/48/message/7?view=open',
  '#/ticket/48?view=closed',
  '#/?order=change&search=a%3Fb%26c',
  '#/?view=open&columns=tags.owner',
])('toHash is the way back: %s', (hash) => {
  expect(toHash(parseHash(hash))).toBe(hash);
});

import { expect, test } from '@jest/globals';
import { changesText, changeText, listsNaming, sayChange } from '../../../web/table/changes.js';

const peek = (name: string) =>
  name.toLowerCase() === 'ticketpriority'
    ? [
        { Id: 2, Name: 'Medium' },
        { Id: 3, Name: 'High' },
      ]
    : undefined;

test.each([
  ['/Priority/TicketPriorityId', 2, 3, 'Priority: Medium → High'],
  ['/Priority/TicketPriorityId', 2, 9, 'Priority: Medium → #9'],
  ['/OwnedBy/AssociateId', 0, 11, 'Owner: Unassigned → #11'],
  ['/Title', '', 'New', 'Subject: empty → New'],
  ['/Title', 'a'.repeat(60), 'b', `Subject: ${'a'.repeat(48)}… → b`],
  ['/Nowhere', null, { a: 1 }, 'Nowhere: empty → {"a":1}'],
])('%s', (pointer, before, after, words) => {
  expect(changeText({ pointer, before, after }, peek)).toBe(words);
});

test('several changes are bounded', () => {
  const change = { pointer: '/Title', before: 'a', after: 'b' };
  expect(changesText([change, change, change, change], peek)).toBe(
    'Subject: a → b, Subject: a → b, and 2 more',
  );
});

test.each([
  ['/title', 'a', 'b', 'Subject: a → b'],
  ['/Title', 'a'.repeat(48), 'b', `Subject: ${'a'.repeat(48)} → b`],
  ['/Title', `${'a'.repeat(47)}  b`, 'b', `Subject: ${'a'.repeat(47)}… → b`],
  ['/CustomFields/x', undefined, '[I:3]', 'Custom fields: empty → [I:3]'],
  ['/CustomFields/x', '', 'a'.repeat(49), `Custom fields: empty → ${'a'.repeat(48)}…`],
  ['/Nowhere', 0, false, 'Nowhere: 0 → false'],
])('of %s, %p to %p', (pointer, before, after, words) => {
  expect(changeText({ pointer, before, after }, peek)).toBe(words);
});

test('as many changes as are wanted are all said', () => {
  const change = { pointer: '/Title', before: 'a', after: 'b' };
  expect(changesText([change, change], peek)).toBe('Subject: a → b, Subject: a → b');
  expect(changesText([change, change], peek, 1)).toBe('Subject: a → b, and 1 more');
  expect(changesText([], peek)).toBe('');
});

test('a change is told by its label and its values', () => {
  const change = { pointer: '/Priority/TicketPriorityId', before: 2, after: 3 };
  expect(sayChange(change, peek)).toEqual({ label: 'Priority', before: 'Medium', after: 'High' });
  expect(sayChange({ pointer: '/Nowhere', before: 1, after: '' }, peek)).toEqual({
    label: 'Nowhere',
    before: '1',
    after: 'empty',
  });
});

test('lists of a whole company are not loaded for names', () => {
  const pointers = ['/Priority/TicketPriorityId', '/Person/PersonId', '/Sale/SaleId', '/Title'];
  const lists = listsNaming(pointers.map((pointer) => ({ pointer })));
  expect([...lists]).toEqual(['ticketpriority']);
});

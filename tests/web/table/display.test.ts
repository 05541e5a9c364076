import { describe, expect, test } from '@jest/globals';
import { automaticOwner } from '../../wasm/js/fields.js';
import { display, words } from '../../web/draft/display.js';
import type { Rights } from '../../wasm/js/index.js';
import { size } from '../../web/draft/format.js';
import {
  accessTo,
  keyOf,
  membersOf,
  pointerOf,
  rowAt,
  rowNamed,
  rowsFor,
} from '../../web/draft/properties.js';
import { toCurl, toTypeScript } from '../../web/draft/snippets.js';
import { parseHash, toHash } from '../../web/page/router.js';

const nothing = (): undefined => undefined;

describe('rows', () => {
  test.each([
    ['title', '/Title'],
    ['priority', '/Priority/TicketPriorityId'],
    ['status', '/Status/TicketStatusId'],
    ['category', '/Category/TicketCategoryId'],
    ['owner', '/OwnedBy/AssociateId'],
    ['person', '/Person/PersonId'],
    ['tags', '/Tags'],
  ])('%s edits %s', (name, pointer) => {
    const row = rowNamed(name);
    expect(row && pointerOf(row)).toBe(pointer);
  });

  test('are named in any case, in the order given, and unknown names are left out', () => {
    expect(rowsFor(['TAGS', ' title ', 'nonsense']).map(({ name }) => name)).toEqual([
      'Tags',
      'Title',
    ]);
  });

  test('are found by a pointer below them', () => {
    expect(rowAt('/priority/ticketPriorityId')?.name).toBe('Priority');
    expect(rowAt('/Nonsense')).toBeUndefined();
    expect(rowAt('')).toBeUndefined();
  });

  test('know their key and members', () => {
    expect(keyOf(rowNamed('tags')!)).toBe('Id');
    expect(keyOf(rowNamed('title')!)).toBeUndefined();
    expect(membersOf(rowNamed('slevel')!)).toEqual(['Internal', 'External']);
  });

  test('offer what a user may pick', () => {
    const offered = membersOf(rowNamed('basestatus')!);
    expect(offered).toContain('Postponed1Hour');
    for (const name of ['Unknown', 'Deleted', 'Merged']) expect(offered).not.toContain(name);
  });

  test('are open as far as the rights go, and closed without any', () => {
    const open = { read: true, update: true, mandatory: false, reason: '', type: '', length: 0 };
    const rights = { fields: { Title: open } } as unknown as Rights;
    expect(accessTo(rowNamed('title')!, rights)).toBe(open);
    expect(accessTo(rowNamed('author')!, rights)).toMatchObject({ read: true, update: false });
  });
});

describe('display', () => {
  test.each([
    ['owner', undefined, {}, 'Unassigned'],
    ['owner', 0, {}, 'Unassigned'],
    ['owner', automaticOwner, {}, 'Automatic (by the category’s rules)'],
    ['owner', 12, { OwnedBy: { AssociateId: 12, FullName: 'Berit' } }, 'Berit'],
    ['owner', 13, { OwnedBy: { AssociateId: 12, FullName: 'Berit' } }, '#13'],
    ['title', '', {}, 'empty'],
    ['title', 'x', {}, 'x'],
    ['origin', 'CustomerCentre', {}, 'Customer centre'],
    ['tags', [], {}, 'empty'],
    ['tags', [{ Id: 1 }, { Id: 2 }], { Tags: [{ Id: 1, Name: 'vip' }] }, 'vip, #2'],
    ['HasAttachment', true, {}, 'Yes'],
  ])('%s %p', (name, value, base, expected) => {
    expect(display(rowNamed(name)!, value, base, nothing)).toBe(expected);
  });

  test('names come from the list', () => {
    const items = [{ Id: 3, Name: 'High' }] as never;
    expect(display(rowNamed('priority')!, 3, {}, () => items)).toBe('High');
  });

  test('words keep abbreviations', () => {
    expect(words('SMS')).toBe('SMS');
    expect(words('EMarketing')).toBe('EMarketing');
    expect(words('Postponed1Hour')).toBe('Postponed1 hour');
  });
});

test.each([
  [1, '1 byte'],
  [118, '118 bytes'],
  [225_280, '225 KB'],
  [1_400_000, '1.4 MB'],
])('%p bytes', (bytes, expected) => {
  expect(size(bytes)).toBe(expected);
});

describe('snippets', () => {
  test('a shell sees the body as one word', () => {
    const curl = toCurl({
      method: 'PATCH',
      url: 'https://host/api/v1/Ticket/7',
      fields: { 'Content-Type': 'application/json' },
      body: '[{"value":"it\'s"}]',
    });
    expect(curl).toContain(`--data-binary '[{"value":"it'\\''s"}]'`);
    expect(curl).toContain("-H 'Content-Type: application/json'");
  });

  test('the program makes the same edits', () => {
    const program = toTypeScript(7, 'https://host/', [
      { pointer: '/Title', before: 'a', after: 'b "c"' },
    ]);
    expect(program).toContain(`draft.set('/Title', "b \\"c\\"");`);
    expect(program).toContain('client.patchTicket(7, draft.plan())');
  });
});

test.each([
  ['', { name: 'list' }],
  ['#/', { name: 'list' }],
  ['#/new', { name: 'new' }],
  ['#/ticket/1042', { name: 'ticket', id: 1042 }],
  ['#/ticket/0', { name: 'list' }],
  ['#/ticket/x', { name: 'list' }],
  ['#/ticket/99999999999', { name: 'list' }],
])('the hash %p', (hash, route) => {
  expect(parseHash(hash)).toEqual(route);
  if (hash.length > 2 && route.name !== 'list') expect(toHash(parseHash(hash))).toBe(hash);
});

import { describe, expect, test } from '@jest/globals';
import { automaticOwner } from '../../../wasm/js/fields.js';
import { loadCore } from '../../js/support/core.js';
import { type ReadFields, display, itemName, nameOf, words } from '../../../web/table/display.js';
import type { Rights } from '../../../wasm/js/index.js';
import { absolute } from '../../../web/text/time.js';
import { size } from '../../../web/text/size.js';
import {
  accessTo,
  keyOf,
  membersOf,
  pointerOf,
  rowAt,
  rowNamed,
  rowsFor,
} from '../../../web/table/properties.js';

const core = await loadCore();
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

  test.each([
    ['HasAttachment', false, 'No'],
    ['title', null, 'empty'],
    ['title', undefined, 'empty'],
    ['NumReplies', 0, '0'],
    ['title', 'CustomerCentre', 'CustomerCentre'],
    ['deadline', 'some day', 'some day'],
    ['deadline', 5, '5'],
    ['deadline', '2026-11-29T08:00:00Z', absolute(Date.UTC(2026, 10, 29, 8))],
    ['priority', null, 'empty'],
    ['priority', '3', 'empty'],
    ['priority', automaticOwner, `#${automaticOwner}`],
    ['owner', '12', 'Unassigned'],
    ['tags', null, 'empty'],
    ['customfields', { a: '1' }, '{"a":"1"}'],
    ['title', { a: 1 }, '{"a":1}'],
  ])('of %s, %p', (name, value, expected) => {
    expect(display(rowNamed(name)!, value, {}, nothing)).toBe(expected);
  });

  test('of an object that is no dictionary asks nobody who reads custom fields', () => {
    const never: ReadFields = () => [{ key: 'x', kind: 'text', value: 'y' } as never];
    expect(display(rowNamed('title')!, { a: 1 }, {}, nothing, never)).toBe('{"a":1}');
  });

  test.each([
    [{ Id: 12, Name: 'B', FullName: 'Berit' }, 'Berit'],
    [{ Id: 12, Name: 'B', FullName: '' }, 'B'],
    [{ Id: 12, Name: '', FullName: null }, 'Base'],
    [{ Id: 13, Name: 'Other' }, 'Base'],
  ])('a reference is named by its list before the ticket: %j', (item, expected) => {
    const base = { OwnedBy: { AssociateId: 12, FullName: 'Base' } };
    const list = () => [item] as never;
    expect(display(rowNamed('owner')!, 12, base, list)).toBe(expected);
  });

  test('custom fields without a name of their own have their key, and what is not so is no', () => {
    const row = rowNamed('customfields')!;
    const list = () => [{ Id: 1, Name: '', ExtraInfo: 'x_done' }];
    const read: ReadFields = (dictionary) => core.customFields(dictionary);
    expect(display(row, { x_done: 'False' }, {}, list, read)).toBe('x_done: No');
  });

  test('names come from the list', () => {
    const items = [{ Id: 3, Name: 'High' }] as never;
    expect(display(rowNamed('priority')!, 3, {}, () => items)).toBe('High');
  });

  test.each([
    ['TicketCategoryEntity', { Fullname: '', Name: 'Printers' }, 'Printers'],
    ['TicketCategoryEntity', { Fullname: 'Hardware/Printers', Name: 'P' }, 'Hardware/Printers'],
    ['Associate', { FullName: null, Name: 'TJE0' }, 'TJE0'],
    ['Person', { FullName: 'Anna', Title: 'Manager' }, 'Anna'],
    // A person's title is what they do.
    ['Person', { FullName: '', Title: 'Manager' }, undefined],
    ['Sale', { Title: 'Order' }, 'Order'],
    ['Tag', { Name: '' }, undefined],
    ['Tag', null, undefined],
    ['TableRight', { Name: 'x' }, undefined],
    [undefined, { Name: 'x' }, undefined],
  ] as const)('a %s %j is named %p', (carrier, value, name) => {
    expect(nameOf(carrier, value)).toBe(name);
  });

  test('an item of a set is named by itself, by the base, by its list, or by its number', () => {
    const tags = rowNamed('tags')!;
    const base = { Tags: [{ Id: 1, Name: 'vip' }] };
    const list = () => [{ Id: 2, Name: 'billing' }];
    const name = (item: object): string => itemName(tags, item, base, list);
    expect(name({ Id: 1, Name: 'gold' })).toBe('gold');
    expect(name({ Id: 1 })).toBe('vip');
    expect(name({ Id: 2 })).toBe('billing');
    expect(name({ Id: 3 })).toBe('#3');
  });

  test('custom fields are named and read by the core, without what the server adds', () => {
    const fields = {
      'SuperOffice:1': '[I:3]',
      'SuperOffice:1:DisplayText': 'three',
      'SuperOffice:1:DisplayTooltip': 'tip',
      'SuperOffice:1:org': '2',
      x_note: '',
      x_done: 'True',
      x_day: '[D:01/31/2026]',
      'x:other': 'kept',
    };
    const row = rowNamed('customfields')!;
    const list = () => [{ Id: 1, Name: 'Floor', ExtraInfo: 'SuperOffice:1' }];
    const read: ReadFields = (dictionary) => core.customFields(dictionary);
    const shown = 'Floor: 3, x:other: kept, x_day: 2026-01-31, x_done: Yes, x_note: empty';
    expect(display(row, fields, {}, list, read)).toBe(shown);
    expect(display(row, {}, {}, list, read)).toBe('empty');
    expect(display(row, fields, {}, nothing, read)).toMatch(/^SuperOffice:1: 3/);
  });

  test('a date that stands for none is empty', () => {
    expect(display(rowNamed('deadline')!, '0001-01-01T00:00:00', {}, nothing)).toBe('empty');
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

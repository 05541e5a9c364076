import { describe, expect, jest, test } from '@jest/globals';
import type { CustomField, MDOListItem } from '../../wasm/js/index.js';
import { isCheckbox, withEntry } from '../../web/controls/dictionary.js';
import { wholeLists } from '../../web/controls/field.js';
import { controls } from '../../web/controls/index.js';
import { wholeNumber } from '../../web/controls/number.js';
import { withItem, withoutItem } from '../../web/controls/set.js';
import { Lists, listsOf } from '../../web/draft/lists.js';
import { rowsFor, shownRows } from '../../web/draft/properties.js';

test('every property that is shown has a control', () => {
  const rows = shownRows();
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) expect([row.name, controls[row.control]]).not.toContain(undefined);
});

test('forms load the lists that they offer as a whole, and no others', () => {
  const rows = rowsFor(['title', 'status', 'category', 'owner', 'person', 'tags', 'basestatus']);
  expect(wholeLists(rows)).toEqual(['ticketstatus', 'ejcategory', 'associate', 'tags']);
});

test.each([
  ['12', 12],
  ['-3', -3],
  ['', undefined],
  ['1.5', undefined],
  ['x', undefined],
])('%p as a whole number', (typed, expected) => {
  expect(wholeNumber(typed)).toBe(expected);
});

describe('sets', () => {
  const option = { id: 2, label: 'b', path: 'b', detail: '', depth: 0 };
  const before = [
    { Id: 1, Name: 'a' },
    { Id: 2, Name: 'b' },
  ];

  test('a new item has only its key', () => {
    expect(withItem('Id', [], [], option)).toEqual([{ Id: 2 }]);
  });

  test('an item that was there comes back as it was', () => {
    const removed = withoutItem('Id', before, 2);
    expect(removed).toEqual([{ Id: 1, Name: 'a' }]);
    expect(withItem('Id', before, removed, option)).toEqual(before);
  });

  test('nothing is in a set twice', () => {
    expect(withItem('Id', before, before, option)).toBe(before);
  });

  test('a missing set is an empty one', () => {
    expect(withItem('Id', null, null, option)).toEqual([{ Id: 2 }]);
  });
});

describe('dictionaries', () => {
  const field = (members: Partial<CustomField>): CustomField => ({
    ...{ key: 'x', text: '', kind: 'text', value: '', display: '', tooltip: '' },
    ...members,
  });

  test('another text is a dictionary of its own', () => {
    const before = { a: '1', b: '2' };
    const changed = withEntry(before, before, 'a', '3');
    expect(changed).toEqual({ a: '3', b: '2' });
    expect(before).toEqual({ a: '1', b: '2' });
    expect(withEntry(changed, before, 'a', '1')).toBe(before);
  });

  test('members of Object.prototype are plain keys', () => {
    const before = JSON.parse('{"__proto__":"1","constructor":"2"}') as object;
    const changed = withEntry(before, before, '__proto__', '3');
    expect(JSON.stringify(changed)).toBe('{"__proto__":"3","constructor":"2"}');
  });

  test.each([
    [{ kind: 'boolean', value: 'true' }, true],
    [{ kind: 'integer', value: '1', display: '[SR_YES]' }, true],
    [{ kind: 'integer', value: '0', display: '[SR_NO]' }, true],
    [{ kind: 'integer', value: '1', display: 'Blue' }, false],
    [{ kind: 'integer', value: '2', display: '[SR_YES]' }, false],
    [{ kind: 'text', value: '1', display: '[SR_YES]' }, false],
  ] as [Partial<CustomField>, boolean][])('%j as a checkbox: %p', (members, expected) => {
    expect(isCheckbox(field(members))).toBe(expected);
  });
});

describe('lists', () => {
  const items = [{ Id: 1, Name: 'Low' }] as MDOListItem[];

  test('are asked for once, in any case', async () => {
    const getList = jest.fn(() => Promise.resolve<readonly MDOListItem[]>(items));
    const lists = new Lists({ getList });
    await Promise.all([lists.get('TicketPriority'), lists.get('ticketpriority')]);
    expect(getList).toHaveBeenCalledTimes(1);
    expect(lists.peek('TICKETPRIORITY')).toBe(items);
  });

  test('a failure is forgotten', async () => {
    const getList = jest
      .fn<() => Promise<readonly MDOListItem[]>>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce(items);
    const lists = new Lists({ getList });
    await expect(lists.get('tags')).rejects.toThrow('away');
    expect(lists.peek('tags')).toBeUndefined();
    await expect(lists.get('tags')).resolves.toBe(items);
  });

  test('are shared by client', () => {
    const client = { getList: () => Promise.resolve(items) };
    expect(listsOf(client)).toBe(listsOf(client));
  });
});

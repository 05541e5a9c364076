import { describe, expect, jest, test } from '@jest/globals';
import type { MDOListItem } from '../../wasm/js/index.js';
import { dictionaryEntries } from '../../web/controls/dictionary.js';
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

test('dictionaries show what has a text, by name', () => {
  expect(dictionaryEntries({ b: '2', a: '1', c: '', d: null })).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(dictionaryEntries(null)).toEqual([]);
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

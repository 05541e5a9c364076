import { expect, jest, test } from '@jest/globals';
import type { CustomFieldInfo, MDOListItem } from '../../../wasm/js/index.js';
import { customFieldList, Lists, listsOf } from '../../../web/table/lists.js';

const items: readonly MDOListItem[] = [{ Id: 1, Name: 'Low' }];

test('lists are asked for once, in any case', async () => {
  const getList = jest.fn(() => Promise.resolve(items));
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

test('lists are shared by client', () => {
  const client = { getList: () => Promise.resolve(items) };
  expect(listsOf(client)).toBe(listsOf(client));
  expect(listsOf({ ...client })).not.toBe(listsOf(client));
});

test('what a search has found is known by name afterwards, the newest of a name', async () => {
  const found: Record<string, MDOListItem[]> = {
    a: [{ Id: 7, Name: 'Ada' }],
    b: [
      { Id: 8, Name: 'Berit' },
      { Id: 7, Name: 'Ada Lie' },
    ],
  };
  const lists = new Lists({
    getList: (_name, { query = '' } = {}) => Promise.resolve(found[query] ?? []),
  });
  expect(lists.known('person_new')).toBeUndefined();
  await lists.search('Person_New', 'a');
  await lists.search('person_new', 'b');
  expect(lists.known('PERSON_NEW')).toEqual(found['b']);
  expect(lists.peek('person_new')).toBeUndefined();
  await lists.get('person_new');
  expect(lists.known('person_new')).toEqual([]);
});

test('not everything that was ever found is kept', async () => {
  let id = 0;
  const lists = new Lists({
    getList: () => Promise.resolve(Array.from({ length: 50 }, () => ({ Id: ++id }))),
  });
  for (let search = 0; search < 12; ++search) await lists.search('person', String(search));
  expect(lists.known('person')).toHaveLength(500);
  expect(lists.known('person')?.[0]?.Id).toBe(551);
});

test('custom fields are a list of their own, with keys beside the names', async () => {
  const field = { FieldName: 'SuperOffice:1', DisplayName: 'Serial number', Rank: 3 };
  const lists = new Lists({
    getList: () => Promise.reject(new Error('no list of the server')),
    getCustomFields: () => Promise.resolve([field as CustomFieldInfo]),
  });
  expect(lists.customFields).toBeUndefined();
  const [item] = await lists.get(customFieldList);
  expect(item).toMatchObject({ Id: 3, Name: 'Serial number', ExtraInfo: 'SuperOffice:1' });
  expect(lists.customFields).toEqual([field]);
});

test('a list that is being loaded is not asked for again, nor one that has been', async () => {
  let answer: (found: readonly MDOListItem[]) => void = () => undefined;
  const getList = jest.fn(
    () => new Promise<readonly MDOListItem[]>((resolve) => (answer = resolve)),
  );
  const lists = new Lists({ getList });
  const first = lists.get('tags');
  expect(lists.get('TAGS')).toBe(first);
  answer(items);
  await first;
  expect(await lists.get('tags')).toBe(items);
  expect(getList).toHaveBeenCalledTimes(1);
});

test('custom fields of a server that does not tell of them are none', async () => {
  const lists = new Lists({ getList: () => Promise.reject(new Error('no list of the server')) });
  expect(await lists.get(customFieldList)).toEqual([]);
  expect(lists.customFields).toEqual([]);
});

test('a custom field without a name has its key; its words and type come along', async () => {
  const field = { FieldName: 'x', DisplayName: '', Description: 'Tip', FieldType: 'Int', Rank: 1 };
  const lists = new Lists({
    getList: () => Promise.resolve([]),
    getCustomFields: () => Promise.resolve([field as unknown as CustomFieldInfo]),
  });
  expect(await lists.get('CustomField')).toEqual([
    { Id: 1, Name: 'x', ToolTip: 'Tip', Type: 'Int', ExtraInfo: 'x' },
  ]);
});

test('a search asks the server by its words, each time, and can be given up', async () => {
  const getList = jest.fn<(name: string, options?: object) => Promise<readonly MDOListItem[]>>();
  getList.mockResolvedValue(items);
  const lists = new Lists({ getList });
  const { signal } = new AbortController();
  expect(await lists.search('Person', 'a', signal)).toBe(items);
  expect(await lists.search('person', 'a')).toBe(items);
  expect(getList.mock.calls).toEqual([
    ['person', { query: 'a', signal }],
    ['person', { query: 'a' }],
  ]);
  expect(lists.known('person')).toEqual(items);
});

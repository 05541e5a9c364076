import { expect, test } from '@jest/globals';
import { TicketwireError } from '../../../../wasm/js/errors.js';
import type { ListOptions, TicketPage } from '../../../../wasm/js/index.js';
import { appended, readEntries } from '../../../../web/elements/list/reading.js';
import type { Entry, Query } from '../../../../web/table/views.js';

const query: Query = {
  ...{ view: 'open', order: 'deadline', search: '', filter: '', columns: '' },
  associateId: 10,
};

/** A desk with so many tickets, that notes what it is asked. */
function desk(count: number, refuse: (options: ListOptions) => boolean = () => false) {
  const asked: ListOptions[] = [];
  const listTickets = (options: ListOptions = {}): Promise<TicketPage> => {
    asked.push(options);
    if (refuse(options))
      return Promise.reject(new TicketwireError('no', { code: 'argument', status: 400 }));
    const { skip = 0, top = 0 } = options;
    const ids = Array.from({ length: Math.max(0, Math.min(top, count - skip)) }, (_, at) => at);
    const rows = ids.map((at) => ({ PrimaryKey: skip + at + 1, EntityName: 'ticket' }));
    return Promise.resolve({ rows, more: skip + top < count });
  };
  return { asked, client: { listTickets } };
}

const { signal } = new AbortController();

test('more than one answer holds is read in several', async () => {
  const { asked, client } = desk(2_600);
  const read = await readEntries(client, query, { skip: 100, top: 2_300 }, signal);
  expect(asked.map(({ skip, top }) => [skip, top])).toEqual([
    [100, 1000],
    [1100, 1000],
    [2100, 300],
  ]);
  expect(read.entries.map(({ id }) => id)).toEqual(
    Array.from({ length: 2300 }, (_, at) => at + 101),
  );
  expect(read).toMatchObject({ more: true, narrowed: false });
});

test('nothing is asked for beyond the last ticket', async () => {
  const { asked, client } = desk(1_500);
  const read = await readEntries(client, query, { skip: 0, top: 9_000 }, signal);
  expect(asked).toHaveLength(2);
  expect(read.entries).toHaveLength(1500);
  expect(read.more).toBe(false);
});

test('a search that the server refuses is narrowed once, for all its pages', async () => {
  const { asked, client } = desk(1_500, ({ filter }) => filter!.includes('person/fullName'));
  const words = { ...query, search: 'printer' };
  const read = await readEntries(client, words, { skip: 0, top: 1_500 }, signal);
  expect(read).toMatchObject({ narrowed: true, more: false });
  expect(asked).toHaveLength(3);
});

test('what is refused otherwise is an error', async () => {
  const { client } = desk(5, () => true);
  await expect(readEntries(client, query, { skip: 0, top: 50 }, signal)).rejects.toThrow('no');
  const words = { ...query, search: 'printer', wide: false };
  await expect(readEntries(client, words, { skip: 0, top: 50 }, signal)).rejects.toThrow('no');
});

test('a ticket that comes twice stands where it was read last', () => {
  const entries = (...ids: number[]) => ids.map((id) => ({ id }) as Entry);
  const ids = (all: readonly Entry[]) => all.map(({ id }) => id);
  expect(ids(appended(entries(1, 2, 3), entries(2, 4)))).toEqual([1, 3, 2, 4]);
  expect(ids(appended([], entries(2)))).toEqual([2]);
});

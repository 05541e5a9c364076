import { expect, test } from '@jest/globals';
import { mostExported, readAll } from '../../../../web/elements/list/reading-all.js';
import { TicketwireError, type ListOptions } from '../../../../wasm/js/index.js';

const query = {
  ...({ view: 'open', order: 'change', search: '', filter: 'title-has-jam' } as const),
  ...{ columns: 'tags', associateId: 5 },
};

/** A server with so many tickets. */
function server(total: number, answer?: (options: ListOptions) => void) {
  const asked: ListOptions[] = [];
  const listTickets = async (options: ListOptions = {}) => {
    await Promise.resolve();
    asked.push(options);
    answer?.(options);
    const { skip = 0, top = 0 } = options;
    const ids = Array.from({ length: Math.min(top, total - skip) }, (_, at) => skip + at + 1);
    const rows = ids.map((id) => ({ PrimaryKey: id, EntityName: 'ticket' }));
    return { rows, more: skip + top < total };
  };
  return { asked, client: { listTickets } };
}

const signal = new AbortController().signal;

test('every ticket of the list is read in its order, with its filter, and counted', async () => {
  const { client, asked } = server(1201);
  const counts: number[] = [];
  const { rows, more } = await readAll(client, query, { signal, tell: (n) => counts.push(n) });
  expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual(
    Array.from({ length: 1201 }, (_, at) => at + 1),
  );
  expect(more).toBe(false);
  expect(counts).toEqual([500, 1000, 1201]);
  expect(asked.map(({ skip }) => skip)).toEqual([0, 500, 1000]);
  expect(new Set(asked.map(({ filter, orderBy }) => [filter, orderBy].join(' ')))).toEqual(
    new Set(["status eq 'Active' and title contains 'jam' lastChanged desc"]),
  );
  expect(asked[0]!.select).toEqual(expect.arrayContaining(['createdAt', 'tags', 'title']));
});

test('it ends at its bound, and says that there is more', async () => {
  const { client, asked } = server(10 * mostExported);
  const { rows, more } = await readAll(client, query, { signal, tell: () => undefined });
  expect(rows).toHaveLength(mostExported);
  expect(more).toBe(true);
  expect(asked).toHaveLength(mostExported / 500);
});

test('where customers cannot be searched titles are, as in the list', async () => {
  const refused = new TicketwireError('No', { code: 'argument', status: 400 });
  const { client, asked } = server(3, ({ filter }) => {
    if (filter!.includes('contactName')) throw refused;
  });
  const searched = { ...query, search: 'jam' };
  const { rows } = await readAll(client, searched, { signal, tell: () => undefined });
  expect(rows).toHaveLength(3);
  expect(asked).toHaveLength(2);
  const failing = server(3, () => {
    throw refused;
  });
  await expect(readAll(failing.client, query, { signal, tell: () => undefined })).rejects.toBe(
    refused,
  );
});

import { expect, test } from '@jest/globals';
import type { ListOptions, TicketPage } from '../../../../wasm/js/index.js';
import { Counts } from '../../../../web/elements/list/counts.js';

function desk(total: (options: ListOptions) => number | undefined) {
  const filters: string[] = [];
  const listTickets = (options: ListOptions = {}): Promise<TicketPage> => {
    filters.push(options.filter!);
    return Promise.resolve({ rows: [], more: false, total: total(options) });
  };
  return { filters, client: { listTickets } };
}

test('each view but the closed one is counted, and told once', async () => {
  let told = 0;
  const counts = new Counts(() => ++told);
  const { filters, client } = desk(({ filter }) => filter!.length);
  expect(counts.of('open')).toBeUndefined();
  await counts.count(client, 10);
  expect(filters).toHaveLength(5);
  expect(filters.some((filter) => filter.includes('Closed'))).toBe(false);
  expect(counts.of('open')).toBe("status eq 'Active'".length);
  expect(counts.of('closed')).toBeUndefined();
  expect(told).toBe(1);
});

test('quietly it is counted not again and again, until another user is there', async () => {
  const counts = new Counts(() => undefined);
  const { filters, client } = desk(() => 1);
  await counts.count(client, 10, true);
  await counts.count(client, 10, true);
  expect(filters).toHaveLength(5);
  await counts.count(client, 10);
  expect(filters).toHaveLength(10);
  counts.reset();
  expect(counts.of('mine')).toBeUndefined();
  await counts.count(client, 11, true);
  expect(filters).toHaveLength(15);
});

test('a WebAPI that does not count, or fails, leaves the views as they are', async () => {
  const counts = new Counts(() => undefined);
  await counts.count(desk(() => undefined).client, 10);
  expect(counts.of('mine')).toBeUndefined();
  await counts.count({ listTickets: () => Promise.reject(new Error('away')) }, 10);
  expect(counts.of('mine')).toBeUndefined();
});

test('what is counted for a list that is gone is not told', async () => {
  let told = 0;
  const counts = new Counts(() => ++told);
  const counting = counts.count(desk(() => 1).client, 10);
  counts.stop();
  await counting;
  expect(told).toBe(0);
});

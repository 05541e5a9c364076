import { expect, test } from '@jest/globals';
import type { ListOptions, TicketPage } from '../../../../wasm/js/index.js';
import { countedViews, Counts } from '../../../../web/elements/list/counts.js';

function desk(total: (options: ListOptions) => number | undefined) {
  const filters: string[] = [];
  const listTickets = (options: ListOptions = {}): Promise<TicketPage> => {
    filters.push(options.filter!);
    return Promise.resolve({ rows: [], more: false, total: total(options) });
  };
  return { filters, client: { listTickets } };
}

const of = (associateId: number, filter = '') => ({ associateId, all: countedViews(filter) });
const open = { view: 'open', filter: '' } as const;
const mine = { view: 'mine', filter: '' } as const;

test('each view but the closed one is counted, and told once', async () => {
  let told = 0;
  const counts = new Counts(() => ++told);
  const { filters, client } = desk(({ filter }) => filter!.length);
  expect(counts.of(open)).toBeUndefined();
  await counts.count(client, of(10));
  expect(filters).toHaveLength(5);
  expect(filters.some((filter) => filter.includes('Closed'))).toBe(false);
  expect(counts.of(open)).toBe("status eq 'Active'".length);
  expect(counts.of({ view: 'closed', filter: '' })).toBeUndefined();
  expect(told).toBe(1);
});

test('quietly it is counted not again and again, until another user is there', async () => {
  const counts = new Counts(() => undefined);
  const { filters, client } = desk(() => 1);
  await counts.count(client, of(10), true);
  await counts.count(client, of(10), true);
  expect(filters).toHaveLength(5);
  await counts.count(client, of(10));
  expect(filters).toHaveLength(10);
  counts.reset();
  expect(counts.of(mine)).toBeUndefined();
  await counts.count(client, of(11), true);
  expect(filters).toHaveLength(15);
});

test('with another filter it is counted at once, and no other number is shown', async () => {
  const counts = new Counts(() => undefined);
  const { filters, client } = desk(({ filter }) => filter!.length);
  await counts.count(client, of(10), true);
  const filtered = { view: 'open', filter: 'status-is-2' } as const;
  expect(counts.of(filtered)).toBeUndefined();
  await counts.count(client, of(10, filtered.filter), true);
  expect(filters).toHaveLength(10);
  expect(counts.of(filtered)).toBe("status eq 'Active' and ticketStatusName oneOf (2)".length);
  expect(counts.of(open)).toBeUndefined();
});

test('what is asked for twice is counted once', async () => {
  const { filters, client } = desk(() => 1);
  const counts = new Counts(() => undefined);
  await counts.count(client, { associateId: 10, all: [open, open, mine] });
  expect(filters).toHaveLength(2);
});

test('a WebAPI that does not count, or fails, leaves the views as they are', async () => {
  const counts = new Counts(() => undefined);
  await counts.count(desk(() => undefined).client, of(10));
  expect(counts.of(mine)).toBeUndefined();
  await counts.count({ listTickets: () => Promise.reject(new Error('away')) }, of(10));
  expect(counts.of(mine)).toBeUndefined();
});

test('what is counted for a list that is gone is not told', async () => {
  let told = 0;
  const counts = new Counts(() => ++told);
  const counting = counts.count(desk(() => 1).client, of(10));
  counts.stop();
  await counting;
  expect(told).toBe(0);
});

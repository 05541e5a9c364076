import { expect, test } from '@jest/globals';
import { groupsOf } from '../../../web/table/groups.js';
import type { Entry } from '../../../web/table/views.js';

const now = new Date(2026, 2, 29, 15, 0).getTime();
const hours = (count: number): string => new Date(now + count * 3_600_000).toISOString();

let next = 0;
const entry = (part: Partial<Entry>): Entry => ({ id: ++next, active: true, ...part }) as Entry;

const named = (
  entries: Entry[],
  view: 'open' | 'postponed' | 'closed',
  order: 'deadline' | 'change',
) => groupsOf(entries, { view, order }, now).map(({ name, entries }) => [name, entries.length]);

test('open tickets stand by their deadlines', () => {
  const entries = [-30, -1, 0, 2, 8.9, 9, 300].map((left) => entry({ deadline: hours(left) }));
  expect(named([...entries, entry({ deadline: null })], 'open', 'deadline')).toEqual([
    ['overdue', 2],
    ['today', 3],
    ['later', 2],
    ['undated', 1],
  ]);
});

test('postponed tickets stand by when they come back', () => {
  const entries = [-1, 3, 30].map((left) =>
    entry({ active: false, deadline: hours(-99), returns: hours(left) }),
  );
  expect(named(entries, 'postponed', 'deadline')).toEqual([
    ['overdue', 1],
    ['today', 1],
    ['later', 1],
  ]);
});

test('a search may find what is not open: it is due no more', () => {
  expect(named([entry({ active: false, deadline: hours(-1) })], 'open', 'deadline')).toEqual([
    ['undated', 1],
  ]);
});

test('by change they stand by days, which begin at midnight', () => {
  const entries = [0, -14.9, -15.1, -38, -40].map((ago) => entry({ changed: hours(ago) }));
  expect(named(entries, 'closed', 'change')).toEqual([
    ['today', 2],
    ['yesterday', 2],
    ['earlier', 1],
  ]);
});

test('closed tickets have no deadlines to stand by', () => {
  const entries = [entry({ active: false, deadline: hours(1) }), entry({ active: false })];
  expect(named(entries, 'closed', 'deadline')).toEqual([[undefined, 2]]);
  expect(named([], 'closed', 'deadline')).toEqual([]);
});

test('the order stays, whatever the server does', () => {
  const entries = [2, -1, 3].map((left) => entry({ deadline: hours(left) }));
  const groups = groupsOf(entries, { view: 'open', order: 'deadline' }, now);
  expect(groups.map(({ name }) => name)).toEqual(['today', 'overdue', 'today']);
  expect(groups.flatMap((group) => group.entries)).toEqual(entries);
});

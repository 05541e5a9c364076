import { instant } from '../text/time.js';
import type { Entry, OrderName, ViewName } from './views.js';

/** What the tickets of a group have in common: when they are due, come back or were changed. */
export type GroupName = 'overdue' | 'today' | 'later' | 'undated' | 'yesterday' | 'earlier';

/** Neighbours in a list; `name` is undefined for a list that has no groups. */
export interface Group {
  readonly name: GroupName | undefined;
  readonly entries: readonly Entry[];
}

/**
 * Tickets in the groups of their order, which stays as it is. A group ends where the next ticket
 * belongs to another one, so that what a server orders otherwise is still all there.
 * @param now - Milliseconds since 1970; days begin at midnight in the reader's zone.
 */
export function groupsOf(
  entries: readonly Entry[],
  { view, order }: { readonly view: ViewName; readonly order: OrderName },
  now: number,
): readonly Group[] {
  if (entries.length === 0) return [];
  // What is closed is due no more.
  if (order === 'deadline' && view === 'closed') return [{ name: undefined, entries }];
  const days = daysAround(now);
  const groups: { name: GroupName; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const name = order === 'change' ? pastOf(entry, days) : dueOf(entry, now, days);
    const last = groups.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else groups.push({ name, entries: [entry] });
  }
  return groups;
}

interface Days {
  readonly yesterday: number;
  readonly today: number;
  readonly tomorrow: number;
}

function daysAround(now: number): Days {
  const date = new Date(now);
  const midnight = (days: number): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
  return { yesterday: midnight(-1), today: midnight(0), tomorrow: midnight(1) };
}

function dueOf(entry: Entry, now: number, days: Days): GroupName {
  const at = instant(entry.returns) ?? (entry.active ? instant(entry.deadline) : undefined);
  if (at === undefined) return 'undated';
  if (at < now) return 'overdue';
  return at < days.tomorrow ? 'today' : 'later';
}

function pastOf(entry: Entry, days: Days): GroupName {
  const at = instant(entry.changed);
  if (at === undefined) return 'undated';
  if (at >= days.today) return 'today';
  return at >= days.yesterday ? 'yesterday' : 'earlier';
}

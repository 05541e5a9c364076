import type { ListOptions, TicketRow } from '../../wasm/js/index.js';
import { soon, toWire } from '../text/time.js';
import { parseColumns } from './columns.js';
import { filterConditions, parseFilter } from './filters.js';
import { searchConditions, searchedNumber } from './search.js';

/** `breaching`: open tickets that are overdue or soon will be. */
export type ViewName = 'mine' | 'unassigned' | 'breaching' | 'open' | 'postponed' | 'closed';
/** `deadline` orders postponed tickets by the moment at which they come back. */
export type OrderName = 'deadline' | 'change';

/** What a list shows; the reader's choice. */
export interface ListChoice {
  readonly view: ViewName;
  readonly order: OrderName;
  /** Words, each in the title, the customer's names, a message or the number; see `searchConditions`. */
  readonly search: string;
  /** Conditions on properties, as `formatFilter` writes them; empty for none. */
  readonly filter: string;
  /** What the second line of a ticket shows, as `formatColumns` writes it; empty for the usual. */
  readonly columns: string;
}

export interface Query extends ListChoice {
  readonly associateId: number;
  /** False: the search looks at titles and numbers alone. */
  readonly wide?: boolean;
}

/** The views of the list, in their order on the screen. */
export const views: readonly ViewName[] = [
  ...(['mine', 'unassigned', 'breaching', 'open', 'postponed', 'closed'] as const),
];
/** The orders of the list, the usual one first. */
export const orders: readonly OrderName[] = ['deadline', 'change'];

const columns = [
  'ticketId',
  'title',
  'lastChanged',
  'deadline',
  'activated',
  'status',
  'ticketStatusName',
  'priorityName',
  'categoryFullName',
  'ownedBy/fullName',
  'ownedBy/associateId',
  'person/fullName',
  'contactName',
  'readStatus',
  'numberOfMessages',
] as const;

/** The call that counts a view's tickets, as far as a filter lets them through. */
export function countOptions(
  query: Pick<Query, 'view' | 'filter' | 'associateId'>,
  now: number = Date.now(),
): ListOptions {
  const filter = viewFilters(query, now).join(' and ');
  return { top: 1, select: ['ticketId'], filter, count: true };
}

/** The call that a query stands for. A number alone finds its ticket in every view. */
export function listOptions(
  query: Query,
  page: { top: number; skip: number },
  now: number = Date.now(),
): ListOptions {
  const { search, wide = true } = query;
  const within = [
    ...viewFilters(query, now),
    ...searchConditions(search, wide ? 'messages' : 'titles'),
  ].join(' and ');
  const id = searchedNumber(search);
  return {
    ...page,
    select: [...new Set([...columns, ...parseColumns(query.columns).map(({ column }) => column)])],
    filter: id === undefined ? within : `ticketId eq ${id} or (${within})`,
    orderBy: orderBy(query),
  };
}

/**
 * The call for the most urgent tickets of a view that nobody has taken. Of views in which there is none
 * by what they are, those of all.
 */
export function queueOptions(query: Query, top: number, now: number = Date.now()): ListOptions {
  const view = query.view === 'mine' || query.view === 'closed' ? 'unassigned' : query.view;
  const { filter, ...options } = listOptions(
    { ...query, view, order: 'deadline', columns: '' },
    { top, skip: 0 },
    now,
  );
  return { ...options, filter: `ownedBy/associateId eq 0 and (${filter!})` };
}

function orderBy({ view, order }: Query): string {
  if (order === 'change') return 'lastChanged desc';
  return view === 'postponed' ? 'activated asc' : 'deadline asc';
}

function viewFilters(
  { view, filter, associateId }: Pick<Query, 'view' | 'filter' | 'associateId'>,
  now: number,
): string[] {
  return [...baseFilters(view, associateId, now), ...filterConditions(parseFilter(filter), now)];
}

function baseFilters(view: ViewName, associateId: number, now: number): string[] {
  switch (view) {
    case 'mine':
      return [`ownedBy/associateId eq ${associateId}`, "status eq 'Active'"];
    case 'unassigned':
      return ['ownedBy/associateId eq 0', "status eq 'Active'"];
    case 'breaching':
      return ["status eq 'Active'", `deadline beforeTime '${toWire(now + soon)}'`];
    case 'open':
      return ["status eq 'Active'"];
    case 'postponed':
      return ["status eq 'Postponed'"];
    case 'closed':
      return ["status eq 'Closed'"];
  }
}

/** A row of the list as it is shown. */
export interface Entry {
  readonly id: number;
  readonly title: string;
  readonly person: string;
  readonly company: string;
  readonly status: string;
  readonly active: boolean;
  readonly priority: string;
  readonly owner: string;
  readonly category: string;
  readonly deadline: unknown;
  readonly changed: unknown;
  /** When a postponed ticket comes back. */
  readonly returns: unknown;
  readonly unread: boolean;
  /** All that was read of it, where columns were asked for. */
  readonly row?: TicketRow | undefined;
}

export function toEntry(row: TicketRow): Entry {
  const at = (column: (typeof columns)[number]): string => {
    const value = row[column];
    return typeof value === 'string' ? value : '';
  };
  const read = at('readStatus');
  return {
    id: Number(row['ticketId'] ?? row.PrimaryKey),
    title: at('title'),
    person: at('person/fullName'),
    company: at('contactName'),
    status: at('ticketStatusName'),
    active: at('status') === 'Active',
    priority: at('priorityName'),
    owner: at('ownedBy/fullName'),
    category: at('categoryFullName'),
    deadline: row['deadline'],
    changed: row['lastChanged'],
    returns: at('status') === 'Postponed' ? row['activated'] : undefined,
    unread: read === 'Red' || read === 'Yellow',
  };
}

/** True for the same numbers, in whatever order. */
export function areSameNumbers(a: readonly number[], b: readonly number[] | undefined): boolean {
  if (a === b) return true;
  const known = new Set(b);
  return b !== undefined && new Set(a).size === known.size && a.every((each) => known.has(each));
}

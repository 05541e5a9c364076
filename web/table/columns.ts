import type { TicketRow } from '../../wasm/js/index.js';
import { text } from '../text/first.js';
import { instant, relative } from '../text/time.js';
import { known } from './known.js';

/** One of the properties that the second line of a ticket in a list can show. */
export interface Column {
  /** As it stands in an address. */
  readonly name: string;
  /** The row of the ticket's table that it is called by. */
  readonly row: string;
  /** The archive's column. */
  readonly column: string;
}

/** More do not fit into a line. */
export const mostColumns = 6;

const column = (name: string, row: string, column = name): Column => ({ name, row, column });

/** Those that there are, in the order in which they are offered. */
export const columns: readonly Column[] = [
  column('customer', 'Person', 'person/fullName'),
  column('status', 'Status', 'ticketStatusName'),
  column('priority', 'Priority', 'priorityName'),
  column('owner', 'OwnedBy', 'ownedBy/fullName'),
  column('category', 'Category', 'categoryFullName'),
  column('ticketType', 'TicketType', 'ticketTypeName'),
  column('tags', 'Tags'),
  column('createdAt', 'CreatedAt'),
  column('lastChanged', 'LastChanged'),
  column('repliedAt', 'RepliedAt'),
  column('closedAt', 'ClosedAt'),
  column('messages', 'NumMessages', 'numberOfMessages'),
  column('timeSpent', 'TimeSpent'),
];

const byName = new Map(columns.map((each) => [each.name.toLowerCase(), each]));

/** The columns that a text names, each once; none for the usual line. */
export function parseColumns(written: string | null | undefined): readonly Column[] {
  const named = (written ?? '').toLowerCase().split(/[^a-z]+/);
  return [...new Set(named)].flatMap((name) => byName.get(name) ?? []).slice(0, mostColumns);
}

/** Columns as a text, for attributes and addresses: `customer.tags`. */
export function formatColumns(chosen: readonly Column[]): string {
  return chosen.map(({ name }) => name).join('.');
}

/** The one text of columns, whatever was written; empty for the usual line. */
export function cleanColumns(written: string | null | undefined): string {
  return formatColumns(parseColumns(written));
}

/** What a person calls a column. */
export function columnLabel({ row }: Column): string {
  return known(row)?.label ?? '';
}

/** What a person reads of a ticket in a column; empty for nothing. Moments and numbers are named. */
export function columnText(each: Column, row: TicketRow, now: number): string {
  const value = row[each.column];
  if (typeof value === 'number') {
    return value === 0 ? '' : named(each, String(value));
  }
  if (typeof value !== 'string') return '';
  const at = instant(value);
  if (!(known(each.row)?.moment ?? at !== undefined)) return value;
  return at === undefined ? '' : named(each, relative(at, now));
}

function named(each: Column, value: string): string {
  const label = columnLabel(each);
  return label === '' ? value : text.list.fact(label, value);
}

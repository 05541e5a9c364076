import type { ListOptions, TicketRow } from '../../wasm/js/index.js';
import { text } from './text.js';

export type ViewName = 'mine' | 'unassigned' | 'open' | 'closed';
export type OrderName = 'deadline' | 'change';

export interface Query {
  readonly view: ViewName;
  readonly order: OrderName;
  /** Searched in titles. */
  readonly search: string;
  readonly associateId: number;
}

/** The views of the list, in their order on the screen. */
export const views: readonly { readonly name: ViewName; readonly label: string }[] = [
  { name: 'mine', label: text.list.mine },
  { name: 'unassigned', label: text.list.unassigned },
  { name: 'open', label: text.list.open },
  { name: 'closed', label: text.list.closed },
];

const columns = [
  'ticketId',
  'title',
  'lastChanged',
  'deadline',
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

/** The call that a query stands for. */
export function listOptions(query: Query, page: { top: number; skip: number }): ListOptions {
  const filters = [...viewFilters(query)];
  const search = query.search.trim();
  if (search !== '') filters.push(`title contains '${search.replaceAll("'", "''")}'`);
  return {
    ...page,
    select: columns,
    filter: filters.join(' and '),
    orderBy: query.order === 'deadline' ? 'deadline asc' : 'lastChanged desc',
  };
}

function viewFilters({ view, associateId }: Query): string[] {
  switch (view) {
    case 'mine':
      return [`ownedBy/associateId eq ${associateId}`, "status eq 'Active'"];
    case 'unassigned':
      return ['ownedBy/associateId eq 0', "status eq 'Active'"];
    case 'open':
      return ["status eq 'Active'"];
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
  readonly unread: boolean;
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
    unread: read === 'Red' || read === 'Yellow',
  };
}

import { Enums } from '../../wasm/js/generated/schema.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import type { Client, ListOptions, TicketRow } from '../../wasm/js/index.js';
import { text } from '../text/index.js';
import type { Option } from './options.js';
import { searchConditions, searchedNumber } from './search.js';

const most = 20;
const columns = ['ticketId', 'title', 'ticketStatusName', 'person/fullName', 'contactName'];

/** Which ticket is to be merged, and what was typed to find the one that it goes into. */
export interface TargetQuery {
  readonly ticketId: number;
  /** The ticket's contact person, 0 for none: without words his other tickets are offered. */
  readonly personId: number;
  readonly words: string;
}

/** Tickets that another one can be merged into, the one whose number was typed first. */
export async function findTargets(
  client: Pick<Client, 'listTickets'>,
  query: TargetQuery,
  signal: AbortSignal,
): Promise<Option[]> {
  const read = async (wide: boolean) =>
    (await client.listTickets({ ...targetOptions(query, wide), signal })).rows;
  const rows = await read(true).catch((cause: unknown) => {
    // Too many customers fit; their names are left out.
    const refused = cause instanceof TicketwireError && cause.status === 400;
    if (!refused || query.words.trim() === '') throw cause;
    return read(false);
  });
  const number = searchedNumber(query.words);
  const found = rows.map(toOption);
  return [...found.filter(({ id }) => id === number), ...found.filter(({ id }) => id !== number)];
}

/** The call that finds them. */
export function targetOptions(query: TargetQuery, wide = true): ListOptions {
  const { ticketId, personId, words } = query;
  const { members, choices } = Enums['TicketBaseStatus']!;
  // What has been deleted or merged takes nothing over.
  const alive = members
    .filter((name) => !choices.includes(name))
    .map((name) => `status ne '${name}'`);
  const wanted = searchConditions(words, wide ? 'customers' : 'titles');
  const same = words.trim() === '' && personId > 0 ? [`personId eq ${personId}`] : [];
  const filter = [`ticketId ne ${ticketId}`, ...alive, ...same, ...wanted].join(' and ');
  return { top: most, select: columns, filter, orderBy: 'lastChanged desc' };
}

function toOption(row: TicketRow): Option {
  const at = (column: string): string => {
    const value = row[column];
    return typeof value === 'string' ? value : '';
  };
  const id = Number(row['ticketId'] ?? row.PrimaryKey);
  const label = text.outbox.ticket(id, at('title'));
  const people = [at('person/fullName'), at('contactName')].filter(Boolean).join(', ');
  const detail = [people, at('ticketStatusName')].filter(Boolean).join(' · ');
  return { id, label, path: label, detail, depth: 0 };
}

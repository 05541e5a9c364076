import { TicketwireError, type Client } from '../../../wasm/js/index.js';
import { listOptions, toEntry, type Entry, type Query } from '../../table/views.js';

/** What the server answers at most in one page. */
const mostRows = 1000;

const pageSize = 50;
/** So many are read again; what follows is, once somebody scrolls there. */
const mostAgain = 1000;

/** A page at the first, the same tickets again with a word or without, or the next ones. */
export type Way = 'begin' | 'again' | 'quiet' | 'on';

/** Which tickets a reading asks for. */
export interface Range {
  readonly skip: number;
  readonly top: number;
}

export interface Read {
  readonly entries: readonly Entry[];
  readonly more: boolean;
  /** True when the server could not search the customers' names. */
  readonly narrowed: boolean;
}

/** What a reading asks for: again all that is near what can be seen, and what one answer holds. */
export function rangeOf(
  way: Way,
  at: { readonly next: number; readonly count: number; readonly lastSeen: number },
): Range {
  if (way === 'on') return { skip: at.next, top: 2 * pageSize };
  if (way === 'begin') return { skip: 0, top: pageSize };
  const rows = Math.min(at.count, Math.max(mostAgain, at.lastSeen + pageSize));
  return { skip: 0, top: Math.max(pageSize, rows) };
}

/** Reads the tickets `skip` to `skip + top` of a query, in as many pages as that takes. */
export async function readEntries(
  client: Pick<Client, 'listTickets'>,
  query: Query,
  { skip, top }: Range,
  signal: AbortSignal,
): Promise<Read> {
  const known = new Map<number, Entry>();
  let [at, more, narrowed] = [skip, true, false];
  while (more && at < skip + top) {
    const page = { skip: at, top: Math.min(mostRows, skip + top - at) };
    const found = await readPage(client, { ...query, wide: !narrowed }, page, signal);
    for (const row of found.rows) {
      const entry = toEntry(row);
      known.set(entry.id, query.columns === '' ? entry : { ...entry, row });
    }
    narrowed ||= found.narrowed;
    more = found.more;
    at += page.top;
  }
  return { entries: [...known.values()], more, narrowed };
}

/** Customers' names are left out where too many of them fit for the server. */
async function readPage(
  client: Pick<Client, 'listTickets'>,
  query: Query,
  page: { readonly skip: number; readonly top: number },
  signal: AbortSignal,
) {
  const read = (wide: boolean) =>
    client.listTickets({ ...listOptions({ ...query, wide }, page), signal });
  try {
    return { ...(await read(query.wide ?? true)), narrowed: query.wide === false };
  } catch (cause) {
    const refused = cause instanceof TicketwireError && cause.status === 400;
    if (!refused || query.search.trim() === '' || query.wide === false) throw cause;
    return { ...(await read(false)), narrowed: true };
  }
}

/** What has been read before, and the rows that follow it: one that has moved down stands there. */
export function appended(before: readonly Entry[], read: readonly Entry[]): readonly Entry[] {
  const known = new Set(read.map(({ id }) => id));
  return [...before.filter(({ id }) => !known.has(id)), ...read];
}

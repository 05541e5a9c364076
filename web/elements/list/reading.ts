import { TicketwireError, type Client } from '../../../wasm/js/index.js';
import { listOptions, toEntry, type Entry, type Query } from '../../table/views.js';

/** What the server answers at most in one page. */
const mostRows = 1000;

export interface Read {
  readonly entries: readonly Entry[];
  readonly more: boolean;
  /** True when the server could not search the customers' names. */
  readonly narrowed: boolean;
}

/** Reads the tickets `skip` to `skip + top` of a query, in as many pages as that takes. */
export async function readEntries(
  client: Pick<Client, 'listTickets'>,
  query: Query,
  { skip, top }: { readonly skip: number; readonly top: number },
  signal: AbortSignal,
): Promise<Read> {
  const known = new Map<number, Entry>();
  let [at, more, narrowed] = [skip, true, false];
  while (more && at < skip + top) {
    const page = { skip: at, top: Math.min(mostRows, skip + top - at) };
    const found = await readPage(client, { ...query, wide: !narrowed }, page, signal);
    for (const row of found.rows) {
      const entry = toEntry(row);
      known.set(entry.id, entry);
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

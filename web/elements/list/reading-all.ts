import { TicketwireError, type Client, type TicketRow } from '../../../wasm/js/index.js';
import { exportedNames } from '../../table/exported.js';
import { listOptions, type Query } from '../../table/views.js';

const pageSize = 500;
/** More tickets than these are not taken out of a list at once. */
export const mostExported = 50_000;

/**
 * Every ticket that a query finds, in its order, each once: one that moves while the pages are read may
 * come twice. `tell` hears of how many are there.
 */
export async function readAll(
  client: Pick<Client, 'listTickets'>,
  query: Query,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (count: number) => void },
): Promise<{ readonly rows: readonly TicketRow[]; readonly more: boolean }> {
  const found = new Map<unknown, TicketRow>();
  // One moment for all pages: what is due soon does not change between two of them.
  const now = Date.now();
  const read = (skip: number, wide: boolean) => {
    const options = listOptions({ ...query, wide }, { top: pageSize, skip }, now);
    const select = [...new Set([...(options.select ?? []), ...exportedNames(query.columns)])];
    return client.listTickets({ ...options, select, signal });
  };
  let [more, wide] = [true, true];
  for (let skip = 0; more && found.size < mostExported; skip += pageSize) {
    const page = await read(skip, wide).catch((cause: unknown) => {
      // As the list does where too many customers fit the words.
      const refused = cause instanceof TicketwireError && cause.status === 400;
      if (!refused || !wide || query.search.trim() === '') throw cause;
      wide = false;
      return read(skip, wide);
    });
    for (const row of page.rows) found.set(row.PrimaryKey, row);
    more = page.more && page.rows.length > 0;
    tell(found.size);
  }
  const rows = [...found.values()];
  return { rows: rows.slice(0, mostExported), more: more || rows.length > mostExported };
}

import { severalTickets } from './message-draft.js';
import type { Store } from './store.js';

/** What a store has of a desk. */
export interface KeptDesk {
  readonly entries: readonly unknown[];
  readonly saves: readonly unknown[];
  readonly tickets: readonly Numbered[];
  /** Of tickets, of the form for a new one, and of several tickets. */
  readonly messages: readonly Numbered[];
  readonly files: readonly (readonly [key: string, value: unknown])[];
}

type Numbered = readonly [ticketId: number, value: unknown];

/** Reads what is there; a store that fails has nothing. */
export async function readKeptDesk(store: Store): Promise<KeptDesk> {
  const list = async (prefix: string) => store.list(prefix).catch(() => []);
  const values = async (prefix: string) => (await list(prefix)).map(({ value }) => value);
  const numbered = async (prefix: string, from = 0): Promise<Numbered[]> =>
    (await list(prefix))
      .map(({ key, value }) => [Number(key.slice(prefix.length)), value] as const)
      .filter(([id]) => Number.isInteger(id) && id >= from);
  return {
    entries: await values('entry/'),
    saves: await values('save/'),
    tickets: await numbered('ticket/'),
    messages: await numbered('message/', severalTickets),
    files: (await list('file/')).map(({ key, value }) => [key.slice('file/'.length), value]),
  };
}

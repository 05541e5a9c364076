import { Draft } from '../../wasm/js/draft.js';
import type {
  Core,
  DocumentHandle,
  PlanBytes,
  Rights,
  TicketEntityWithLinks,
} from '../../wasm/js/index.js';
import { loadCore } from '../js/support/core.js';

/** The package's own; a class of its own only for the compiler. */
export const realCore = async (): Promise<Core> => (await loadCore()) as unknown as Core;

const everything = { select: true, insert: true, update: true, delete: true, reason: '' };

type Edit = { op: string; path: string; value: unknown };

/** Stands for the core: opens anything, and plans an edit as it is. */
export function fakeCore(options: { refuse?: (edit: Edit) => Error | undefined } = {}): Core & {
  open: Core['open'];
  live: () => number;
} {
  let live = 0;
  const core = {
    live: () => live,
    open: (): DocumentHandle => {
      live += 1;
      let open = true;
      const dispose = (): void => {
        if (open) live -= 1;
        open = false;
      };
      return { dispose } as unknown as DocumentHandle;
    },
    rights: (): Rights => ({ table: everything, fields: {} }),
    plan: (_document: DocumentHandle, edits: string): PlanBytes => {
      for (const edit of JSON.parse(edits) as Edit[]) {
        const refused = options.refuse?.(edit);
        if (refused) throw refused;
      }
      return { body: new TextEncoder().encode(edits), inverse: new Uint8Array() };
    },
  };
  return core as unknown as Core & { live: () => number };
}

/** A draft of a ticket with the members given. */
export function ticketDraft(
  members: object,
  core: Core = fakeCore(),
): Draft<TicketEntityWithLinks> {
  const bytes = new TextEncoder().encode(JSON.stringify(members));
  return new Draft<TicketEntityWithLinks>(core, 'TicketEntityWithLinks', bytes);
}

import { Draft } from '../../../wasm/js/draft.js';
import type {
  Core,
  DocumentHandle,
  PlanText,
  Rights,
  TicketEntityWithLinks,
} from '../../../wasm/js/index.js';
import { loadCore } from '../../js/support/core.js';

/** The package's own; a class of its own only for the compiler. */
export const realCore = async (): Promise<Core> => (await loadCore()) as unknown as Core;

const core = await realCore();

const everything = { select: true, insert: true, update: true, delete: true, reason: '' };

type Edit = { op: string; path: string; value: unknown };

/** Stands for the core: opens anything, knows the table, and plans an edit as it is. */
export function fakeCore(options: { refuse?: (edit: Edit) => Error | undefined } = {}): Core & {
  open: Core['open'];
  live: () => number;
} {
  let live = 0;
  const fake = {
    live: () => live,
    open: (): DocumentHandle => {
      live += 1;
      let open = true;
      const dispose = (): void => {
        if (open) live -= 1;
        open = false;
      };
      return { dispose, isOpen: true } as unknown as DocumentHandle;
    },
    locate: core.locate.bind(core),
    rights: (): Rights => ({ table: everything, fields: {} }),
    plan: (_document: DocumentHandle, edits: string): PlanText => {
      for (const edit of JSON.parse(edits) as Edit[]) {
        const refused = options.refuse?.(edit);
        if (refused) throw refused;
      }
      return { body: edits, inverse: '', unguarded: [], inverseUnguarded: [], notUndone: [] };
    },
  };
  return fake as unknown as Core & { live: () => number };
}

/** A draft of a ticket with the members given. */
export function ticketDraft(members: object, opener: Core = core): Draft<TicketEntityWithLinks> {
  const bytes = new TextEncoder().encode(JSON.stringify(members));
  return new Draft<TicketEntityWithLinks>(opener, 'TicketEntityWithLinks', bytes);
}

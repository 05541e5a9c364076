import type { Change } from '../../wasm/js/index.js';
import type { Entry } from './entry.js';
import type { KeptFile } from './files.js';
import type { Report } from './report.js';
import type { KeptSave } from './saves.js';
import type { StoreChange } from './store.js';

/** The ticket as it is after a save; what was asked for is no edit any more. */
export interface Settled {
  readonly asked: readonly Change[];
  readonly answer: Uint8Array;
  /** The patch of an undo: what it has changed was not changed by others. */
  readonly by?: string;
}

/** What changes beside an entry when a step is done; kept together with it. */
export interface Effects {
  readonly settled?: Settled;
  readonly save?: KeptSave;
  /** Files that are on the server now. */
  readonly files?: readonly KeptFile[];
  /** A save was taken back, or put back. */
  readonly undone?: { readonly saveId: string; readonly stamp: string; readonly redo: boolean };
}

/** What one step with an entry has come to. */
export type Progress =
  /** Keep it so, then go on. */
  | {
      readonly kind: 'next';
      readonly entry: Entry;
      readonly effects?: Effects;
      readonly report?: Report;
    }
  /** Nothing can be done now; later by itself. */
  | { readonly kind: 'later'; readonly entry: Entry; readonly cause: unknown }
  | { readonly kind: 'session'; readonly entry: Entry }
  /** A person has to decide. */
  | { readonly kind: 'stop'; readonly entry: Entry; readonly report: Report }
  | {
      readonly kind: 'done';
      readonly entry: Entry;
      /** Nothing where all of it was reported before. */
      readonly report?: Report;
      readonly effects?: Effects;
    };

/** What to do with an entry as it is by now, after what was found out. */
export type Decision = (now: Entry) => Progress;

/** What a change of the outbox comes to. */
export interface OutboxChange {
  readonly put?: readonly Entry[];
  readonly remove?: readonly string[];
  readonly changes?: readonly StoreChange[];
  /** What is removed must not go out, whether or not there is room for the changes. */
  readonly calledBack?: boolean;
}

import type { Change, PatchOperation } from '../../wasm/js/index.js';
import type { Entry, KeptConflict, KeptProblem } from './entry.js';

/** Something that became of unfinished work. Words are made by whoever shows it. */
export type Report =
  | {
      readonly kind: 'saved';
      readonly ticketId: number;
      readonly entryId: string;
      /** The kept save, for taking it back. */
      readonly saveId: string;
      readonly body: string;
      readonly changes: readonly Change[];
      /** What others had changed, and what stayed. */
      readonly others: readonly PatchOperation[];
      readonly milliseconds: number;
      /** Whether people were told; `unknown` where the answer was lost. */
      readonly notified: 'no' | 'yes' | 'unknown';
      /** Somebody else closed the ticket meanwhile, and the save went in all the same. */
      readonly closed?: KeptConflict['why'];
    }
  | {
      /** A save was taken back, or put back. */
      readonly kind: 'undone' | 'redone';
      readonly ticketId: number;
      readonly entryId: string;
      readonly saveId: string;
      readonly changes: readonly Change[];
    }
  | {
      readonly kind: 'deleted';
      readonly ticketId: number;
      /** The kept save, for taking it back. */
      readonly saveId: string;
    }
  | {
      readonly kind: 'conflict';
      readonly ticketId: number;
      readonly entryId: string;
      readonly of: Entry['kind'];
      readonly why: KeptConflict['why'];
      readonly moveTo?: number;
    }
  | {
      readonly kind: 'refused';
      readonly ticketId: number;
      readonly entryId: string;
      readonly of: Entry['kind'];
      readonly problem: KeptProblem;
    }
  | {
      readonly kind: 'sent';
      readonly ticketId: number;
      readonly entryId: string;
      /** Number of the message. */
      readonly messageId: number;
      readonly mailed: boolean;
    }
  | {
      readonly kind: 'created';
      readonly ticketId: number;
      readonly entryId: string;
      readonly title: string;
    }
  | {
      /** No answer; only a person can tell what became of it. */
      readonly kind: 'asks';
      readonly ticketId: number;
      readonly entryId: string;
    }
  | {
      /** Somebody else has changed an open ticket. */
      readonly kind: 'others';
      readonly ticketId: number;
      readonly others: readonly PatchOperation[];
      /** LastChanged. */
      readonly at: string;
      /** Numbers of new messages. */
      readonly messages: readonly number[];
      /** True where it is what is being edited here. */
      readonly overlaps: boolean;
    }
  /** A log-in is needed. */
  | { readonly kind: 'session' }
  /** Somebody else has logged in; nothing is sent. */
  | { readonly kind: 'other-user' };

import type { WrittenContent } from './message-draft.js';
import type { Settled } from './progress.js';
import type { Report } from './report.js';

/** An edit, and the value that it was made over. */
export type ToldEdit = readonly [pointer: string, value: unknown, before: unknown];

/** A message on its way: by its entry, and by what tells that two tabs have sent the same. */
export interface SentMessage {
  readonly id: string;
  readonly messageId: string;
  readonly body: string;
}

/** What the tabs of one scope tell each other. */
export type Told =
  | {
      readonly kind: 'edits';
      readonly ticketId: number;
      readonly edits: readonly ToldEdit[];
    }
  | {
      readonly kind: 'message';
      readonly ticketId: number;
      readonly patch: Partial<WrittenContent>;
      /** It was sent or discarded. */
      readonly cleared: boolean;
      /** Both tabs write the same message; missing where there is none. */
      readonly messageId?: string;
      /** It was sent, and comes back from the outbox. */
      readonly back?: boolean;
      /** What went into the outbox. */
      readonly sent?: SentMessage;
    }
  | ({
      readonly kind: 'settled';
      readonly ticketId: number;
      /** Who has just come and asked; missing where it happens now. */
      readonly to?: string;
    } & Settled)
  /** A page has come: a full store may not have heard of saves that others know. */
  | { readonly kind: 'come'; readonly from: string }
  | { readonly kind: 'report'; readonly report: Report }
  /** An entry was taken out of the outbox before it was sent; what it held is written again. */
  | { readonly kind: 'back'; readonly entryId: string }
  /** Somebody is asked to log in, or has done so. */
  | { readonly kind: 'pause' | 'resume' }
  | { readonly kind: 'outbox' | 'views' };

/** What alone has changed with a key: the edits of a ticket, or a message that is written. */
export type Typed = 'edits' | 'message';

/** What the parts of a desk tell the rest of it. */
export interface Announce {
  /** Something that is shown has changed. */
  changed(typed?: Typed): void;
  report(report: Report): void;
  tell(told: Told): void;
}

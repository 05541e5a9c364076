import type { Plan } from '../../wasm/js/draft.js';
import type { Problem } from '../../wasm/js/errors.js';
import type { ListChoice } from '../table/views.js';
import type { Left } from './onward.js';
import type { Session, TicketDraft } from './session.js';

/** `detail` of each event that an element tells its page. */
export interface EventDetails {
  'tw-auth-required': undefined;
  'tw-error': {
    /** As it is shown. */
    readonly message: string;
    readonly code: Problem['code'] | undefined;
    /** HTTP status of the answer, where there was one. */
    readonly status: number | undefined;
    readonly cause: unknown;
  };
  /** Cancelable: nothing is sent then. */
  'tw-before-save': { readonly plan: Plan };
  'tw-saved': {
    /** What was sent. */
    readonly plan: Pick<Plan, 'body'>;
    readonly draft: TicketDraft;
  };
  /** Cancelable: no dialog is shown then. */
  'tw-conflict': { readonly session: Session; readonly fresh: TicketDraft };
  /** The reader's own save is on the server, or a message of his in the outbox. */
  'tw-done': {
    readonly ticketId: number;
    readonly kind: 'save' | 'message';
    /** Of the kept save, or of the outbox's entry: what takes it back. */
    readonly id: string;
    /** The reader has asked for the next ticket. */
    readonly next: boolean;
    /** What of the ticket is not done yet. */
    readonly left: Left | undefined;
  };
  'tw-deleted': { readonly ticketId: number };
  'tw-merged': { readonly ticketId: number; readonly into: number };
  /** Numbers of the tickets with unsaved edits. */
  'tw-dirty': { readonly ids: readonly number[] };
  'tw-open': { readonly ticketId: number };
  /** Numbers of the tickets that a list shows, in its order. */
  'tw-listed': { readonly ids: readonly number[] };
  /** Numbers of the tickets that are to be edited together. */
  'tw-bulk': { readonly ids: readonly number[] };
  'tw-bulk-done': { readonly begun: boolean };
  'tw-view': ListChoice;
  'tw-created': { readonly ticketId: number; readonly problem?: string | undefined };
  'tw-cancel': undefined;
  'tw-forward': { readonly ticketId: number; readonly messageId: number };
  'tw-message-saved': {
    readonly ticketId: number;
    readonly messageId: number;
    readonly mailed: boolean;
  };
}

export type EventName = keyof EventDetails;

/** The events by name, as `addEventListener` gives them. */
export type TicketEventMap = { [Name in EventName]: CustomEvent<EventDetails[Name]> };

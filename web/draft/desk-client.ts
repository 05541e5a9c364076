import type { Client } from '../../wasm/js/index.js';
import type { TicketDraft } from './versions.js';

/** How a call is bounded. */
export interface DeskCall {
  readonly signal?: AbortSignal;
  /** Milliseconds without an answer; 0 for no end, where the desk's own clock sets one. */
  readonly timeout?: number;
}

/** The part of a `Client` that unfinished work needs. */
export interface DeskClient extends Pick<
  Client,
  | 'core'
  | 'baseUrl'
  | 'usesSession'
  | 'principal'
  | 'putTicket'
  | 'saveTicket'
  | 'listTickets'
  | 'saveMessage'
  | 'getMessage'
  | 'getMessages'
  | 'listMessages'
  | 'sendMessage'
  | 'call'
  | 'createAttachment'
  | 'setReadByOwner'
  | 'deleteTicket'
  | 'mergeTickets'
  | 'splitTicket'
> {
  /** Nothing where the ticket has not changed since. */
  getTicket(
    id: number,
    options?: DeskCall & { readonly since?: string; readonly like?: TicketDraft },
  ): Promise<TicketDraft | undefined>;
  patchTicket(
    id: number,
    plan: { readonly body: string },
    options?: DeskCall & { readonly unmodifiedSince?: string },
  ): Promise<TicketDraft>;
}

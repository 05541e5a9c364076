import type { TicketEditor } from '../elements/editor/editor.js';
import { focusMessage } from '../elements/thread/focusing.js';
import type { TicketThread } from '../elements/thread/thread.js';
import { text } from '../text/index.js';
import type { Route } from './router.js';

const look = 100;
/** Milliseconds for which a ticket is waited for. */
const patience = 30_000;
/** Milliseconds after which what a thread has is its ticket's. */
const settling = 3_000;

/** Follows addresses of messages: shows the message once its ticket is there. */
export class MessageLink {
  #followed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** After each update; an address is followed once, and left where another one comes. */
  follow(route: Route, editor: TicketEditor | null): void {
    const message = route.name === 'ticket' ? route.message : undefined;
    const wanted = message === undefined ? '' : JSON.stringify(route);
    // Without a log-in there is no editor yet.
    if (wanted === this.#followed || (wanted !== '' && !editor)) return;
    this.#followed = wanted;
    clearTimeout(this.#timer);
    if (route.name === 'ticket' && message !== undefined && editor) {
      const from = { id: route.id, message, address: wanted };
      this.#wait(editor, from, Date.now() + patience);
    }
  }

  #wait(editor: TicketEditor, wanted: Wanted, until: number): void {
    const again = (end: number): void => {
      this.#timer = setTimeout(() => this.#wait(editor, wanted, end), look);
    };
    const thread = editor.renderRoot.querySelector<TicketThread>('tw-thread');
    const isThere = Number(thread?.ticketId) === wanted.id && thread!.messages.length > 0;
    if (!isThere) return Date.now() < until ? again(until) : undefined;
    // For a moment a thread may still have the messages of the ticket before.
    const end = Math.min(until, Date.now() + settling);
    void focusMessage(thread!, wanted.message).then((found) => {
      if (found || this.#followed !== wanted.address) return;
      if (Date.now() < until) again(end);
      else editor.tell(text.filters.noMessage);
    });
  }
}

/** A message of a ticket, and the address that it was asked for by. */
interface Wanted {
  readonly id: number;
  readonly message: number;
  readonly address: string;
}

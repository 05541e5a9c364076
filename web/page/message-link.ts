import type { TicketEditor } from '../elements/editor/editor.js';
import { focusMessage } from '../elements/thread/focusing.js';
import type { TicketThread } from '../elements/thread/thread.js';
import { text } from '../text/index.js';
import type { Route } from './router.js';

const look = 100;
/** Milliseconds for which a ticket is waited for. */
const patience = 30_000;

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
      this.#wait(editor, { id: route.id, message }, Date.now() + patience);
    }
  }

  #wait(
    editor: TicketEditor,
    { id, message }: { readonly id: number; readonly message: number },
    until: number,
  ): void {
    const thread = editor.renderRoot.querySelector<TicketThread>('tw-thread');
    if (thread && Number(thread.ticketId) === id && thread.messages.length > 0) {
      void focusMessage(thread, message).then((there) => {
        if (!there) editor.tell(text.filters.noMessage);
      });
    } else if (Date.now() < until) {
      this.#timer = setTimeout(() => this.#wait(editor, { id, message }, until), look);
    }
  }
}

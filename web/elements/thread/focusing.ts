import type { TicketMessage } from '../../../wasm/js/index.js';
import { instant } from '../../text/time.js';
import type { TicketThread } from './thread.js';

/**
 * Opens a message of a thread, scrolls to it and gives it the focus. False where the ticket has no
 * such message.
 */
export async function focusMessage(thread: TicketThread, id: number): Promise<boolean> {
  const at = placeOf(thread.messages, id);
  if (at < 0) return false;
  const root = thread.renderRoot;
  // The older ones are not shown at first.
  root.querySelector<HTMLElement>('.older')?.click();
  await thread.updateComplete;
  const head = [...root.querySelectorAll<HTMLElement>('.head[aria-expanded]')][at];
  const message = head?.closest('li');
  if (!head || !message) return false;
  if (head.getAttribute('aria-expanded') === 'false') head.click();
  // The reader has said what he wants to see: the newest message is kept in view no more.
  message.closest('ol')?.dispatchEvent(new WheelEvent('wheel'));
  const show = (): void => message.scrollIntoView({ block: 'start' });
  // Its mail has a height once it is laid out.
  message.addEventListener('tw-mail-shown', show, { once: true });
  await thread.updateComplete;
  head.focus({ preventScroll: true });
  show();
  return true;
}

/** Where a message stands among those of its ticket, the oldest first; -1 where it is not there. */
function placeOf(messages: readonly TicketMessage[], id: number): number {
  const when = ({ CreatedAt }: TicketMessage): number => instant(CreatedAt) ?? 0;
  const sorted = messages.toSorted((a, b) => when(a) - when(b));
  return sorted.findIndex(({ TicketMessageId }) => TicketMessageId === id);
}

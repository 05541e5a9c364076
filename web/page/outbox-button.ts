import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../controls/icons.js';
import type { Desk } from '../draft/desk.js';
import type { Lists } from '../table/lists.js';
import { text } from '../text/first.js';
import { work } from './later.js';
import { openIn, toHash, type Place } from './router.js';

/** The outbox in the top bar; until it is there, the button that it begins with. */
export function renderOutbox(outbox: {
  readonly desk: Desk | undefined;
  readonly lists: Lists;
  readonly place: Place;
  readonly keys: unknown;
  /** A log-in is asked for. */
  readonly login: () => void;
}): TemplateResult {
  const { desk, lists, place, keys, login } = outbox;
  if (!work.loaded) return renderOutboxButton({ label: text.page.outboxLoading, keys });
  return html`<tw-outbox
    .desk=${desk}
    .lists=${lists}
    .openTicket=${openIn(place)}
    .hash=${(id: number) => toHash({ ...place, route: { name: 'ticket', id } })}
    .keys=${keys}
    @tw-auth-required=${login}
  ></tw-outbox>`;
}

/** The button in the top bar that opens the outbox; there before what it opens. */
export function renderOutboxButton(button: {
  readonly label: string;
  /** The keys that open the panel, while they work. */
  readonly keys: unknown;
  readonly troubled?: boolean;
  /** How many entries there are, and how many of them need somebody. */
  readonly entries?: number;
  readonly attention?: number;
}): TemplateResult {
  const { label, keys, troubled = false, entries = 0, attention = 0 } = button;
  return html`<button
    class="outbox-button ${attention > 0 ? 'attention' : ''}"
    popovertarget="outbox"
    aria-label=${label}
    title=${label}
    aria-keyshortcuts=${keys}
  >
    ${icon(troubled ? 'alert' : 'outbox')}
    <span class="wide" aria-hidden="true">${text.page.outbox}</span>
    ${entries > 0 ? html`<span class="count" aria-hidden="true">${entries}</span>` : nothing}
  </button>`;
}

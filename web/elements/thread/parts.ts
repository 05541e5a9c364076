import { html, nothing } from 'lit';
import type { TicketMessage } from '../../../wasm/js/index.js';
import { icon } from '../../controls/icons.js';
import { words } from '../../table/display.js';
import { text } from '../../text/index.js';
import { absolute, dayOf, instant, isSameDay, relative } from '../../text/time.js';
import type { OpenMessage } from './reading.js';

/** The day on which messages begin that are not of the day of the one before. */
export function day(message: TicketMessage, before: TicketMessage | undefined) {
  const at = instant(message.CreatedAt);
  if (at === undefined) return nothing;
  if (before && isSameDay(at, instant(before.CreatedAt) ?? 0)) return nothing;
  return html`<p class="day"><span>${dayOf(at)}</span></p>`;
}

export function badges(message: TicketMessage, internal: boolean) {
  const { Badge = null, NumAttachments } = message;
  const badge = Badge === null || Badge === 'Unknown' ? undefined : words(Badge);
  return html`
    ${
      internal
        ? html`<span class="badge">${icon('lock')} ${text.thread.internal}</span>`
        : html`<span class="hidden">${text.thread.external}</span>
            ${badge === undefined ? nothing : html`<span class="badge">${badge}</span>`}`
    }
    ${
      message.Important
        ? html`<span class="badge important">${text.thread.important}</span>`
        : nothing
    }
    ${
      NumAttachments
        ? html`<span class="quiet">${text.thread.attachments(NumAttachments)}</span>`
        : nothing
    }
  `;
}

export function time(message: TicketMessage) {
  const at = instant(message.CreatedAt);
  if (at === undefined) return nothing;
  return html`<time class="when" datetime=${message.CreatedAt ?? ''} title=${absolute(at)}>
    ${relative(at, Date.now())} <span class="hidden">${absolute(at)}</span>
  </time>`;
}

/** Whom a message of ours was mailed to. Copies that others shall not see are not shown. */
export function sentTo({ Badge, MessageHeaders }: OpenMessage): string {
  if (Badge === 'Incoming') return '';
  const named = (MessageHeaders ?? []).filter(({ Name }) => /^(?:to|cc)$/i.test(Name ?? ''));
  return named
    .map(({ Value }) => Value)
    .filter(Boolean)
    .join(', ');
}

export function initials(author: string): string {
  const [first = '', second = ''] = author.split(/[@\s._-]+/).filter(Boolean);
  return (second === '' ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}

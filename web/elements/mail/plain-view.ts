import { html, nothing } from 'lit';
import { text } from '../../text/index.js';
import { linkify, type Part } from './links.js';
import { sectionsOf } from './plain.js';
import { tame } from './tame.js';

/** More text than this takes long to lay out, and so do more lines. */
export const shownAtFirst = 60_000;
const linesAtFirst = 4_000;

/** What the reader has opened, and how to open more. */
export interface PlainState {
  readonly open: ReadonlySet<number>;
  readonly whole: boolean;
  toggle(index: number): void;
  showWhole(): void;
}

/** A plain text with its quotes folded and its addresses as links. */
export function renderPlain(body: string, state: PlainState) {
  const begin = state.whole ? body : beginning(body);
  const shown = tame(begin);
  const more = begin.length < body.length;
  return html`${sectionsOf(shown).map((section, index) =>
    section.quoted ? quote(section.text, index, state) : lines(section.text),
  )}${
    more
      ? html`<button type="button" class="button small" @click=${() => state.showWhole()}>
          ${text.mail.showAllText}
        </button>`
      : nothing
  }`;
}

function beginning(body: string): string {
  const breaks = /\r\n|\r|\n/g;
  let lines = 1;
  for (
    let found = breaks.exec(body);
    found && found.index < shownAtFirst;
    found = breaks.exec(body)
  ) {
    if (lines++ === linesAtFirst) return body.slice(0, found.index);
  }
  return body.slice(0, shownAtFirst);
}

function quote(body: string, index: number, state: PlainState) {
  const open = state.open.has(index);
  const label = open ? text.mail.hideQuoted : text.mail.showQuoted;
  return html`<button
      type="button"
      class="button fold"
      aria-label=${label}
      title=${label}
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => state.toggle(index)}
    >
      •••</button
    >${open ? html`<div class="quote">${lines(body)}</div>` : nothing}`;
}

function lines(body: string) {
  return html`<p>${linkify(body).map((part) => (part.href ? link(part) : part.text))}</p>`;
}

function link(part: Part) {
  return html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow"
    >${part.text}</a
  >`;
}

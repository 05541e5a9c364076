import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** So many messages stand in one block: it is laid out as a whole, or not at all. */
const size = 25;

/** How the messages of a conversation are shown. */
export interface Rows<T> {
  readonly key: (message: T) => unknown;
  /** Whether nothing more than its head is shown. */
  readonly closed: (message: T) => boolean;
  /** `at` is its place in the whole conversation. */
  readonly row: (message: T, at: number) => TemplateResult;
}

/** A run of neighbours, by the place of the first. */
export interface Block<T> {
  readonly number: number;
  readonly first: number;
  readonly messages: readonly T[];
}

/**
 * The messages from a place on, in blocks. They are counted from the oldest of all, so that none moves
 * into another block when older ones are shown or a new one comes.
 */
export function blocksOf<T>(messages: readonly T[], from: number): readonly Block<T>[] {
  const blocks: Block<T>[] = [];
  for (let number = Math.floor(from / size); number * size < messages.length; ++number) {
    const first = Math.max(from, number * size);
    blocks.push({ number, first, messages: messages.slice(first, (number + 1) * size) });
  }
  return blocks;
}

/** Of hundreds of messages the browser looks at those alone whose block can be seen. */
export function renderBlocks<T>(
  messages: readonly T[],
  from: number,
  { key, closed, row }: Rows<T>,
): unknown {
  return repeat(
    blocksOf(messages, from),
    ({ number }) => number,
    (block) =>
      html`<div class="block ${block.messages.every(closed) ? 'closed' : ''}" role="presentation">
        ${repeat(block.messages, key, (message, at) => row(message, block.first + at))}
      </div>`,
  );
}

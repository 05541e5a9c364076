import type { Change } from '../../wasm/js/index.js';
import { display, type Peek } from './display.js';
import { labelOf, pointerOf, rowAt } from './properties.js';
import { text } from '../text/index.js';

const longest = 48;

/** A change as a sentence for people, for example `Priority: Medium → High`. */
export function changeText({ pointer, before, after }: Change, peek: Peek): string {
  const row = rowAt(pointer);
  if (!row) return text.outbox.change(pointer.slice(1), plain(before), plain(after));
  const whole = pointerOf(row).toLowerCase() === pointer.toLowerCase();
  const say = (value: unknown): string =>
    whole ? short(display(row, value, {}, peek)) : plain(value);
  return text.outbox.change(labelOf(row), say(before), say(after));
}

/** The first of several changes, and how many there are besides. */
export function changesText(changes: readonly Change[], peek: Peek, most = 2): string {
  const said = changes.slice(0, most).map((change) => changeText(change, peek));
  const rest = changes.length - said.length;
  return [...said, ...(rest > 0 ? [text.outbox.more(rest)] : [])].join(', ');
}

function plain(value: unknown): string {
  if (value === undefined || value === null || value === '') return text.value.empty;
  return short(typeof value === 'string' ? value : JSON.stringify(value));
}

function short(words: string): string {
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

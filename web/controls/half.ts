import { text } from '../text/index.js';
import type { Clock } from './custom-fields.js';
import { wholeMoment, type Typing } from './entry.js';

/**
 * Half a date. While somebody types into a browser's own input only the browser knows its parts, and
 * nobody can give them to it again. So the keys are noted, and where half a date comes back it is
 * shown as a text, in the same input, until the date is whole.
 */
const keysOf = new WeakMap<HTMLInputElement, string>();
/** What those inputs are that show a text for the moment. */
const clocks = new WeakMap<HTMLInputElement, Clock>();

const longest = 40;

/** Notes what is typed into a date's input; for `keydown`. */
export function noteKey({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  const input = target as HTMLInputElement;
  if (input.readOnly || ctrlKey || metaKey || altKey || clocks.has(input)) return;
  keysOf.set(input, withKey(keysOf.get(input) ?? '', key));
}

/** The keys typed so far and one more; those that go to another part of the date part them. */
export function withKey(keys: string, key: string): string {
  if (key === 'Backspace' || key === 'Delete') return keys.slice(0, -1);
  if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'Tab') {
    return keys === '' || keys.endsWith(' ') ? keys : `${keys} `;
  }
  return [...key].length === 1 ? `${keys}${key}`.slice(-longest) : keys;
}

/** What an input holds, whether it shows a date or half of one as a text. */
export function typingOf(input: HTMLInputElement): Typing {
  const { value, validity } = input;
  const clock = clocks.get(input);
  if (clock === undefined) {
    // Not while it is empty: a first zero is no part of a date yet.
    if (value !== '') keysOf.delete(input);
    return { value, validity, typed: keysOf.get(input)?.trim() ?? '' };
  }
  // An emptied text is no emptied date: what was stored was never shown here.
  const whole = wholeMoment(value, clock);
  const half = text.field.writeDate[clock];
  return { value: whole ?? '', validity: { badInput: whole === undefined }, typed: value, half };
}

/** True while an input shows half a date as a text. */
export function isText(input: HTMLInputElement): boolean {
  return clocks.has(input);
}

/** Shows half a date as a text; one that the browser itself still holds stays as it is. */
export function showHalf(input: HTMLInputElement, typed: string): void {
  if (clocks.has(input) || input.validity.badInput) return;
  clocks.set(input, input.type as Clock);
  input.type = 'text';
  input.value = typed;
  // Whoever listens tells how a whole one is written.
  queueMicrotask(() => input.dispatchEvent(new Event('change', { bubbles: true })));
}

/** Goes back to the browser's own input. */
export function showWhole(input: HTMLInputElement): void {
  const clock = clocks.get(input);
  if (clock === undefined) return;
  clocks.delete(input);
  input.value = '';
  input.type = clock;
}

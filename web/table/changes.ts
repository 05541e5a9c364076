import type { Change } from '../../wasm/js/index.js';
import { display, type Peek } from './display.js';
import { labelOf, pointerOf, rowAt } from './properties.js';
import { text } from '../text/index.js';

const longest = 48;

/** Lists of a whole company, which nobody loads for the name of one item. */
const searched: ReadonlySet<string> = new Set(['person', 'person_new', 'sale', 'project']);

/** A change as a sentence for people, for example `Priority: Medium → High`. */
export function changeText(change: Change, peek: Peek): string {
  const { label, before, after } = sayChange(change, peek);
  return text.outbox.change(label, before, after);
}

/** What is called how in a change, and what its values are. */
export function sayChange(
  { pointer, before, after }: Change,
  peek: Peek,
): { readonly label: string; readonly before: string; readonly after: string } {
  const row = rowAt(pointer);
  if (!row) return { label: pointer.slice(1), before: plain(before), after: plain(after) };
  const whole = pointerOf(row).toLowerCase() === pointer.toLowerCase();
  const say = (value: unknown): string =>
    whole ? short(display(row, value, {}, peek)) : plain(value);
  return { label: labelOf(row), before: say(before), after: say(after) };
}

/** Names of the lists that values of changes are called by; those that are searched are left out. */
export function listsNaming(changes: readonly Pick<Change, 'pointer'>[]): ReadonlySet<string> {
  const names = changes.flatMap(({ pointer }) => rowAt(pointer)?.mdoList ?? []);
  return new Set(names.filter((name) => !searched.has(name.toLowerCase())));
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

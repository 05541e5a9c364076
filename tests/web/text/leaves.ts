import type { Kind } from './sources.js';

/** A text of values. */
export type Say = (...values: readonly unknown[]) => string;

/** Records whose members a language has of its own. */
const open = new Set(['labels', 'descriptions', 'members']);

/** Every text by its path, such as `list.groups.today`; the members of a list by their places. */
export function leavesOf(texts: object): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    if (open.has(path)) return;
    if (typeof value !== 'object' || value === null) found.set(path, value);
    else
      for (const [name, each] of Object.entries(value))
        visit(each, path === '' ? name : `${path}.${name}`);
  };
  visit(texts, '');
  return found;
}

/** What is said in a text. */
export type Value = string | number | boolean | undefined;

/** Values of some kinds, each unlike the others: many and one and none, words and no words. */
export function valuesOf(kinds: readonly Kind[]): Value[][] {
  const numbers = [(place: number) => 5 + 10 * place, () => 1, () => 0];
  const strings = [(place: number) => `Q${'abcd'[place] ?? ''}q`, () => ''];
  return numbers.flatMap((number) =>
    strings.flatMap((word) =>
      everyRow(
        kinds.map((kind, place) =>
          kind.flatMap((each): Value[] => {
            if (each === 'number') return [number(place)];
            if (each === 'string') return [word(place)];
            if (each === 'boolean') return [true, false];
            return [each === 'undefined' ? undefined : each.word];
          }),
        ),
      ),
    ),
  );
}

function everyRow(choices: readonly (readonly Value[])[]): Value[][] {
  return choices.reduce<Value[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** Whether a text shows a value: a number by digits that are no part of another number. */
export function shows(said: string, value: unknown): boolean {
  if (typeof value === 'number') return new RegExp(`(?<!\\d)${value}(?!\\d)`).test(said);
  return typeof value === 'string' && value !== '' && said.includes(value);
}

/** Whether there are words in a text besides the values in it. */
export function speaks(said: string, values: readonly unknown[]): boolean {
  const rest = values.reduce<string>((left, value) => left.replaceAll(String(value), ''), said);
  return /\p{L}/u.test(rest);
}

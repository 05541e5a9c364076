import { readFileSync } from 'node:fs';

/** Keys that are pressed, perhaps again and again until the focus is where it is to be; or a text. */
export type Press =
  { readonly keys: string; readonly repeated: boolean } | { readonly text: string };

/** What has the focus; `undefined`: nothing on the page has. */
export interface Focus {
  readonly role: string;
  readonly name: string;
  /** The choice that is marked while the focus stays where the choices belong. */
  readonly at?: string;
  readonly value?: string;
}

/** One row of a walk. */
export interface Step {
  readonly number: number;
  /** Where the page is opened, in place of anything pressed. */
  readonly open?: string;
  readonly presses: readonly Press[];
  readonly focus: Focus | undefined;
  readonly seen: readonly Seen[];
}

/** Words that are seen, or a part of the page by its role and name. */
export interface Seen {
  readonly words: string;
  readonly role: string | undefined;
  readonly gone: boolean;
}

/** A screen that is gone through by keys. */
export interface Walk {
  readonly name: string;
  readonly steps: readonly Step[];
}

const header = ['#', 'keys', 'has the focus', 'is seen'];

const names: Readonly<Record<string, string>> = {
  ...{ Ctrl: 'Control', Esc: 'Escape', Space: ' ' },
  ...{ '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight' },
};

/** The walks of a document: of each of its sections the one table. */
export function readWalks(path: string): Walk[] {
  return parseWalks(readFileSync(path, 'utf8'));
}

/** As `readWalks`, of the text itself; whatever is none of the format is an error. */
export function parseWalks(text: string): Walk[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const name = section.split('\n')[0]!.trim();
      const [head, , ...rows] = section
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      if (head?.join() !== header.join()) throw new Error(`${name}: no walk`);
      const steps = rows.map((row, at) => within(`${name}, ${row[0] ?? ''}`, () => step(row, at)));
      if (!steps[0]?.open) throw new Error(`${name} opens nothing`);
      return { name, steps };
    });
}

function within<Result>(where: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${where}: ${String(cause)}`, { cause });
  }
}

function step([number = '', keys = '', focus = '', seen = '']: string[], at: number): Step {
  if (number !== String(at + 1)) throw new Error(`is no ${at + 1}`);
  const [, open] = /^open `(#[^`]*)`$/.exec(keys) ?? [];
  return {
    number: at + 1,
    ...(open !== undefined && { open }),
    presses: open === undefined ? all(keys, /`([^`]+)`(…)?|“([^”]*)”/y).map(press) : [],
    focus: focusIn(focus),
    seen: all(seen, /(no )?(?:(\w+) )?“(.+?)”(?=, |$)/y).map(([, gone, role, words = '']) => ({
      words,
      role,
      gone: gone !== undefined,
    })),
  };
}

/** The parts of a cell, between which there is nothing but blanks and commas. */
function all(cell: string, part: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < cell.length;) {
    part.lastIndex = at;
    const next = part.exec(cell);
    if (!next) throw new Error(`“${cell.slice(at)}” is not understood`);
    found.push(next);
    at = part.lastIndex + /^(?:, |\s)?/.exec(cell.slice(part.lastIndex))![0].length;
  }
  return found;
}

function press([, keys, repeated, text = '']: RegExpExecArray): Press {
  if (keys === undefined) return { text };
  const parts = keys.length === 1 ? [keys] : keys.split('+');
  return {
    keys: parts.map((part) => names[part] ?? part).join('+'),
    repeated: repeated !== undefined,
  };
}

function focusIn(cell: string): Focus | undefined {
  if (cell === 'nothing') return undefined;
  const found = /^(\w+) “(.+?)”(?: at “(.+?)”)?(?: holding “(.*?)”)?$/.exec(cell);
  if (!found) throw new Error(`“${cell}” is not understood`);
  const [, role = '', name = '', at, value] = found;
  return { role, name, ...(at !== undefined && { at }), ...(value !== undefined && { value }) };
}

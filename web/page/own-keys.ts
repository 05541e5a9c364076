import type { Command, CommandName, OwnKeys } from './commands.js';
import { readPreference, writePreference } from './preferences.js';

/** What browsers keep for themselves. */
const taken = new Set(['N', 'Q', 'T', 'W'].map((letter) => `Control+${letter}`));

/** Why keys cannot be a command's: they are no shortcut, or another command has them. */
export type KeysFault = { readonly why: 'unfit' } | { readonly why: 'taken'; readonly by: Command };

/** What is wrong with new keys of a command; `undefined` where nothing is. */
export function faultOf(
  keys: string,
  id: CommandName,
  commands: readonly Command[],
): KeysFault | undefined {
  const fits = /^(?:Control\+)?[^\s\p{C}]$/u.test(keys) && !taken.has(keys);
  if (!fits) return { why: 'unfit' };
  const by = commands.find((each) => each.keys === keys && each.id !== id);
  return by && { why: 'taken', by };
}

/** The keys that were chosen on this computer; none where what is kept is nothing of that kind. */
export function readOwnKeys(): OwnKeys {
  try {
    const kept: unknown = JSON.parse(readPreference('keys') ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(([, keys]) => typeof keys === 'string' && keys.length < 20),
    );
  } catch {
    return {};
  }
}

/** Remembers keys where the browser allows that. */
export function writeOwnKeys(own: OwnKeys): void {
  writePreference('keys', JSON.stringify(own));
}

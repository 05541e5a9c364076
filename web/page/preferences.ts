/** What is remembered on this computer, for every user of it. */
export type Preference = 'after-saving' | 'colours' | 'keys' | 'language' | 'single-keys' | 'user';

/** A choice made earlier; nothing where the browser keeps none. */
export function readPreference(name: Preference): string | undefined {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a choice where the browser allows that. */
export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    return;
  }
}

function keyOf(name: Preference): string {
  return `ticketwire:${name}`;
}

/** Which colours the page uses; `system` follows the operating system. */
export type Colours = 'system' | 'light' | 'dark';

const key = 'ticketwire:colours';

/** The choice made on this computer. */
export function readColours(): Colours {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Applies a choice and remembers it where the browser allows that. */
export function applyColours(colours: Colours): void {
  document.documentElement.dataset['colours'] = colours;
  try {
    localStorage.setItem(key, colours);
  } catch {
    return;
  }
}

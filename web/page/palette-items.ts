/** Something that the palette offers. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Says more about it, quietly. */
  readonly detail?: string;
  /** As in `aria-keyshortcuts`. */
  readonly keys?: string;
  /** Other words by which it is found. */
  readonly words?: string;
  readonly run: () => void;
}

const most = 50;

/**
 * What fits words that were typed: all of them are in its label or its other words, in any case.
 * Where all begin words of the label it comes first.
 */
export function fitting(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, most);
  const found = items.flatMap((item) => {
    const label = ` ${fold(item.label).replace(/[\s:“”«»„"]+/g, ' ')}`;
    const all = `${label} ${fold(item.words ?? '')} ${fold(item.detail ?? '')}`;
    if (!words.every((word) => all.includes(word))) return [];
    return [{ item, begins: words.every((word) => label.includes(` ${word}`)) }];
  });
  const first = found.filter(({ begins }) => begins);
  const rest = found.filter(({ begins }) => !begins);
  return [...first, ...rest].map(({ item }) => item).slice(0, most);
}

function fold(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** The number of a ticket that was typed, with or without `#`. */
export function typedNumber(typed: string): number | undefined {
  const number = Number(/^\s*#?(\d{1,10})\s*$/.exec(typed)?.[1]);
  return number >= 1 && number <= 2_147_483_647 ? number : undefined;
}

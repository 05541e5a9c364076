import type { MDOListItem } from '../../wasm/js/index.js';

/** One choice of a select, a combobox or a tree. */
export interface Option {
  readonly id: number;
  /** Short name. */
  readonly label: string;
  /** Name together with its parents; the same as the label where there are none. */
  readonly path: string;
  readonly detail: string;
  /** 0 at the top. */
  readonly depth: number;
}

/** List items as flat options, in the list's order, without deleted ones. */
export function toOptions(items: readonly MDOListItem[]): Option[] {
  return items
    .filter((item) => !item.Deleted)
    .map((item) => {
      const label = item.Name ?? String(item.Id);
      return { id: item.Id, label, path: label, detail: item.ToolTip ?? '', depth: 0 };
    });
}

/** List items as a tree in depth-first order; parents come from `ExtraInfo` (`parentId=..`). */
export function toTree(items: readonly MDOListItem[]): Option[] {
  const offered = items.filter((item) => !item.Deleted);
  const known = new Set(offered.map((item) => item.Id));
  const children = new Map<number, MDOListItem[]>();
  for (const item of offered) {
    const parent = parentOf(item);
    const key = parent !== undefined && parent !== item.Id && known.has(parent) ? parent : 0;
    children.set(key, [...(children.get(key) ?? []), item]);
  }
  const result: Option[] = [];
  const placed = new Set<number>();
  const place = (parent: number, depth: number, above: string): void => {
    for (const item of children.get(parent) ?? []) {
      if (placed.has(item.Id)) continue;
      placed.add(item.Id);
      const path = item.FullName || item.Name || String(item.Id);
      const label = shortName(path, above);
      result.push({ id: item.Id, label, path, detail: item.ToolTip ?? '', depth });
      place(item.Id, depth + 1, path);
    }
  };
  place(0, 0, '');
  return result;
}

/** Options whose path contains every word of the query, in any case. */
export function matching(options: readonly Option[], query: string): Option[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  return options.filter(({ path, detail }) => {
    const haystack = `${path} ${detail}`.toLocaleLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

function parentOf(item: MDOListItem): number | undefined {
  const found = /(?:^|&)parentId=(-?\d+)/i.exec(item.ExtraInfo ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

function shortName(path: string, above: string): string {
  if (above === '' || !path.startsWith(above)) return path;
  return path.slice(above.length).replace(/^[\s/\\>-]+/, '') || path;
}

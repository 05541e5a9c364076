/** Heights in CSS pixels: all rows have the same, and so have all headings. */
export interface Heights {
  readonly row: number;
  readonly heading: number;
}

/** What can be seen of the list, in CSS pixels from its top. */
export interface View {
  readonly top: number;
  readonly height: number;
}

/** The rows `from` to `to` (exclusive) of a group are in the document, the others are room. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** How many rows or headings a group has. */
export interface Extent {
  readonly rows: number;
  readonly headings: 0 | 1;
}

/** Rows beyond both edges: what a flick or a few keys reach before the next frame. */
const beyond = 12;
/** Rows that may be missing of those before anything is rendered anew. */
const slack = 6;

const heightOf = ({ rows, headings }: Extent, heights: Heights): number =>
  rows * heights.row + headings * heights.heading;

/** A group that has rows in the document, or room for neighbours that have none there. */
export interface Run {
  /** Which group, or the first of the neighbours. */
  readonly at: number;
  /** How many rows come before it. */
  readonly before: number;
  /** Height of the neighbours; undefined for a group. */
  readonly room: number | undefined;
}

/** So many groups, which an order by date has at most, are all there, those out of sight as headings. */
const mostWhole = 6;

/** What stands in the document: of thousands of groups those near what can be seen. */
export function runsOf(
  slices: readonly Slice[],
  groups: readonly Extent[],
  heights: Heights,
): readonly Run[] {
  const runs: Run[] = [];
  let before = 0;
  groups.forEach((group, at) => {
    const { from, to } = slices[at]!;
    const last = runs.at(-1);
    const there = from < to || groups.length <= mostWhole;
    const room = there ? undefined : heightOf(group, heights);
    if (room === undefined || last?.room === undefined) runs.push({ at, before, room });
    else runs.splice(-1, 1, { ...last, room: last.room + room });
    before += group.rows;
  });
  return runs;
}

/** Height of the groups. */
export function totalHeight(groups: readonly Extent[], heights: Heights): number {
  return groups.reduce((sum, group) => sum + heightOf(group, heights), 0);
}

/** What to render of each group. */
export function slicesOf(groups: readonly Extent[], heights: Heights, view: View): Slice[] {
  return sliced(groups, heights, view, beyond);
}

/** Whether what is rendered still reaches beyond what can be seen. */
export function covers(
  slices: readonly Slice[],
  groups: readonly Extent[],
  heights: Heights,
  view: View,
): boolean {
  const needed = sliced(groups, heights, view, beyond - slack);
  return (
    slices.length === needed.length &&
    needed.every(({ from, to }, at) => {
      const slice = slices[at]!;
      return from === to || (slice.from <= from && slice.to >= to);
    })
  );
}

function sliced(
  groups: readonly Extent[],
  heights: Heights,
  { top, height }: View,
  more: number,
): Slice[] {
  let start = 0;
  return groups.map((group) => {
    const first = start + group.headings * heights.heading;
    start += heightOf(group, heights);
    const row = (at: number): number => Math.min(group.rows, Math.max(0, at));
    const from = row(Math.floor((top - first) / heights.row) - more);
    const to = row(Math.ceil((top + height - first) / heights.row) + more);
    return { from, to };
  });
}

/** Distance of a row's top from that of the list; rows are counted across the groups. */
export function topOf(groups: readonly Extent[], heights: Heights, row: number): number {
  let [top, left] = [0, row];
  for (const group of groups) {
    top += group.headings * heights.heading;
    if (left < group.rows) break;
    top += group.rows * heights.row;
    left -= group.rows;
  }
  return top + left * heights.row;
}

/** The first row, counted across the groups, that begins at a distance from the top or below it. */
export function rowAt(groups: readonly Extent[], heights: Heights, distance: number): number {
  let [top, row] = [0, 0];
  for (const group of groups) {
    top += group.headings * heights.heading;
    const within = Math.max(0, Math.ceil((distance - top) / heights.row));
    if (within < group.rows) return row + within;
    top += group.rows * heights.row;
    row += group.rows;
  }
  return Math.max(0, row - 1);
}

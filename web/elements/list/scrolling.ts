import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Group } from '../../table/groups.js';
import type { Entry } from '../../table/views.js';
import { Viewport } from './viewport.js';
import {
  covers,
  rowAt,
  runsOf,
  slicesOf,
  topOf,
  totalHeight,
  type Extent,
  type Heights,
  type Run,
  type Slice,
} from './window.js';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/** Keeps the rows near what can be seen in the document, and what is read where it is. */
export class Scrolling implements ReactiveController {
  readonly #host: Host;
  readonly #viewport: Viewport;
  readonly #moved: () => void;
  #heights: Heights = { row: 48, heading: 28 };
  #groups: readonly Extent[] = [];
  #slices: readonly Slice[] = [];

  /** `moved` is called when something else may be seen, also after each rendering. */
  constructor(host: Host, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    this.#viewport = new Viewport(host, () => this.#look());
    host.addController(this);
  }

  get heights(): Heights {
    return this.#heights;
  }

  /** What stands in the document of the groups that were asked for last. */
  get runs(): readonly Run[] {
    return runsOf(this.#slices, this.#groups, this.#heights);
  }

  hostUpdated(): void {
    const before = this.#heights;
    const { row, heading } = (this.#heights = this.#viewport.measured(before));
    const same = row === before.row && heading === before.heading;
    // Not at once: what is laid out otherwise each time would be rendered for ever.
    if (!same || !this.#covers()) requestAnimationFrame(() => this.#host.requestUpdate());
    this.#moved();
  }

  /** What to render of each group; to be asked at each rendering, also for no groups. */
  slices(groups: readonly Group[]): readonly Slice[] {
    this.#groups = groups.map(({ name, entries }) => ({
      rows: entries.length,
      headings: name ? 1 : 0,
    }));
    this.#slices = slicesOf(this.#groups, this.#heights, this.#viewport.view);
    return this.#slices;
  }

  /** Whether a row is in the document. */
  shows(row: number): boolean {
    let first = 0;
    return this.#groups.some(({ rows }, at) => {
      const { from, to } = this.#slices[at]!;
      const within = row - first;
      first += rows;
      return within >= from && within < to;
    });
  }

  /** Whether fewer rows than these lie below what can be seen. False while nothing can be. */
  endsWithin(rows: number): boolean {
    const { top, height } = this.#viewport.view;
    const left = totalHeight(this.#groups, this.#heights) - top - height;
    return height > 0 && left < rows * this.#heights.row;
  }

  /** The last row that can be seen, at least in part. */
  get lastSeen(): number {
    const { top, height } = this.#viewport.view;
    return rowAt(this.#groups, this.#heights, top + height);
  }

  toTop(): void {
    this.#viewport.scrollBy(-this.#viewport.view.top);
  }

  /** Scrolls as little as it takes for a row to be seen. */
  reveal(row: number): void {
    const { top, height } = this.#viewport.view;
    const at = topOf(this.#groups, this.#heights, row);
    // A heading stays over the first rows of its group.
    const above = at - this.#heights.heading - top;
    const below = at + this.#heights.row - top - height;
    if (above < 0) this.#viewport.scrollBy(Math.max(above, -top));
    else if (below > 0) this.#viewport.scrollBy(below);
  }

  /**
   * Remembers what is read. The function that it gives puts that back to its place, once the
   * `after` are rendered; at the top of the list it stays there, where new tickets come.
   */
  hold(before: readonly Entry[], after: readonly Entry[]): () => void {
    const { top } = this.#viewport.view;
    const places = new Map(after.map(({ id }, at) => [id, at]));
    const first = rowAt(this.#groups, this.#heights, top);
    const held = before.findIndex(({ id }, at) => at >= first && places.has(id));
    if (top === 0 || held < 0) return () => undefined;
    const distance = topOf(this.#groups, this.#heights, held) - top;
    return () => {
      const now = topOf(this.#groups, this.#heights, places.get(before[held]!.id)!);
      this.#viewport.scrollBy(now - distance - this.#viewport.view.top);
      this.#look();
    };
  }

  #look(): void {
    if (!this.#covers()) this.#host.requestUpdate();
    this.#moved();
  }

  #covers(): boolean {
    return covers(this.#slices, this.#groups, this.#heights, this.#viewport.view);
  }
}

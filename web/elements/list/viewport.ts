import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Heights, View } from './window.js';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * What can be seen of the list's rows: they scroll in the list where its height is bounded, and with
 * the page or another ancestor where it is not.
 */
export class Viewport implements ReactiveController {
  readonly #host: Host;
  readonly #moved: () => void;
  #sizes: ResizeObserver | undefined;
  #watched: Element | null = null;

  /** `moved` is called when something else may be seen, at most once per frame. */
  constructor(host: Host, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(this.#moved);
    addEventListener('scroll', this.#moved, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    removeEventListener('scroll', this.#moved, { capture: true });
    this.#sizes?.disconnect();
    this.#watched?.removeEventListener('scroll', this.#moved);
    this.#watched = null;
  }

  hostUpdated(): void {
    const scroller = this.#find('.scroll');
    if (scroller === this.#watched) return;
    this.#sizes?.disconnect();
    this.#watched = scroller;
    if (!scroller) return;
    this.#sizes?.observe(scroller);
    scroller.addEventListener('scroll', this.#moved, { passive: true });
  }

  /** What can be seen; before anything is laid out as much as a screen may show. */
  get view(): View {
    const [scroller, rows] = [this.#find('.scroll'), this.#find('.rows')];
    if (!scroller || !rows) return { top: 0, height: globalThis.innerHeight ?? 0 };
    const frame = scroller.getBoundingClientRect();
    const above = Math.max(frame.top, 0);
    const below = Math.min(frame.bottom, innerHeight);
    const { top } = rows.getBoundingClientRect();
    return { top: Math.max(0, above - top), height: Math.max(0, below - Math.max(above, top)) };
  }

  /** Heights as they are laid out; those given of what is not there. */
  measured(before: Heights): Heights {
    const of = (selector: string): number | undefined =>
      this.#find(selector)?.getBoundingClientRect().height || undefined;
    return { row: of('.row') ?? before.row, heading: of('.heading') ?? before.heading };
  }

  /** Moves what can be seen by a distance in CSS pixels. */
  scrollBy(distance: number): void {
    const scroller = this.#find('.scroll');
    if (!scroller || distance === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += distance;
    if (scroller.scrollTop === before && scroller.scrollHeight <= scroller.clientHeight) {
      globalThis.scrollBy(0, distance);
    }
  }

  #find(selector: string): Element | null {
    return this.#host.renderRoot.querySelector(selector);
  }
}

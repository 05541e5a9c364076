import type { Entry } from '../../table/views.js';
import { Cursor } from './cursor.js';
import { Picking } from './picking.js';

/** What choosing needs of the list. */
export interface ChoosingHost {
  readonly entries: () => readonly Entry[];
  /** Whether several tickets can be chosen. */
  readonly multiple: () => boolean;
  readonly open: (entry: Entry) => void;
  /** Scrolls to the ticket at a place. */
  readonly reveal: (at: number) => void;
  readonly unpick: () => void;
  readonly update: () => void;
}

/** Opens tickets and chooses several of them, by pointer and by keys. */
export class Choosing {
  readonly cursor = new Cursor();
  readonly picking = new Picking();
  readonly #host: ChoosingHost;

  constructor(host: ChoosingHost) {
    this.#host = host;
  }

  click(event: MouseEvent): void {
    const { entries, multiple, open } = this.#host;
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-id]');
    const entry = entries().find(({ id }) => String(id) === row?.dataset['id']);
    if (!entry) return;
    const one = event.ctrlKey || event.metaKey || target.closest('.pick') !== null;
    if (multiple() && (event.shiftKey || one)) this.#pick(entry, event.shiftKey);
    else open(entry);
  }

  key(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const active = this.cursor.in(this.#host.entries());
    const ctrl = event.ctrlKey || event.metaKey;
    const done =
      (active && this.#host.multiple() && this.#picks(key, active, ctrl)) ||
      (!ctrl && (this.#moves(key, active, shiftKey) || this.#opens(key, active)));
    if (done) event.preventDefault();
  }

  /** True for a key that chooses tickets, or none of them. */
  #picks(key: string, active: Entry, ctrl: boolean): boolean {
    if (ctrl && key === ' ') this.#pick(active, false);
    else if (ctrl && key.toLowerCase() === 'a') this.picking.all(this.#host.entries());
    else if (!ctrl && key === 'Escape' && this.picking.size > 0) this.#host.unpick();
    else return false;
    this.#host.update();
    return true;
  }

  #pick(entry: Entry, range: boolean): void {
    if (range) this.picking.extend(this.#host.entries(), entry.id);
    else this.picking.toggle(entry.id);
    this.cursor.reset(entry.id);
    this.#host.update();
  }

  /** True for a key that moves; with Shift what it passes is chosen. */
  #moves(key: string, before: Entry | undefined, shift: boolean): boolean {
    const entries = this.#host.entries();
    if (!this.cursor.move(key, entries)) return false;
    const at = this.cursor.in(entries);
    this.#host.update();
    if (!at) return true;
    this.#host.reveal(entries.indexOf(at));
    if (!shift || !before || !this.#host.multiple()) return true;
    if (!this.picking.has(before.id)) this.picking.toggle(before.id);
    this.picking.extend(entries, at.id);
    return true;
  }

  #opens(key: string, active: Entry | undefined): boolean {
    if (!active || (key !== 'Enter' && key !== ' ')) return false;
    this.#host.open(active);
    return true;
  }
}

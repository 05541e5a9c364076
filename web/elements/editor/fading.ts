import type { Editing, Notice } from '../../draft/editing.js';

/** Milliseconds for which what went well is shown. */
const fadeTime = 12_000;

/** What went well is said for a while: the save can be undone from the outbox later as well. */
export class Fading {
  readonly #editing: Editing;
  #shown: Notice | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editing: Editing) {
    this.#editing = editing;
  }

  /** After each rendering. */
  follow(): void {
    const { notice } = this.#editing;
    if (notice === this.#shown) return;
    this.#shown = notice;
    this.stop();
    if (notice?.kind !== 'success') return;
    this.#timer = setTimeout(() => {
      if (this.#editing.notice === notice) this.#editing.hush();
    }, fadeTime);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** How long the list stays still before it says how many tickets it has. */
const delay = 900;

/** What a live region says: some time after the last change, so that nobody hears of each. */
export class Saying {
  readonly #changed: () => void;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get said(): string {
    return this.#said;
  }

  later(words: () => string): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#said = words();
      this.#changed();
    }, delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

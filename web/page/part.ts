/** A part of the page that comes after its first view: loaded once, and anew where that has failed. */
export class Part<T> {
  readonly #import: () => Promise<T>;
  #loading: Promise<T> | undefined;
  #loaded: T | undefined;
  #failed = false;

  constructor(load: () => Promise<T>) {
    this.#import = load;
  }

  /** The part, once it is there. */
  get loaded(): T | undefined {
    return this.#loaded;
  }

  /** True where it could not be loaded, until it is. */
  get failed(): boolean {
    return this.#failed;
  }

  load(): Promise<T> {
    this.#loading ??= this.#import().then(
      (loaded) => {
        this.#failed = false;
        return (this.#loaded = loaded);
      },
      (cause: unknown) => {
        this.#loading = undefined;
        this.#failed = true;
        throw cause;
      },
    );
    return this.#loading;
  }
}

/** What somebody waits for; says so where a part of it cannot be loaded, and tries again. */
export class Wanted {
  readonly #update: () => void;
  /** For each part what to do once it is there. */
  readonly #waiting = new Map<Part<unknown>, () => void>();
  readonly #trying = new Set<Part<unknown>>();

  constructor(update: () => void) {
    this.#update = update;
  }

  /** Tries again; missing while nothing is missing, and while that is being tried. */
  get retry(): (() => void) | undefined {
    const failed = [...this.#waiting].filter(([part]) => part.failed && !this.#trying.has(part));
    return failed.length > 0 ? () => failed.forEach(([, again]) => again()) : undefined;
  }

  /** Does something with a part as soon as it is there; of the same part the last wish counts. */
  async use<T>(part: Part<T>, then: (loaded: T) => unknown = () => undefined): Promise<void> {
    const again = (): void => void this.use(part, then);
    this.#waiting.set(part, again);
    this.#trying.add(part);
    this.#update();
    const loaded = await part.load().catch(() => undefined);
    this.#trying.delete(part);
    this.#update();
    if (loaded !== undefined && this.#waiting.get(part) === again) await then(loaded);
  }
}

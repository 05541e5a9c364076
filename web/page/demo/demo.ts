import { createLocalWebApi, type Keep, type LocalWebApi } from '../../../wasm/js/local/index.js';
import { KeptState, type Head } from './state.js';

/** The user of the demo's tickets (server/demo/lists.json), known to all. */
export const demoUser = { User: 'tje0', Password: 'Tje0' } as const;

/** What the demo needs of its surroundings. */
export interface DemoOptions {
  /** The page's folder: an address. */
  readonly place: string;
  /** The locks of the browser's tabs; without them nothing outlives the page. */
  readonly locks: LockManager | undefined;
  readonly open?: (place: string) => Promise<KeptState | undefined>;
  readonly create?: (seed: Uint8Array | undefined, keep: Keep | undefined) => LocalWebApi;
  /** Another tab has begun anew. */
  readonly replaced: () => void;
}

/** Where the state is: with this browser, or in this page alone. */
export type Kept = 'browser' | 'page';

/**
 * A WebAPI within this browser that all tabs have in common. One tab at a time answers a call: it takes
 * over what another has changed meanwhile, and keeps what it changes before the answer.
 */
export class Demo {
  /** True where what was kept could not be read: the demo has begun anew. */
  readonly lost: boolean;
  readonly #options: DemoOptions;
  readonly #state: KeptState | undefined;
  #api: LocalWebApi;
  #head: Head;

  private constructor(
    options: DemoOptions,
    state: KeptState | undefined,
    { head, content, lost }: { head: Head; content?: Uint8Array | undefined; lost: boolean },
  ) {
    this.#options = options;
    this.#state = state;
    this.#head = head;
    this.lost = lost;
    this.#api = this.#create(content);
  }

  /** @throws TicketwireError where the WebAPI cannot be loaded. */
  static async open(options: DemoOptions): Promise<Demo> {
    const { locks, place } = options;
    const state = locks && (await (options.open ?? KeptState.open)(place));
    if (!state) return Demo.#alone(options, false);
    return locks.request(lockOf(options), () => Demo.#take(options, state));
  }

  static async #take(options: DemoOptions, state: KeptState): Promise<Demo> {
    const head = await state.head();
    const content = head && (await state.content());
    if (head && content) {
      const demo = new Demo(options, state, { head, content, lost: false });
      if (await demo.#begins()) return demo;
    }
    const lost = head !== undefined;
    const demo = new Demo(options, state, { head: fresh(), lost });
    if (await demo.#begins()) return demo;
    // There is no room for it.
    state.close();
    return Demo.#alone(options, lost);
  }

  /** Kept by this page alone. */
  static async #alone(options: DemoOptions, lost: boolean): Promise<Demo> {
    const demo = new Demo(options, undefined, { head: fresh(), lost });
    // Whatever the answer: what cannot be loaded is told now.
    await demo.fetch(demo.baseUrl);
    return demo;
  }

  get kept(): Kept {
    return this.#state ? 'browser' : 'page';
  }

  /** Root of the WebAPI; another one after each beginning, so that nothing is left of the one before. */
  get baseUrl(): string {
    return `${rootOf(this.#options.place)}${this.#head.run}/`;
  }

  readonly fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    this.#inTurn(() => this.#api.fetch(input, init));

  /** Everything as at first. Each tab is told, this one by the end of the promise. */
  async startOver(): Promise<void> {
    const state = this.#state;
    if (!state) return;
    await this.#options.locks!.request(lockOf(this.#options), () => state.remove());
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const state = this.#state;
    if (!state) return work();
    return this.#options.locks!.request(lockOf(this.#options), async () => {
      await this.#catchUp(state);
      return work();
    });
  }

  /** Takes what other tabs have changed. */
  async #catchUp(state: KeptState): Promise<void> {
    const head = await state.head();
    if (head?.run !== this.#head.run) {
      this.#options.replaced();
      throw new TypeError('The demo has begun anew');
    }
    if (head.version === this.#head.version) return;
    const content = await state.content();
    this.#api.dispose();
    this.#head = head;
    this.#api = this.#create(content);
  }

  #create(content: Uint8Array | undefined): LocalWebApi {
    const state = this.#state;
    const keep = state && ((next: Uint8Array) => this.#keep(state, next));
    return (this.#options.create ?? create)(content, keep);
  }

  async #keep(state: KeptState, content: Uint8Array): Promise<void> {
    const head = { ...this.#head, version: this.#head.version + 1 };
    await state.write(head, content);
    this.#head = head;
  }

  /** False where what was kept cannot be read, or nothing can be kept. */
  async #begins(): Promise<boolean> {
    try {
      await this.#api.save();
      return true;
    } catch (cause) {
      const { code } = cause as { readonly code?: unknown };
      if (code !== 'argument' && code !== 'store_unavailable') throw cause;
      this.#api.dispose();
      return false;
    }
  }
}

function create(seed: Uint8Array | undefined, keep: Keep | undefined): LocalWebApi {
  return createLocalWebApi({ ...(seed && { seed }), ...(keep && { keep }), user: null });
}

function fresh(): Head {
  return { run: crypto.randomUUID(), version: 0 };
}

/** All roots of a page's demo begin so. */
export function rootOf(place: string): string {
  return new URL('demo/', place).href;
}

function lockOf({ place }: DemoOptions): string {
  return `ticketwire-demo ${place}`;
}

import type { Random } from './random.js';
import type { Answered, Asked } from './routes.js';
import type { VirtualTime } from './time.js';

/** How bad the network is: probabilities for one request. */
export interface Weather {
  /** Never arrives. */
  readonly lost: number;
  /** Arrives, and its answer does not. */
  readonly answerLost: number;
  /** Arrives long after the browser has given up. */
  readonly twin: number;
  /** The server, or something before it, fails. */
  readonly failing: number;
  /** Takes seconds. */
  readonly slow: number;
}

export const calm: Weather = { lost: 0, answerLost: 0, twin: 0, failing: 0, slow: 0 };

/** Longest that a request may be on its way. */
export const longestWay = 70_000;

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal?: AbortSignal | null;
}

/** What lies between the tabs and the server. */
export class Network {
  weather: Weather = calm;
  /** Sessions that the server accepts, and whose they are. */
  readonly sessions = new Map<string, string>();
  /** A message may arrive long after its browser has given up, for the server knows it again. */
  lateMessages = true;
  /** Requests that may still reach the server. */
  underway = 0;
  trace: (line: () => string) => void = () => undefined;
  readonly #answer: (asked: Asked) => Answered;
  readonly #time: VirtualTime;
  readonly #random: Random;

  constructor(answer: (asked: Asked) => Answered, time: VirtualTime, random: Random) {
    this.#answer = answer;
    this.#time = time;
    this.#random = random;
  }

  /** `fetch` as one tab has it. */
  fetchFor(tab: { readonly name: string; alive: boolean; online: boolean }): typeof fetch {
    const ask = (input: URL | string, init: Init = {}): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (!tab.alive) return;
        const url = new URL(input);
        const { signal } = init;
        if (signal?.aborted) return reject(signal.reason as Error);
        signal?.addEventListener('abort', () => {
          if (tab.alive) reject(signal.reason as Error);
        });
        this.#send(tab, url, init, (answered) => {
          if (!tab.alive) return;
          if (answered) resolve(response(answered));
          else reject(new TypeError('Failed to fetch'));
        });
      });
    return ask as unknown as typeof fetch;
  }

  /** Decides the fate of one request. */
  #send(
    tab: { readonly name: string; online: boolean },
    url: URL,
    init: Init,
    tell: (answered: Answered | undefined) => void,
  ): void {
    const random = this.#random;
    const fate = tab.online ? this.#fate() : 'offline';
    const method = init.method ?? 'GET';
    this.trace(() => `${tab.name}  ${method} ${path(url)} ${body(init)}${note(fate)}`);
    const slowly = (): number => random.between(500, 20_000);
    // What carries no guard must not arrive after its tab is gone and another one has taken over.
    const guarded = method === 'GET' || this.#isGuarded(method, url);
    const slow = fate === 'slow' ? random.pick([guarded ? 'there' : 'back', 'back']) : undefined;
    const there = slow === 'there' ? slowly() : random.between(1, 40);
    const back = slow === 'back' ? slowly() : random.between(1, 40);
    const soon = (answered?: Answered): void => {
      this.#time.after(back, () => tell(answered));
    };
    if (fate === 'offline' || fate === 'lost') {
      // Half of them fail at once, the others leave the browser waiting.
      if (fate === 'offline' || random.chance(0.5)) soon();
      return;
    }
    if (fate === 'failing') {
      const status = random.pick([500, 502, 503, 504]);
      const arrives = status !== 503 && random.chance(0.5);
      if (arrives) this.#arrive(there, url, init, () => soon(broken(status)));
      else soon(broken(status));
      return;
    }
    if (fate === 'twin') {
      // Only what carries a guard may come so late: nothing can be done about anything else.
      const late = this.#isGuarded(method, url) ? random.between(31_000, longestWay) : there;
      this.#arrive(late, url, init, () => undefined);
      return;
    }
    this.#arrive(there, url, init, (answered) => {
      if (fate !== 'answerLost') soon(answered);
      else if (random.chance(0.5)) soon();
    });
  }

  #arrive(after: number, url: URL, init: Init, done: (answered: Answered) => void): void {
    this.underway += 1;
    this.#time.after(after, () => {
      this.underway -= 1;
      const headers = lower(init.headers ?? {});
      const user = this.sessions.get(headers['authorization'] ?? '');
      const method = init.method ?? 'GET';
      const asked = { user, method, url, headers, body: init.body ?? new Uint8Array() };
      const answered = this.#answer(asked);
      this.trace(() => `server  ${method} ${path(url)} by ${user ?? '?'}: ${answered.status}`);
      done(answered);
    });
  }

  /** A patch by its tests, a message by its MessageId. */
  #isGuarded(method: string, url: URL): boolean {
    const message = path(url) === 'Agents/Ticket/SaveTicketMessageEntity';
    return method === 'PATCH' || (message && this.lateMessages);
  }

  #fate(): 'good' | keyof Weather {
    let left = this.#random.next();
    for (const [fate, probability] of Object.entries(this.weather) as [keyof Weather, number][]) {
      left -= probability;
      if (left < 0) return fate;
    }
    return 'good';
  }
}

/** As much of a Response as a client reads. */
function response({ status, headers, body: content }: Answered): object {
  const bytes = new TextEncoder().encode(content);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    arrayBuffer: () => Promise.resolve(bytes.buffer),
    text: () => Promise.resolve(content),
    json: () => Promise.resolve(JSON.parse(content) as unknown),
  };
}

function broken(status: number): Answered {
  return { status, headers: {}, body: '<html>Something is broken</html>' };
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const path = (url: URL): string => url.pathname.replace('/api/v1/', '');
const note = (fate: string): string => (fate === 'good' ? '' : ` (${fate})`);

function body(init: Init): string {
  return init.body ? new TextDecoder().decode(init.body) : '';
}

import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, type WebApiServer } from './server.js';
import { vendor, type TicketAgent } from './vendor.js';

/** Every method of the vendor's class that makes a call. */
export const everyMethod: readonly string[] = Object.getOwnPropertyNames(
  vendor.TicketAgent.prototype,
).filter((name) => /^[a-z]\w*Async$/.test(name));

const page = readFileSync(resolve(root, 'docs/compatibility.md'), 'utf8');

/** The rows of the page's table of TicketAgent. */
export const documentedMethods = [
  ...page.matchAll(/^\| `(\w+Async)` +\| (yes|no|refused) +\|(.*)\|$/gm),
].map(([, name, served, reason]) => ({ name: name!, served: served!, reason: reason!.trim() }));

/** The rows of its table of other agents. */
export const documentedAgents = [...page.matchAll(/^\| (\w+)Agent +\|(.*)\|$/gm)].map(
  ([, agent, methods]) => ({
    agent: agent!,
    methods: [...methods!.matchAll(/`(\w+)`/g)].map(([, method]) => method!),
  }),
);

/** What the methods' tests share; filled before the first of them. */
export interface Suite {
  server: WebApiServer;
  agent: TicketAgent;
}

/** Notes which methods have been called in tests that expected something afterwards. */
export class Recorder {
  readonly #expected = new Set<string>();
  /** Methods of the running test with the number of expectations when they had resolved. */
  #resolved = new Map<string, number>();

  /** The agent; its calls are noted. */
  watch(agent: TicketAgent): TicketAgent {
    return new Proxy(agent, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || !everyMethod.includes(String(name))) return member;
        return async (...given: unknown[]): Promise<unknown> => {
          const answer: unknown = await Reflect.apply(member, target, given);
          this.#resolved.set(String(name), expectations());
          return answer;
        };
      },
    });
  }

  /** To be called after each test. */
  endTest(): void {
    for (const [name, before] of this.#resolved) {
      if (expectations() > before) this.#expected.add(name);
    }
    this.#resolved = new Map();
  }

  get methods(): readonly string[] {
    return everyMethod.filter((name) => this.#expected.has(name));
  }
}

function expectations(): number {
  return expect.getState().assertionCalls;
}

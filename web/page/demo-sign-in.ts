import { html } from 'lit';
import { connect, type Client } from '../../wasm/js/index.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import { forgetServers } from '../draft/forgetting.js';
import { DemoBar } from './demo/bar.js';
import { Demo, demoUser, rootOf } from './demo/demo.js';
import { tellLoading } from './demo/loading.js';
import type { Settings } from './settings.js';
import {
  nobody,
  optionsOf,
  principal,
  type Demo as DemoParts,
  type ServerSession,
  type SignIn,
} from './sign-in.js';

interface Caller {
  readonly user: string;
  readonly password: string;
}

/** The demo's user at a WebAPI within this browser, or whoever logs in after that. */
export class DemoSignIn implements SignIn {
  readonly settings: Pick<Settings, 'baseUrl' | 'language'>;
  readonly hint = undefined;
  readonly demo: DemoParts;
  readonly #demo: Demo;
  #caller: Caller | undefined = { user: demoUser.User, password: demoUser.Password };

  private constructor(demo: Demo, language: string | undefined) {
    this.#demo = demo;
    this.settings = { baseUrl: demo.baseUrl, language };
    const bar = () => html`<tw-demo .demo=${demo} .over=${reload}></tw-demo>`;
    this.demo = { fetch: demo.fetch, bar };
  }

  /** @throws TicketwireError where the WebAPI cannot be loaded. */
  static async open({ language }: Settings): Promise<DemoSignIn> {
    const place = new URL('./', location.href).href;
    const { locks } = navigator as Partial<Navigator>;
    const demo = await Demo.open({ place, locks, replaced: reload }).catch(tellLoading);
    if (!customElements.get('tw-demo')) customElements.define('tw-demo', DemoBar);
    // Drafts of a demo that has ended; where they cannot be removed nobody sees them all the same.
    void forgetServers(rootOf(place), demo.baseUrl).catch(() => undefined);
    return new DemoSignIn(demo, language);
  }

  connect(): Promise<Client> {
    return this.#connect(() => {
      if (this.#caller) return basic(this.#caller);
      throw new TicketwireError('Nobody is logged in', { code: 'unauthorized', status: 401 });
    });
  }

  async begin(connecting: Promise<Client>): Promise<ServerSession> {
    return this.session(await connecting);
  }

  async session(client: Client): Promise<ServerSession> {
    const { user } = this.#caller ?? {};
    const caller = user === undefined ? nobody : await principal(client);
    return { ...caller, User: caller.Authenticated ? (user ?? null) : null, Demo: demoUser };
  }

  readonly logIn = async (_: Client, user: string, password: string): Promise<void> => {
    const caller = { user, password };
    const client = await this.#connect(() => basic(caller));
    await client.call('getCurrentPrincipal', {});
    this.#caller = caller;
  };

  logOut(): Promise<void> {
    this.#caller = undefined;
    return Promise.resolve();
  }

  #connect(authorization: () => string): Promise<Client> {
    return connect({ ...optionsOf(this.settings), fetch: this.#demo.fetch, authorization });
  }
}

function basic({ user, password }: Caller): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** To the list: the tickets of before are gone. */
function reload(): void {
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

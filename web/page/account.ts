import type { Client } from '../../wasm/js/index.js';
import { knowCaller } from '../draft/caller.js';
import type { Desk } from '../draft/desk.js';
import { onStanding } from '../draft/standing.js';
import { needsLogin, shown, type Shown } from '../table/problems.js';
import { text } from '../text/first.js';
import { work } from './later.js';
import { readPreference, writePreference } from './preferences.js';
import { explained } from './reaching.js';
import type { Demo, Elsewhere, LogIn, ServerSession, SignIn } from './sign-in.js';

const deskRetry = 3_000;

/** What an account tells the page that shows it. */
export interface AccountHost {
  /** How to sign in here; `undefined` as long as that is not known. */
  readonly signIn: () => Promise<SignIn> | undefined;
  readonly update: () => void;
  /** Resolves when the last update is on the screen. */
  readonly updated: () => Promise<unknown>;
  /** Somebody has logged in, again or anew. */
  readonly arrived: () => void;
}

/** Who is logged in, with which client, and what that user has unfinished. */
export class Account {
  client: Client | undefined;
  session: ServerSession | undefined;
  desk: Desk | undefined;
  /** Why the page cannot be shown. */
  problem: Shown | undefined;
  /** Why the log-out has failed. */
  logoutProblem: Shown | undefined;
  /** True while name and password are asked for. */
  login = false;
  /** What the log-in says above name and password. */
  hint = '';
  readonly #host: AccountHost;
  #signIn: SignIn | undefined;
  /** Whose client it is. */
  #owner: string | undefined;
  #stop: (() => void)[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AccountHost) {
    this.#host = host;
  }

  /** The name to begin a log-in with. */
  get name(): string {
    const { session } = this;
    return session?.User ?? readPreference('user') ?? session?.Demo?.User ?? '';
  }

  /** Takes name and password; missing where another page does. */
  get logIn(): LogIn | undefined {
    const signIn = this.#signIn;
    return signIn?.logIn && ((client, user, password) => signIn.logIn!(client, user, password));
  }

  /** Where else to sign in. */
  get elsewhere(): Elsewhere | undefined {
    return this.#signIn?.elsewhere;
  }

  /** What is special where there is no server. */
  get demo(): Demo | undefined {
    return this.#signIn?.demo;
  }

  /** True where leaving the page would lose something. */
  get losing(): boolean {
    const { desk } = this;
    if (!desk || desk.kept === 'durable') return false;
    return desk.unfinished.length > 0 || desk.outbox.entries.length > 0;
  }

  /** Loads the core, and finds out who is logged in. */
  async begin(): Promise<void> {
    this.problem = undefined;
    this.#host.update();
    try {
      this.#signIn ??= await this.#host.signIn();
      if (!this.#signIn) return;
      // Who is signed in need not wait for the core, where the server tells it by itself.
      const connecting = this.client ? Promise.resolve(this.client) : this.#signIn.connect();
      const begun = this.#signIn.begin(connecting);
      [this.client, this.session] = await Promise.all([connecting, begun]);
      knowCaller(this.client, this.session.AssociateId);
      this.#owner = this.session.User ?? undefined;
      this.login = false;
      if (!this.session.Authenticated) this.ask();
      // The list is read while the desk's code comes.
      this.#host.update();
      await this.#openDesk();
    } catch (cause) {
      this.problem = await explained(cause, this.#signIn?.settings.baseUrl);
      // The settings may be what has to change.
      if (!this.session) this.#signIn = this.client = undefined;
    }
    this.#host.update();
  }

  /** Asks for a log-in; everything stays as it is behind it. */
  ask(hint = text.page.loginHint): void {
    if (this.login) return;
    // Whoever logs in may be somebody else, under whose name nothing of this user's goes out.
    this.desk?.outbox.pause();
    this.login = true;
    this.hint = this.#signIn?.hint ?? hint;
    this.#host.update();
  }

  /** After a log-in: goes on as the same user, or begins anew as another one. */
  async loggedIn(): Promise<void> {
    const signIn = this.#signIn!;
    const session = await signIn.session(this.client!).catch(() => this.session!);
    if (!session.Authenticated) {
      this.hint = signIn.hint ?? this.hint;
      return this.#host.update();
    }
    if (session.User !== null) writePreference('user', session.User);
    const other = this.#owner !== undefined && session.User !== this.#owner;
    const before = other ? this.client : undefined;
    if (other) {
      if (before) await leave(before);
      this.#followDesk(undefined);
      this.client = await signIn.connect();
    }
    this.#owner = session.User ?? undefined;
    this.session = session;
    knowCaller(this.client!, session.AssociateId);
    this.login = false;
    this.#host.update();
    await this.#openDesk();
    // Elements that had not changed yet may have asked for it once more.
    if (before) await leave(before);
    await this.desk?.resume();
    this.#host.arrived();
    this.#host.update();
  }

  /** Ends the session. What is unfinished is kept, for this user alone. */
  async logout(): Promise<void> {
    const { client, desk, session } = this;
    if (!client || !session) return;
    this.logoutProblem = undefined;
    const hint = keptHint(desk);
    this.session = { ...session, Authenticated: false, User: null, AssociateId: null };
    this.#followDesk(undefined);
    this.#host.update();
    // What reads and sends by itself is gone before the session is.
    await this.#host.updated();
    await leave(client);
    try {
      await this.#signIn!.logOut(client);
    } catch (cause) {
      if (!needsLogin(cause)) {
        this.session = session;
        this.logoutProblem = shown(cause);
        return this.#openDesk();
      }
    }
    this.ask(hint);
  }

  dispose(): void {
    clearTimeout(this.#again);
    this.#followDesk(undefined);
  }

  /** What was kept; asked for again until it is there. */
  async #openDesk(): Promise<void> {
    const { client } = this;
    clearTimeout(this.#again);
    if (!client || !this.session?.Authenticated) return;
    try {
      const { deskOf } = await work.load();
      if (client !== this.client || !this.session.Authenticated) return;
      const desk = await deskOf(client);
      if (client === this.client && this.session.Authenticated) this.#followDesk(desk);
    } catch (cause) {
      if (client !== this.client) return;
      if (needsLogin(cause)) return this.ask();
      this.#again = setTimeout(() => void this.#openDesk(), deskRetry);
    }
    this.#host.update();
  }

  #followDesk(desk: Desk | undefined): void {
    this.#stop.forEach((stop) => stop());
    this.desk = desk;
    this.#stop = desk
      ? [
          onStanding(desk, () => this.#host.update()),
          desk.onReport(({ kind }) => {
            if (kind === 'session') this.ask();
          }),
        ]
      : [];
  }
}

/** Without its code no desk was opened. */
async function leave(client: Client): Promise<void> {
  const { leaveDesk } = (await work.load().catch(() => undefined)) ?? {};
  await leaveDesk?.(client);
}

/** What becomes of unfinished work, for whoever has just logged out. */
function keptHint(desk: Desk | undefined): string {
  const count = (desk?.unfinished.length ?? 0) + (desk?.outbox.entries.length ?? 0);
  if (count === 0) return text.page.loggedOut;
  return desk?.kept === 'memory' ? text.page.loggedOut : text.page.loggedOutKept(count);
}

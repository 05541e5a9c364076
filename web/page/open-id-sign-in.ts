import { TicketwireError, type Client } from '../../wasm/js/index.js';
import { text } from '../text/index.js';
import { answerOf, answerPage } from './open-id/answer.js';
import { OpenId, isSpent, refusal, type Tokens } from './open-id/provider.js';
import type { Settings } from './settings.js';
import { nobody, principal, type Elsewhere, type ServerSession } from './sign-in.js';
import { TokenSignIn } from './token-sign-in.js';

/** How long before its end a token is renewed, in milliseconds. */
const early = 30_000;

/** Tokens of an OpenID Connect provider, where the reader signs in in a window of its own. */
export class OpenIdSignIn extends TokenSignIn {
  readonly elsewhere: Elsewhere;
  readonly #issuer: URL;
  #hint: string;
  #provider: OpenId | undefined;
  #tokens: Tokens | undefined;
  #renewal: Promise<void> | undefined;
  #stop: AbortController | undefined;
  /** Somebody has logged out; somebody else may be next. */
  #again = false;

  constructor(settings: Settings) {
    super(settings);
    this.#issuer = new URL(settings.issuer!);
    this.#hint = text.setup.signInAt(this.#issuer.host);
    this.elsewhere = { label: text.setup.goTo(this.#issuer.host), go: () => this.#go() };
  }

  get hint(): string {
    return this.#hint;
  }

  async session(client: Client): Promise<ServerSession> {
    // Before it is needed: what opens a window has to do so in the moment of a click.
    await this.#discovered();
    const session = this.#tokens ? await principal(client) : nobody;
    const refused = this.#tokens !== undefined && !session.Authenticated;
    this.#hint = refused ? text.setup.refusedToken : text.setup.signInAt(this.#issuer.host);
    return session;
  }

  /** Opens the provider's window. Who asks again gives up the one that is open. */
  async #go(): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    const opened = open('', 'ticketwire-sign-in', 'popup,width=520,height=720');
    if (!opened) throw said(text.setup.noWindow);
    try {
      const provider = await this.#discovered();
      const attempt = await provider.attempt(this.#again);
      const answer = answerOf(attempt, stop.signal);
      opened.location.href = attempt.url.href;
      this.#tokens = await attempt.settle(await answer);
      this.#again = false;
    } catch (cause) {
      if (stop.signal.aborted) throw stop.signal.reason;
      const why = refusal(cause);
      throw why === undefined ? cause : said(text.setup.notSignedIn(this.#issuer.host, why));
    }
  }

  logOut(): Promise<void> {
    const tokens = this.#tokens;
    this.#tokens = undefined;
    this.#again = true;
    // They end by themselves as well; nobody waits for a provider in order to leave.
    if (tokens) void this.#provider?.revoke(tokens).catch(() => undefined);
    return Promise.resolve();
  }

  protected async authorization(): Promise<string> {
    if (this.#tokens && this.#tokens.ends - performance.now() < early) {
      await (this.#renewal ??= this.#renew(this.#tokens).finally(() => {
        this.#renewal = undefined;
      }));
    }
    if (this.#tokens) return `Bearer ${this.#tokens.access}`;
    throw new TicketwireError('Nobody is signed in', { code: 'unauthorized', status: 401 });
  }

  /** Without a refresh token the access token is used until it is refused. */
  async #renew(tokens: Tokens): Promise<void> {
    if (tokens.refresh === undefined) return;
    try {
      const renewed = await this.#provider!.refresh(tokens.refresh);
      if (this.#tokens === tokens) this.#tokens = renewed;
    } catch (cause) {
      if (isSpent(cause) && this.#tokens === tokens) this.#tokens = undefined;
    }
  }

  async #discovered(): Promise<OpenId> {
    const { clientId, scope } = this.settings;
    const redirectUri = new URL(answerPage, document.baseURI).href;
    const registration = { issuer: this.#issuer, clientId: clientId!, scope: scope!, redirectUri };
    try {
      return (this.#provider ??= await OpenId.discover(registration));
    } catch {
      throw said(text.setup.noProvider(this.#issuer.href, location.origin));
    }
  }
}

const said = (message: string): TicketwireError =>
  new TicketwireError(message, { code: 'argument' });

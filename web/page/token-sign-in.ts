import { connect, type Client } from '../../wasm/js/index.js';
import type { Settings } from './settings.js';
import { optionsOf, type ServerSession, type SignIn } from './sign-in.js';

/** What is asked for with a token that is kept in memory. */
export abstract class TokenSignIn implements SignIn {
  readonly settings: Settings;
  abstract readonly hint: string | undefined;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  connect(): Promise<Client> {
    const authorization = (): string | Promise<string> => this.authorization();
    return connect({ ...optionsOf(this.settings), authorization });
  }

  async begin(connecting: Promise<Client>): Promise<ServerSession> {
    return this.session(await connecting);
  }

  abstract session(client: Client): Promise<ServerSession>;
  abstract logOut(): Promise<void>;
  /** The Authorization header's value. */
  protected abstract authorization(): string | Promise<string>;
}

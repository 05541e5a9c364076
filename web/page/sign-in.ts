import { TicketwireError, type Client, type ClientOptions } from '../../wasm/js/index.js';
import { needsLogin } from '../table/problems.js';
import { text } from '../text/first.js';
import type { Settings } from './settings.js';

/** Who is signed in, as the server says. */
export interface ServerSession {
  readonly Authenticated: boolean;
  readonly User: string | null;
  readonly AssociateId: number | null;
  readonly Demo: { readonly User: string; readonly Password: string } | null;
}

export type LogIn = (client: Client, user: string, password: string) => Promise<void>;

/** One way to sign in. Tokens are kept in memory alone. */
export interface SignIn {
  readonly settings: Pick<Settings, 'baseUrl'>;
  /** What to do where this page cannot sign in by itself. */
  readonly hint: string | undefined;
  /** A client for whoever signs in next. */
  connect(): Promise<Client>;
  /** Who is signed in; begins a session where that takes nothing of the reader. */
  begin(connecting: Promise<Client>): Promise<ServerSession>;
  session(client: Client): Promise<ServerSession>;
  /** Missing where somebody else asks for names and passwords. */
  readonly logIn?: LogIn | undefined;
  /** Where the provider of tokens asks. */
  readonly elsewhere?: Elsewhere;
  logOut(client: Client): Promise<void>;
  /** What is special where there is no server. */
  readonly demo?: Demo;
}

/** Somewhere else, in a window of its own, where readers sign in. */
export interface Elsewhere {
  readonly label: string;
  /**
   * Opens the window, in the moment of a click, and waits for what it brings; a later call gives up an
   * earlier one.
   */
  readonly go: () => Promise<void>;
}

/** A WebAPI within this browser. */
export interface Demo {
  /** What carries calls there. */
  readonly fetch: typeof fetch;
  /** A bar that says so. */
  readonly bar: () => unknown;
}

/** Somebody who has not signed in. */
export const nobody: ServerSession = {
  Authenticated: false,
  User: null,
  AssociateId: null,
  Demo: null,
};

export function optionsOf({
  baseUrl,
  language,
}: Pick<Settings, 'baseUrl' | 'language'>): ClientOptions {
  return { ...(baseUrl && { baseUrl }), ...(language && { language }) };
}

/** Where a way to sign in is not to be had. */
export function notLoaded(cause: unknown): never {
  throw new TicketwireError(text.page.partMissing, { code: 'argument' }, { cause });
}

/** Who is calling, as the WebAPI itself tells. */
export async function principal(client: Client): Promise<ServerSession> {
  try {
    const { Associate = null, AssociateId = null } = await client.call('getCurrentPrincipal', {});
    return { ...nobody, Authenticated: true, User: Associate, AssociateId };
  } catch (cause) {
    if (needsLogin(cause)) return nobody;
    throw cause;
  }
}

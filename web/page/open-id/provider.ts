import * as oauth from 'oauth4webapi';

/** A page that is registered with a provider of OpenID Connect as a public client. */
export interface Registration {
  /** The provider's identifier, an address; its configuration is found below it. */
  readonly issuer: URL;
  readonly clientId: string;
  /** What is asked for; `openid` at least. */
  readonly scope: string;
  /** Where the provider sends whoever has signed in. */
  readonly redirectUri: string;
}

/** A sign-in that has begun: where the reader has to go, and what to make of the answer. */
export interface Attempt {
  readonly url: URL;
  /** Whether an answer belongs to this attempt. */
  readonly answers: (parameters: URLSearchParams) => boolean;
  /** @throws what oauth4webapi throws where the answer is a refusal, forged or too late. */
  readonly settle: (parameters: URLSearchParams) => Promise<Tokens>;
}

/** What a provider gave, for the memory of this page alone. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  /** When the access token ends, in milliseconds of `performance.now()`; Infinity where nobody said. */
  readonly ends: number;
}

/**
 * The authorization code flow with PKCE (RFC 6749 4.1, RFC 7636, OpenID Connect Core 3.1) of a client
 * without a secret. Nothing is stored: who reloads the page signs in again.
 */
export class OpenId {
  readonly #registration: Registration;
  readonly #server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #options: { readonly [oauth.allowInsecureRequests]: boolean };

  private constructor(registration: Registration, server: oauth.AuthorizationServer) {
    this.#registration = registration;
    this.#server = server;
    this.#client = { client_id: registration.clientId };
    this.#options = optionsOf(registration.issuer);
  }

  /** Reads the provider's configuration (OpenID Connect Discovery 4). */
  static async discover(registration: Registration): Promise<OpenId> {
    const { issuer } = registration;
    const answer = await oauth.discoveryRequest(issuer, optionsOf(issuer));
    return new OpenId(registration, await oauth.processDiscoveryResponse(issuer, answer));
  }

  /** @param again Whether the provider has to ask even whom it knows, so that somebody else can sign in. */
  async attempt(again: boolean): Promise<Attempt> {
    const { clientId, redirectUri, scope } = this.#registration;
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const url = new URL(this.#server.authorization_endpoint!);
    const asked = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(again && { prompt: 'login' }),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return {
      url,
      answers: (parameters) => parameters.get('state') === state,
      settle: async (parameters) => {
        const [server, client] = [this.#server, this.#client];
        const valid = oauth.validateAuthResponse(server, client, parameters, state);
        const answer = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          oauth.None(),
          valid,
          redirectUri,
          verifier,
          this.#options,
        );
        const options = { expectedNonce: nonce, requireIdToken: true };
        return tokensOf(
          await oauth.processAuthorizationCodeResponse(server, client, answer, options),
        );
      },
    };
  }

  /** New tokens for a refresh token (RFC 6749 6). */
  async refresh(token: string): Promise<Tokens> {
    const [server, client] = [this.#server, this.#client];
    const answer = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      token,
      this.#options,
    );
    const given = tokensOf(await oauth.processRefreshTokenResponse(server, client, answer));
    return { ...given, refresh: given.refresh ?? token };
  }

  /** Tells the provider that tokens are not used any more (RFC 7009), where it can be told. */
  async revoke({ access, refresh }: Tokens): Promise<void> {
    if (!this.#server.revocation_endpoint) return;
    for (const token of [refresh, access]) {
      if (token === undefined) continue;
      const [server, client] = [this.#server, this.#client];
      await oauth.revocationRequest(server, client, oauth.None(), token, this.#options);
    }
  }
}

/** What a provider says of itself in a refusal. */
export function refusal(cause: unknown): string | undefined {
  if (
    cause instanceof oauth.AuthorizationResponseError ||
    cause instanceof oauth.ResponseBodyError
  ) {
    return cause.error_description ?? cause.error;
  }
  return undefined;
}

/** True where a refresh token is none any more. */
export const isSpent = (cause: unknown): boolean =>
  cause instanceof oauth.ResponseBodyError && cause.error === 'invalid_grant';

/** By http alone what is on this machine, which is how it is tried. */
function optionsOf(issuer: URL): { readonly [oauth.allowInsecureRequests]: boolean } {
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(issuer.hostname);
  return { [oauth.allowInsecureRequests]: isHere };
}

function tokensOf(given: oauth.TokenEndpointResponse): Tokens {
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = given;
  const ends = seconds === undefined ? Infinity : performance.now() + seconds * 1000;
  return { access, refresh, ends };
}

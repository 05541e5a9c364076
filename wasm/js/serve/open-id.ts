import { reasonOf, StateError } from './state-file.js';

/** How the page signs in at a provider of OpenID Connect; the names are those of ticketwire.json. */
export interface OpenId {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope?: string;
}

/** How long a provider may take to say where it is, in milliseconds. */
const patience = 10_000;

/**
 * The origins that the page asks of a provider for itself: that of its configuration, and those of
 * tokens (OpenID Connect Discovery 3, RFC 7009), which may be others.
 * @throws StateError where there is no such provider.
 */
export async function originsOf(issuer: string): Promise<string[]> {
  const { token_endpoint: token, revocation_endpoint: revocation } = await configurationOf(issuer);
  const addresses = [issuer, token, revocation].filter((each) => typeof each === 'string');
  const urls = addresses.filter((each) => URL.canParse(each)).map((each) => new URL(each));
  const origins = urls
    .filter(({ protocol }) => /^https?:$/.test(protocol))
    .map((url) => url.origin);
  return [...new Set(origins)];
}

/** What the provider says of itself; it has to say that it is the one that was asked for. */
async function configurationOf(issuer: string): Promise<Record<string, unknown>> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const fault = (why: string, cause?: unknown): StateError =>
    new StateError(`There is no sign-in at ${issuer}: ${address} ${why}`, { cause });
  let value: unknown;
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    value = await answer.json();
  } catch (cause) {
    throw fault(`does not answer as a provider does: ${deepest(cause)}`, cause);
  }
  const configuration = (value ?? {}) as Record<string, unknown>;
  const { issuer: own } = configuration;
  if (typeof own !== 'string' || !URL.canParse(own)) throw fault('names no issuer');
  if (new URL(own).href !== new URL(issuer).href) throw fault(`is that of ${own}`);
  return configuration;
}

/** Node says no more than that fetching failed; the cause of that says why. */
function deepest(cause: unknown): string {
  const { cause: inner } = cause as { readonly cause?: NodeJS.ErrnoException };
  return inner ? inner.message || (inner.code ?? '') : reasonOf(cause);
}

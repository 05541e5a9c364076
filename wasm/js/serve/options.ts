import { parseArgs } from 'node:util';
import type { Latency } from '../local/latency.js';
import type { Scenario } from '../local/web-api.js';
import type { OpenId } from './open-id.js';

/** What `ticketwire serve` was asked for. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Names by which it may be called, beside those of this machine. */
  readonly allowed: readonly string[];
  /** Other origins whose pages may use the WebAPI. */
  readonly origins: readonly string[];
  readonly state: string | undefined;
  readonly seeds: readonly string[];
  readonly latency: Latency;
  readonly scenario: Scenario | undefined;
  readonly upstream: URL | undefined;
  readonly signIn: string | undefined;
  /** There where `signIn` is `openid`. */
  readonly openId: OpenId | undefined;
}

/** A mistake in what was asked for, in words for whoever has typed it. */
export class UsageError extends Error {}

export const help = `Usage: ticketwire serve [flags]

The page and a WebAPI for development on this computer, with the tickets of a made-up support desk.

  --listen HOST:PORT   where to answer; default 127.0.0.1:8080, port 0 for a free one
  --allow-host NAME    a name by which browsers may call it, beside localhost; may be repeated
  --cors-origin ORIGIN another origin whose pages may use the WebAPI; may be repeated
  --state FILE         keeps everything in this file; without it everything ends with the program
  --seed FILE          begins with this world, or export of ticketwire-server, in place of the demo;
                       may be repeated; counts only while the state's file is not there yet
  --latency MS         milliseconds until an answer, or the least and the most: 100-400
  --scenario NAME      what goes wrong on purpose: conflict, slow, offline or expired
  --upstream URL       forwards the calls to the WebAPI at this address, in place of one of its own
  --sign-in KIND       how the page signs in at the upstream: password (default), session, bearer or
                       openid, which is a provider of OpenID Connect and needs the next two
  --issuer URL         the provider, as it calls itself
  --client-id ID       what the provider calls the page, a public client without a secret
  --scope SCOPES       what is asked for there; default openid
  --help, --version

With --upstream, what the variable TICKETWIRE_AUTHORIZATION holds ("Bearer ...") is sent along with calls
that have no authorization. For tickets that are to last there is ticketwire-server.
`;

const flags = {
  listen: { type: 'string', default: '127.0.0.1:8080' },
  'allow-host': { type: 'string', multiple: true, default: [] as string[] },
  'cors-origin': { type: 'string', multiple: true, default: [] as string[] },
  state: { type: 'string' },
  seed: { type: 'string', multiple: true, default: [] as string[] },
  latency: { type: 'string', default: '0' },
  scenario: { type: 'string' },
  upstream: { type: 'string' },
  'sign-in': { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  scope: { type: 'string' },
} as const;

const scenarios = ['conflict', 'slow', 'offline', 'expired'] as const;
const signIns = ['password', 'session', 'bearer', 'openid'];

/** @throws UsageError */
export function readOptions(args: readonly string[]): ServeOptions {
  const given = parse(args);
  const { state, scenario, seed: seeds, upstream, 'sign-in': signIn } = given;
  const own = [state, scenario, ...seeds, given.latency === '0' ? undefined : given.latency];
  if (upstream !== undefined && own.some((each) => each !== undefined)) {
    throw new UsageError(
      '--state, --seed, --latency and --scenario are those of a WebAPI of its own, not of --upstream',
    );
  }
  if (signIn !== undefined && upstream === undefined) {
    throw new UsageError(
      '--sign-in is for --upstream alone: a WebAPI of its own has sessions, and knows no tokens of others',
    );
  }
  return {
    ...address(given.listen),
    allowed: given['allow-host'].map((name) => name.toLowerCase()),
    origins: given['cors-origin'].map(webOrigin),
    state,
    seeds,
    latency: latency(given.latency),
    scenario: scenario === undefined ? undefined : oneOf('--scenario', scenario, scenarios),
    upstream: upstream === undefined ? undefined : webAddress(upstream),
    signIn: signIn === undefined ? undefined : oneOf('--sign-in', signIn, signIns),
    openId: openId(given),
  };
}

type Given = ReturnType<typeof parse>;

function openId({ 'sign-in': signIn, issuer, 'client-id': clientId, scope }: Given) {
  if (signIn !== 'openid') {
    const given = { '--issuer': issuer, '--client-id': clientId, '--scope': scope };
    const extra = Object.entries(given).find(([, each]) => each !== undefined)?.[0];
    if (extra !== undefined) throw new UsageError(`${extra} is for --sign-in openid alone`);
    return undefined;
  }
  if (!issuer || !clientId) {
    throw new UsageError('--sign-in openid needs --issuer and --client-id');
  }
  if (scope !== undefined && !scope.split(' ').includes('openid')) {
    throw new UsageError(`--scope ${scope}: it has to contain openid, as "openid offline_access"`);
  }
  return { issuer: provider(issuer), clientId, ...(scope !== undefined && { scope }) };
}

/** The page takes http of this machine alone, and so does this. */
function provider(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  const isPlain = url && url.search === '' && url.hash === '';
  if (isPlain && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) return given;
  throw new UsageError(
    `--issuer ${given}: it has to be an address by https, as https://id.example/login`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: false }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}

function address(given: string): { host: string; port: number } {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(given) ?? [];
  const port = Number(digits);
  const host = bracketed ?? plain;
  if (host === undefined || !(port <= 65_535)) {
    throw new UsageError(
      `--listen ${given}: it has to be HOST:PORT, as 127.0.0.1:8080 or [::1]:8080`,
    );
  }
  return { host, port };
}

function latency(given: string): Latency {
  const [, least, most] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(given) ?? [];
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new UsageError(`--latency ${given}: it has to be milliseconds, as 200 or 100-400`);
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)];
}

function oneOf<T extends string>(flag: string, given: string, known: readonly T[]): T {
  const found = known.find((each) => each === given);
  if (found !== undefined) return found;
  throw new UsageError(`${flag} ${given}: it has to be one of ${known.join(', ')}`);
}

function webOrigin(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.origin === given) return given;
  throw new UsageError(`--cors-origin ${given}: it has to be an origin, as http://localhost:3000`);
}

function webAddress(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`--upstream ${given}: it has to be an address, as https://tenant.example/`);
}

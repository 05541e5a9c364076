import { resolveBaseUrl } from '../../wasm/js/base-url.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import type { Texts } from '../text/index.js';
import { withTexts } from './texts.js';

/** How a reader signs in; see docs/page.md. */
export const signIns = ['server', 'session', 'password', 'bearer', 'openid'] as const;
export type SignInKind = (typeof signIns)[number];

/** Where the page works, as whoever has put it up has said. */
export interface Settings {
  /** Root of the WebAPI; default: the page's own origin. */
  readonly baseUrl: string | undefined;
  readonly signIn: SignInKind;
  /** The provider's identifier, and what it calls this page; both there where `signIn` is `openid`. */
  readonly issuer?: string | undefined;
  readonly clientId?: string | undefined;
  /** What is asked for there; with `openid` in it. */
  readonly scope?: string | undefined;
  /** ISO language in which lists are named. */
  readonly language: string | undefined;
  /** The page is to be a demo, whatever servers there are. */
  readonly demo: boolean;
  /** Somebody has said which server, or how to sign in there. */
  readonly namesServer: boolean;
}

const file = 'ticketwire.json';
const openIdNames = ['issuer', 'clientId', 'scope'] as const;
const names = ['baseUrl', 'signIn', ...openIdNames, 'language', 'demo'] as const;
type Given = Partial<Record<Exclude<(typeof names)[number], 'demo'>, string>> & {
  demo?: boolean;
};

/**
 * Reads `ticketwire.json` beside the page, and `<meta name="ticketwire-base-url">`, `-sign-in`,
 * `-issuer`,
 * `-client-id`, `-scope`, `-language` and `-demo`, which win; with any of these the file is not asked for.
 * @throws TicketwireError `argument` that says what is wrong with them.
 */
export async function readSettings(document: Document = globalThis.document): Promise<Settings> {
  const meta = inDocument(document);
  try {
    return settle(meta ?? (await inFile()), meta ? '<meta>' : file);
  } catch (cause) {
    throw cause instanceof Unusable ? await told(cause) : cause;
  }
}

function inDocument(document: Document): Given | undefined {
  const given: Given = {};
  for (const name of names) {
    const attribute = `ticketwire-${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`;
    const element = document.querySelector<HTMLMetaElement>(`meta[name="${attribute}"]`);
    if (!element) continue;
    if (name === 'demo') given.demo = element.content === 'true';
    else given[name] = element.content;
  }
  return Object.keys(given).length === 0 ? undefined : given;
}

/** Without a file there are no settings; many hosts answer a page in its place. */
async function inFile(): Promise<Given> {
  // What a host dates to the second may have changed and be told as unchanged.
  const answer = await fetch(`./${file}`, { cache: 'no-store' }).catch(() => undefined);
  // Read in any case: what is left unread keeps its connection.
  const content = await answer?.text().catch(() => undefined);
  const isJson = /^application\/json|\+json/.test(answer?.headers.get('content-type') ?? '');
  if (!answer?.ok || !isJson || content === undefined) return {};
  const value = valueOf(content);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unusable(file, (say) => say.noJson);
  }
  for (const [name, each] of Object.entries(value)) {
    if (!(names as readonly string[]).includes(name))
      throw new Unusable(file, (say) => say.unknown(name));
    const type = name === 'demo' ? 'boolean' : 'string';
    if (typeof each !== type) throw new Unusable(file, (say) => say.noType(name, type));
  }
  return value;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function settle(given: Given, where: string): Settings {
  const { baseUrl, signIn, language, demo = false } = given;
  const namesServer = (baseUrl ?? signIn) !== undefined;
  if (demo && namesServer) throw new Unusable(where, (say) => say.demoAlone);
  const isOther = resolveBaseUrl(baseUrl).origin !== location.origin;
  const kind = signIn ?? (isOther ? 'password' : 'session');
  if (!isSignIn(kind)) throw new Unusable(where, (say) => say.noSignIn(kind, signIns.join(', ')));
  const needsOrigin = kind === 'session' || kind === 'server';
  if (isOther && needsOrigin) throw new Unusable(where, (say) => say.otherOrigin);
  const settled = { baseUrl, signIn: kind, language, demo, namesServer };
  return kind === 'openid'
    ? { ...settled, ...openIdOf(given, where) }
    : withoutOpenId(settled, given, where);
}

function openIdOf({ issuer, clientId, scope = 'openid' }: Given, where: string) {
  if (!issuer || !clientId) throw new Unusable(where, (say) => say.openIdNeeds);
  if (!URL.canParse(issuer)) throw new Unusable(where, (say) => say.noIssuer(issuer));
  if (!scope.split(' ').includes('openid')) throw new Unusable(where, (say) => say.openIdScope);
  return { issuer, clientId, scope };
}

function withoutOpenId(settled: Settings, given: Given, where: string): Settings {
  const extra = openIdNames.find((name) => given[name] !== undefined);
  if (extra !== undefined) throw new Unusable(where, (say) => say.openIdAlone(extra));
  return settled;
}

function isSignIn(kind: string): kind is SignInKind {
  return (signIns as readonly string[]).includes(kind);
}

type Why = (say: Texts['setup']) => string;

/** Settings that cannot be used; the words for it are fetched where there are some. */
class Unusable extends Error {
  readonly where: string;
  readonly why: Why;

  constructor(where: string, why: Why) {
    super(where);
    this.where = where;
    this.why = why;
  }
}

async function told({ where, why }: Unusable): Promise<TicketwireError> {
  const { text } = await withTexts(import('../text/index.js'));
  return new TicketwireError(text.setup.settings(where, why(text.setup)), { code: 'argument' });
}

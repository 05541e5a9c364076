import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { resolveBaseUrl } from '../base-url.js';
import { isFromElsewhere } from './host-check.js';
import type { Desk } from './local-desk.js';
import type { OpenId } from './open-id.js';
import { refuse } from './page-files.js';
import { reasonOf } from './state-file.js';
import { isAllowed } from './cors.js';

/** Fields about one connection (RFC 9110 section 7.6.1). */
const hopByHop = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

/** How long nothing may come of the upstream, in milliseconds. */
const patience = 60_000;

export interface UpstreamOptions {
  /** What goes along with calls that have no authorization. */
  readonly authorization?: string | undefined;
  readonly signIn?: string | undefined;
  /** There where `signIn` is `openid`. */
  readonly openId?: OpenId | undefined;
  /** Origins whose pages may use it. */
  readonly origins?: readonly string[];
}

/** A WebAPI elsewhere: calls go there and answers come back, as they are. */
export class UpstreamDesk implements Desk {
  readonly settings: Readonly<Record<string, string>>;
  readonly about: readonly string[];
  readonly #root: URL;
  readonly #authorization: string | undefined;
  readonly #origins: readonly string[];

  /** `root` is that of the WebAPI, or the claim `webapi_url`. */
  constructor(root: URL, { authorization, signIn, openId, origins }: UpstreamOptions = {}) {
    this.#origins = origins ?? [];
    this.#root = resolveBaseUrl(root);
    this.#authorization = authorization;
    this.settings = { signIn: signIn ?? (authorization ? 'session' : 'password'), ...openId };
    this.about = [
      `The WebAPI is that of ${this.#root.href}: what is saved here is saved there.`,
      ...(authorization ? ['TICKETWIRE_AUTHORIZATION goes along with every call.'] : []),
    ];
  }

  answers(path: string): boolean {
    return /^\/api(\/|$)/i.test(path);
  }

  async answer(request: IncomingMessage, answer: ServerResponse, origin: string): Promise<void> {
    if (isFromElsewhere(request.headers) && !isAllowed(request, this.#origins)) {
      return refuse(
        answer,
        403,
        'Pages of other origins may not use the upstream through this one',
      );
    }
    const { method, url = '/' } = request;
    const target = new URL(url.slice(1), this.#root);
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    // A connection that was kept may be gone: what only reads can be asked for again.
    const agent = method === 'GET' ? undefined : false;
    const headers = this.#fields(request);
    const onward = send(target, { method, headers, agent, timeout: patience });
    onward.on('timeout', () => onward.destroy(new Error(`no answer within ${patience / 1000} s`)));
    // Who goes away wants no answer.
    answer.on('close', () => onward.destroy());
    const given = new Promise<IncomingMessage>((resolve, reject) => {
      onward.on('response', resolve);
      onward.on('error', reject);
    });
    request.pipe(onward);
    try {
      // It may come before everything is sent.
      const response = await given;
      const fields = this.#answered(response, origin);
      // An array of writeHead keeps one of several with the same name.
      for (let at = 0; at < fields.length; at += 2) {
        // Who may read it is said here, once.
        const ours = this.#origins.length > 0 && /^access-control-/i.test(fields[at]!);
        if (!ours) answer.appendHeader(fields[at]!, fields[at + 1]!);
      }
      answer.statusCode = response.statusCode ?? 502;
      await pipeline(response, answer);
    } catch (cause) {
      this.#failed(answer, cause);
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #fields(request: IncomingMessage): string[] {
    const { host } = this.#root;
    const fields = ['Host', host, ...passed(request)].map(String);
    const set = (name: string, value: string): void => {
      const at = fields.findIndex((each, i) => i % 2 === 0 && each.toLowerCase() === name);
      if (at >= 0) fields[at + 1] = value;
    };
    // It is the upstream's page as far as the upstream is concerned.
    set('origin', this.#root.origin);
    set('referer', this.#root.href);
    if (this.#authorization !== undefined && request.headers.authorization === undefined) {
      fields.push('Authorization', this.#authorization);
    }
    return fields;
  }

  #answered(response: IncomingMessage, origin: string): string[] {
    const fields = passed(response);
    for (let at = 0; at < fields.length; at += 2) {
      const name = fields[at]!.toLowerCase();
      if (name === 'set-cookie') fields[at + 1] = localCookie(fields[at + 1]!);
      if (name === 'location') fields[at + 1] = this.#localAddress(fields[at + 1]!, origin);
    }
    return fields;
  }

  /** A redirect within the WebAPI stays here; any other leads away, as the upstream says. */
  #localAddress(location: string, origin: string): string {
    const { href } = this.#root;
    const target = URL.canParse(location, href) ? new URL(location, href).href : location;
    return target.startsWith(`${href}api/`) ? `${origin}/${target.slice(href.length)}` : target;
  }

  #failed(answer: ServerResponse, cause: unknown): void {
    // What has begun cannot be taken back, and must not look whole.
    if (answer.headersSent) return void answer.destroy();
    const body = {
      Error: true,
      ErrorType: 'SoException',
      ErrorMessage: `No answer from ${this.#root.href}: ${reasonOf(cause)}`,
      ErrorSource: 'ticketwire serve',
    };
    answer.writeHead(502, { 'Content-Type': 'application/json; charset=utf-8' });
    answer.end(JSON.stringify(body));
  }
}

/** Names and values of what goes on beyond a connection. */
function passed({ rawHeaders, headers }: IncomingMessage): string[] {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const fields: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase();
    if (name === 'host' || hopByHop.has(name) || named.includes(name)) continue;
    fields.push(rawHeaders[at]!, rawHeaders[at + 1]!);
  }
  return fields;
}

/** A cookie of the upstream as one of this host, which may have no TLS. */
export function localCookie(cookie: string): string {
  const [pair, ...attributes] = cookie.split(';');
  const kept = attributes.filter((each) => !/^\s*(domain|secure|partitioned)\s*(=|$)/i.test(each));
  // Without Secure there is no SameSite=None.
  const same = kept.map((each) => each.replace(/^(\s*samesite\s*=\s*)none\s*$/i, '$1Lax'));
  const path = same.map((each) => (/^\s*path\s*=/i.test(each) ? ' Path=/' : each));
  return [pair, ...path].join(';');
}

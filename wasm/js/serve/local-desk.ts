import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { TicketwireError } from '../errors.js';
import { createLocalWebApi, type LocalWebApi } from '../local/web-api.js';
import { isSaved } from '../local/seed.js';
import type { ServeOptions } from './options.js';
import { refuse } from './page-files.js';
import { StateError, StateFile, reasonOf } from './state-file.js';

/** The demo's user (server/demo/lists.json), known to all. */
const demoUser = { User: 'tje0', Password: 'Tje0' };

/** As much as ticketwire-server takes of a body. */
const mostBytes = 4 * 1024 * 1024;
/** Milliseconds for which more than that is taken and dropped. */
const dropping = 2_000;

export type Told = (line: string) => void;

/** What answers the calls of the WebAPI. */
export interface Desk {
  /** What `ticketwire.json` tells the page. */
  readonly settings: Readonly<Record<string, string>>;
  /** Lines for whoever has started it. */
  readonly about: readonly string[];
  /** Paths that it answers. */
  answers(path: string): boolean;
  /** `origin` is that of the page. */
  answer(request: IncomingMessage, answer: ServerResponse, origin: string): Promise<void>;
  close(): Promise<void>;
}

/** A WebAPI in this process, kept in a file or not at all. */
export class LocalDesk implements Desk {
  readonly settings = { signIn: 'server' };
  readonly about: readonly string[];
  readonly #api: LocalWebApi;
  readonly #file: StateFile | undefined;
  readonly #isDemo: boolean;

  private constructor(
    api: LocalWebApi,
    file: StateFile | undefined,
    about: string[],
    demo: boolean,
  ) {
    this.#api = api;
    this.#file = file;
    this.about = about;
    this.#isDemo = demo;
  }

  /** @throws StateError */
  static async open(options: ServeOptions, tell: Told): Promise<LocalDesk> {
    const { latency, scenario, state: path, seeds } = options;
    const file = path === undefined ? undefined : await StateFile.open(path);
    try {
      const state = await file?.read();
      const seed = state ? [state] : await Promise.all(seeds.map(readSeed));
      if (file && state && !isSaved(state)) {
        throw new StateError(`${file.path} is no state of ticketwire serve; name another file`);
      }
      const api = createLocalWebApi({
        ...(seed.length > 0 && { seed }),
        ...(file && { keep: (next) => keep(file, next, tell) }),
        latency,
        scenario,
        user: null,
      });
      await begin(api, state && file?.path);
      const demo = await knowsDemoUser(api);
      return new LocalDesk(
        api,
        file,
        words(file, state !== undefined, seeds.length > 0, demo),
        demo,
      );
    } catch (cause) {
      await file?.close();
      throw cause;
    }
  }

  answers(path: string): boolean {
    return /^\/(api(\/|$)|login$|logout$|session$)/i.test(path);
  }

  async answer(request: IncomingMessage, answer: ServerResponse, origin: string): Promise<void> {
    const body = await bodyOf(request);
    if (!body) {
      await dropped(request);
      answer.setHeader('Connection', 'close');
      return refuse(answer, 413, 'A body has at most 4 MiB');
    }
    const given = await this.#call(request, body, origin);
    // As without a network.
    if (!given) return void answer.destroy();
    answer.statusCode = given.status;
    given.headers.forEach((value, name) => answer.appendHeader(name, value));
    const isSession = this.#isDemo && request.url === '/session' && given.ok;
    answer.end(isSession ? await withDemo(given) : new Uint8Array(await given.arrayBuffer()));
  }

  async close(): Promise<void> {
    this.#api.dispose();
    await this.#file?.close();
  }

  async #call(
    request: IncomingMessage,
    body: Buffer<ArrayBuffer>,
    origin: string,
  ): Promise<Response | undefined> {
    const { method = 'GET', url = '/' } = request;
    const has = body.length > 0 && method !== 'GET' && method !== 'HEAD';
    try {
      return await this.#api.fetch(new URL(`${origin}${url}`), {
        method,
        headers: fieldsOf(request),
        ...(has && { body }),
      });
    } catch (cause) {
      if (cause instanceof TicketwireError) throw cause;
      return undefined;
    }
  }
}

/** Undefined where it is more than is taken, which is seen before the rest has come. */
async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  // To leave the loop would end the connection, and the answer with it.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Who is cut off while he sends reads no answer: what is left of a body is dropped, for a while. */
async function dropped(request: IncomingMessage): Promise<void> {
  request.resume();
  const signal = AbortSignal.timeout(dropping);
  await finished(request, { signal }).catch(() => undefined);
}

/** Fields of a connection are none of the service's business. */
function fieldsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const fields: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    if (!/^(connection|keep-alive|transfer-encoding|upgrade|expect)$/i.test(name)) {
      fields.push([name, rawHeaders[at + 1]!]);
    }
  }
  return fields;
}

async function withDemo(session: Response): Promise<string> {
  return JSON.stringify({ ...((await session.json()) as object), Demo: demoUser });
}

async function readSeed(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StateError(`--seed ${path} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

async function keep(file: StateFile, state: Uint8Array, tell: Told): Promise<void> {
  try {
    await file.write(state);
  } catch (cause) {
    tell(
      `${file.path} cannot be written: ${reasonOf(cause)}. What has just changed is taken back.`,
    );
    throw cause;
  }
}

/** Loads the module and what there is. */
async function begin(api: LocalWebApi, path: string | undefined): Promise<void> {
  try {
    await api.save();
  } catch (cause) {
    if (path === undefined) throw cause;
    const why = reasonOf(cause).replace(/^The seed cannot be read: /, '');
    throw new StateError(
      `${path} is damaged, and is left as it is: ${why}. To begin anew, name another file`,
      { cause },
    );
  }
}

async function knowsDemoUser(api: LocalWebApi): Promise<boolean> {
  const { User, Password } = demoUser;
  const headers = { Authorization: `Basic ${btoa(`${User}:${Password}`)}` };
  const { scenario, latency } = api;
  // What goes wrong on purpose does not here.
  api.scenario = undefined;
  api.latency = 0;
  const { ok } = await api.fetch('http://localhost/api/v1/User/currentPrincipal', { headers });
  api.scenario = scenario;
  api.latency = latency;
  return ok;
}

function words(
  file: StateFile | undefined,
  isOld: boolean,
  hasSeeds: boolean,
  demo: boolean,
): string[] {
  const kept = file
    ? `Everything is kept in ${file.path}.`
    : 'Nothing is kept: everything ends with this program. --state FILE keeps it.';
  return [
    kept,
    ...(isOld && hasSeeds ? ['--seed does not count: the state is there already.'] : []),
    ...(demo
      ? [`The page signs in as ${demoUser.User}, with the password ${demoUser.Password}.`]
      : []),
    'It is for development; tickets that are to last are the work of ticketwire-server.',
  ];
}

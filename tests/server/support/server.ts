import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export const root = process.cwd();
export const world = resolve(root, 'tests/vectors/endpoints/world.json');

/** The sample user of the documentation, tje0 with password Tje0. */
export const basic = 'Basic dGplMDpUamUw';
export const bearer = 'Bearer 8A:demo';
export const soTicket = 'SOTicket 7T:demo';

/** How long a server may take until it answers, also after it was killed. */
export const patience = 5_000;

export interface StartOptions {
  /**
   * Path of an SQLite file, or postgresql://...; default: a new file in a folder of the server's
   * own.
   */
  readonly database?: string;
  /** Default: 127.0.0.1. */
  readonly address?: string;
  /** Default 0, a free one. */
  readonly port?: number;
  readonly flags?: readonly string[];
  /** Default: error. */
  readonly log?: 'error' | 'info' | 'debug';
  /** Default: that of $TICKETWIRE_SERVER or of a build. */
  readonly binary?: string;
  /** Kills the process with SIGKILL so many milliseconds after its start. */
  readonly killAfter?: number;
  /** A command with its flags that becomes the server, such as prlimit. */
  readonly under?: readonly string[];
}

/** What a test asks of a WebAPI, wherever that is. */
export type WebApiServer = Pick<Server, 'url' | 'fetch' | 'text' | 'json'>;

/** A ticketwire-server process. */
export class Server {
  readonly url: string;
  readonly database: string;
  /** From the start of the process to its line. */
  readonly milliseconds: number;
  readonly #process: ChildProcess;
  readonly #ended: Promise<string>;
  readonly #folder: string | undefined;
  readonly #complaints: () => string;

  constructor(
    process: ChildProcess,
    ended: Promise<string>,
    about: {
      complaints: () => string;
      url: string;
      database: string;
      milliseconds: number;
      folder: string | undefined;
    },
  ) {
    this.#process = process;
    this.#ended = ended;
    this.url = about.url;
    this.database = about.database;
    this.milliseconds = about.milliseconds;
    this.#folder = about.folder;
    this.#complaints = about.complaints;
  }

  /** What the process has written to its standard error so far. */
  get log(): string {
    return this.#complaints();
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  get pid(): number {
    return this.#process.pid!;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends the process with SIGTERM; resolves with "0" or with what ended it. */
  async stop(): Promise<string> {
    this.#process.kill('SIGTERM');
    return this.#ended;
  }

  /** Ends the process with SIGKILL, whatever it is doing. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Stops the process and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  /** A request with the sample user's authorization; `init` may replace it. */
  async fetch(target: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) headers.set('Authorization', basic);
    return fetch(new URL(target, this.url), { ...init, headers });
  }

  /** The exact text of an answer that is expected to be 200. */
  async text(target: string): Promise<string> {
    const answer = await this.fetch(target);
    if (answer.status !== 200) throw new Error(`${target}: ${answer.status}`);
    return answer.text();
  }

  async json<T = Record<string, unknown>>(target: string): Promise<T> {
    return JSON.parse(await this.text(target)) as T;
  }
}

export function binary(): string {
  const given = process.env['TICKETWIRE_SERVER'];
  const built = ['debug', 'release'].map((preset) =>
    resolve(root, 'build', preset, 'server/ticketwire-server'),
  );
  const found = given ?? built.find((path) => existsSync(path));
  if (found === undefined) throw new Error('There is no server; build it first');
  return found;
}

/** The environment without variables that the server would take for flags. */
function environment(): NodeJS.ProcessEnv {
  const pairs = Object.entries(process.env).filter(([name]) => !name.startsWith('TICKETWIRE_'));
  return Object.fromEntries(pairs);
}

export async function start(options: StartOptions = {}): Promise<Server> {
  const own = options.database === undefined;
  const folder = own ? await mkdtemp(join(tmpdir(), 'ticketwire-test-')) : undefined;
  const database = options.database ?? join(folder!, 'test.sqlite');
  const listen = `${options.address ?? '127.0.0.1'}:${options.port ?? 0}`;
  const address = database.includes('://') ? database : `sqlite:${database}`;
  const began = performance.now();
  const command = [...(options.under ?? []), options.binary ?? binary()];
  const child = spawn(
    command[0]!,
    [
      ...command.slice(1),
      ...['--listen', listen, '--database', address, '--log', options.log ?? 'error'],
      ...(options.flags ?? ['--import', world]),
    ],
    {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.killAfter,
      killSignal: 'SIGKILL',
    },
  );
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<string>((done) => {
    child.on('error', (error) => {
      complaints += String(error);
      done('never started');
    });
    child.on('close', (code, signal) => done(String(code ?? signal)));
  });
  const url = await Promise.race([announced(child), ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`The server did not start: ${complaints}`);
  const milliseconds = performance.now() - began;
  return new Server(child, ended, {
    complaints: () => complaints,
    url,
    database,
    milliseconds,
    folder,
  });
}

/** The address that a process says it is at. */
export function announced(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /^Ticketwire is at (https?:\S+)$/.exec(line);
      if (found) done(found[1]!);
    });
  });
}

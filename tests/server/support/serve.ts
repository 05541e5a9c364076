import { spawn, type ChildProcess } from 'node:child_process';
import { request, type IncomingHttpHeaders } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { basic, root } from './server.js';

const program = resolve(root, 'dist/wasm/js/serve/main.js');

/** What a process has written, and with what it ended. */
export interface Ended {
  readonly code: string;
  readonly out: string;
  readonly errors: string;
}

/** A `ticketwire serve` that answers. */
export class Serving {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;

  constructor(url: string, child: ChildProcess, ended: Promise<Ended>) {
    this.url = url;
    this.#child = child;
    this.#ended = ended;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** With the demo's user, unless `init` names somebody. */
  fetch(target: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) headers.set('Authorization', basic);
    return fetch(new URL(target, this.url), { ...init, headers });
  }

  async title(id: number): Promise<unknown> {
    const answer = await this.fetch(`/api/v1/Ticket/${id}?$select=title`);
    return ((await answer.json()) as { Title: string }).Title;
  }

  rename(id: number, title: string): Promise<Response> {
    return this.fetch(`/api/v1/Ticket/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify({ Title: title }),
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  end(name: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.#child.kill(name);
    return this.#ended;
  }
}

/** Runs the program; what it has written once it has ended. */
export function run(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, signal) => done({ code: String(code ?? signal), out, errors }));
  });
  return { child, ended };
}

/** Starts it on a free port. */
export async function serving(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Serving> {
  const { child, ended } = run(['serve', '--listen', '127.0.0.1:0', ...args], env);
  const announced = new Promise<string>((done) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /^Ticketwire is at (http:\S+)$/.exec(line);
      if (found) done(found[1]!);
    });
  });
  const url = await Promise.race([announced, ended]);
  if (typeof url === 'string') return new Serving(url, child, ended);
  throw new Error(`It did not start: ${url.errors}`);
}

/** A call of a page of another origin, which may send what `fetch` would not. */
export function callFrom(
  { port }: { readonly port: number },
  origin: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: Partial<Record<'method' | 'body', string>> & {
    readonly headers?: Record<string, string>;
  } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const path = '/api/v1/Ticket/143';
  return new Promise((done, fail) => {
    const all = { Origin: origin, 'Sec-Fetch-Site': 'cross-site', ...headers };
    const sent = request({ host: '127.0.0.1', port, path, method, headers: all }, (answer) => {
      let text = '';
      answer.on('data', (data: Buffer) => (text += data.toString()));
      answer.on('end', () =>
        done({ status: answer.statusCode!, headers: answer.headers, body: text }),
      );
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** A request that names its own Host. */
export function statusFor(
  { port }: { readonly port: number },
  headers: Record<string, string>,
  path = '/',
): Promise<number> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume();
      done(answer.statusCode!);
    });
    sent.on('error', fail);
    sent.end();
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { root } from '../../server/support/server.js';

/** A folder with the page, served by Python's own server, which knows nothing of it. */
export class StaticHost {
  readonly folder: string;
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #second = Math.floor(Date.now() / 1000);

  private constructor(folder: string, port: string, process: ChildProcess) {
    this.folder = folder;
    this.url = `http://127.0.0.1:${port}/`;
    this.#process = process;
  }

  static async start(): Promise<StaticHost> {
    const folder = await mkdtemp(join(tmpdir(), 'ticketwire-static-'));
    await cp(resolve(root, 'dist/page'), folder, { recursive: true });
    const flags = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder];
    const process = spawn('python3', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface(process.stdout)) {
      const [, port] = / port (\d+)/.exec(line) ?? [];
      if (port) return new StaticHost(folder, port, process);
    }
    throw new Error('http.server did not start');
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  /** All of them are of one second, to which HTTP dates a file. */
  async settings(content: object | string | undefined): Promise<void> {
    const file = join(this.folder, 'ticketwire.json');
    if (content === undefined) return rm(file, { force: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await utimes(file, this.#second, this.#second);
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await rm(this.folder, { recursive: true });
  }
}

/** What another host has, in pages that isolate themselves (Cross-Origin-Opener-Policy). */
export class Isolated {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(other: string): Promise<Isolated> {
    const server = createServer((incoming, answer) => {
      void fetch(new URL(incoming.url!, other)).then(async ({ status, headers, body }) => {
        answer.writeHead(status, {
          'content-type': headers.get('content-type') ?? 'text/plain',
          'cross-origin-opener-policy': 'same-origin',
        });
        if (body) await pipeline(body, answer);
        else answer.end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Isolated(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

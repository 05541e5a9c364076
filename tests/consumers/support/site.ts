import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves a folder as any static host does, with a WebAPI at `/api/` beside it. */
export class Site {
  /** What is served. */
  folder = '';
  readonly #api: number;
  readonly #server = createServer((incoming, answer) => void this.#serve(incoming, answer));

  private constructor(api: number) {
    this.#api = api;
  }

  static async start(api: number): Promise<Site> {
    const site = new Site(api);
    await new Promise<void>((done) => site.#server.listen(0, '127.0.0.1', done));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { pathname } = new URL(incoming.url ?? '/', this.url);
    if (/^\/api(\/|$)/.test(pathname)) return this.#forward(incoming, answer);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const content = await readFile(join(this.folder, normalize(path)));
      answer.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(content);
    } catch {
      answer.writeHead(404).end();
    }
  }

  #forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method = 'GET', headers, url: path = '/' } = incoming;
    const onward = request(
      { host: '127.0.0.1', port: this.#api, method, path, headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  }
}

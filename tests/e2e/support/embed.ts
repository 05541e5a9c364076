import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../server/support/server.js';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Where a browser finds what the built package imports. */
const imports = {
  ticketwire: '/dist/wasm/js/index.js',
  'ticketwire/elements': '/dist/web/elements/index.js',
  'ticketwire/define': '/dist/web/define.js',
  '#core': '/dist/core/core.mjs',
  lit: '/node_modules/lit/index.js',
  'lit/': '/node_modules/lit/',
  'lit-html': '/node_modules/lit-html/lit-html.js',
  'lit-html/': '/node_modules/lit-html/',
  'lit-element/lit-element.js': '/node_modules/lit-element/lit-element.js',
  '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
  dompurify: '/node_modules/dompurify/dist/purify.es.mjs',
  idb: '/node_modules/idb/build/index.js',
};

/**
 * Somebody's own site with the built elements on it, without a bundler. The WebAPI lies under it at
 * `/crm/`, as behind a gateway, and at its root.
 */
export class Embed {
  /** What the page has in its body. */
  body = '';
  /** Header fields of the page. */
  headers: Record<string, string> = {};
  /** What an address answers in the place of its file. */
  readonly instead = new Map<string, (answer: ServerResponse) => void>();
  /** Addresses that answer 503 as long as they are in here. */
  readonly broken = new Set<string>();
  /** What the WebAPI was asked. */
  readonly asked: string[] = [];
  /** Header fields of the last PATCH. */
  patched: IncomingMessage['headers'] = {};
  readonly errors: string[] = [];
  readonly #api: () => number;
  readonly #server = createServer((incoming, answer) => void this.#serve(incoming, answer));

  private constructor(api: () => number) {
    this.#api = api;
  }

  /** `api` gives the port of the WebAPI. */
  static async start(api: () => number): Promise<Embed> {
    const embed = new Embed(api);
    await new Promise<void>((done) => embed.#server.listen(0, '127.0.0.1', done));
    return embed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Opens the page with this body. */
  async page(browser: Browser, body: string): Promise<Page> {
    this.body = body;
    this.asked.length = this.errors.length = 0;
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    await page.goto(this.url);
    return page;
  }

  async #serve(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const target = incoming.url ?? '/';
    const [path = '/'] = target.split('?');
    if (this.broken.has(path)) return void answer.writeHead(503).end();
    const instead = this.instead.get(path);
    if (instead) return instead(answer);
    const headers = { 'content-type': 'text/html', ...this.headers };
    if (path === '/') return void answer.writeHead(200, headers).end(this.#html());
    const api = /^(?:\/crm)?(\/(?:api(?:\/|$)|log).*)$/.exec(target)?.[1];
    if (api !== undefined) return this.#forward(incoming, api, answer);
    if (/^\/(dist|node_modules)\//.test(path)) return this.#file(path, answer);
    answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
  }

  async #file(path: string, answer: ServerResponse): Promise<void> {
    try {
      const content = await readFile(join(root, normalize(path)));
      answer.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(content);
    } catch {
      answer.writeHead(404).end();
    }
  }

  #forward(incoming: IncomingMessage, path: string, answer: ServerResponse): void {
    this.asked.push(incoming.url ?? '');
    const { method = 'GET', headers } = incoming;
    if (method === 'PATCH') this.patched = headers;
    const onward = request(
      { host: '127.0.0.1', port: this.#api(), method, path, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  }

  #html(): string {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <body>${this.body}</body></html>`;
  }
}

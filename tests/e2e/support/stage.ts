import { expect } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core';
import type { TicketEntity } from 'ticketwire';
import { root, start, type Server } from '../../server/support/server.js';
import { Proxy } from './proxy.js';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const web = process.env['TICKETWIRE_PAGE'] ?? resolve(root, 'dist/page');

interface Row {
  readonly PrimaryKey: number;
  readonly title: string;
}

/** Server, observer and browser for the tests of one file, and what they may not do. */
export class Stage {
  server: Server;
  readonly proxy: Proxy;
  readonly browser: Browser;
  /** Requests to other hosts, policy violations and page errors: none may ever occur. */
  readonly offences: string[] = [];
  readonly #contexts: BrowserContext[] = [];

  private constructor(server: Server, proxy: Proxy, browser: Browser) {
    this.server = server;
    this.proxy = proxy;
    this.browser = browser;
  }

  static async open(): Promise<Stage> {
    if (!existsSync(web)) throw new Error('There is no page; build it first');
    const server = await start({ flags: ['--demo', '--web', web] });
    const proxy = await Proxy.start(server.port);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: flags,
    });
    return new Stage(server, proxy, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.proxy.stop();
    await this.server[Symbol.asyncDispose]();
  }

  /** A page in a profile of its own, at a hash of the workspace. */
  async page(
    hash = '',
    options: { width?: number; dark?: boolean; log?: string[] } = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    context.on('request', (request: Request) => {
      const url = new URL(request.url());
      const local =
        url.hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(url.protocol);
      if (!local) this.offences.push(`request to ${url.href}`);
    });
    page.on('console', (message) => {
      const text = message.text();
      if (/content security policy|refused to/i.test(text)) this.offences.push(text);
    });
    page.on('pageerror', (error) => this.offences.push(String(error)));
    await page.goto(`${this.proxy.url}${hash}`);
    return page;
  }

  /** Closes the pages and checks that nothing happened that may not. */
  async settle(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
    expect(this.offences.splice(0)).toEqual([]);
  }

  /** Stops the server and starts it again with the same database, behind the same address. */
  async restart(): Promise<void> {
    const { database } = this.server;
    expect(await this.server.stop()).toBe('0');
    const next = await start({ database, flags: ['--demo', '--web', web] });
    this.proxy.port = next.port;
    this.server = next;
  }

  /** Tickets that a filter finds, by number. */
  async tickets(filter: string, top = 20): Promise<readonly Row[]> {
    const query = new URLSearchParams({
      $filter: filter,
      $select: 'title',
      $orderBy: 'ticketId',
      $top: String(top),
    });
    return (await this.server.json<{ value: Row[] }>(`/api/v1/Ticket?${query}`)).value;
  }

  /** Number of an open ticket; each index is another one. */
  async open(index: number, owner = 'ne 0'): Promise<number> {
    const rows = await this.tickets(
      `status eq 'Active' and ownedBy/associateId ${owner} and priority/ticketPriorityId ne 3`,
    );
    return rows[index]!.PrimaryKey;
  }

  async ticket(id: number): Promise<TicketEntity> {
    return this.server.json(`/api/v1/Ticket/${id}`);
  }

  /** Another user's change of a ticket. */
  async patch(id: number, change: object): Promise<void> {
    const answer = await this.server.fetch(`/api/v1/Ticket/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    });
    expect(answer.status).toBe(200);
    await answer.text();
  }

  /** Recipients of the outbox rows for a ticket. */
  outbox(id: number): number[] {
    const sql = `SELECT recipient_associate_id FROM notification WHERE ticket_id = ${id} ORDER BY id`;
    const out = execFileSync('sqlite3', ['-readonly', this.server.database, sql], {
      encoding: 'utf8',
    });
    return out.split('\n').filter(Boolean).map(Number);
  }
}

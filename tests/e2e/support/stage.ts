import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { TicketEntity } from 'ticketwire';
import { send } from '../../server/support/mailing.js';
import { root, start, type Server } from '../../server/support/server.js';
import { launch } from './browser.js';
import { isLocal, startLocal } from './local-server.js';
import { Proxy } from './proxy.js';

const web = process.env['TICKETWIRE_PAGE'] ?? resolve(root, 'dist/page');

type Flags = readonly string[];

interface Row {
  readonly PrimaryKey: number;
  readonly title: string;
}

/** What the tests of one file share. */
interface Shared {
  begin(): Promise<void>;
  /** Between two tests: closes what a test has opened, and checks what may never happen. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Sets up before the tests of a file what they share, and clears away between and after them. */
export function staged<T extends Shared>(shared: T): T {
  jest.setTimeout(120_000);
  beforeAll(() => shared.begin());
  afterEach(() => shared.settle());
  afterAll(() => shared.close());
  return shared;
}

/** How a page is opened. */
export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly forced?: boolean;
  /** The browser’s language, as in `nb-NO`; default: American English. */
  readonly locale?: string;
  /** Where the reader is, as in `Europe/Oslo`; default: where the browser runs. */
  readonly timeZone?: string;
  /** It stays open after the test: the other tests of the file use it as well. */
  readonly lasting?: boolean;
  /**
   * The page's time passes as usual, and `page.clock` can make more of it pass. In a page that is
   * there it cannot be installed: its frames may be on their way.
   */
  readonly clock?: boolean;
}

/** Server, observer and browser for the tests of one file, and what they may not do. */
export class Stage implements Shared {
  server!: Server;
  proxy!: Proxy;
  browser!: Browser;
  /** Requests to other hosts, policy violations and page errors: none may ever occur. */
  readonly offences: string[] = [];
  readonly #more: Flags | (() => Promise<Flags>);
  #flags: Flags = [];
  readonly #contexts: BrowserContext[] = [];

  /** `more` are flags of the server beside those for demo and page. */
  constructor(more: Flags | (() => Promise<Flags>) = []) {
    this.#more = more;
  }

  async begin(): Promise<void> {
    if (!existsSync(web)) throw new Error('There is no page; build it first');
    const more = typeof this.#more === 'function' ? await this.#more() : this.#more;
    this.#flags = ['--demo', '--web', web, ...more];
    this.server = await (isLocal ? startLocal() : start({ flags: this.#flags }));
    this.proxy = await Proxy.start(this.server.port);
    this.browser = await launch();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.proxy.stop();
    await this.server[Symbol.asyncDispose]();
  }

  /** A page in a profile of its own, at a hash of the workspace. */
  async page(hash = '', options: PageOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      forcedColors: options.forced ? 'active' : 'none',
      reducedMotion: 'reduce',
      ...(options.locale && { locale: options.locale }),
      ...(options.timeZone && { timezoneId: options.timeZone }),
    });
    if (!options.lasting) this.#contexts.push(context);
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    if (options.clock) await page.clock.install();
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
    this.proxy.losesAnswer = this.proxy.losesRequest = () => false;
    expect(this.offences.splice(0)).toEqual([]);
  }

  /** Stops the server and starts it again with the same database, behind the same address. */
  async restart(): Promise<void> {
    const { database } = this.server;
    expect(await this.server.stop()).toBe('0');
    const next = await (isLocal ? startLocal(database) : start({ database, flags: this.#flags }));
    this.proxy.port = next.port;
    this.server = next;
  }

  /** Tickets that a filter finds, by number or in another order. */
  async tickets(filter: string, top = 20, order = 'ticketId'): Promise<readonly Row[]> {
    const query = new URLSearchParams({
      $filter: filter,
      $select: 'title',
      $orderBy: order,
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
    await send(this.server, 'PATCH', `Ticket/${id}`, change);
  }

  /** Another user's message. */
  async post(id: number, members: object, AttachmentIds: readonly number[] = []): Promise<void> {
    const Entity = { Ticket: { TicketId: id }, Slevel: 'External', ...members };
    const target = 'Agents/Ticket/SaveTicketMessageEntityWithOptions';
    await send(this.server, 'POST', target, { Entity, AttachmentIds });
  }

  /** Another user merges a ticket into another one. */
  async merge(id: number, into: number): Promise<void> {
    await send(this.server, 'POST', 'Agents/Ticket/MergeTickets', {
      MergedTicketEntity: { TicketId: into },
      SecondaryTicketIds: [id],
    });
  }

  /** Another user deletes a ticket. */
  async remove(id: number): Promise<void> {
    const answer = await this.server.fetch(`/api/v1/Ticket/${id}`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
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

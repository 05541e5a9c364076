import { expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch } from '../../e2e/support/browser.js';
import { holds } from '../../e2e/support/parts.js';
import type { Server } from '../../server/support/server.js';
import { Site } from './site.js';

/** What every example is about. */
export interface Subject {
  readonly title: string;
  /** What every example says. */
  readonly wanted: string;
}

export async function subjectOf(server: Server): Promise<Subject> {
  const { Title: title } = await server.json<{ Title: string }>('/api/v1/Ticket/143');
  const operation = (op: string, value: string) => ({ op, path: '/Title', value });
  const patch = [operation('test', title), operation('replace', `${title}!`)];
  return { title, wanted: `${title}\n${JSON.stringify(patch)}` };
}

/** The pages that examples were built to, in a browser. */
export class Pages {
  readonly #browser: Browser;
  readonly #site: Site;
  readonly #subject: Subject;
  readonly #opened: Page[] = [];

  private constructor(browser: Browser, site: Site, subject: Subject) {
    this.#browser = browser;
    this.#site = site;
    this.#subject = subject;
  }

  static async start(server: Server): Promise<Pages> {
    const starting = [launch(), Site.start(server.port), subjectOf(server)] as const;
    return new Pages(...(await Promise.all(starting)));
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#site.stop();
  }

  /** Closes what has been opened. */
  async close(): Promise<void> {
    for (const page of this.#opened.splice(0)) await page.context().close();
  }

  /** Opens a folder's page; what it cannot load, and errors, end up in `faults`. */
  async open(folder: string): Promise<{ page: Page; faults: string[] }> {
    this.#site.folder = folder;
    return this.visit(`${this.#site.url}?api=/`);
  }

  /** The same for an address. */
  async visit(url: string): Promise<{ page: Page; faults: string[] }> {
    const context = await this.#browser.newContext();
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    this.#opened.push(page);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // What was not found is told as a response.
      const known = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !known) faults.push(message.text());
    });
    page.on('requestfailed', (request) => faults.push(request.url()));
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (response.status() >= 400 && path !== '/favicon.ico') faults.push(response.url());
    });
    await page.goto(url);
    return { page, faults };
  }

  /** An output says what every example says. */
  async says(output: Locator): Promise<void> {
    await output.filter({ hasText: /\S/ }).waitFor();
    expect(await output.textContent()).toBe(this.#subject.wanted);
  }

  /** The page says what every example says, with its editor where it has one. */
  async works(folder: string, withEditor: boolean): Promise<void> {
    const { page, faults } = await this.open(folder);
    await this.says(page.locator('output'));
    if (withEditor) await this.edits(page);
    expect(faults).toEqual([]);
  }

  /** The editor shows the ticket. */
  async edits(page: Page): Promise<Locator> {
    const subject = page.getByRole('textbox', { name: /Subject/ });
    await holds(subject, this.#subject.title);
    return subject;
  }

  /** A page that a framework has made: what is edited is told by an event, and shown in words. */
  async tells(page: Page): Promise<void> {
    await this.says(page.locator('output'));
    await page.getByText('Nothing is edited.').waitFor();
    const subject = await this.edits(page);
    await subject.fill('edited');
    await subject.blur();
    await page.getByText('Edited: 143').waitFor();
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { root } from '../../server/support/server.js';
import { loginOf } from './parts.js';

/** What the provider has to know. */
export interface Told {
  /** Addresses of the pages that may use it, as the client `desk`. */
  readonly pages: readonly string[];
  /** The WebAPI behind its own, and what that is asked with. */
  readonly upstream: string;
  readonly authorization: string;
  /** Seconds that an access token lives. */
  readonly seconds: number;
}

/** A provider of OpenID Connect, and a WebAPI that takes its tokens. */
export class OpenIdProvider {
  readonly issuer: string;
  readonly webApi: string;
  /** What the provider did. */
  readonly done: string[];
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, [issuer, webApi]: string[], done: string[]) {
    this.#process = process;
    this.issuer = issuer!;
    this.webApi = webApi!;
    this.done = done;
  }

  static async start(told: Told): Promise<OpenIdProvider> {
    const script = join(root, 'tests/e2e/support/open-id-provider.mjs');
    const provider = spawn(process.execPath, [script, JSON.stringify(told)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const done: string[] = [];
    const addresses = await new Promise<string[]>((resolve, reject) => {
      provider.once('exit', () => reject(new Error('The provider did not start')));
      createInterface(provider.stdout).on('line', (line) => {
        if (line.startsWith('http://')) resolve(line.split(' '));
        else done.push(line);
      });
    });
    return new OpenIdProvider(provider, addresses, done);
  }

  stop(): void {
    this.#process.kill();
  }
}

/** Clicks what opens the provider's window. */
export async function window(page: Page, name: string | RegExp = /^Sign in at/): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await loginOf(page).getByRole('button', { name }).click();
  return opened;
}

/** Signs in at the provider, and lets it tell the page. */
export async function signIn(popup: Page): Promise<void> {
  await fill(popup);
  await consent(popup);
}

/** Says who it is. */
export async function fill(popup: Page): Promise<void> {
  await popup.getByPlaceholder('Enter any login').fill('tje0');
  await popup.getByPlaceholder('and password').fill('anything');
  await popup.getByRole('button', { name: 'Sign-in' }).click();
}

/** Lets the provider tell the page, after which the window is closed. */
export async function consent(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Continue' }).click();
  await closed;
}

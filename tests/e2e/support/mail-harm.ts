import { readFileSync } from 'node:fs';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { showMail, type Layer } from './mail-lab.js';

/** What a mail may try. */
export type Harm = 'runs' | 'loads' | 'navigates' | 'form' | 'clobbers' | 'redress';

/** A hostile mail, as `tests/vectors/mail/hostile.json` has it. */
export interface HostileMail {
  readonly name: string;
  /** `RUN` stands for a script that tells, `EVIL` for an address of another host. */
  readonly html: string;
  /** Text that is shown. */
  readonly shows?: readonly string[];
  /** Selector of what is clicked, where it is there. */
  readonly click?: string;
  /** What it does to a reader without any layer, and which layers stop that, each by itself. */
  readonly attempts?: Partial<Record<Harm, readonly Layer[]>>;
}

const file = 'tests/vectors/mail/hostile.json';
export const hostileMails = JSON.parse(readFileSync(file, 'utf8')) as readonly HostileMail[];

/** Sees what mails do on a page of the lab, by the mail's number. */
export class Watch {
  readonly #page: Page;
  readonly #seen = new Map<number, Set<Harm>>();
  readonly #home: string;
  #row = 0;

  private constructor(page: Page) {
    this.#page = page;
    this.#home = page.url();
  }

  static async on(page: Page): Promise<Watch> {
    const watch = new Watch(page);
    await page.context().route(/\/\/(?:evil|other)\.example/, (route) => watch.#answer(route));
    page.on('dialog', (dialog) => {
      watch.#saw(watch.#row, 'runs');
      void dialog.dismiss();
    });
    await page.exposeFunction('told', (row: number) => watch.#saw(row, 'runs'));
    await watch.#prepare();
    return watch;
  }

  /** What was seen of a mail. */
  seen(row: number): ReadonlySet<Harm> {
    return this.#seen.get(row) ?? new Set();
  }

  /**
   * Shows mails for a moment, so many of them beside each other, clicks where they want to be
   * clicked, and gives their texts.
   */
  async show(
    rows: readonly number[],
    { moment = 80, together = 20 } = {},
  ): Promise<ReadonlyMap<number, string>> {
    const texts = new Map<number, string>();
    const still = rows.filter((row) => hostileMails[row]!.click === undefined);
    for (let at = 0; at < still.length; at += together) {
      const some = still.slice(at, at + together);
      const mails = some.map((row) => filled(hostileMails[row]!.html, row));
      const all = await this.#page.evaluate(showEach, { mails, moment });
      for (const [index, row] of some.entries()) texts.set(row, this.#note(row, all[index]!));
    }
    for (const row of rows.filter((each) => !still.includes(each))) {
      texts.set(row, await this.#showAndClick(row, hostileMails[row]!, moment));
    }
    await this.#page.waitForTimeout(200);
    return texts;
  }

  async #showAndClick(row: number, mail: HostileMail, moment: number): Promise<string> {
    this.#row = row;
    await showMail(this.#page, filled(mail.html, row));
    await this.#click(mail.click!, moment);
    for (const popup of this.#page.context().pages()) if (popup !== this.#page) await popup.close();
    const found = await this.#page.evaluate(inspectShown).catch(() => undefined);
    if (found && this.#page.url() === this.#home) return this.#note(row, found);
    this.#saw(row, 'navigates');
    await this.#goHome();
    await this.#prepare();
    return '';
  }

  /** The mail's own navigation may still be under way, and interrupt this one. */
  async #goHome(): Promise<void> {
    for (let left = 5; left > 0; left -= 1) {
      try {
        await this.#page.goto(this.#home);
        return;
      } catch (cause) {
        if (left === 1) throw cause;
        await this.#page.waitForLoadState();
      }
    }
  }

  #note(row: number, { text, harms }: Inspection): string {
    for (const harm of harms) this.#saw(row, harm);
    return text;
  }

  async #prepare(): Promise<void> {
    await this.#page.waitForFunction(() => customElements.get('tw-mail') !== undefined);
    await this.#page.evaluate(`window.inspect = ${inspect.toString()};`);
  }

  async #click(selector: string, moment: number): Promise<void> {
    const target = this.#page.frameLocator('iframe').locator(selector).first();
    if ((await target.count()) === 0) return;
    const options = { force: true, timeout: 1000, noWaitAfter: true };
    await target.click(options).catch(() => undefined);
    await this.#page.waitForTimeout(moment);
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const row = /evil\.example\/(\d+)/.exec(request.url())?.[1];
    const frame = frameOf(request);
    if (row !== undefined && frame?.page() === this.#page) {
      const own =
        frame === this.#page.mainFrame() || frame.parentFrame() === this.#page.mainFrame();
      this.#saw(Number(row), request.isNavigationRequest() && own ? 'navigates' : 'loads');
    }
    // Nothing to show: the page stays where it is.
    await route.fulfill({ status: 204 });
  }

  #saw(row: number, harm: Harm): void {
    this.#seen.set(row, (this.#seen.get(row) ?? new Set()).add(harm));
  }
}

/** Undefined for the request that opens another page. */
function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

function filled(html: string, row: number): string {
  return html
    .replaceAll('RUN', `top.told(${row})`)
    .replaceAll('EVIL', `https://evil.example/${row}`)
    .replaceAll('ROW', String(row));
}

interface Inspection {
  readonly text: string;
  readonly harms: Harm[];
}

/** Runs in the page: shows mails beside each other for a moment. */
async function showEach({
  mails,
  moment,
}: {
  mails: readonly string[];
  moment: number;
}): Promise<Inspection[]> {
  const all = mails.map((body) =>
    Object.assign(document.createElement('tw-mail'), { body, kind: 'Html', author: 'Ada' }),
  );
  const shown = all.map(
    (mail) => new Promise((done) => mail.addEventListener('tw-mail-shown', done)),
  );
  document.body.replaceChildren(...all);
  await Promise.all(shown);
  const frames = all.map((mail) => mail.shadowRoot?.querySelector('iframe'));
  const ready = () =>
    frames.every((frame) => !frame || frame.contentDocument?.body?.hasChildNodes());
  for (let tries = 0; tries < 200 && !ready(); tries += 1) {
    await new Promise((done) => setTimeout(done, 10));
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, moment)));
  return all.map((mail) => inspect(mail));
}

/** Runs in the page: the same of the one mail that is shown. */
function inspectShown(): Inspection {
  return inspect(document.querySelector('tw-mail')!);
}

/** Runs in the page: what a mail has left in its frame. */
function inspect(mail: Element): Inspection {
  const inside = mail.shadowRoot?.querySelector('iframe')?.contentDocument;
  const view = inside?.defaultView;
  if (!inside?.body || !view) return { text: '', harms: [] };
  const found: Harm[] = [];
  const all = [...inside.body.querySelectorAll<HTMLElement>('*')];
  const ours = (element: Element) =>
    element.className === 'tw-fold' && element.parentElement !== inside.body;
  const fields = 'form, input, select, textarea, button, dialog, [popover], [contenteditable]';
  if (all.some((element) => element.matches(fields) && !ours(element))) found.push('form');
  if (all.some((element) => element.id !== '' || element.hasAttribute('name'))) {
    found.push('clobbers');
  }
  const rests: Record<string, string> = {
    position: 'static',
    transform: 'none',
    translate: 'none',
    scale: 'none',
    zoom: '1',
    opacity: '1',
    float: 'none',
    filter: 'none',
    clipPath: 'none',
    mixBlendMode: 'normal',
    animationName: 'none',
    overflowX: 'visible',
    textIndent: '0px',
  };
  const escapes = (element: HTMLElement): boolean => {
    if (!(element instanceof view.HTMLElement) || ours(element)) return false;
    const style = view.getComputedStyle(element);
    const values = style as unknown as Record<string, string>;
    if (Object.entries(rests).some(([name, rest]) => values[name] !== rest)) return true;
    if (/^-/.test(style.marginTop) || /^-/.test(style.marginLeft)) return true;
    if (/flex|grid/.test(style.display) || style.pointerEvents === 'none') return true;
    return parseFloat(style.fontSize) > 10_000 || parseFloat(style.height) > 800;
  };
  const own = new Set(['IFRAME', 'EMBED', 'OBJECT', 'VIDEO', 'AUDIO', 'IMG', 'INPUT', 'SELECT']);
  for (const name of ['TEXTAREA', 'BUTTON', 'MARQUEE', 'SOURCE', 'TRACK']) own.add(name);
  if (all.some((element) => !own.has(element.tagName) && escapes(element))) found.push('redress');
  return { text: inside.body.innerText, harms: found };
}

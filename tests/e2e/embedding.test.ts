import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { version as own } from 'ticketwire';
import { bearer, root } from '../server/support/server.js';
import { Embed } from './support/embed.js';
import { Stage, staged } from './support/stage.js';
import { holds } from './support/parts.js';

const stage = staged(new Stage());
let site: Embed;
let id: number;
let title: string;
const pages: Page[] = [];

beforeAll(async () => {
  site = await Embed.start(() => stage.server.port);
  id = await stage.open(0);
  title = (await stage.ticket(id)).Title!;
});

afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  expect(site.errors.splice(0)).toEqual([]);
  site.headers = {};
});

afterAll(async () => {
  await site.stop();
});

/** A client, and what the page has been forbidden. */
const prepare = `<script type="module">
  window.forbidden = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, blockedURI }) =>
    forbidden.push([violatedDirective, blockedURI, sourceFile].join(' ')));
  const { connect } = await import('ticketwire');
  window.elements = await import('ticketwire/elements');
  window.client = await connect({ baseUrl: '/crm/', authorization: () => ${JSON.stringify(bearer)} });
  /** Puts an element into the page, with a client and a ticket. */
  window.put = (name, ticketId = ID) => {
    const element = document.createElement(name);
    Object.assign(element, { client, ticketId });
    document.body.append(element);
    return element;
  };
  document.body.dataset.ready = '';
</script>`;

async function open(body = ''): Promise<Page> {
  const page = await site.page(stage.browser, body + prepare.replace('ID', String(id)));
  pages.push(page);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  return page;
}

const define = `import('ticketwire/define')`;

async function shows(page: Page, within: string): Promise<void> {
  await holds(page.locator(within).getByRole('textbox', { name: /Subject/ }), title);
}

/** Edits the subject and saves it; others find the ticket as it was. */
async function saves(page: Page, within: string, wanted: string): Promise<void> {
  const here = page.locator(within);
  await here.getByRole('textbox', { name: /Subject/ }).fill(wanted);
  await here.getByRole('button', { name: /^Save/ }).first().click();
  await here
    .getByText(/Saved in \d+ ms/)
    .first()
    .waitFor();
  expect((await stage.ticket(id)).Title).toBe(wanted);
  await stage.patch(id, { Title: title });
}

describe('policies of the page around it', () => {
  const scripts = `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; object-src 'none'`;

  it('strict: no inline styles, nothing from elsewhere', async () => {
    site.headers = {
      'content-security-policy': `default-src 'none'; ${scripts}; connect-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'`,
    };
    const page = await open();
    await page.evaluate(`${define}.then(() => put('tw-editor')).then(() => undefined)`);
    await shows(page, 'tw-editor');
    expect(await page.evaluate('forbidden')).toEqual([]);
  });

  it('Trusted Types, with one policy beside that of Lit', async () => {
    site.headers = {
      'content-security-policy': `${scripts}; require-trusted-types-for 'script'; trusted-types lit-html ticketwire`,
    };
    const page = await open();
    const html = `<p>In <b>HTML</b></p><script>alert(1)</script>`;
    await page.evaluate(`${define}.then(() => {
      put('tw-editor');
      const mail = document.createElement('tw-mail');
      Object.assign(mail, { kind: 'Html', body: ${JSON.stringify(html)} });
      document.body.append(mail);
    })`);
    await shows(page, 'tw-editor');
    const frame = page.locator('body > tw-mail iframe').contentFrame();
    await frame.locator('b').waitFor();
    expect(await frame.locator('body').innerHTML()).not.toContain('script');
    expect(await page.evaluate('forbidden')).toEqual([]);
  });
});

describe('the styles of the page around it', () => {
  const hostile = `
    *, *::before, *::after { all: revert; }
    * { box-sizing: content-box !important; color: red !important; text-transform: uppercase !important; }
    * { letter-spacing: 0.4em !important; text-align: right !important; font: italic 30px serif !important; }
    button, input, select, textarea { display: none !important; }
    :root { font-size: 40px; word-spacing: 2em; text-indent: 3em; text-shadow: 1px 1px red; }`;

  /** What everything in an element looks like, to a thousandth of a pixel; the frames of mails apart. */
  const looks = `(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((each) =>
      [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const editor = document.querySelector('tw-editor');
    const origin = editor.getBoundingClientRect();
    return [editor, ...all(editor.shadowRoot)].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      const style = getComputedStyle(each);
      const names = ['color', 'display', 'font', 'letterSpacing', 'textAlign', 'textTransform',
        'wordSpacing', 'textIndent', 'textShadow', 'boxSizing', 'backgroundColor'];
      const place = [x - origin.x, y - origin.y, width, height].map((each) => each.toFixed(3));
      return [each.localName, each.className, ...place, ...names.map((name) => style[name])].join('|');
    });
  })()`;

  it('change nothing', async () => {
    const sheet = `<style>body { margin: 0 } tw-editor { height: 700px; width: 900px }</style>`;
    const page = await open(sheet);
    // The way to the deadline grows while it is looked at.
    await page.clock.setFixedTime(Date.now());
    await page.evaluate(`${define}.then(() => put('tw-editor')).then(() => undefined)`);
    await shows(page, 'tw-editor');
    await page.locator('tw-thread iframe, tw-thread .plain').first().waitFor();
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const before = await page.evaluate<string[]>(looks);
    expect(before.length).toBeGreaterThan(100);
    await page.evaluate(`{
      const sheet = document.createElement('style');
      sheet.textContent = ${JSON.stringify(hostile)};
      document.head.append(sheet);
      // A page has its styles before it has its elements.
      const editor = document.querySelector('tw-editor');
      document.body.append(editor);
    }`);
    await shows(page, 'tw-editor');
    const size = `{ const editor = document.querySelector('tw-editor');
      editor.style.cssText = 'height: 700px !important; width: 900px !important'; }`;
    await page.evaluate(size);
    await page.locator('tw-thread iframe, tw-thread .plain').first().waitFor();
    const after = await page.evaluate<string[]>(looks);
    expect(after.filter((each, at) => each !== before[at])).toEqual([]);
    expect(after).toHaveLength(before.length);
  });

  it('hide it where they mean to', async () => {
    const page = await open('<style>.away { display: none }</style>');
    await page.evaluate(`${define}.then(() => put('tw-editor')).then(() => undefined)`);
    await shows(page, 'tw-editor');
    await page.evaluate(`document.querySelector('tw-editor').className = 'away'`);
    await page.locator('tw-editor').waitFor({ state: 'hidden' });
    await page.evaluate(`document.querySelector('tw-editor').className = ''`);
    await page.locator('tw-editor').waitFor();
    await page.evaluate(`document.querySelector('tw-editor').hidden = true`);
    await page.locator('tw-editor').waitFor({ state: 'hidden' });
  });
});

describe('a tag name of its own', () => {
  it('defines what it needs inside, and no other element', async () => {
    const page = await open();
    await page.evaluate(`elements.TicketEditor.define('my-editor'); put('my-editor'); undefined`);
    await shows(page, 'my-editor');
    await page.locator('my-editor tw-thread tw-mail').first().waitFor({ state: 'attached' });
    const defined = `['tw-editor', 'tw-list', 'tw-new'].filter((name) => customElements.get(name))`;
    expect(await page.evaluate(defined)).toEqual([]);
  });

  it('beside the usual one, whichever comes first', async () => {
    const page = await open();
    await page.evaluate(`elements.TicketEditor.define('my-editor')`);
    await page.evaluate(`${define}.then(() => {
      elements.TicketEditor.define('our-editor');
      elements.TicketEditor.define('our-editor');
      for (const name of ['tw-editor', 'my-editor', 'our-editor']) put(name);
    })`);
    for (const name of ['tw-editor', 'my-editor', 'our-editor']) await shows(page, name);
    const all = `[...document.querySelectorAll('tw-editor, my-editor, our-editor')]
      .every((each) => each instanceof elements.TicketEditor)`;
    expect(await page.evaluate(all)).toBe(true);
  });
});

describe('two copies of the package on a page', () => {
  const files = ['/dist/cdn/define.js', '/other/define.js'];
  const said: string[] = [];

  /** The second one says that it is of another version, if any. */
  async function both(version?: string): Promise<Page> {
    const code = await readFile(join(root, 'dist/cdn/define.js'), 'utf8');
    site.instead.set('/other/define.js', (answer) => {
      const quoted = new RegExp(`(?<=["'\`])${own.replaceAll('.', '\\.')}(?=["'\`])`, 'g');
      const other = version ? code.replaceAll(quoted, version) : code;
      expect(other === code).toBe(!version);
      answer.writeHead(200, { 'content-type': 'text/javascript' }).end(other);
    });
    said.length = 0;
    const page = await open();
    page.on('console', (message) => {
      if (message.type() === 'warning') said.push(message.text());
    });
    await page.evaluate(`(async () => {
      window.copies = [];
      for (const file of ${JSON.stringify(files)}) copies.push(await import(file));
      for (const [at, copy] of copies.entries()) {
        const client = await copy.connect({ baseUrl: '/crm/', authorization: () => '${bearer}' });
        copy.TicketEditor.define('editor-' + at);
        for (const name of ['tw-editor', 'editor-' + at]) {
          Object.assign(put(name), { client, className: 'of-' + at });
        }
      }
    })()`);
    return page;
  }

  /** Every editor, whichever copy's client it has, shows and saves. */
  async function allWork(page: Page): Promise<void> {
    for (const at of [0, 1]) {
      for (const name of ['tw-editor', `editor-${at}`]) await shows(page, `${name}.of-${at}`);
      await saves(page, `editor-${at}.of-${at}`, `By copy ${at}`);
    }
    const lost = `copies[1].connect({ baseUrl: 'http://127.0.0.1:9/' })
      .then((client) => client.getTicket(1))
      .catch((error) => error instanceof copies[0].TicketwireError)`;
    expect(await page.evaluate(lost)).toBe(true);
  }

  it('of one version: nobody has to be told', async () => {
    await allWork(await both());
    expect(said).toEqual([]);
  });

  it('of two versions: the second says whose elements there are, and both work', async () => {
    await allWork(await both('99.0.0'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^ticketwire 99\.0\.0: <tw-.*> were registered before, by version/);
  });
});

describe('in a page that changes', () => {
  it('an element that is there before it is defined, and before its client', async () => {
    const page = await open(`<tw-editor ticket-id="${id}" base-url="/crm/"></tw-editor>`);
    await page.evaluate(`${define}.then(() => undefined)`);
    await page.getByText('Your session has ended').waitFor();
    await page.evaluate(`document.querySelector('tw-editor').client = client; undefined`);
    await shows(page, 'tw-editor');
  });

  it('two editors of two tickets', async () => {
    const other = await stage.open(1);
    const page = await open();
    await page.evaluate(`${define}.then(() => {
      put('tw-editor').id = 'one';
      put('tw-editor', ${other}).id = 'two';
    })`);
    await shows(page, '#one');
    const wanted = (await stage.ticket(other)).Title!;
    await holds(page.locator('#two').getByRole('textbox', { name: /Subject/ }), wanted);
  });

  it('a removed element frees its documents and listeners at once', async () => {
    const page = await open();
    await page.evaluate(`{
      window.listening = 0;
      for (const target of [window, document]) {
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (...given) => (listening++, addEventListener.apply(target, given));
        target.removeEventListener = (...given) => (listening--, removeEventListener.apply(target, given));
      }
    }`);
    await page.evaluate(`${define}.then(() => undefined)`);
    const counts = '[client.core.liveObjects, listening]';
    const once = async (): Promise<unknown> => {
      await page.evaluate(`put('tw-editor'); undefined`);
      await shows(page, 'tw-editor');
      const during = await page.evaluate<number[]>(counts);
      expect(during[0]).toBeGreaterThan(0);
      // After its removal nothing else happens than what it does itself.
      return page.evaluate(`{
        document.querySelector('tw-editor').remove();
        Promise.resolve().then(() => ${counts});
      }`);
    };
    // What the page as a whole has, such as the client's desk, listens since the first.
    const [documents, listening] = (await once()) as number[];
    expect(documents).toBe(0);
    expect(await once()).toEqual([0, listening]);
    expect(await once()).toEqual([0, listening]);
  });

  it('one of two editors of a ticket goes, and the other one saves', async () => {
    const page = await open();
    await page.evaluate(`${define}.then(() => {
      put('tw-editor').id = 'one';
      put('tw-editor').id = 'two';
    })`);
    await shows(page, '#one');
    await shows(page, '#two');
    await page.evaluate(`document.querySelector('#one').remove()`);
    await saves(page, '#two', 'By the other');
  });

  it('an element that was removed comes back', async () => {
    const page = await open();
    await page.evaluate(
      `${define}.then(() => (window.kept = put('tw-editor'))).then(() => undefined)`,
    );
    await shows(page, 'tw-editor');
    await page.evaluate('new Promise((done) => { kept.remove(); setTimeout(done); })');
    await page.evaluate('document.body.append(kept)');
    await shows(page, 'tw-editor');
    await saves(page, 'tw-editor', 'Back again');
  });

  it('a moved element goes on', async () => {
    const page = await open('<div id="elsewhere"></div>');
    await page.evaluate(`${define}.then(() => put('tw-editor')).then(() => undefined)`);
    await shows(page, 'tw-editor');
    await page
      .locator('tw-editor')
      .getByRole('textbox', { name: /Subject/ })
      .fill('Moved');
    await page.evaluate(
      `document.querySelector('#elsewhere').append(document.querySelector('tw-editor'))`,
    );
    await holds(page.locator('#elsewhere').getByRole('textbox', { name: /Subject/ }), 'Moved');
    await saves(page, '#elsewhere', 'Moved and saved');
  });
});

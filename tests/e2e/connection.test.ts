import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { bearer } from '../server/support/server.js';
import { figure } from '../js/support/figure.js';
import { Embed } from './support/embed.js';
import { Stage, staged } from './support/stage.js';
import { holds } from './support/parts.js';

const run = promisify(execFile);
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
  site.broken.clear();
});

afterAll(async () => {
  await site.stop();
});

/** Registers the elements and keeps what they tell. */
const define = `<script type="module">
  window.told = [];
  for (const name of ['tw-error', 'tw-auth-required']) {
    addEventListener(name, ({ type, detail }) => told.push([type, detail?.message ?? '']));
  }
  window.token = () => ${JSON.stringify(bearer)};
  await import('ticketwire/define');
  window.ready = true;
</script>`;
const script = (text: string): string => `<script type="module">${text}</script>`;

async function open(body: string): Promise<Page> {
  const page = await site.page(stage.browser, body + define);
  pages.push(page);
  await page.waitForFunction('window.ready');
  return page;
}

/** The subject of the ticket that an editor shows. */
async function shows(page: Page, wanted = title): Promise<void> {
  const subject = page.getByRole('textbox', { name: /Subject/ });
  await subject.waitFor();
  await holds(subject, wanted);
}

const told = (page: Page): Promise<[string, string][]> => page.evaluate('told');
const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
/** Runs in the page with the first editor as `it`. */
const set = (page: Page, code: string): Promise<unknown> =>
  page.evaluate(`{ const it = document.querySelector('tw-editor'); ${code} }`);

describe('an element connects', () => {
  it('with what its markup says, once a token is there', async () => {
    const page = await open(`<tw-editor base-url="/crm/" ticket-id="${id}"></tw-editor>`);
    await page.getByText('Your session has ended').waitFor();
    expect((await told(page)).map(([type]) => type)).toContain('tw-auth-required');
    await set(page, 'it.authorization = token');
    await shows(page);
  });

  it('with properties that were set before it was one of ours', async () => {
    const early = script(`
      const it = document.querySelector('tw-editor');
      it.authorization = () => ${JSON.stringify(bearer)};
      it.baseUrl = '/crm/api/';
      it.ticketId = ${id};
    `);
    const page = await open(`<tw-editor></tw-editor>${early}`);
    await shows(page);
    expect(await told(page)).toEqual([]);
  });

  it.each([
    ['authorization, base-url, ticket-id', ['a', 'b', 't']],
    ['ticket-id, base-url, authorization', ['t', 'b', 'a']],
    ['base-url, ticket-id, authorization', ['b', 't', 'a']],
    ['authorization, ticket-id, base-url', ['a', 't', 'b']],
  ])('whichever is set first: %s', async (_, order) => {
    const steps: Record<string, string> = {
      a: 'it.authorization = token;',
      b: "it.setAttribute('base-url', '/crm/');",
      t: `it.setAttribute('ticket-id', '${id}');`,
    };
    const page = await open('<tw-editor></tw-editor>');
    for (const step of order) {
      await set(page, steps[step]!);
      await pause(50);
    }
    await shows(page);
  });

  it('to the page itself by default', async () => {
    const page = await open(`<tw-editor ticket-id="${id}"></tw-editor>`);
    await set(page, 'it.authorization = token');
    await shows(page);
    expect(site.asked).toContain(`/api/v1/Ticket/${id}`);
  });

  it('anew when base-url changes', async () => {
    const page = await open(`<tw-editor ticket-id="${id}" base-url="/nowhere/"></tw-editor>`);
    await set(page, 'it.authorization = token');
    await page.getByText(`There is no ticket service at ${site.url}nowhere/`).waitFor();
    await set(page, "it.baseUrl = '/crm/'");
    await shows(page);
    await set(page, "it.setAttribute('base-url', 'http://')");
    await page.getByText('“http://” is not the address of a ticket service').waitFor();
    await set(page, "it.removeAttribute('base-url')");
    await shows(page);
  });
});

describe('one connection', () => {
  it('is shared by elements with the same address and authorization, and so are lists', async () => {
    const two = `<tw-editor></tw-editor><tw-list view="open"></tw-list>`;
    const page = await open(two);
    await page.evaluate(`
      for (const each of document.querySelectorAll('tw-editor, tw-list')) {
        each.baseUrl = each.localName === 'tw-list' ? '/crm' : '/crm/api/v1/';
        each.authorization = token;
      }
      document.querySelector('tw-editor').ticketId = ${id};
    `);
    await shows(page);
    await page.locator('tw-list [role=option]').first().waitFor();
    const same =
      "document.querySelector('tw-editor').client === document.querySelector('tw-list').client";
    expect(await page.evaluate(same)).toBe(true);
    const lists = site.asked.filter((target) => /^\/crm\/.*MDOList\/ticketpriority/i.test(target));
    expect(lists).toHaveLength(1);
  });

  it("is an ancestor's, in its shadow root, whenever that has one", async () => {
    const page = await open('<div id="host"></div>');
    await page.evaluate(`
      const host = document.querySelector('#host');
      const inner = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(inner);
      inner.innerHTML = '<tw-editor ticket-id="${id}"></tw-editor>';
    `);
    await page.getByText('Your session has ended').waitFor();
    await page.evaluate(`(async () => {
      const { connect } = await import('ticketwire');
      const { provideClient } = await import('ticketwire/elements');
      const host = document.querySelector('#host');
      provideClient(host, await connect({ baseUrl: '/crm/', authorization: token }));
    })()`);
    await shows(page);
  });

  it('is that of an element that has it as a property', async () => {
    const page = await open('<my-app></my-app>');
    await page.evaluate(`(async () => {
      const { connect } = await import('ticketwire');
      const app = document.querySelector('my-app');
      app.client = await connect({ baseUrl: '/crm/', authorization: token });
      app.innerHTML = '<tw-editor ticket-id="${id}"></tw-editor>';
    })()`);
    await shows(page);
    expect(await told(page)).toEqual([]);
  });
});

describe('what does not work is said in the element', () => {
  const core = '/dist/core/core.wasm';

  it('a core that does not load, until it does', async () => {
    site.broken.add(core);
    const page = await open(`<tw-editor ticket-id="${id}" base-url="/crm/"></tw-editor>`);
    await set(page, 'it.authorization = token');
    await page.getByText('core could not be loaded').waitFor();
    expect((await told(page)).at(-1)).toEqual(['tw-error', expect.stringMatching(/core/)]);
    site.broken.clear();
    await page.getByRole('button', { name: 'Retry' }).click();
    await shows(page);
  });

  it('a server that is not there', async () => {
    const page = await open(
      `<tw-list base-url="http://127.0.0.1:9/"></tw-list><tw-new base-url="http://127.0.0.1:9/"></tw-new>`,
    );
    const said = page.getByText('The ticket service at http://127.0.0.1:9/ cannot be reached');
    await said.nth(1).waitFor();
    expect((await told(page)).filter(([type]) => type === 'tw-error')).toHaveLength(2);
    expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(2);
  });

  it('a ticket number that is none, and none', async () => {
    const page = await open('<tw-editor base-url="/crm/" ticket-id="abc"></tw-editor>');
    await set(page, 'it.authorization = token');
    await page.getByText('“abc” is not the number of a ticket').waitFor();
    await set(page, "it.removeAttribute('ticket-id')");
    await page.getByText('Choose a ticket').waitFor();
    await set(page, "it.setAttribute('ticket-id', '999999')");
    await page.getByText('999999').waitFor();
    await set(page, `it.setAttribute('ticket-id', '${id}')`);
    await shows(page);
    expect(site.asked.filter((target) => /NaN|abc/.test(target))).toEqual([]);
  });

  it('data that does not come, with a way to try again', async () => {
    site.broken.add(`/crm/api/v1/Ticket/${id}`);
    const page = await open(`<tw-editor base-url="/crm/" ticket-id="${id}"></tw-editor>`);
    await set(page, 'it.authorization = token');
    await page.getByText('The server could not do this').waitFor();
    site.broken.clear();
    await page.getByRole('button', { name: 'Retry' }).click();
    await shows(page);
  });
});

/** The review of a new subject, in a page whose client was handed over. */
async function review(wanted: string): Promise<Page> {
  const page = await open('<my-app></my-app>');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`(async () => {
    const { connect } = await import('ticketwire');
    const app = document.querySelector('my-app');
    app.client = await connect({ baseUrl: '/crm/api/', authorization: token });
    app.innerHTML = '<tw-editor ticket-id="${id}"></tw-editor>';
  })()`);
  await shows(page);
  await page.getByRole('textbox', { name: /Subject/ }).fill(wanted);
  await page.getByRole('button', { name: 'Review' }).click();
  return page;
}

describe('the review of a save', () => {
  it('shows and copies the request of the client at hand, which does what it says', async () => {
    const wanted = `It's "copied" ${Date.now()}`;
    const page = await review(wanted);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`PATCH ${site.url}crm/api/v1/Ticket/${id}`).waitFor();
    await dialog.getByRole('button', { name: 'Copy as curl' }).click();
    await dialog.getByText('Copied', { exact: true }).waitFor();
    const curl = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(curl).not.toContain('8A:demo');
    const answer = await run('sh', ['-c', `${curl} -s -f`], {
      env: { ...process.env, TICKETWIRE_AUTHORIZATION: bearer },
    });
    expect(JSON.parse(answer.stdout)).toMatchObject({ TicketId: id, Title: wanted });
    title = (await stage.ticket(id)).Title!;
    expect(title).toBe(wanted);
  });

  it('shows the header fields that are sent, but for who sends them', async () => {
    const wanted = `Saved ${Date.now()}`;
    const page = await review(wanted);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Header fields').click();
    const shown = (await dialog.locator('pre[part=headers]').textContent()) ?? '';
    const fields = shown
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/s));
    expect(fields.map(([name]) => name)).toEqual([
      'Accept',
      'Content-Type',
      'X-Requested-With',
      'If-Unmodified-Since',
    ]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Saved in/).waitFor();
    for (const [name, value] of fields) expect(site.patched[name!.toLowerCase()]).toBe(value);
    expect(site.patched.authorization).toBe(bearer);
    title = (await stage.ticket(id)).Title!;
    expect(title).toBe(wanted);
  });
});

it('of two editors Ctrl+S saves the one with the focus', async () => {
  const other = await stage.open(1);
  const before = (await stage.ticket(other)).Title;
  const editors = [id, other].map(
    (each) => `<div><tw-editor ticket-id="${each}"></tw-editor></div>`,
  );
  const page = await open(editors.join(''));
  await page.evaluate(`
    for (const each of document.querySelectorAll('tw-editor')) each.authorization = token;
  `);
  const subjects = page.getByRole('textbox', { name: 'Edit Subject' });
  await subjects.nth(1).waitFor();
  const wanted = `Saved alone ${Date.now()}`;
  await subjects.nth(1).fill('Not saved by the other');
  await subjects.nth(0).fill(wanted);
  await page.keyboard.press('Control+s');
  await page
    .getByText(/Saved in/)
    .first()
    .waitFor();
  expect((await stage.ticket(id)).Title).toBe(wanted);
  title = wanted;
  expect((await stage.ticket(other)).Title).toBe(before);
  await holds(subjects.nth(1), 'Not saved by the other');
  await subjects.nth(1).focus();
  await page.keyboard.press('Control+s');
  await page
    .getByText(/Saved in/)
    .nth(1)
    .waitFor();
  expect((await stage.ticket(other)).Title).toBe('Not saved by the other');
});

describe('an attachment', () => {
  it('is uploaded with progress, and cancelled', async () => {
    const page = await open('');
    // With a session, so that XMLHttpRequest may be used for what it alone can tell.
    const heard = await page.evaluate<{ sent: number; total: number }[]>(`(async () => {
      const { connect } = await import('ticketwire');
      const client = await connect();
      await client.login('tje0', 'Tje0');
      const heard = [];
      window.cancelled = await (async () => {
        const abort = new AbortController();
        const progress = () => abort.abort();
        const file = new Blob([new Uint8Array(3_000_000)]);
        return client.createAttachment('b.bin', file, { progress, signal: abort.signal }).then(
          () => 'stored',
          (cause) => cause.code,
        );
      })();
      const bytes = crypto.getRandomValues(new Uint8Array(60_000));
      const content = new Blob(Array(50).fill(bytes));
      const made = await client.createAttachment('a.bin', content, {
        progress: (progress) => heard.push(progress),
      });
      const back = await client.attachmentContent(made.AttachmentId);
      window.same = back.size === content.size;
      return heard;
    })()`);
    expect(await page.evaluate('[same, cancelled]')).toEqual([true, 'aborted']);
    expect(heard.at(-1)).toEqual({ sent: 3_000_000, total: 3_000_000 });
    figure(`upload of 3 MB in Chromium: progress told ${heard.length} times`);
    expect(heard.length).toBeGreaterThan(1);
    const sizes = heard.map(({ sent }) => sent);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });
});

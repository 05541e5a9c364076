// Takes the pictures of docs/screens from the built page and server, with fresh demo data:
// node scripts/screens.mjs [folder [screen...]]
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from './pictures/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [out = join(root, 'docs/screens'), ...wanted] = process.argv.slice(2);
const forms = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1360, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 860 } },
  { name: '320', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  {
    name: 'forced',
    colorScheme: 'light',
    forcedColors: 'active',
    viewport: { width: 1360, height: 860 },
  },
];

const narrow = (page) => page.viewportSize().width < 720;

/** On a narrow page a ticket is beside its properties, not under them. */
async function properties(page) {
  if (narrow(page)) await page.getByRole('button', { name: 'Properties' }).click();
}

async function openTicket(page, url, id) {
  await page.goto(`${url}#/ticket/${id}`);
  await page.getByRole('textbox', { name: 'Edit Subject' }).waitFor();
  await page.waitForTimeout(800);
}

/** Saves a priority while the server cannot be reached. */
async function saveOffline(page, url, id, label) {
  await openTicket(page, url, id);
  await choosePriority(page, label);
  await page.route('**/api/**', (route) => route.abort());
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
}

async function choosePriority(page, label) {
  await properties(page);
  await page.getByLabel('Priority', { exact: true }).selectOption({ label });
}

async function act(page, name) {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name }).click();
}

/** Somebody else saves the same property meanwhile. */
async function interfere(url, id, priority) {
  const patch = [{ op: 'replace', path: '/Priority/TicketPriorityId', value: priority }];
  await fetch(new URL(`api/v1/Ticket/${id}`, url), {
    method: 'PATCH',
    headers: { Authorization: 'Bearer 8A:colleague', 'Content-Type': 'application/json' },
    body: JSON.stringify(patch),
  });
}

const screens = {
  async list(page, url) {
    await page.goto(url);
    await page.getByText('#143').first().waitFor();
  },
  async editor(page, url) {
    await openTicket(page, url, 70);
  },
  async review(page, url) {
    await openTicket(page, url, 143);
    await choosePriority(page, 'Low');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('dialog').waitFor();
  },
  async conflict(page, url) {
    await openTicket(page, url, 172);
    await interfere(url, 172, 2);
    await page.reload();
    await openTicket(page, url, 172);
    await choosePriority(page, 'High');
    await interfere(url, 172, 4);
    await page.getByRole('button', { name: /^Save/ }).first().click();
    await page.getByRole('dialog').waitFor();
  },
  async merged(page, url) {
    await openTicket(page, url, 87);
    await choosePriority(page, 'Low');
    await page.getByRole('button', { name: 'something else' }).click();
    await page.getByText('has just saved').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
  },
  async outbox(page, url) {
    await openTicket(page, url, 143);
    await choosePriority(page, 'Medium');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    await saveOffline(page, url, 89, 'Low');
    await page.getByRole('button', { name: /^Outbox/ }).click();
  },
  async actions(page, url) {
    await openTicket(page, url, 143);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name: 'Delete…' }).waitFor();
  },
  async delete(page, url) {
    await openTicket(page, url, 143);
    await act(page, 'Delete…');
    await page.getByRole('dialog').getByText('goes from every list').waitFor();
  },
  async merge(page, url) {
    await openTicket(page, url, 143);
    await act(page, 'Merge into another ticket…');
    await page.getByRole('combobox', { name: 'Ticket to merge into' }).fill('#89');
    await page.getByRole('option', { name: /^#89 / }).click();
    await page.getByText('This cannot be taken back').waitFor();
  },
  async 'half-typed'(page, url) {
    await openTicket(page, url, 143);
    await properties(page);
    await page.getByLabel('Deadline', { exact: true }).focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText('Deadline').waitFor();
  },
  async error(page, url) {
    await page.goto(url);
    await page.getByText('#143').first().waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Refresh the list' }).click();
    await page.getByRole('alert').first().waitFor();
  },
  async postponed(page, url) {
    await page.goto(`${url}#/?view=postponed`);
    await page.getByText('Postponed').nth(1).waitFor();
  },
  async several(page, url) {
    await page.goto(`${url}#/?view=open`);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Home');
    for (let more = 0; more < 3; ++more) await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Status', { exact: true }).selectOption({ label: 'Postponed' });
    await dialog.getByRole('button', { name: 'Tomorrow 8:00' }).click();
  },
  async letters(page, url) {
    await screens.several(page, url);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.keyboard.type('Hi {name}, the switch is back since 9:40. {me}');
    await dialog.getByRole('button', { name: 'Check before sending…' }).click();
    await dialog.locator('.summary').waitFor();
  },
  async columns(page, url) {
    await page.goto(`${url}#/?view=open&columns=owner.tags`);
    await page.getByRole('listbox').waitFor();
    await page.getByRole('button', { name: 'My views: save, rename, delete' }).click();
    await page.getByRole('dialog', { name: 'My views' }).waitFor();
  },
  async reply(page, url) {
    await openTicket(page, url, 143);
    await page.getByRole('textbox', { name: 'Reply' }).click();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.keyboard.type('Hi Marieke, we do this ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('today');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- a switch with more power');
    await page.keyboard.press('Enter');
    await page.keyboard.type('the cameras go to it');
  },
  async filter(page, url) {
    await page.goto(`${url}#/?view=open&filter=priority-is-3`);
    await page.getByRole('listbox').waitFor();
    await page
      .getByRole('button', { name: /^Filter/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Add a condition' }).waitFor();
  },
  async palette(page, url) {
    await openTicket(page, url, 143);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Commands and tickets' }).fill('pri');
    await page.getByText('#182').last().waitFor();
  },
  async split(page, url) {
    await openTicket(page, url, 143);
    await act(page, 'New ticket from messages…');
    await page.getByRole('dialog').getByRole('checkbox').last().check();
  },
  async german(page, url) {
    await page.addInitScript(() => globalThis.localStorage.setItem('ticketwire:language', 'de'));
    await page.goto(`${url}#/ticket/143`);
    await page.locator('html[lang=de]').waitFor();
    await page.getByRole('textbox', { name: /Betreff/ }).waitFor();
    await page.waitForTimeout(800);
  },
  async help(page, url) {
    await page.goto(url);
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('?');
  },
  async menu(page, url) {
    await page.goto(url);
    await page.getByRole('listbox').waitFor();
    await page.getByRole('button', { name: /Signed in/ }).click();
  },
  async login(page, url) {
    await page.goto(url);
    await page.getByRole('listbox').waitFor();
    await page.getByRole('button', { name: /Signed in/ }).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('dialog', { name: 'Log in' }).waitFor();
  },
  async new(page, url) {
    await page.goto(`${url}#/new`);
    await page.getByRole('button', { name: /create/i }).waitFor();
  },
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/** All screens in one form, each on the demo's tickets as they were. */
async function take({ name: form, ...options }) {
  const folder = mkdtempSync(join(tmpdir(), 'ticketwire-screens-'));
  const { server, url } = await startServer(folder);
  try {
    for (const [name, show] of Object.entries(screens)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const context = await browser.newContext(options);
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      await show(page, url);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(out, `${name}-${form}.png`) });
      await context.close();
      console.log(`${name}-${form}.png`);
    }
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  for (const form of forms) await take(form);
} finally {
  await browser.close();
}

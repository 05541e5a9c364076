import type { Locator, Page } from 'playwright-core';
import {
  allSent,
  composerOf,
  loginOf,
  logOut,
  menuOf,
  outboxButton,
  outboxOf,
  replyOf,
  standingOf,
  subjectOf,
  threadOf,
  tickets,
} from './parts.js';
import type { PageOptions, Stage } from './stage.js';

/** Looks at a state of the page that is there. */
export type Look = (page: Page, state: string) => Promise<void>;

/** One who goes from state to state, each of which is looked at. */
export interface Traveller {
  readonly stage: Stage;
  readonly options: PageOptions;
  readonly look: Look;
}

type Journey = (traveller: Traveller) => Promise<void>;

async function ticket({ stage, options }: Traveller, index: number): Promise<Page> {
  const page = await stage.page(`#/ticket/${await stage.open(index)}`, options);
  await subjectOf(page).waitFor();
  return page;
}

/** On a narrow page a ticket is beside its properties. */
async function properties({ options }: Traveller, page: Page): Promise<void> {
  if (options.width) await page.getByRole('button', { name: 'Properties' }).click();
}

const editor = (page: Page): Locator => page.locator('tw-editor');
const go = (page: Page, stage: Stage, hash: string) => page.goto(`${stage.proxy.url}${hash}`);
const abortAll = (page: Page) => page.route('**/api/**', (route) => route.abort());
const send = (page: Page) =>
  composerOf(page).getByRole('button', { name: 'Send', exact: true }).click();

/** Mails are held back for so many seconds. */
async function hold(page: Page, seconds: number): Promise<void> {
  await page.locator('tw-message-editor').evaluate((element, value) => {
    (element as unknown as { hold: number }).hold = value;
  }, seconds);
}

async function write(page: Page, words: string): Promise<void> {
  await replyOf(page).fill(words);
  const to = composerOf(page).getByRole('group', { name: 'To', exact: true });
  await to.getByRole('listitem').first().waitFor();
}

async function openOutbox(page: Page, words: string | RegExp): Promise<void> {
  await outboxButton(page).click();
  await outboxOf(page).getByText(words).first().waitFor();
}

/** A save that the server has not got, since it cannot be reached. */
async function saveOffline(page: Page): Promise<void> {
  await subjectOf(page).fill(`Offline at ${Date.now()}`);
  await abortAll(page);
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
}

const editing: Journey = async (traveller) => {
  const { look } = traveller;
  const page = await ticket(traveller, 0);
  await look(page, 'list and editor');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).waitFor();
  await look(page, 'more actions');
  await page.keyboard.press('Escape');
  await subjectOf(page).fill('Another subject');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Review 1 change' }).waitFor();
  await look(page, 'review');
  await page.keyboard.press('Escape');
  await editor(page).getByRole('button', { name: 'Discard', exact: true }).click();
  await editor(page).getByRole('button', { name: 'Bring back' }).waitFor();
  await look(page, 'discarded');
  await properties(traveller, page);
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Postponed' });
  await page.getByRole('button', { name: 'Tomorrow 8:00' }).waitFor();
  await look(page, 'times to postpone to');
  await subjectOf(page).fill('');
  const deadline = page.getByLabel('Deadline', { exact: true });
  await deadline.focus();
  await page.keyboard.press('Backspace');
  await page.getByText('This is not a whole date.').waitFor();
  await page.getByRole('combobox', { name: 'Owner' }).click();
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').getByText('Subject: This has to be filled in.').waitFor();
  await look(page, 'values that are none');
};

const conflict: Journey = async (traveller) => {
  const { stage, look } = traveller;
  const page = await ticket(traveller, 3);
  const id = await stage.open(3);
  await subjectOf(page).fill('My subject');
  await stage.patch(id, { Title: `Their subject at ${Date.now()}` });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved this ticket first' });
  await dialog.waitFor();
  await look(page, 'conflict');
  await dialog.getByRole('button', { name: 'Back to my edits' }).click();
  await look(page, 'conflict that is not decided');
  await openOutbox(page, 'Somebody else has changed the same');
  await look(page, 'outbox, conflict');
};

const others: Journey = async (traveller) => {
  const { stage, look } = traveller;
  const page = await ticket(traveller, 8);
  await stage.patch(await stage.open(8), { Title: `Renamed at ${Date.now()}` });
  await page.evaluate(() => {
    for (const value of [true, false]) {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  await page.getByText(/Somebody else, .*: Subject/).waitFor();
  await look(page, 'what others did');
};

const actions: Journey = async (traveller) => {
  const { look } = traveller;
  const page = await ticket(traveller, 7);
  const begin = async (name: string) => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name }).click();
  };
  await begin('Delete…');
  await page.getByRole('dialog').getByText('goes from every list').waitFor();
  await look(page, 'question before a deletion');
  await page.keyboard.press('Escape');
  await begin('Merge into another ticket…');
  await page.getByRole('combobox', { name: 'Ticket to merge into' }).fill('e');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await look(page, 'tickets to merge into');
  await page.getByRole('dialog').getByRole('option').first().click();
  await page.getByText('This cannot be taken back').waitFor();
  await look(page, 'preview of a merge');
};

const quoting: Journey = async (traveller) => {
  const { stage, look } = traveller;
  const Body = `Yes.\n\nOn Mon 3 Mar 2025, Ada wrote:\n> What is it?\n> ${Date.now()}`;
  await stage.post(await stage.open(10), { Type: 'Plain', Body, Author: 'Ada' });
  const page = await ticket(traveller, 10);
  const quote = threadOf(page).getByRole('button', { name: 'Show quoted text' }).last();
  await quote.waitFor();
  await look(page, 'folded quote');
  await quote.click();
  await threadOf(page).getByRole('button', { name: 'Hide quoted text' }).last().waitFor();
  await look(page, 'open quote');
};

const composing: Journey = async (traveller) => {
  const { look } = traveller;
  const page = await ticket(traveller, 4);
  const form = composerOf(page);
  await replyOf(page).fill('Hello');
  const attach = (name: string, buffer: Buffer) =>
    form.getByLabel('Attach files').setInputFiles([{ name, mimeType: '', buffer }]);
  await attach('tool.exe', Buffer.from('MZ'));
  await form.getByText('Files of this kind can do harm').waitFor();
  await page.route('**/api/v1/Attachment/*/Content', () => undefined);
  await attach('slow.bin', Buffer.alloc(500_000));
  await form.getByRole('progressbar', { name: 'slow.bin' }).waitFor();
  await look(page, 'reply with files that are uploaded');
  await form.getByRole('button', { name: 'Add Cc' }).click();
  await page.keyboard.type('boss@customer.example,no address,');
  await send(page);
  await form.getByText(/has no @/).waitFor();
  await look(page, 'reply with faults');
  await form.getByRole('button', { name: 'Discard draft' }).click();
  await form.getByRole('button', { name: 'Bring back' }).waitFor();
  await look(page, 'reply that was discarded');
};

const sending: Journey = async (traveller) => {
  const { stage, look } = traveller;
  const page = await ticket(traveller, 5);
  await hold(page, 600);
  await write(page, 'Hello');
  await send(page);
  await standingOf(page).getByText('Undo').waitFor();
  await look(page, 'reply that is held back');
  await openOutbox(page, /Is held back for/);
  await look(page, 'outbox, waiting');
  await page.keyboard.press('Escape');
  await standingOf(page).getByRole('button', { name: 'Undo' }).click();
  await allSent(page);
  await hold(page, 0);
  stage.proxy.losesRequest = ({ target }) => target.includes('SendTicketMessage');
  await send(page);
  await page.getByRole('button', { name: /1 of them need you/ }).waitFor();
  stage.proxy.losesRequest = () => false;
  await look(page, 'reply that was perhaps sent');
  await openOutbox(page, 'does not tell whether it was sent');
  await look(page, 'outbox, unknown');
};

const refused: Journey = async (traveller) => {
  const { stage, look } = traveller;
  const page = await ticket(traveller, 9);
  await write(page, 'Too late');
  await hold(page, 0);
  await stage.remove(await stage.open(9));
  await send(page);
  await standingOf(page)
    .getByText(/^Not sent: /)
    .waitFor();
  await look(page, 'reply that is refused');
  await openOutbox(page, 'Too late');
  await look(page, 'outbox, refused');
};

const saving: Journey = async (traveller) => {
  const { look } = traveller;
  const page = await ticket(traveller, 6);
  await subjectOf(page).fill(`Saved at ${Date.now()}`);
  await page.keyboard.press('Control+s');
  await editor(page).getByRole('button', { name: 'Undo', exact: true }).waitFor();
  await look(page, 'saved');
  await openOutbox(page, 'Subject: ');
  await look(page, 'outbox, my saves');
  await page.keyboard.press('Escape');
  await page.route('**/api/v1/Ticket/*', (route) =>
    route.request().method() === 'PATCH' ? undefined : route.continue(),
  );
  await subjectOf(page).fill('Never answered');
  await page.keyboard.press('Control+s');
  await openOutbox(page, 'Is being sent.');
  await look(page, 'outbox, sending');
};

const offline: Journey = async (traveller) => {
  const { look } = traveller;
  const page = await ticket(traveller, 2);
  await saveOffline(page);
  await look(page, 'saved without a connection');
  await openOutbox(page, 'cannot be reached');
  await look(page, 'outbox, offline');
  await page.keyboard.press('Escape');
  await logOut(page);
  const question = page.getByRole('dialog', { name: 'Log out?' });
  await question.waitFor();
  await look(page, 'question before a log-out');
  await page.unrouteAll();
  await page.route('**/api/v1/Ticket/*', (route) => route.abort());
  await question.getByRole('button', { name: 'Log out' }).click();
  await loginOf(page).getByText('stay in this browser').waitFor();
  await look(page, 'log-in over what is kept');
};

const full: Journey = async (traveller) => {
  const { stage, options, look } = traveller;
  const page = await stage.page('icon.svg', options);
  const protocol = await page.context().newCDPSession(page);
  const { origin } = new URL(stage.proxy.url);
  await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await go(page, stage, `#/ticket/${await stage.open(1)}`);
  await subjectOf(page).fill('Typed without room');
  await replyOf(page).fill('Written without room');
  await composerOf(page).getByText('The newest text is not kept').waitFor();
  await look(page, 'a store that is full');
  await openOutbox(page, 'your newest text is not kept');
  await look(page, 'outbox, a store that is full');
};

const several: Journey = async ({ stage, options, look }) => {
  const page = await stage.page('#/?view=open', options);
  await tickets(page).first().waitFor();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.locator('tw-list .picked').waitFor();
  await look(page, 'several tickets chosen');
  await page.getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
  const written = page.getByRole('dialog', { name: 'Write to 2 tickets' });
  await page.getByRole('button', { name: 'Reply', exact: true }).last().click();
  await written.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  await page.keyboard.type('Hello {name}');
  await look(page, 'several tickets, a reply');
  await written.getByRole('button', { name: 'Check before sending…' }).click();
  await written.getByRole('button', { name: 'Send to 2 tickets' }).waitFor();
  await written.locator('details summary').first().click();
  await look(page, 'several tickets, what each of them gets');
  await written.getByRole('button', { name: 'Back' }).click();
  await written.getByRole('button', { name: 'Discard draft' }).click();
  await written.getByRole('button', { name: 'Set properties' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 tickets' });
  await dialog.getByLabel('Status', { exact: true }).selectOption({ label: 'Postponed' });
  await dialog.getByLabel('Add a property').selectOption({ label: 'Tags' });
  await look(page, 'several tickets, what is set');
  await dialog.getByRole('button', { name: 'Do not set Tags' }).click();
  await dialog.getByRole('button', { name: 'Tomorrow 8:00' }).click();
  await dialog.getByRole('button', { name: 'Save 2 tickets' }).click();
  await dialog.getByRole('button', { name: 'Done' }).waitFor();
  await look(page, 'several tickets, what became of them');
  await dialog.getByRole('button', { name: 'Undo 2 saves' }).click();
  await dialog.getByText('Undone: 2').waitFor();
};

const workspace: Journey = async ({ stage, options, look }) => {
  const page = await stage.page('', options);
  await tickets(page).first().waitFor();
  await menuOf(page).click();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).waitFor();
  await look(page, 'menu');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await look(page, 'help');
  await page.getByRole('button', { name: 'Change the keys of “New ticket”' }).click();
  await look(page, 'help, keys to be pressed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands and tickets' }).waitFor();
  await look(page, 'palette');
  await page.keyboard.type('nothing like this');
  await page.getByText('Nothing fits').waitFor();
  await look(page, 'palette, nothing fits');
  await page.keyboard.press('Escape');
  await go(page, stage, '#/?view=postponed');
  await page
    .getByText(/back in \d+/)
    .first()
    .waitFor();
  await look(page, 'list alone');
  await go(page, stage, '#/?search=nothing+fits+this');
  await page.getByText('Nothing here fits').waitFor();
  await look(page, 'an empty search');
  await go(page, stage, '#/ticket/999999');
  await page.getByText('#999999 does not exist').waitFor();
  await look(page, 'a ticket that is not there');
  await go(page, stage, '#/new');
  await page.getByRole('form', { name: 'New ticket' }).getByLabel('Subject').waitFor();
  await look(page, 'new ticket');
};

const failures: Journey = async ({ stage, options, look }) => {
  const page = await stage.page('', options);
  await tickets(page).first().waitFor();
  await abortAll(page);
  await page.getByRole('button', { name: 'Refresh the list' }).click();
  await page.locator('tw-list').getByRole('alert').waitFor();
  await look(page, 'a list that cannot be read');
  await page.route('**/session', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').waitFor();
  await look(page, 'a page that cannot start');
  await page.unrouteAll();
  await page.reload();
  await tickets(page).first().waitFor();
  await logOut(page);
  await loginOf(page).waitFor();
  await look(page, 'login');
};

export const journeys: Readonly<Record<string, Journey>> = {
  ...{
    editing,
    conflict,
    others,
    actions,
    quoting,
    composing,
    sending,
    refused,
    saving,
    offline,
    full,
  },
  ...{ several, workspace, failures },
};

import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { until } from '../server/support/mailing.js';
import { MailStage } from './support/mailbox.js';
import {
  allSent,
  hasFocus,
  holds,
  outboxButton,
  outboxOf,
  replyOf,
  subjectOf,
  tickets,
} from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());

const dialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: /^(Edit|Write to) \d+ tickets?$/ });
const summary = (page: Page): Locator => dialog(page).locator('.summary');
const result = (page: Page, id: number): Locator =>
  dialog(page)
    .getByRole('listitem')
    .filter({ hasText: `#${id} ` });

/** Chooses the first tickets of a view by keys, and begins to write to them. */
async function begin(kind: 'Reply' | 'Internal comment', hold: number, count = 3, view = 'open') {
  const page = await desk.stage.page(`#/?view=${view}`);
  const ids = await choose(page, count);
  const before = new Map<number, number>();
  for (const id of ids) before.set(id, (await desk.messages(id)).length);
  await page.locator('tw-bulk').evaluate((element, value) => {
    (element as unknown as { hold: number }).hold = value;
  }, hold);
  await page.getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
  await dialog(page).getByRole('button', { name: kind, exact: true }).click();
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  return { page, ids, before };
}

async function choose(page: Page, count: number): Promise<number[]> {
  await subjectOf(page).waitFor();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  for (let at = 1; at < count; ++at) await page.keyboard.press('Shift+ArrowDown');
  const chosen = page.locator('tw-list [role=option][aria-checked=true]');
  await chosen.nth(count - 1).waitFor();
  return chosen.evaluateAll((rows) =>
    rows.map((row) => Number((row as HTMLElement).dataset['id'])),
  );
}

const check = (page: Page): Promise<void> =>
  dialog(page).getByRole('button', { name: 'Check before sending…' }).click();

describe('one reply to several tickets', () => {
  it('is filled for each, looked at, sent once to each, and told', async () => {
    const { page, ids, before } = await begin('Reply', 0);
    const field = dialog(page).getByRole('textbox', { name: 'Reply' });
    await hasFocus(field);
    await page.keyboard.type('Hello {name}, ticket {ticket} is ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('solved');
    await check(page);
    await summary(page)
      .getByText(/^Goes to 3 tickets, mailed to \d address/)
      .waitFor();
    const people = await Promise.all(
      ids.map(async (id) => (await desk.stage.ticket(id)).Person?.FullName ?? ''),
    );
    const [first] = ids;
    await result(page, first!).locator('summary').click();
    await dialog(page)
      .getByText(`Hello ${people[0]!}, ticket #${first!} is solved`, { exact: true })
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Send to 3 tickets' }).click();
    await summary(page).getByText('Reply sent: 3').waitFor();
    for (const [at, id] of ids.entries()) {
      const { body } = await desk.stored(id, before.get(id)! + 1);
      expect(body.Body).toBe(`Hello ${people[at]!}, ticket #${id} is solved`);
      expect(body.HtmlBody).toContain('<strong>solved</strong>');
    }
    await desk.mail.received(3);
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    await page.locator('tw-list .picked').waitFor({ state: 'detached' });
    await allSent(page);
  });

  it('is called back as a whole within its seconds, and written again', async () => {
    const { page, ids, before } = await begin('Reply', 600, 2);
    await page.keyboard.type('Too early');
    await check(page);
    await dialog(page).getByRole('button', { name: 'Send to 2 tickets' }).click();
    await result(page, ids[0]!)
      .getByText(/^To be sent in \d+ s to/)
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Call back 2 messages' }).click();
    await summary(page).getByText('Called back: 2').waitFor();
    await dialog(page).getByRole('button', { name: 'Write again to 2 tickets' }).click();
    const field = dialog(page).getByRole('textbox', { name: 'Reply' });
    await holds(field, 'Too early');
    await hasFocus(field);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    for (const id of ids) expect(await desk.messages(id)).toHaveLength(before.get(id)!);
    await page.reload();
    await choose(page, 2);
    await page.getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
    await dialog(page).getByRole('button', { name: 'Reply', exact: true }).click();
    await holds(field, 'Too early');
    await dialog(page).getByRole('button', { name: 'Discard draft' }).click();
  });

  it('is called back for one ticket in that ticket, and stands in the outbox for the others', async () => {
    const { page, ids, before } = await begin('Reply', 600, 2);
    await page.keyboard.type('Hello');
    await check(page);
    await dialog(page).getByRole('button', { name: 'Send to 2 tickets' }).click();
    await result(page, ids[0]!)
      .getByText(/^To be sent in/)
      .waitFor();
    await result(page, ids[0]!).getByRole('button').click();
    await page.waitForURL(new RegExp(`#/ticket/${ids[0]!}`));
    await page
      .getByRole('status', { name: 'Messages on their way' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await holds(replyOf(page), 'Hello');
    await page.reload();
    await outboxButton(page).click();
    const entries = outboxOf(page).getByRole('listitem').filter({ hasText: 'Hello' });
    await entries.getByRole('link').first().waitFor();
    expect(await entries.count()).toBe(1);
    await entries.getByRole('button', { name: /^Undo|^Take/ }).click();
    for (const id of ids) expect(await desk.messages(id)).toHaveLength(before.get(id)!);
  });

  it('has a file with each, uploaded once, and has it back when it is called back', async () => {
    const { page, ids, before } = await begin('Reply', 600, 2, 'mine');
    const uploads: string[] = [];
    page.on('request', (request) => {
      if (/\/Content$|UploadAttachment/.test(request.url())) uploads.push(request.url());
    });
    await page.keyboard.type('See the file');
    const files = dialog(page).getByRole('list', { name: 'Files to attach' });
    const file = { name: 'Priser.txt', mimeType: 'text/plain', buffer: Buffer.from('12,50') };
    await dialog(page).locator('input[type=file]').setInputFiles(file);
    await files.getByText('Uploaded', { exact: true }).waitFor();
    await page.reload();
    await choose(page, 2);
    await page.locator('tw-bulk').evaluate((element) => {
      (element as unknown as { hold: number }).hold = 600;
    });
    await page.getByRole('button', { name: 'Edit, reply, merge, delete…' }).click();
    await dialog(page).getByRole('button', { name: 'Reply', exact: true }).click();
    await files.getByText('Priser.txt').waitFor();
    await check(page);
    await dialog(page).getByText('With each: Priser.txt').waitFor();
    await dialog(page).getByRole('button', { name: 'Send to 2 tickets' }).click();
    await dialog(page).getByRole('button', { name: 'Call back 2 messages' }).click();
    await dialog(page).getByRole('button', { name: 'Write again to 2 tickets' }).click();
    await files.getByText('Priser.txt').waitFor();
    await page.locator('tw-bulk').evaluate((element) => {
      (element as unknown as { hold: number }).hold = 0;
    });
    await check(page);
    await dialog(page).getByRole('button', { name: 'Send to 2 tickets' }).click();
    await summary(page).getByText('Reply sent: 2').waitFor();
    for (const id of ids) await desk.stored(id, before.get(id)! + 1);
    const mails = await desk.mail.received(2);
    for (const { mail } of mails) {
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Priser.txt']);
      expect(mail.attachments[0]!.content.toString()).toBe('12,50');
    }
    expect(uploads).toHaveLength(1);
  });

  it('as a comment is saved in each, and mailed to nobody', async () => {
    const { page, ids, before } = await begin('Internal comment', 0, 2, 'unassigned');
    await page.keyboard.type('Wait for {name}');
    await page.keyboard.press('Control+Enter');
    await summary(page).getByText('Goes to 2 tickets; nobody is mailed.').waitFor();
    await dialog(page).getByRole('button', { name: 'Save in 2 tickets' }).click();
    await summary(page).getByText('Message saved: 2').waitFor();
    for (const id of ids) {
      const { body } = await desk.stored(id, before.get(id)! + 1);
      expect(body.Slevel).toBe('Internal');
    }
    expect(desk.mail.mails).toHaveLength(0);
  });

  it('closes the tickets with it, where that is chosen', async () => {
    const { page, ids } = await begin('Reply', 0, 2, 'soon');
    await page.keyboard.type('Solved');
    await dialog(page).getByLabel('More ways to send').selectOption({ label: 'Send and close' });
    await check(page);
    await dialog(page).getByRole('button', { name: 'Send to 2 tickets' }).click();
    for (const id of ids) {
      await until(
        `${id} is closed`,
        async () => (await desk.stage.ticket(id)).BaseStatus === 'Closed',
      );
    }
    expect(await tickets(page).count()).toBeGreaterThan(0);
  });

  it('is not sent while there is nothing in it', async () => {
    const { page } = await begin('Reply', 0, 2, 'postponed');
    await check(page);
    await dialog(page)
      .getByRole('alert')
      .getByText(/^There is nothing to send yet/)
      .waitFor();
    await hasFocus(dialog(page).getByRole('textbox', { name: 'Reply' }));
    await dialog(page).getByRole('button', { name: 'Set properties' }).click();
    await dialog(page).getByLabel('Status', { exact: true }).waitFor();
    await hasFocus(dialog(page).getByRole('button', { name: 'Set properties' }));
  });
});

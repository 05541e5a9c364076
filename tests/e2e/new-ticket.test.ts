import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { rowsOf, until } from '../server/support/mailing.js';
import { MailStage } from './support/mailbox.js';
import { hasFocus, holds } from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());

async function open(): Promise<{ page: Page; form: Locator }> {
  const page = await desk.stage.page('#/new');
  const form = page.getByRole('form', { name: 'New ticket' });
  await form.getByLabel('Subject').waitFor();
  return { page, form };
}

async function created(page: Page): Promise<number> {
  await page.waitForURL(/#\/ticket\/\d+$/);
  return Number(/\d+$/.exec(page.url())![0]);
}

/** Numbers of the tickets with this title, as they are stored. */
async function titled(title: string): Promise<number[]> {
  const sql = `SELECT id FROM ticket WHERE title = '${title}' ORDER BY id`;
  return (await rowsOf<{ id: number }>(desk.stage.server.database, sql)).map(({ id }) => id);
}

describe('a new ticket', () => {
  it.each([true, false])('starts from the defaults (notify: %s)', async (notify) => {
    const title = `Created with notify ${String(notify)}`;
    const { page, form } = await open();
    await form.getByLabel('Subject').fill(title);
    const priority = form.getByLabel('Priority', { exact: true });
    expect(await priority.locator('option:checked').textContent()).toMatch(/Medium/);
    await form.getByRole('combobox', { name: 'Owner' }).fill('Lars');
    await page.getByRole('option', { name: /Lars/ }).first().click();
    const notified = form.getByRole('switch', { name: /Notify/ });
    if ((await notified.isChecked()) !== notify) await notified.click();
    await form.getByRole('button', { name: 'Create ticket' }).click();
    const id = await created(page);
    const ticket = await desk.stage.ticket(id);
    expect(ticket.Title).toBe(title);
    expect(ticket.CreatedBy).toMatchObject({ AssociateId: 10 });
    const { AssociateId } = ticket.OwnedBy!;
    expect(AssociateId).not.toBe(10);
    expect(desk.stage.outbox(id)).toEqual(notify ? [AssociateId] : []);
  });

  it('mails its first message only where that was chosen, to whom was chosen', async () => {
    const choices = [
      ['No, it is only stored in the ticket', undefined],
      ['Yes, to the contact person', 'g.lomstuen@skarvoy.example'],
      ['Yes, to these addresses', 'new@customer.example'],
    ] as const;
    for (const [label, whom] of choices) {
      const { page, form } = await open();
      await form.getByLabel('Subject').fill(`Mailed: ${label}`);
      const person = form.getByRole('combobox', { name: 'Contact person' });
      await person.fill('Lomstuen');
      await form
        .getByRole('option', { name: /Lomstuen/ })
        .first()
        .click();
      await form.getByLabel('First message').fill('Hello there');
      await form.getByLabel(label).check();
      if (label === 'Yes, to these addresses') {
        await form.getByRole('textbox', { name: 'To', exact: true }).fill(whom);
      }
      await form.getByRole('button', { name: 'Create ticket' }).click();
      const id = await created(page);
      expect((await desk.stored(id, 1)).body).toMatchObject({ Body: 'Hello there' });
      if (whom === undefined) await page.waitForTimeout(500);
      else await until('the mail is queued', async () => (await desk.queued(id)) === 1);
      expect(await desk.queued(id)).toBe(whom === undefined ? 0 : 1);
      if (whom === undefined) continue;
      // A mail of an earlier ticket may come late.
      const got = () => desk.mail.mails.find(({ recipients }) => recipients.includes(whom));
      await until('the mail comes', () => got() !== undefined);
      expect(got()!.recipients).toEqual([whom]);
    }
  }, 120_000);

  it('is there after a reload, and comes back after Cancel', async () => {
    const { page, form } = await open();
    await form.getByLabel('Subject').fill('Half a ticket');
    await form.getByLabel('First message').fill('Half a message');
    await form.getByText('Draft kept').waitFor();
    await page.waitForTimeout(600);
    await page.reload();
    await form.getByLabel('Subject').waitFor();
    await holds(form.getByLabel('Subject'), 'Half a ticket');
    await holds(form.getByLabel('First message'), 'Half a message');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(/#\/$/);
    await page.goto(`${desk.stage.proxy.url}#/new`);
    await form.getByRole('button', { name: 'Bring back' }).click();
    await holds(form.getByLabel('Subject'), 'Half a ticket');
    expect(await form.getByLabel('Subject').getAttribute('maxlength')).toBe('255');
  });

  it('needs a subject, and says so at the field', async () => {
    const { form } = await open();
    await form.getByLabel('Subject').fill('  ');
    await form.getByRole('button', { name: 'Create ticket' }).click();
    const field = form.getByLabel('Subject');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await hasFocus(field);
  });

  it.each(['SaveTicketEntityWithNotify', 'SaveTicketMessageEntity'])(
    'is created once where the answer of %s is lost',
    async (endpoint) => {
      const title = `Lost ${endpoint}`;
      const { page, form } = await open();
      let lost = 0;
      desk.stage.proxy.losesAnswer = ({ target }) => target.includes(endpoint) && lost++ === 0;
      await form.getByLabel('Subject').fill(title);
      await form.getByLabel('First message').fill('Only once');
      await form.getByRole('button', { name: 'Create ticket' }).click();
      const id = await created(page);
      await desk.stored(id, 1);
      await page.getByRole('list', { name: 'Conversation' }).getByText('Only once').waitFor();
      await page.waitForTimeout(1_000);
      expect(lost).toBeGreaterThan(0);
      expect(await titled(title)).toEqual([id]);
      expect(await desk.messages(id)).toHaveLength(1);
    },
    90_000,
  );
});

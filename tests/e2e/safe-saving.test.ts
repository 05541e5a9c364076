import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { send } from '../server/support/mailing.js';
import { holds, priorityOf, saved, told } from './support/parts.js';
import { Stage, staged, type PageOptions } from './support/stage.js';

const low = '1';
const high = '3';
const stage = staged(new Stage());

const save = (page: Page) => page.locator('[part=save]').first();

async function opened(
  index: number,
  options: PageOptions = {},
): Promise<{ id: number; page: Page }> {
  const medium = "status eq 'Active' and priority/ticketPriorityId eq 2";
  const id = (await stage.tickets(medium))[index]!.PrimaryKey;
  const page = await stage.page(`#/ticket/${id}`, options);
  await priorityOf(page).waitFor();
  return { id, page };
}

describe('what was edited', () => {
  it('comes back after a reload and after another ticket', async () => {
    const { id, page } = await opened(0);
    await priorityOf(page).selectOption(low);
    await page
      .getByLabel('Write to the customer')
      .or(page.locator('textarea'))
      .first()
      .fill('Dear');
    await page.waitForTimeout(700);
    await page.reload();
    await priorityOf(page).waitFor();
    await holds(priorityOf(page), low);
    await holds(page.locator('textarea').first(), 'Dear');
    expect((await stage.ticket(id)).Priority).not.toMatchObject({ TicketPriorityId: 1 });
  });

  it('is taken back and done again step by step', async () => {
    const { page } = await opened(1);
    const before = await priorityOf(page).inputValue();
    await priorityOf(page).selectOption(low);
    await priorityOf(page).press('Control+z');
    await holds(priorityOf(page), before);
    await page.getByRole('button', { name: 'Redo the edit' }).click();
    await holds(priorityOf(page), low);
    await page.getByRole('button', { name: 'Undo the last edit' }).click();
    await holds(priorityOf(page), before);
    await page.getByText('No changes').waitFor();
  });

  it('and discarded can be brought back however late', async () => {
    const { page } = await opened(1, { clock: true });
    await priorityOf(page).selectOption(low);
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByText('No changes').waitFor();
    await page.clock.runFor('01:00:00');
    await page.getByRole('button', { name: 'Bring back' }).click();
    await holds(priorityOf(page), low);
  });
});

describe('a save', () => {
  it('names what it changed, is undone, and done again', async () => {
    const { id, page } = await opened(2);
    const before = (await stage.ticket(id)).Priority!;
    await priorityOf(page).selectOption(low);
    await page.keyboard.press('Control+s');
    await told(page, `Priority: ${String(before.Name)} → Low`).waitFor();
    await page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).click();
    await page
      .getByText(/^Undone: /)
      .first()
      .waitFor();
    expect((await stage.ticket(id)).Priority).toEqual(before);
    await page.locator('tw-editor').getByRole('button', { name: 'Redo', exact: true }).click();
    await page
      .getByText(/^Done again: /)
      .first()
      .waitFor();
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
  });

  it('tells what somebody else changed meanwhile, and keeps both', async () => {
    const { id, page } = await opened(3);
    await priorityOf(page).selectOption(low);
    await page.waitForTimeout(1_100); // HTTP dates have whole seconds
    await stage.patch(id, { Title: 'Renamed by Karim' });
    await page.keyboard.press('Control+s');
    await told(page, 'Somebody else changed Subject meanwhile; both are kept.').waitFor();
    expect(await stage.ticket(id)).toMatchObject({
      Title: 'Renamed by Karim',
      Priority: { TicketPriorityId: 1 },
    });
  });

  it('mails nobody unless that is asked for', async () => {
    const medium =
      "status eq 'Active' and priority/ticketPriorityId eq 2 and ownedBy/associateId eq 11";
    const id = (await stage.tickets(medium))[0]!.PrimaryKey;
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).selectOption(low);
    await save(page).click();
    await saved(page);
    expect(stage.outbox(id)).toEqual([]);
    await priorityOf(page).selectOption(high);
    await page.getByLabel('Mail the owner').check();
    await save(page).click();
    await told(page, 'The owner gets a mail.').waitFor();
    expect(stage.outbox(id)).toEqual([11]);
    expect(await page.getByLabel('Mail the owner').isChecked()).toBe(false);
  });

  it('whose answer is lost is found to be made, not made twice', async () => {
    const { id, page } = await opened(4);
    await priorityOf(page).selectOption(low);
    let patches = 0;
    await page.route('**/api/v1/Ticket/**', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      patches += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.keyboard.press('Control+s');
    await told(page, /Saved in \d+ ms/).waitFor();
    expect(patches).toBe(1);
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
  });

  it('without a connection waits, and goes on by itself', async () => {
    const { id, page } = await opened(5);
    await page.context().setOffline(true);
    await priorityOf(page).selectOption(low);
    await page.keyboard.press('Control+s');
    await told(page, /No answer has come|Waits until the server/).waitFor();
    expect((await stage.ticket(id)).Priority).not.toMatchObject({ TicketPriorityId: 1 });
    await page.context().setOffline(false);
    await saved(page);
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
  });
});

describe('a ticket that somebody else closed', () => {
  it('is a conflict, and nothing is written', async () => {
    const { id, page } = await opened(6);
    await priorityOf(page).selectOption(low);
    await page.waitForTimeout(1_100);
    await stage.patch(id, { BaseStatus: 'Closed' });
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Somebody else closed this ticket' }).waitFor();
    expect((await stage.ticket(id)).Priority).not.toMatchObject({ TicketPriorityId: 1 });
  });
});

it('a ticket that was merged offers to go on in the other one, with everything unfinished', async () => {
  const { id, page } = await opened(8);
  const other = (await stage.tickets("status eq 'Active' and priority/ticketPriorityId eq 2"))[9]!
    .PrimaryKey;
  await priorityOf(page).selectOption(low);
  await page.locator('textarea').first().fill('Half a reply');
  await page.waitForTimeout(1_100); // HTTP dates have whole seconds
  // The page looks now and then by itself; here its save is what hears of it.
  let saving = false;
  await page.route(`**/api/v1/Ticket/${id}`, (route) =>
    saving || route.request().method() !== 'GET' ? route.continue() : route.abort(),
  );
  await stage.merge(id, other);
  page.on('request', (request) => (saving ||= request.method() === 'PATCH'));
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Somebody else merged this ticket' });
  await dialog.getByRole('button', { name: `Continue in #${other}` }).click();
  await page.waitForURL(new RegExp(`ticket/${other}`));
  await holds(priorityOf(page), low);
  await holds(page.locator('textarea').first(), 'Half a reply');
  await page.keyboard.press('Control+s');
  await saved(page);
  expect((await stage.ticket(other)).Priority).toMatchObject({ TicketPriorityId: 1 });
});

it('what somebody else did is told within the ticket when the reader comes back', async () => {
  const { id, page } = await opened(7);
  await page.waitForTimeout(1_100);
  await stage.patch(id, { Title: 'Renamed meanwhile' });
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
  await page.getByText(/Somebody else, .*: Subject/).waitFor();
  await page.getByLabel('Edit Subject').waitFor();
  await holds(page.getByLabel('Edit Subject'), 'Renamed meanwhile');
});

it('closing a ticket with messages that nobody has looked at asks first', async () => {
  const { id, page } = await opened(9, { clock: true });
  await page.waitForTimeout(1_100); // HTTP dates have whole seconds
  await send(stage.server, 'POST', 'Agents/Ticket/SaveTicketMessageEntity', {
    ...{ Ticket: { TicketId: id }, Type: 'Plain', Body: 'Wait!', Author: 'Karim' },
    Slevel: 'External',
  });
  await page.clock.fastForward(20_000);
  await page.getByText(/Somebody else, .*1 new message/).waitFor();
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Closed' });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Close the ticket?' });
  await dialog.getByText('1 new message came while you had the ticket open').waitFor();
  expect((await stage.ticket(id)).BaseStatus).toBe('Active');
  await dialog.getByRole('button', { name: 'Close anyway' }).click();
  await saved(page);
  expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
});

it('what somebody else did is told within 20 s where the reader stays', async () => {
  const { id, page } = await opened(7, { clock: true });
  await page.waitForTimeout(1_100); // HTTP dates have whole seconds
  await stage.patch(id, { Title: 'Renamed once more' });
  await page.clock.fastForward(20_000);
  await page.getByText(/Somebody else, .*: Subject/).waitFor();
});

import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  composerOf,
  hasFocus,
  holds,
  menuOf,
  replyOf,
  subjectOf,
  tickets,
  told,
} from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** The demo's user. */
const me = 10;

const at = (page: Page, id: number) => page.waitForURL(new RegExp(`#/ticket/${id}(\\?|$)`));

/** The ticket at a place of the list, open, and the one after it. */
async function opened(place: number, hash = '#/?view=open') {
  const page = await stage.page(hash);
  await subjectOf(page).waitFor();
  const ids = await tickets(page).evaluateAll((rows) =>
    rows.map((row) => Number((row as HTMLElement).dataset['id'])),
  );
  await tickets(page).nth(place).click();
  const [id, next] = [ids[place]!, ids[place + 1]!];
  await at(page, id);
  await page.getByText(`#${id}`, { exact: true }).first().waitFor();
  return { page, id, next };
}

/** Chooses in the menu what comes after a save. */
async function goOn(page: Page): Promise<void> {
  await menuOf(page).click();
  await page.getByLabel('After saving or sending').selectOption('Next ticket');
  await page.keyboard.press('Escape');
}

const undo = (page: Page) =>
  page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).first();

/** Opens the menu beside Send, and chooses. */
async function sendWays(page: Page, name: string): Promise<void> {
  await composerOf(page).getByRole('button', { name: 'More ways to send' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

describe('after a save', () => {
  it('the next ticket of the view is opened, also after a reload, and Undo leads back', async () => {
    const { page, id, next } = await opened(1);
    await goOn(page);
    await page.reload();
    await subjectOf(page).waitFor();
    const { Title } = await stage.ticket(id);
    await subjectOf(page).fill('Saved and left');
    await page.keyboard.press('Control+s');
    await at(page, next);
    await told(page, `Ticket #${id} is saved.`).waitFor();
    expect((await stage.ticket(id)).Title).toBe('Saved and left');
    await undo(page).click();
    await at(page, id);
    await page.waitForFunction((title) => {
      const editor = document.querySelector('tw-editor')!;
      return editor.shadowRoot!.querySelector<HTMLInputElement>('.title')?.value === title;
    }, Title);
    expect((await stage.ticket(id)).Title).toBe(Title);
  });

  it('a ticket that goes from the view is left for the one after it', async () => {
    const { page, id, next } = await opened(2);
    await goOn(page);
    await page.keyboard.press('x');
    await at(page, next);
    await page.locator(`#ticket-${id}`).waitFor({ state: 'detached' });
    expect((await stage.ticket(id)).BaseStatus).toBe('Closed');
    expect(await page.locator(`#ticket-${next}`).getAttribute('aria-selected')).toBe('true');
  });

  it('nothing that is begun is left behind, and that is said', async () => {
    const { page, id } = await opened(3);
    await goOn(page);
    await replyOf(page).click();
    await hasFocus(replyOf(page));
    await page.keyboard.type('Begun');
    await subjectOf(page).fill('Saved beside a message');
    await page.keyboard.press('Control+s');
    await told(page, `Ticket #${id} is saved. You stay here: a message is begun`).waitFor();
    expect(new URL(page.url()).hash).toContain(`#/ticket/${id}`);
    expect((await stage.ticket(id)).Title).toBe('Saved beside a message');
  });

  it('stays where it is, as long as nobody has chosen otherwise', async () => {
    const { page, id } = await opened(4);
    await subjectOf(page).fill('Saved here');
    await page.keyboard.press('Control+s');
    await told(page, /Saved in \d+ ms/).waitFor();
    expect(new URL(page.url()).hash).toContain(`#/ticket/${id}`);
  });
});

describe('after a message', () => {
  it('the next ticket is opened, and the message can be called back from there', async () => {
    const { page, id, next } = await opened(5);
    await goOn(page);
    await replyOf(page).click();
    await hasFocus(replyOf(page));
    await page.keyboard.type('Called back');
    await composerOf(page)
      .getByRole('button', { name: /^Remove / })
      .first()
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await at(page, next);
    await told(page, `Ticket #${id}: the message goes to`).waitFor();
    await undo(page).click();
    await at(page, id);
    await holds(replyOf(page), 'Called back');
  });

  it('Send, close and next does all three, whatever was chosen', async () => {
    const { page, id, next } = await opened(6);
    await page.locator('tw-message-editor').evaluate((element) => {
      (element as unknown as { hold: number }).hold = 0;
    });
    await replyOf(page).click();
    await hasFocus(replyOf(page));
    await page.keyboard.type('Solved.');
    await composerOf(page)
      .getByRole('button', { name: /^Remove / })
      .first()
      .waitFor();
    await sendWays(page, 'Send, close and next');
    await at(page, next);
    await page.locator(`#ticket-${id}`).waitFor({ state: 'detached' });
    const closed = await stage.ticket(id);
    expect(closed.BaseStatus).toBe('Closed');
    expect(closed.Messages!.length).toBeGreaterThan(0);
  });
});

describe('the queue', () => {
  const mostUrgent = async (): Promise<number> => {
    const untaken = "status eq 'Active' and ownedBy/associateId eq 0";
    return (await stage.tickets(untaken, 1, 'deadline asc'))[0]!.PrimaryKey;
  };

  it('is the most urgent ticket that nobody has taken, which is taken by its button', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(0, `eq ${me}`)}?view=open`);
    await subjectOf(page).waitFor();
    const first = await mostUrgent();
    await page.keyboard.press('g');
    await at(page, first);
    await told(page, 'Nobody has taken this ticket yet').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Take it' }).click();
    await told(page, /Saved in \d+ ms/).waitFor();
    expect((await stage.ticket(first)).OwnedBy).toMatchObject({ AssociateId: me });
    await page.getByRole('listbox').focus();
    await page.keyboard.press('g');
    const second = await mostUrgent();
    await at(page, second);
    expect(second).not.toBe(first);
  });

  it('that is empty says so', async () => {
    const page = await stage.page('#/?view=open&filter=priority-is-99999');
    await page.getByText('Nothing here fits').first().waitFor();
    await page.goto(`${stage.proxy.url}#/ticket/${await stage.open(0)}?filter=priority-is-99999`);
    await subjectOf(page).waitFor();
    await page.keyboard.press('g');
    await told(page, 'Nobody waits').waitFor();
  });
});

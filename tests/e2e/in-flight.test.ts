import { describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import {
  allSent,
  holds,
  outboxButton,
  outboxOf,
  priorityOf,
  saved,
  subjectOf,
  told,
} from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());
const low = '1';

async function opened(index: number, clock = false): Promise<{ id: number; page: Page }> {
  const medium = "status eq 'Active' and priority/ticketPriorityId eq 2";
  const id = (await stage.tickets(medium))[index]!.PrimaryKey;
  const page = await stage.page(`#/ticket/${id}`, { clock });
  await priorityOf(page).waitFor();
  return { id, page };
}

/** Holds the requests of a method for a ticket back; the answer lets them go. */
async function hold(
  page: Page,
  method: string,
  go: (route: Route) => Promise<void> = (route) => route.continue(),
): Promise<() => void> {
  let release!: () => void;
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/api/v1/Ticket/*', async (route) => {
    if (route.request().method() !== method) return route.fallback();
    await held;
    await go(route);
  });
  return release;
}

const move = (page: Page, id: number) =>
  page.evaluate((to) => (location.hash = `#/ticket/${to}`), id);

describe('while a save is under way', () => {
  it('what is typed stays, and is saved by the next one', async () => {
    const { id, page } = await opened(0);
    const before = (await stage.ticket(id)).Title;
    const release = await hold(page, 'PATCH');
    await priorityOf(page).selectOption(low);
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    await subjectOf(page).fill('Typed meanwhile');
    release();
    await saved(page);
    await holds(subjectOf(page), 'Typed meanwhile');
    expect(await stage.ticket(id)).toMatchObject({
      Title: before,
      Priority: { TicketPriorityId: 1 },
    });
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByText('1 change').first().waitFor();
    await holds(subjectOf(page), 'Typed meanwhile');
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stage.ticket(id)).Title).toBe('Typed meanwhile');
  });

  it('another ticket can be read; what became of it is said there', async () => {
    const { id, page } = await opened(1);
    const other = await stage.open(12);
    const untouched = await stage.ticket(other);
    const release = await hold(page, 'PATCH');
    await priorityOf(page).selectOption(low);
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    await move(page, other);
    await told(page, `#${other}`).waitFor();
    release();
    await page.getByRole('status').getByText(`Ticket #${id} is saved.`).waitFor();
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
    expect((await stage.ticket(other)).LastChanged).toBe(untouched.LastChanged);
    await holds(subjectOf(page), untouched.Title);
  });

  it('its failure is told on another ticket, and again on its own', async () => {
    const { id, page } = await opened(2);
    const release = await hold(page, 'PATCH');
    await priorityOf(page).selectOption(low);
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    await move(page, await stage.open(12));
    await stage.patch(id, { Priority: { TicketPriorityId: 4 } });
    release();
    await told(page, `Ticket #${id} was not saved. Its changes are kept`).waitFor();
    await move(page, id);
    await told(page, 'Somebody else has changed the same.').waitFor();
    await holds(priorityOf(page), low);
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('dialog', { name: 'Somebody else saved this ticket first' }).waitFor();
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 4 });
  });
});

it('a save without an answer for 30 s is looked up, and not made twice', async () => {
  const { id, page } = await opened(3, true);
  const before = stage.proxy.calls('PATCH').length;
  const release = await hold(page, 'PATCH', (route) => route.abort());
  let made!: () => void;
  const done = new Promise<void>((resolve) => (made = resolve));
  await page.route('**/api/v1/Ticket/*', async (route) => {
    // The server does it, and its answer never comes.
    if (route.request().method() === 'PATCH') await route.fetch().then(made);
    await route.fallback();
  });
  await priorityOf(page).selectOption(low);
  await page.keyboard.press('Control+s');
  await done;
  await page.clock.fastForward(31_000);
  await saved(page);
  await allSent(page);
  release();
  expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
  expect(stage.proxy.calls('PATCH').length - before).toBe(1);
});

it('saves without a connection go as one patch when it is back', async () => {
  const { id, page } = await opened(4);
  const before = stage.proxy.calls('PATCH').length;
  await page.route('**/api/**', (route) => route.abort());
  await priorityOf(page).selectOption(low);
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
  await subjectOf(page).fill('Offline, and once more');
  await page.keyboard.press('Control+s');
  await outboxButton(page).click();
  await outboxOf(page).getByText('Offline, and once more').waitFor();
  expect(await outboxOf(page).getByRole('listitem').count()).toBe(1);
  await page.unrouteAll();
  await allSent(page);
  expect(await stage.ticket(id)).toMatchObject({
    Title: 'Offline, and once more',
    Priority: { TicketPriorityId: 1 },
  });
  expect(stage.proxy.calls('PATCH').length - before).toBe(1);
});

/** Has the editor read its ticket again. */
const refresh = (page: Page) =>
  page.locator('tw-editor').evaluate((editor) => {
    void (editor as unknown as { refresh(): Promise<void> }).refresh();
  });

it('an older answer never replaces a newer one on the screen', async () => {
  const { id, page } = await opened(5);
  await page.waitForTimeout(1_100); // HTTP dates have whole seconds
  await stage.patch(id, { Title: 'Read before the save' });
  let read!: () => void;
  const reading = new Promise<void>((done) => (read = done));
  let release!: () => void;
  const held = new Promise<void>((done) => (release = done));
  let reads = 0;
  await page.route('**/api/v1/Ticket/*', async (route) => {
    if (route.request().method() !== 'GET' || reads++ > 0) return route.continue();
    const response = await route.fetch();
    read();
    await held;
    await route.fulfill({ response });
  });
  await refresh(page);
  await reading;
  await priorityOf(page).selectOption(low);
  await page.keyboard.press('Control+s');
  await saved(page);
  const late = page.waitForResponse((each) => each.request().method() === 'GET');
  release();
  await (await late).finished();
  await page.waitForTimeout(300);
  await holds(priorityOf(page), low);
  expect(await page.getByText('No changes').count()).toBe(1);
  expect(await stage.ticket(id)).toMatchObject({
    Title: 'Read before the save',
    Priority: { TicketPriorityId: 1 },
  });
});

it('a ticket that has not changed is read again without its content', async () => {
  const { page } = await opened(6);
  const read = async () => {
    await page.waitForTimeout(1_100); // HTTP dates have whole seconds
    const answer = page.waitForResponse((each) => /\/api\/v1\/Ticket\/\d+$/.test(each.url()));
    await refresh(page);
    return (await answer).status();
  };
  await read();
  expect(await read()).toBe(304);
});

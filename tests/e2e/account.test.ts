import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  allSent,
  holds,
  logIn,
  loginOf,
  logOut,
  menuOf,
  saved,
  subjectOf,
} from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

/** Ends the session on the server, as time would. */
async function expire(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page
    .context()
    .addCookies(cookies.map((each) => ({ ...each, value: each.value.replace(/./g, 'x') })));
}

describe('a log-out', () => {
  it('keeps drafts for their author, says so, and shows them to nobody else', async () => {
    const id = await stage.open(0);
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('Only for me');
    await page.waitForTimeout(600);
    await logOut(page);
    await loginOf(page).waitFor();
    expect(await loginOf(page).textContent()).toMatch(/stay in this browser, for you alone/);
    await logIn(page, 'kha0', 'Kha0');
    await subjectOf(page).waitFor();
    expect(await subjectOf(page).inputValue()).not.toBe('Only for me');
    expect(await page.getByText('Unsaved').count()).toBe(0);
    await logOut(page, 'kha0');
    await logIn(page, 'tje0', 'Tje0');
    await page.getByText('1 change').first().waitFor();
    await holds(subjectOf(page), 'Only for me');
  });

  it('asks while something is unsent, and that is sent after the next log-in', async () => {
    const id = await stage.open(1);
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('Sent after the log-in');
    await page.route('**/api/v1/Ticket/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
    await logOut(page);
    const question = page.getByRole('dialog', { name: 'Log out?' });
    await question.getByText('One thing has not been sent yet').waitFor();
    await question.getByRole('button', { name: 'Stay' }).click();
    expect(await loginOf(page).count()).toBe(0);
    await logOut(page);
    await question.getByRole('button', { name: 'Log out' }).click();
    await loginOf(page).waitFor();
    await page.unrouteAll();
    await logIn(page, 'tje0', 'Tje0');
    await allSent(page);
    expect((await stage.ticket(id)).Title).toBe('Sent after the log-in');
  });
});

describe('an expired session', () => {
  it('keeps everything, and the save goes on by itself after the log-in', async () => {
    const id = await stage.open(2);
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('Typed before the session ended');
    await expire(page);
    await page.keyboard.press('Control+s');
    await loginOf(page).waitFor();
    await holds(loginOf(page).getByLabel('User name'), 'tje0');
    await logIn(page, 'tje0', 'Tje0');
    await saved(page);
    expect((await stage.ticket(id)).Title).toBe('Typed before the session ended');
  });

  it('shows and sends nothing of it when somebody else logs in', async () => {
    const id = await stage.open(3);
    const before = (await stage.ticket(id)).Title;
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('Not for Karim');
    await expire(page);
    await page.keyboard.press('Control+s');
    await loginOf(page).waitFor();
    await logIn(page, 'kha0', 'Kha0');
    await menuOf(page, 'kha0').waitFor();
    await subjectOf(page).waitFor();
    await page.waitForTimeout(2_000);
    await holds(subjectOf(page), before);
    await allSent(page);
    expect((await stage.ticket(id)).Title).toBe(before);
  });

  // The server knows who has logged in before the page does, and takes what comes meanwhile as theirs.
  it('sends nothing that waits for its next try while somebody else logs in', async () => {
    const id = await stage.open(5);
    const before = (await stage.ticket(id)).Title;
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('Not under another name');
    let arrived = false;
    let sent = 0;
    await page.route('**/api/v1/Ticket/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      sent += arrived ? 1 : 0;
      return arrived ? route.continue() : route.abort();
    });
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Outbox: 1 not sent' }).waitFor();
    await expire(page);
    await loginOf(page).waitFor();
    page.on('request', (request) => (arrived ||= new URL(request.url()).pathname === '/login'));
    await page.route('**/session', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      await route.continue();
    });
    await logIn(page, 'kha0', 'Kha0');
    await menuOf(page, 'kha0').waitFor();
    expect([arrived, sent]).toEqual([true, 0]);
    expect((await stage.ticket(id)).Title).toBe(before);
  });
});

it('leaving the page asks nothing while everything is kept', async () => {
  const page = await stage.page(`#/ticket/${await stage.open(4)}`);
  await subjectOf(page).fill('Kept');
  await page.waitForTimeout(600);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await page.getByText('1 change').first().waitFor();
  expect(asked).toEqual([]);
  await holds(subjectOf(page), 'Kept');
});

it('what was kept is asked for again until it is there', async () => {
  const page = await stage.page('');
  await allSent(page);
  await page.route('**/assets/work-elements-*', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Outbox: looking what is kept' }).waitFor();
  await page.unrouteAll();
  await allSent(page);
});

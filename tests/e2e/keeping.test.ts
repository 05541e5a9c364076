import { describe, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { until } from '../server/support/mailing.js';
import { MailStage } from './support/mailbox.js';
import {
  composerOf,
  holds,
  loginOf,
  logOut,
  outboxButton,
  outboxOf,
  priorityOf,
  replyOf,
  saved,
  subjectOf,
  valueOf,
} from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());
const { stage } = desk;

/** After this time what was typed is in the browser's store. */
const keptAfter = 500;

async function opened(index: number): Promise<{ id: number; page: Page }> {
  const id = await stage.open(index);
  const page = await stage.page(`#/ticket/${id}`);
  await priorityOf(page).waitFor();
  return { id, page };
}

/** Another tab of the same browser at the same address. */
async function anotherTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await priorityOf(other).waitFor();
  return other;
}

it('what was typed in the moment before a reload is there after it', async () => {
  const { page } = await opened(0);
  await subjectOf(page).fill('Typed at the last moment');
  await page.reload();
  await holds(subjectOf(page), 'Typed at the last moment');
});

describe('what was typed half a second ago', () => {
  it('outlives a tab that is killed', async () => {
    const { id, page } = await opened(0);
    await subjectOf(page).fill('Typed before the crash');
    await replyOf(page).fill('Half a reply');
    await page.waitForTimeout(keptAfter);
    const crashed = page.waitForEvent('crash');
    const protocol = await page.context().newCDPSession(page);
    // The process that could answer is gone.
    protocol.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await page.context().newPage();
    await next.goto(`${stage.proxy.url}#/ticket/${id}`);
    await next.getByText('1 change').first().waitFor();
    await holds(subjectOf(next), 'Typed before the crash');
    await holds(replyOf(next), 'Half a reply');
    await next.keyboard.press('Control+s');
    await saved(next);
    expect((await stage.ticket(id)).Title).toBe('Typed before the crash');
  });
});

describe('two tabs on one ticket', () => {
  it('share its edits, and save them once', async () => {
    const { id, page } = await opened(1);
    const other = await anotherTab(page);
    await subjectOf(page).fill('Edited in one tab');
    await until('the other tab has it', async () => {
      return (await subjectOf(other).inputValue()) === 'Edited in one tab';
    });
    const before = stage.proxy.calls('PATCH').length;
    await Promise.all([page, other].map((each) => each.keyboard.press('Control+s')));
    for (const each of [page, other]) await each.getByText('No changes').waitFor();
    expect((await stage.ticket(id)).Title).toBe('Edited in one tab');
    expect(stage.proxy.calls('PATCH').length - before).toBe(1);
  });

  it('send a reply once', async () => {
    const { id, page } = await opened(2);
    const before = (await desk.messages(id)).length;
    const other = await anotherTab(page);
    for (const each of [page, other]) await desk.hold(each, 0);
    await replyOf(page).fill('Sent from both');
    await until('the other tab has it', async () => {
      return (await valueOf(replyOf(other))) === 'Sent from both';
    });
    for (const each of [page, other]) {
      const to = composerOf(each).getByRole('group', { name: 'To', exact: true });
      await to.getByRole('listitem').waitFor();
    }
    const send = { name: 'Send', exact: true };
    const buttons = [page, other].map((each) => composerOf(each).getByRole('button', send));
    await Promise.all(
      buttons.map((button) => button.click({ timeout: 5_000 }).catch(() => undefined)),
    );
    await desk.stored(id, before + 1);
    await desk.mail.received(1);
    await page.waitForTimeout(1_000);
    expect(await desk.messages(id)).toHaveLength(before + 1);
    expect(desk.mail.mails).toHaveLength(1);
  });
});

/** A ticket in a browser that has so much room. Chromium does not look again for half a minute. */
async function openedWithin(
  quota: number,
  index: number,
): Promise<{ id: number; page: Page; protocol: CDPSession }> {
  const id = await stage.open(index);
  const page = await stage.page('icon.svg');
  const protocol = await page.context().newCDPSession(page);
  await limit(protocol, quota);
  await page.goto(`${stage.proxy.url}#/ticket/${id}`);
  await priorityOf(page).waitFor();
  return { id, page, protocol };
}

/** Leaves the browser no room for anything more, or lifts that again. */
async function limit(protocol: CDPSession, quotaSize?: number): Promise<void> {
  await protocol.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(stage.proxy.url).origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}

const lost = 'The browser’s store is full: your newest text is not kept, an older copy is.';

describe('a browser whose store is full', () => {
  it('keeps the older copy, and says so wherever somebody writes', async () => {
    const { page } = await openedWithin(300_000, 3);
    await subjectOf(page).fill('There is room for this');
    await replyOf(page).fill('Kept while there was room');
    await composerOf(page).getByText('Draft kept').waitFor();
    await page.waitForTimeout(keptAfter);
    await replyOf(page).fill('y'.repeat(600_000));
    await composerOf(page).getByText('The newest text is not kept').waitFor();
    await page.locator('tw-editor').getByText(lost).waitFor();
    await outboxButton(page).click();
    await outboxOf(page).getByText(lost).waitFor();
    await page.keyboard.press('Escape');
    await logOut(page);
    const question = page.getByRole('dialog', { name: 'Log out?' });
    await question.getByText('your newest text is lost when you log out').waitFor();
    await question.getByRole('button', { name: 'Stay' }).click();
    const asked = page.waitForEvent('dialog');
    const reloaded = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloaded;
    await page.getByText('1 change').first().waitFor();
    await holds(subjectOf(page), 'There is room for this');
    await holds(replyOf(page), 'Kept while there was room');
  });

  it('keeps everything again, and says no more, once there is room', async () => {
    const { id, page, protocol } = await openedWithin(1, 4);
    await subjectOf(page).fill('Typed without room');
    await page.locator('tw-editor').getByText(lost).waitFor();
    await limit(protocol);
    await page.locator('tw-editor').getByText(lost).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('1 change').first().waitFor();
    await holds(subjectOf(page), 'Typed without room');
    expect((await stage.ticket(id)).Title).not.toBe('Typed without room');
  });
});

describe('a browser that keeps nothing', () => {
  async function openForgetful(index: number): Promise<Page> {
    const page = await stage.page('');
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    });
    await page.goto('about:blank');
    await page.goto(`${stage.proxy.url}#/ticket/${await stage.open(index)}`);
    await subjectOf(page).fill('Not kept');
    return page;
  }

  it('is told of wherever somebody writes', async () => {
    const page = await openForgetful(5);
    const words = 'This browser keeps nothing for this page: what is not saved ends with this tab.';
    await page.locator('tw-editor').getByText(words).waitFor();
    await replyOf(page).fill('Hello');
    await composerOf(page).getByText('Kept only as long as this page is open').waitFor();
    expect(await composerOf(page).getByText('Draft kept').count()).toBe(0);
    await outboxButton(page).click();
    await outboxOf(page).getByText(words).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${stage.proxy.url}#/new`);
    const form = page.getByRole('form', { name: 'New ticket' });
    await form.getByLabel('Subject').fill('New and not kept');
    await form.getByText('Kept only as long as this page is open').waitFor();
  });

  it('asks before the page is left, and before a log-out', async () => {
    const page = await openForgetful(5);
    await logOut(page);
    const question = page.getByRole('dialog', { name: 'Log out?' });
    await question.getByText('it is lost when you log out').waitFor();
    await question.getByRole('button', { name: 'Stay' }).click();
    expect(await loginOf(page).count()).toBe(0);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { MailStage } from './support/mailbox.js';
import {
  composerOf,
  hasFocus,
  priorityOf,
  replyOf,
  saved,
  subjectOf,
  threadOf,
  told,
} from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());
const { stage } = desk;

/** An open ticket whose newest message is an HTML mail. */
async function withMail(index: number, HtmlBody: string): Promise<{ id: number; page: Page }> {
  const id = await stage.open(index);
  await stage.post(id, { Type: 'Html', HtmlBody });
  const page = await stage.page(`#/ticket/${id}`);
  await desk.hold(page, 0);
  return { id, page };
}

const mailOf = (page: Page) => threadOf(page).locator('iframe').last().contentFrame();

describe('within a mail', () => {
  it('Ctrl+S saves', async () => {
    const { id, page } = await withMail(0, '<p>Hello <a href="https://other.example/">you</a></p>');
    await subjectOf(page).fill('Saved from within a mail');
    await mailOf(page).getByText('Hello').click();
    await mailOf(page).getByRole('link').focus();
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stage.ticket(id)).Title).toBe('Saved from within a mail');
  });

  it('a mail address begins a reply to it, which goes there alone', async () => {
    const link = '<a href="mailto:spare@parts.example?subject=The%20pump">spare parts</a>';
    const { id, page } = await withMail(1, `<p>Write to ${link}</p>`);
    const before = (await desk.messages(id)).length;
    await mailOf(page).getByRole('link', { name: 'spare parts' }).click();
    const to = composerOf(page).getByRole('group', { name: 'To', exact: true });
    await to.getByRole('button', { name: 'Edit spare@parts.example' }).waitFor();
    await hasFocus(replyOf(page));
    expect(page.context().pages()).toHaveLength(1);
    await page.keyboard.type('One, please.');
    await composerOf(page).getByRole('button', { name: 'Send', exact: true }).click();
    expect((await desk.stored(id, before + 1)).body.Body).toBe('One, please.');
    const [got] = await desk.mail.received(1);
    expect(got!.recipients).toEqual(['spare@parts.example']);
    expect(got!.mail.subject).toContain('The pump');
  });

  it('shown as text, as it is too large, has a blank between its cells', async () => {
    const cells = '<tr><td>M6&hellip;M8</td><td>12&nbsp;mm</td><td>caf&eacute;</td></tr>';
    const { page } = await withMail(2, `<table>${cells.repeat(1_500)}</table>`);
    const first = threadOf(page)
      .getByText(/M6…M8\s+12\smm\s+café/)
      .last();
    await first.waitFor();
    expect(await first.innerText()).not.toContain('mmcaf');
  });
});

describe('the focus stays', () => {
  /** Lets a frame pass, after which the focus has left what is gone, and looks where it is. */
  const inEditor = async (page: Page) => {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))),
    );
    return page.evaluate(() => document.activeElement?.localName === 'tw-editor');
  };

  it('in the control after a save by key', async () => {
    const { id, page } = await withMail(3, '<p>Hello</p>');
    const other = (await priorityOf(page).inputValue()) === '1' ? '2' : '1';
    await priorityOf(page).selectOption(other);
    await priorityOf(page).focus();
    await page.keyboard.press('Control+s');
    await saved(page);
    await hasFocus(priorityOf(page));
    expect((await stage.ticket(id)).Priority?.TicketPriorityId).toBe(Number(other));
  });

  it('in the editor after Save, Undo and Redo by their buttons', async () => {
    const { id, page } = await withMail(4, '<p>Hello</p>');
    const before = (await stage.ticket(id)).Title;
    await subjectOf(page).fill('Saved by its button');
    await page.locator('tw-editor [part=save]').focus();
    await page.keyboard.press('Enter');
    await saved(page);
    expect(await inEditor(page)).toBe(true);
    await page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).focus();
    await page.keyboard.press('Enter');
    await told(page, /^Undone: /).waitFor();
    expect((await stage.ticket(id)).Title).toBe(before);
    expect(await inEditor(page)).toBe(true);
    await page.keyboard.press('Enter');
    await told(page, /^Done again: /).waitFor();
    expect((await stage.ticket(id)).Title).toBe('Saved by its button');
    expect(await inEditor(page)).toBe(true);
  });

  it('in the editor after Discard, and after undoing the last edit', async () => {
    const { page } = await withMail(5, '<p>Hello</p>');
    await subjectOf(page).fill('Discarded');
    await page.locator('tw-editor').getByRole('button', { name: 'Discard', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('No changes').waitFor();
    expect(await inEditor(page)).toBe(true);
    await subjectOf(page).fill('Taken back');
    await page.getByRole('button', { name: 'Undo the last edit' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('No changes').waitFor();
    expect(await inEditor(page)).toBe(true);
  });
});

it('no live region speaks at each keystroke', async () => {
  const { page } = await withMail(6, '<p>Hello</p>');
  await subjectOf(page).waitFor();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const listen = (root: ParentNode & Node): void => {
      for (const each of root.querySelectorAll('*')) if (each.shadowRoot) listen(each.shadowRoot);
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const live = element?.closest('[role=status], [role=alert], [aria-live]');
          if (live && live.textContent !== '') heard.push(live.textContent ?? '');
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
    };
    listen(document);
  });
  await subjectOf(page).focus();
  await page.keyboard.type(' and many more letters', { delay: 30 });
  await replyOf(page).focus();
  await page.keyboard.type('A reply of many letters', { delay: 30 });
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const words = heard.map((each) => each.replace(/\s+/g, ' ').trim());
  expect(words.length).toBeLessThanOrEqual(6);
});

it('subject, reply and list have each their own direction', async () => {
  const { page } = await withMail(7, '<p>Hello</p>');
  await subjectOf(page).waitFor();
  expect(await subjectOf(page).getAttribute('dir')).toBe('auto');
  expect(await replyOf(page).getAttribute('dir')).toBe('auto');
  const titles = page.getByRole('listbox').getByRole('option').locator('[dir=auto]');
  expect(await titles.count()).toBeGreaterThan(0);
});

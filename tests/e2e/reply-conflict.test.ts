import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { until } from '../server/support/mailing.js';
import { MailStage } from './support/mailbox.js';
import {
  allSent,
  holds,
  outboxButton,
  outboxOf,
  replyOf,
  standingOf,
  threadOf,
  valueOf,
} from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());
const { stage } = desk;

interface Written {
  readonly id: number;
  /** How many messages the ticket has. */
  readonly before: number;
  readonly page: Page;
  readonly form: Locator;
}

/** An open ticket with a reply that could be sent. */
async function written(index: number, words: string): Promise<Written> {
  const id = await stage.open(index);
  const before = (await desk.messages(id)).length;
  const { page, form } = await desk.compose(id);
  await replyOf(page).fill(words);
  await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
  return { id, before, page, form };
}

const send = (form: Locator) => form.getByRole('button', { name: 'Send', exact: true }).click();

describe('a reply on a ticket that meanwhile', () => {
  it('was closed is not sent, and can be sent all the same', async () => {
    const { id, before, page, form } = await written(0, 'Is it still open?');
    await stage.patch(id, { BaseStatus: 'Closed' });
    await send(form);
    await standingOf(page).getByText('Not sent: the ticket was closed meanwhile.').waitFor();
    expect(await desk.messages(id)).toHaveLength(before);
    expect(await desk.queued(id)).toBe(0);
    await standingOf(page).getByRole('button', { name: 'Take it back and edit' }).click();
    await until('it is back', async () => (await valueOf(replyOf(page))) === 'Is it still open?');
    await send(form);
    expect((await desk.stored(id, before + 1)).body.Body).toBe('Is it still open?');
    await desk.mail.received(1);
    expect(desk.mail.mails).toHaveLength(1);
  });

  it('was merged goes on in the other ticket', async () => {
    const { id, before, page, form } = await written(1, 'For both of them');
    const other = await stage.open(5);
    await stage.merge(id, other);
    const there = (await desk.messages(other)).length;
    await send(form);
    await standingOf(page).getByText(`was merged into #${other} meanwhile`).waitFor();
    await standingOf(page)
      .getByRole('button', { name: `Continue in #${other}` })
      .click();
    await page.waitForURL(new RegExp(`#/ticket/${other}$`));
    await page.getByText(`#${other}`, { exact: true }).waitFor();
    await holds(replyOf(page), 'For both of them');
    await allSent(page);
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await send(form);
    expect((await desk.stored(other, there + 1)).body.Body).toBe('For both of them');
    await desk.mail.received(1);
    expect(await desk.queued(id)).toBe(0);
    expect(before).toBeGreaterThan(0);
  });

  it('was deleted is not sent, and stays', async () => {
    const { id, page, form } = await written(2, 'Too late');
    await stage.remove(id);
    await send(form);
    await standingOf(page)
      .getByText(/^Not sent: /)
      .waitFor();
    expect(await desk.queued(id)).toBe(0);
    await outboxButton(page).click();
    await outboxOf(page).getByText('Too late').waitFor();
    await page.keyboard.press('Escape');
    await standingOf(page).getByRole('button', { name: 'Take it back and edit' }).click();
    await until('it is back', async () => (await valueOf(replyOf(page))) === 'Too late');
    await allSent(page);
  });
});

describe('a mail of which nobody can tell whether it was sent', () => {
  /** A reply that is stored, and whose mailing was lost on the way to the server. */
  async function unsure(index: number, words: string): Promise<Written> {
    const all = await written(index, words);
    stage.proxy.losesRequest = ({ target }) => target.includes('SendTicketMessage');
    await send(all.form);
    await outboxButton(all.page)
      .and(all.page.getByRole('button', { name: /1 of them need you/ }))
      .waitFor();
    stage.proxy.losesRequest = () => false;
    await outboxButton(all.page).click();
    await outboxOf(all.page).getByText('does not tell whether it was sent').waitFor();
    return all;
  }

  it('is sent again where a person wants that', async () => {
    const { id, before, page } = await unsure(6, 'Once more');
    await outboxOf(page)
      .getByRole('button', { name: /^Send again: / })
      .click();
    await desk.mail.received(1);
    await allSent(page);
    await desk.stored(id, before + 1);
    expect(await desk.queued(id)).toBe(1);
    expect(desk.mail.mails).toHaveLength(1);
  });

  it('is not sent again where a person knows that it was', async () => {
    const { id, before, page } = await unsure(7, 'Surely there');
    await outboxOf(page)
      .getByRole('button', { name: /^It was sent: / })
      .click();
    await allSent(page);
    await page.reload();
    await allSent(page);
    await threadOf(page).getByText('Surely there').waitFor();
    expect((await desk.stored(id, before + 1)).body.Body).toBe('Surely there');
    expect(await desk.queued(id)).toBe(0);
    expect(desk.mail.mails).toEqual([]);
  });

  it('asks in the conversation as well', async () => {
    const { id, page } = await unsure(8, 'Asked where it stands');
    await page.keyboard.press('Escape');
    const standing = standingOf(page);
    await standing.getByText('Nobody can tell whether this was mailed.').waitFor();
    await standing.getByRole('button', { name: 'Send again' }).click();
    await desk.mail.received(1);
    await allSent(page);
    expect(await desk.queued(id)).toBe(1);
  });
});

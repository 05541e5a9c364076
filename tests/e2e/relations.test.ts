import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { RelatedTicket } from 'ticketwire';
import { send } from '../server/support/mailing.js';
import { axeFaults } from './support/axe.js';
import { hasFocus, subjectOf } from './support/parts.js';
import { Stage, staged, type PageOptions } from './support/stage.js';
import { StaticHost } from './support/static-host.js';

const stage = staged(new Stage());

const side = (page: Page): Locator => page.getByRole('region', { name: 'Properties' });
const section = (page: Page): Locator => side(page).getByText(/^Related tickets/);
const form = (page: Page): Locator => page.getByRole('form', { name: 'Add a relation' });
const other = (page: Page): Locator =>
  form(page).getByRole('combobox', { name: 'Ticket', exact: true });
const kind = (page: Page): Locator => form(page).getByLabel('The other ticket is');
const begin = (page: Page): Locator => side(page).getByRole('button', { name: 'Add a relation…' });
const add = (page: Page): Locator => form(page).getByRole('button', { name: 'Add' });
const remove = (page: Page, id: number): Locator =>
  side(page).getByRole('button', { name: new RegExp(`Remove the relation to #${id}`) });

async function relationsOf(TicketId: number): Promise<readonly RelatedTicket[]> {
  const answer = await send(stage.server, 'POST', 'Agents/Ticket/GetTicketRelations', {
    TicketId,
  });
  return answer as unknown as RelatedTicket[];
}

/** A colleague relates two tickets. */
async function relate(from: number, to: number, RelationType = 'Related'): Promise<void> {
  await send(stage.server, 'POST', 'Agents/Ticket/CreateTicketRelations', {
    ...{ SourceTicketIds: [from], DestinationTicketId: to, RelationType, Comment: 'theirs' },
  });
}

/** Two open tickets, the first of which is shown with its related ones. */
async function opened(index: number, options: PageOptions = {}) {
  const [id, to] = [await stage.open(index), await stage.open(index + 1)];
  const page = await stage.page(`#/ticket/${id}`, options);
  await subjectOf(page).waitFor();
  if (options.width !== undefined) await page.getByRole('button', { name: 'Properties' }).click();
  await section(page).click();
  return { id, to, page };
}

async function choose(page: Page, id: number): Promise<void> {
  await other(page).fill(`#${id}`);
  await page.getByRole('option', { name: new RegExp(`^#${id} `) }).click();
}

describe('a relation', () => {
  it('is added by keys alone, to a parent that the head then shows', async () => {
    const { id, to, page } = await opened(0);
    await side(page).getByText('It belongs together with no other ticket.').waitFor();
    await begin(page).focus();
    await page.keyboard.press('Enter');
    await hasFocus(kind(page));
    await page.keyboard.type('the parent');
    await page.keyboard.press('Tab');
    await hasFocus(other(page));
    await page.keyboard.type(`#${to}`);
    await page.getByRole('option', { name: new RegExp(`^#${to} `) }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('One outage');
    await page.keyboard.press('Enter');
    await side(page)
      .getByText(/is added\.$/)
      .waitFor();
    await hasFocus(begin(page));
    await side(page)
      .getByText(/^Parent · .+ · One outage$/)
      .waitFor();
    await side(page).getByText('Related tickets (1)').waitFor();
    expect(await relationsOf(id)).toMatchObject([{ TicketId: to, RelationType: 'Parent' }]);
    await page.getByRole('button', { name: new RegExp(`^Part of #${to} `) }).click();
    await page.locator('tw-editor .number').getByText(`#${to}`).waitFor();
    await side(page)
      .getByText(/^Child · .+ · One outage$/)
      .waitFor();
    expect(await page.getByRole('button', { name: /^Part of/ }).count()).toBe(0);
  });

  it('is removed, and brought back as it was', async () => {
    const { id, to, page } = await opened(2);
    await relate(id, to, 'Child');
    await page.reload();
    await section(page).click();
    await remove(page, to).focus();
    await page.keyboard.press('Enter');
    await side(page)
      .getByText(/is removed\. Both tickets stay\.$/)
      .waitFor();
    expect(await relationsOf(id)).toEqual([]);
    const undo = side(page).getByRole('button', { name: 'Undo', exact: true });
    await hasFocus(undo);
    await page.keyboard.press('Enter');
    await side(page)
      .getByText(/is back\.$/)
      .waitFor();
    await hasFocus(begin(page));
    expect(await relationsOf(id)).toMatchObject([
      { TicketId: to, RelationType: 'Child', RelationComment: 'theirs' },
    ]);
  });

  it('is refused with why, and the form stays', async () => {
    const { id, to, page } = await opened(4);
    const third = await stage.open(6);
    await relate(id, third, 'Parent');
    await begin(page).click();
    await kind(page).selectOption('Parent');
    await choose(page, to);
    await add(page).click();
    await side(page)
      .getByRole('alert')
      .getByText(`#${third} is the parent of this ticket.`)
      .waitFor();
    await kind(page).selectOption('Child');
    await add(page).click();
    await side(page)
      .getByText(/^Child · /)
      .waitFor();
    expect((await relationsOf(id)).map(({ RelationType }) => RelationType).sort()).toEqual([
      ...['Child', 'Parent'],
    ]);
    await begin(page).click();
    await page.keyboard.press('Escape');
    await hasFocus(begin(page));
  });

  it('that a colleague has replaced meanwhile is not removed', async () => {
    const { id, to, page } = await opened(7);
    await relate(id, to);
    await page.reload();
    await section(page).click();
    await remove(page, to).waitFor();
    const [{ TicketRelationId }] = (await relationsOf(id)) as [RelatedTicket];
    await send(stage.server, 'POST', 'Agents/Ticket/SaveTicketRelationEntity', {
      ...{ TicketRelationId, Comment: 'mind this' },
    });
    await remove(page, to).click();
    await side(page).getByText('Somebody else has changed the relation').waitFor();
    await side(page)
      .getByText(/^Related · .+ · mind this$/)
      .waitFor();
    expect(await relationsOf(id)).toHaveLength(1);
    await remove(page, to).click();
    await side(page)
      .getByText(/is removed\. Both tickets stay\.$/)
      .waitFor();
  });

  it('whose answer is lost is looked up, and made once', async () => {
    const { id, to, page } = await opened(9);
    await begin(page).click();
    await choose(page, to);
    stage.proxy.losesAnswer = ({ target }) => target.endsWith('CreateTicketRelations');
    await add(page).click();
    await side(page)
      .getByText(/is added\.$/)
      .waitFor();
    expect(await relationsOf(id)).toHaveLength(1);
  });

  it('of a colleague is seen without a reload', async () => {
    const { id, to, page } = await opened(11, { clock: true });
    await side(page).getByText('It belongs together with no other ticket.').waitFor();
    await relate(to, id, 'Child');
    await page.clock.fastForward(20_000);
    await page.getByRole('button', { name: new RegExp(`^Part of #${to} `) }).waitFor();
    expect(await page.getByText('has just saved').count()).toBe(0);
  });
});

describe.each([
  ['narrow', { width: 320, height: 700 }],
  ['dark', { dark: true }],
  ['in forced colours', { forced: true }],
] as const)('%s', (_name, options) => {
  it('its form and its list can be used and read by everybody', async () => {
    const { id, to, page } = await opened(13, options);
    await relate(id, await stage.open(16), 'Related');
    await begin(page).click();
    await choose(page, to);
    expect(await axeFaults(page, 'tw-list')).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wider).toBe(false);
    await form(page).getByRole('button', { name: 'Cancel' }).click();
    await begin(page).waitFor();
  });
});

describe('without a server', () => {
  it('relations are made, removed and kept as well', async () => {
    const host = await StaticHost.start();
    const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    try {
      const page = await context.newPage();
      await page.goto(`${host.url}#/ticket/53`);
      await subjectOf(page).waitFor();
      await section(page).click();
      await begin(page).click();
      await kind(page).selectOption('Parent');
      await choose(page, 55);
      await add(page).click();
      await page.getByRole('button', { name: /^Part of #55 / }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: /^Part of #55 / }).waitFor();
      await section(page).click();
      await remove(page, 55).click();
      await side(page)
        .getByText(/is removed\. Both tickets stay\.$/)
        .waitFor();
      expect(await page.getByRole('button', { name: /^Part of/ }).count()).toBe(0);
    } finally {
      await context.close();
      await host.stop();
    }
  });
});

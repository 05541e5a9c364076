import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFaults } from './support/axe.js';
import { priorityOf, saved, subjectOf, threadOf, told } from './support/parts.js';
import { Stage, staged, type PageOptions } from './support/stage.js';

const stage = staged(new Stage());

const hour = 3_600_000;
const timeline = (page: Page) => page.locator('tw-timeline');
const side = (page: Page) => page.getByRole('region', { name: 'Properties' });
const category = (page: Page) => page.getByRole('combobox', { name: 'Category' });

/** What counts the time of the page's ticket; the demo's own has few figures. */
const spent = {
  TimeSpentQueue: 1_080,
  TimeSpentInternally: 12_712,
  TimeSpentExternally: 605,
  RealTimeSpentQueue: 4_300,
  RealTimeSpentInternally: 61_000,
  RealTimeSpentExternally: 190_000,
  TimeToReply: 50,
  RealTimeToReply: 125,
  Sentiment: -45,
  SentimentConfidence: 81,
};

/** Opens a ticket that the server seems to have with other figures. */
async function opened(index: number, figures: object = {}, options: PageOptions = {}) {
  const id = await stage.open(index);
  const page = await stage.page('', options);
  await page.route(new RegExp(`/api/v1/Ticket/${id}(\\?|$)`), async (route) => {
    const answer = await route.fetch();
    const whole = route.request().method() === 'GET' && answer.status() === 200;
    if (!whole) return route.fulfill({ response: answer });
    const ticket = (await answer.json()) as object;
    await route.fulfill({ response: answer, json: { ...ticket, ...figures } });
  });
  await page.goto(`${stage.proxy.url}#/ticket/${id}`);
  await subjectOf(page).waitFor();
  if (options.width !== undefined) await page.getByRole('button', { name: 'Properties' }).click();
  return { id, page };
}

/** Seconds of a length of time as it is shown. */
function seconds(words: string): number {
  const units: Record<string, number> = { s: 1, min: 60, h: 3_600, day: 86_400, days: 86_400 };
  const parts = [...words.matchAll(/(\d+)\s(\w+)/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
}

describe('the timeline', () => {
  it('shows where the time went, with sums and bars of the ticket’s own figures', async () => {
    const { page } = await opened(0, spent);
    await timeline(page).getByText('In queue 18 min', { exact: true }).waitFor();
    const bar = timeline(page).getByRole('img', { name: 'Working time: In queue 18 min' });
    const widths = await bar
      .locator('> svg')
      .evaluateAll((parts) => parts.map((part) => parseFloat(part.getAttribute('width')!)));
    const office = [1_080, 12_712, 605];
    const sum = office.reduce((a, b) => a + b, 0);
    widths.forEach((width, at) => expect((width * sum) / 100).toBeCloseTo(office[at]!, 6));
    await timeline(page).getByText('Unhappy').waitFor();
    await timeline(page).getByText('(81 % certain)').waitFor();

    await timeline(page).getByText('The figures as a table').click();
    const cells = await timeline(page).getByRole('row').allInnerTexts();
    const rows = Object.fromEntries(
      cells.map((line) => {
        const [name = '', ...figures] = line.split('\t').map((each) => each.trim());
        return [name, figures.map(seconds)];
      }),
    );
    expect(rows).toMatchObject({
      'In queue': [1_080, 4_300],
      'With us': [12_712, 61_000],
      'With others': [605, 190_000],
      Altogether: [sum, 255_300],
      'First reply after': [3_000, 7_500],
    });
  });

  it('grows when a ticket leaves a status, by what the server counts', async () => {
    const made = await stage.server.fetch('/api/v1/Ticket', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"Title":"Counted from its first second"}',
    });
    const { TicketId: id } = (await made.json()) as { TicketId: number };
    await stage.patch(id, { Status: { TicketStatusId: 7 } });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await stage.patch(id, { Status: { TicketStatusId: 1 } });
    const { RealTimeSpentQueue } = await stage.ticket(id);
    expect(RealTimeSpentQueue).toBeGreaterThanOrEqual(2);
    const page = await stage.page(`#/ticket/${id}`);
    // In office hours working time is as much.
    const spentInQueue = timeline(page).getByText(`In queue ${RealTimeSpentQueue!} s`, {
      exact: true,
    });
    await spentInQueue.last().waitFor();
  });

  it('is not there where an editor’s fields do not name it', async () => {
    const { page } = await opened(1, spent);
    await timeline(page).waitFor();
    await page
      .locator('tw-editor')
      .evaluate((editor) => editor.setAttribute('fields', 'title,status'));
    await timeline(page).waitFor({ state: 'detached' });
    expect(await side(page).getByText('More properties').count()).toBe(0);
  });
});

describe('the deadline', () => {
  it('is a bar that says what is left and which escalation comes next, and counts down', async () => {
    const now = Date.now();
    const at = (hours: number) => new Date(now + hours * hour).toISOString();
    const { page } = await opened(
      2,
      { CreatedAt: at(-6), Deadline: at(2.01), AlertTimeout: at(1.01), AlertLevel: 1 },
      { clock: true },
    );
    const bar = (words: string | RegExp) => side(page).getByRole('img', { name: words });
    await bar('2 h left. Next escalation, step 2, in 1 h').waitFor();
    await side(page).getByText('Next escalation, step 2, in 1 h').waitFor();
    await page.clock.fastForward(1.5 * hour);
    await bar(/^30 min left\. Escalation, step 2, was due 29 min ago/).waitFor();
    await page.clock.fastForward(hour);
    await bar(/^29 min late/).waitFor();
  });
});

describe('a suggested category', () => {
  const figures = { SuggestedCategoryId: 2, SuggestedCategoryName: 'Hardware/Printers' };
  const line = (page: Page) => side(page).getByText('Suggested:');

  it('is used by one click, as an edit that is undone like any other', async () => {
    const { page } = await opened(3, { ...figures, Category: { TicketCategoryId: 17 } });
    await side(page)
      .getByRole('button', { name: 'Use it: the suggested category Hardware/Printers' })
      .click();
    await line(page).waitFor({ state: 'detached' });
    expect(await category(page).inputValue()).toBe('Hardware/Printers');
    await page.locator('tw-editor').getByText('1 change').waitFor();
    await page.getByRole('button', { name: 'Undo the last edit' }).click();
    await line(page).waitFor();
  });

  it('is hidden for good by another', async () => {
    const { id, page } = await opened(3, { ...figures, Category: { TicketCategoryId: 17 } });
    await line(page).waitFor();
    await side(page)
      .getByRole('button', { name: 'Hide the suggested category Hardware/Printers' })
      .click();
    await line(page).waitFor({ state: 'detached' });
    await page.evaluate((other) => (location.hash = `#/ticket/${other}`), await stage.open(4));
    await page
      .getByText(`#${await stage.open(4)}`)
      .first()
      .waitFor();
    await page.evaluate((own) => (location.hash = `#/ticket/${own}`), id);
    await page.locator('tw-editor .number').getByText(`#${id}`).waitFor();
    await category(page).waitFor();
    expect(await line(page).count()).toBe(0);
  });
});

describe('what I have saved', () => {
  it('stands between the messages, told as taken back where it was, also after a reload', async () => {
    const { page } = await opened(5);
    const events = threadOf(page).getByText(/^You set Priority to /);
    for (const label of ['High', 'Low']) {
      await priorityOf(page).selectOption({ label });
      await page.keyboard.press('Control+s');
      await saved(page);
      await events.getByText(`You set Priority to ${label}, `).waitFor();
    }
    await page.locator('tw-editor').getByRole('button', { name: 'Undo', exact: true }).click();
    await events.getByText(/^You set Priority to Low \(taken back\), /).waitFor();
    await page.reload();
    await events.getByText(/^You set Priority to Low \(taken back\), /).waitFor();
    await priorityOf(page).selectOption({ label: 'Medium' });
    await page.keyboard.press('Control+s');
    await saved(page);
    await threadOf(page)
      .getByText(/^You changed 3 things, /)
      .click();
    await events.getByText('You set Priority to Medium, ').waitFor();
  });
});

describe('more properties', () => {
  it('are folded away, and are edited and saved like the others', async () => {
    const { id, page } = await opened(7);
    expect(await page.getByLabel('Ticket type', { exact: true }).count()).toBe(0);
    await side(page).getByText('More properties').click();
    for (const name of ['Sale', 'Project', 'Access', 'Source']) {
      await page.getByLabel(name, { exact: true }).waitFor();
    }
    await side(page).getByRole('group', { name: 'Other contacts' }).waitFor();
    await page.getByLabel('Sale', { exact: true }).selectOption({ index: 1 });
    await side(page).getByText('1 changed').waitFor();
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stage.ticket(id)).Sale?.SaleId).toBe(301);
  });
});

describe('related tickets', () => {
  const title = (page: Page) => side(page).getByText('Related tickets');

  it('are read once, shown when somebody asks for them, and opened by a click', async () => {
    const other = await stage.open(4);
    const { page } = await opened(8);
    // Of a colleague: that one’s own is read changes it, and what belongs to it is read anew then.
    const next = await stage.open(1, 'eq 14');
    const asked: string[] = [];
    await page.route('**/Agents/Ticket/GetTicketRelations', async (route) => {
      asked.push(route.request().postData()!);
      const item = { TicketId: other, Title: 'The whole fleet', RelationType: 'Parent' };
      await route.fulfill({ json: [{ ...item, TicketStatusDisplayValue: 'Open' }] });
    });
    await page.evaluate((id) => (location.hash = `#/ticket/${id}`), next);
    await page.getByRole('button', { name: `Part of #${other} The whole fleet` }).waitFor();
    expect(await side(page).getByText('Parent · Open').count()).toBe(0);
    await title(page).click();
    await side(page).getByText('Parent · Open').waitFor();
    expect(asked).toHaveLength(1);
    expect(await axeFaults(page, 'tw-list')).toEqual([]);
    await side(page)
      .getByRole('button', { name: `#${other} The whole fleet` })
      .click();
    await page.locator('tw-editor .number').getByText(`#${other}`).waitFor();
  });

  it('may be none, and may not be reached', async () => {
    const { page } = await opened(9);
    await title(page).click();
    await side(page).getByText('It belongs together with no other ticket.').waitFor();
    await page.route('**/Agents/Ticket/GetTicketRelations', (route) => route.abort());
    // Of a colleague: that one’s own is read changes it, and what has failed is read anew then.
    const next = await stage.open(0, 'eq 14');
    await page.evaluate((id) => (location.hash = `#/ticket/${id}`), next);
    await side(page).getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await page.unroute('**/Agents/Ticket/GetTicketRelations');
    await side(page).getByRole('button', { name: 'Retry' }).click();
    await side(page).getByText('It belongs together with no other ticket.').waitFor();
  });
});

describe('a new ticket from messages', () => {
  it('shows what moves, moves it, and is opened', async () => {
    const { PrimaryKey: id } = (await stage.tickets("status eq 'Active'", 100))[30]!;
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).waitFor();
    const before = await stage.ticket(id);
    const { length } = before.Messages!;
    expect(length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('button', { name: 'New ticket from messages…' }).click();
    const dialog = page.getByRole('dialog', { name: `New ticket from messages of #${id}` });
    const make = dialog.getByRole('button', { name: 'Make the ticket' });
    await dialog.getByText('Choose what goes into the new ticket.').waitFor();
    expect(await make.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('checkbox').last().check();
    await dialog.getByText(`1 message moves from #${id}`).waitFor();
    expect(await axeFaults(page, 'tw-list')).toEqual([]);
    await dialog.getByLabel('Subject of the new ticket').fill('Another matter');
    await make.click();
    const words = await told(page, /^1 message is in a new ticket now/).innerText();
    const made = Number(/#(\d+)/.exec(words)?.[1]);
    expect((await stage.ticket(id)).Messages).toHaveLength(length - 1);
    expect(await stage.ticket(made)).toMatchObject({
      Title: 'Another matter',
      NumMessages: 1,
      Person: { PersonId: before.Person!.PersonId },
      Category: { TicketCategoryId: before.Category!.TicketCategoryId },
    });
    await page.getByRole('button', { name: `Open #${made}` }).click();
    await page.locator('tw-editor .number').getByText(`#${made}`).waitFor();
  });

  it('says why it cannot be, with one message', async () => {
    const all = await stage.tickets("status eq 'Active'", 200);
    const counted = await Promise.all(all.map(({ PrimaryKey }) => stage.ticket(PrimaryKey)));
    const { TicketId } = counted.find(({ NumMessages }) => NumMessages === 1)!;
    const page = await stage.page(`#/ticket/${TicketId}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    const item = page.getByRole('button', { name: 'New ticket from messages…' });
    expect(await item.getAttribute('title')).toBe(
      'With one message there is nothing to split off.',
    );
    expect(await item.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('axe finds nothing wrong', () => {
  const now = Date.now();
  const at = (hours: number) => new Date(now + hours * hour).toISOString();
  const figures = {
    ...spent,
    ...{ CreatedAt: at(-6), Deadline: at(2.01), AlertTimeout: at(1.01), AlertLevel: 1 },
    ...{
      SuggestedCategoryId: 2,
      SuggestedCategoryName: 'Printers',
      Category: { TicketCategoryId: 17 },
    },
  };

  it.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['forced colours', { forced: true }],
    ['320 pixels', { width: 320 }],
  ] as const)('with all of it, %s', async (_, options) => {
    const { page } = await opened(8, figures, options);
    await priorityOf(page).selectOption({ label: 'High' });
    await timeline(page).getByText('The figures as a table').click();
    await side(page).getByText('More properties').click();
    await page.getByLabel('Sale', { exact: true }).waitFor();
    expect(await axeFaults(page, 'tw-list')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options && 'width' in options ? options.width : 1_280,
    );
  });
});

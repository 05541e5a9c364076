import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { description, edit, stageWithFields, refused, save } from './support/editing.js';
import { until } from '../server/support/mailing.js';
import { holds, saved, tickets } from './support/parts.js';
import { staged } from './support/stage.js';

const stage = staged(stageWithFields());

const compared = 'How it is compared';

/** Gives two open tickets the same fields; their numbers. */
async function fieldsOfTwo(fields: Record<string, string>): Promise<number[]> {
  const ids = [await stage.open(3), await stage.open(4)].toSorted((a, b) => a - b);
  for (const id of ids) await stage.patch(id, { CustomFields: fields });
  return ids;
}

/** The panel of the filter, opened, with its one condition. */
async function aCondition(page: Page): Promise<{ condition: Locator; property: Locator }> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const condition = page.getByRole('list', { name: 'Conditions' }).getByRole('listitem');
  return { condition, property: condition.getByRole('combobox', { name: 'Property' }) };
}

const shown = (page: Page): Promise<number[]> =>
  tickets(page).evaluateAll((rows) =>
    rows.map((row) => Number((row as HTMLElement).dataset['id'])).sort((a, b) => a - b),
  );

const shows = (page: Page, ids: readonly number[]): Promise<void> =>
  until('the list shows them alone', async () => (await shown(page)).join() === ids.join());

describe('custom fields', () => {
  it('have names, types and rights, and are saved as their type is encoded', async () => {
    const { page, id } = await edit(stage, 0);
    await page.getByLabel('Floor', { exact: true }).fill('3');
    await page.getByLabel('Warranty until', { exact: true }).fill('2031-05-04');
    await page.getByLabel('On site', { exact: true }).check();
    const contract = page.getByLabel('Contract', { exact: true });
    expect(await contract.getAttribute('readonly')).not.toBeNull();
    expect(await description(contract)).toMatch(/^Read only: ./);
    await save(page);
    expect((await stage.ticket(id)).CustomFields).toMatchObject({
      'SuperOffice:2': '[I:3]',
      'SuperOffice:3': '[D:05/04/2031]',
      'SuperOffice:5': '[I:1]',
    });
  });

  it('are filtered by, by their names and as their types are compared', async () => {
    const ids = await fieldsOfTwo({
      'SuperOffice:1': 'ZZ-1',
      'SuperOffice:2': '[I:13]',
      'SuperOffice:5': '[I:1]',
    });
    const page = await stage.page('#/?view=open');
    const { condition, property } = await aCondition(page);
    await property.selectOption({ label: 'Floor' });
    expect(await condition.getByRole('combobox', { name: compared }).innerText()).not.toContain(
      'contains',
    );
    await condition.getByLabel('Floor: value').fill('13');
    await page.waitForURL((url) => url.hash.includes('filter=SuperOffice%3A2-equals-13'));
    await shows(page, ids);
    await page.reload();
    await page.getByText('Floor is “13”').waitFor();
    await shows(page, ids);
    await page.getByRole('button', { name: /^Filter: 1/ }).click();
    await property.selectOption({ label: 'On site' });
    await page.getByText('On site: yes').waitFor();
    await property.selectOption({ label: 'Serial number' });
    await condition.getByLabel('Serial number: value').fill('zz-');
    await page.getByText('Serial number contains “zz-”').waitFor();
    await shows(page, ids);
  });

  it('that are dates, amounts and items of lists are filtered by their values', async () => {
    const ids = await fieldsOfTwo({
      'SuperOffice:3': '[D:01/31/2031]',
      x_visit: '[DT:02/01/2031 23:30:00.0000000]',
      x_cost: '[M:1250.50]',
      x_kind: '[I:7]',
    });
    const page = await stage.page('#/?view=open');
    const { condition, property } = await aCondition(page);
    const is = async (field: string, how: string, value: string, said: string): Promise<void> => {
      await property.selectOption({ label: field });
      await condition.getByRole('combobox', { name: compared }).selectOption({ label: how });
      await condition.getByLabel(`${field}: value`).fill(value);
      await page.getByText(said).waitFor();
      await shows(page, ids);
    };
    // By the text of its encoding the day before would be the later one.
    await is('Warranty until', 'before', '2031-02-01', 'Warranty until before Feb 1, 2031');
    await is('Visit', 'on', '2031-02-01', 'Visit on Feb 1, 2031');
    await is('Cost', 'is more than', '999,9', 'Cost more than 999.9');
    await is('Cost', 'is', '1250.5', 'Cost is “1250.5”');
    await is('Kind', 'is', '7', 'Kind is “7”');
    await condition.getByText('By its number').waitFor();
    await page.reload();
    await page.getByText('Kind is “7”').waitFor();
    await shows(page, ids);
  });

  it('that are compared with no number say so', async () => {
    const page = await stage.page('#/?view=open');
    const { condition, property } = await aCondition(page);
    await property.selectOption({ label: 'Cost' });
    await condition.getByRole('combobox', { name: compared }).selectOption('more');
    const value = condition.getByLabel('Cost: value');
    await value.fill('1e3');
    await condition.getByText('A number fits here, such as 12.5.').waitFor();
    expect(await value.getAttribute('aria-invalid')).toBe('true');
    expect(new URL(page.url()).hash).not.toContain('filter');
  });

  it('that hold no value of their type block the save', async () => {
    const { page, id } = await edit(stage, 1);
    const before = (await stage.ticket(id)).CustomFields;
    const floor = page.getByLabel('Floor', { exact: true });
    await floor.fill('3x');
    expect(await floor.getAttribute('aria-invalid')).toBe('true');
    await refused(stage, page, /Floor: Only a whole number fits here/);
    await holds(floor, '3x');
    await floor.fill('99999999999');
    await refused(stage, page, /Floor: The number is too large or too small/);
    await floor.fill('');
    const warranty = page.getByLabel('Warranty until', { exact: true });
    await warranty.focus();
    await page.keyboard.type('05');
    await refused(stage, page, /Warranty until: This is not a whole date/);
    expect((await stage.ticket(id)).CustomFields).toEqual(before);
  });

  it('that somebody else has changed are decided one by one', async () => {
    const { page, id } = await edit(stage, 2);
    await page.getByLabel('Serial number', { exact: true }).fill('mine');
    await page.getByLabel('Floor', { exact: true }).fill('3');
    await stage.patch(id, {
      CustomFields: { 'SuperOffice:2': '[I:4]', 'SuperOffice:5': '[I:1]' },
    });
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('dialog', { name: 'Somebody else saved this ticket first' });
    await conflict.waitFor();
    expect((await stage.ticket(id)).CustomFields).toMatchObject({ 'SuperOffice:2': '[I:4]' });
    expect(await conflict.getByRole('radio', { name: 'Take theirs' }).count()).toBe(1);
    await conflict.getByRole('radio', { name: 'Take theirs' }).check();
    await conflict.getByRole('button', { name: 'Put my changes on top' }).click();
    const review = page.getByRole('dialog', { name: 'Review 1 change' });
    await review.getByRole('button', { name: 'Save' }).click();
    await saved(page);
    expect((await stage.ticket(id)).CustomFields).toMatchObject({
      'SuperOffice:1': 'mine',
      'SuperOffice:2': '[I:4]',
      'SuperOffice:5': '[I:1]',
    });
  });
});

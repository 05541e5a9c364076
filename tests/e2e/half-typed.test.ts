import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { description, edit, stageWithFields, refused, save } from './support/editing.js';
import { staged } from './support/stage.js';
import { holds } from './support/parts.js';

const stage = staged(stageWithFields());

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const again = async (page: Page) => {
  await page.waitForTimeout(700);
  await page.reload();
  await field(page, 'Deadline').waitFor();
};

describe('what was half typed', () => {
  it('comes back after a reload and after another ticket, invalid, and blocks the save', async () => {
    const { page, id } = await edit(stage, 0);
    const { Deadline, CustomFields } = await stage.ticket(id);
    await field(page, 'Deadline').fill('');
    await field(page, 'Deadline').focus();
    await page.keyboard.type('051');
    await field(page, 'Floor').fill('3x');
    await field(page, 'Warranty until').focus();
    await page.keyboard.type('07');
    await page.getByText('3 values are not complete').waitFor();
    await again(page);

    for (const [label, typed] of [
      ['Deadline', '051'],
      ['Floor', '3x'],
      ['Warranty until', '07'],
    ] as const) {
      await holds(field(page, label), typed);
      expect(await field(page, label).getAttribute('aria-invalid')).toBe('true');
    }
    expect(await description(field(page, 'Deadline'))).toContain('as in 2026-11-29 14:30');
    await refused(stage, page, /^Deadline: Write date and time/);

    await page.goto(`${stage.proxy.url}#/ticket/${await stage.open(1)}`);
    await page.getByText('No changes').waitFor();
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
    await page.getByText('3 values are not complete').waitFor();
    await holds(field(page, 'Warranty until'), '07');
    // Walking through changes nothing.
    await field(page, 'Deadline').focus();
    await page.keyboard.press('Tab');
    await page.getByText('3 values are not complete').waitFor();
    expect(await stage.ticket(id)).toMatchObject({ Deadline, CustomFields });

    await field(page, 'Deadline').fill('2031-05-04 10:30');
    await field(page, 'Floor').fill('3');
    await page.getByRole('button', { name: 'Undo the change of Warranty until' }).click();
    expect(await field(page, 'Deadline').getAttribute('type')).toBe('datetime-local');
    await holds(field(page, 'Deadline'), '2031-05-04T10:30');
    expect(await field(page, 'Warranty until').getAttribute('type')).toBe('date');
    await save(page);
    const saved = await stage.ticket(id);
    const local = await page.evaluate((at) => new Date(at).toString(), saved.Deadline!);
    expect(local).toMatch(/May 04 2031 10:30/);
    expect(saved.CustomFields).toMatchObject({ 'SuperOffice:2': '[I:3]' });
    expect(saved.CustomFields?.['SuperOffice:3']).toBe(CustomFields?.['SuperOffice:3']);
  });

  it('is never saved as no date, and can be taken back', async () => {
    const { page, id } = await edit(stage, 2);
    const { Deadline } = await stage.ticket(id);
    const shown = await field(page, 'Deadline').inputValue();
    await field(page, 'Deadline').focus();
    await page.keyboard.press('Backspace');
    await page.getByText('1 value is not complete').waitFor();
    await again(page);
    await holds(field(page, 'Deadline'), '');
    await field(page, 'Deadline').focus();
    await refused(stage, page, /^Deadline: Write date and time/);
    await page.getByRole('button', { name: 'Undo the change of Deadline' }).click();
    await page.getByText('No changes').waitFor();
    await holds(field(page, 'Deadline'), shown);
    await again(page);
    await holds(field(page, 'Deadline'), shown);
    expect((await stage.ticket(id)).Deadline).toBe(Deadline);
  });
});

it('the countdown of the list runs while nobody does anything', async () => {
  const page = await stage.page('#/', { clock: true });
  // The one with the most time left: it is neither late meanwhile nor another one.
  const rows = page.getByRole('option').filter({ hasText: /\d min left/ });
  await rows.first().waitFor();
  const left = (said: string): number => Number(/(\d+) min left/.exec(said)?.[1]);
  const said = await rows.allTextContents();
  const most = said.reduce((one, other) => (left(other) > left(one) ? other : one));
  const row = page.getByRole('option').filter({ hasText: /#\d+/.exec(most)![0] });
  const before = left((await row.textContent())!);
  await page.clock.runFor(150_000);
  // Two or three, by the second at which it was looked at; rendered after the clock has told it.
  const after = new RegExp(String.raw`\b(${before - 2}|${before - 3}) min left`);
  await row.filter({ hasText: after }).waitFor();
});

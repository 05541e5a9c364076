import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { description, edit, stageWithFields, refused, save } from './support/editing.js';
import { staged } from './support/stage.js';
import { hasFocus, holds } from './support/parts.js';

const stage = staged(stageWithFields());

describe('a date', () => {
  it('that is half typed blocks the save, and keeps the stored one', async () => {
    const { page, id } = await edit(stage, 0);
    const before = (await stage.ticket(id)).Deadline;
    const deadline = page.getByLabel('Deadline', { exact: true });
    await deadline.focus();
    await page.keyboard.press('Backspace');
    await page.locator('tw-editor [type=datetime-local][aria-invalid=true]').waitFor();
    expect(await description(deadline)).toContain('This is not a whole date.');
    await refused(stage, page, /^Deadline: This is not a whole date/);
    await page.getByText('1 value is not complete').waitFor();
    // Another edit renders everything anew; the half date is still there, and so is the refusal.
    await page.getByLabel('Priority', { exact: true }).selectOption('1');
    await page.waitForTimeout(100);
    expect(await deadline.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(
      true,
    );
    await refused(stage, page, /^Deadline: This is not a whole date/);
    expect((await stage.ticket(id)).Deadline).toBe(before);
    await deadline.focus();
    await page.keyboard.type('12');
    await save(page);
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 1 });
  });

  it('of a year of five digits is none', async () => {
    const { page, id } = await edit(stage, 0);
    const before = (await stage.ticket(id)).Deadline;
    const deadline = page.getByLabel('Deadline', { exact: true });
    await deadline.evaluate((input: HTMLInputElement) => {
      input.value = '12026-05-04T10:00';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await refused(stage, page, /^Deadline: The year/);
    await holds(deadline, '12026-05-04T10:00');
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await deadline.inputValue()).not.toContain('12026');
    expect((await stage.ticket(id)).Deadline).toBe(before);
  });

  it('is saved as soon as it is typed, while the cursor is still in it', async () => {
    const { page, id } = await edit(stage, 0);
    await page.getByLabel('Deadline', { exact: true }).fill('2031-05-04T10:30');
    await save(page);
    const { Deadline } = await stage.ticket(id);
    const local = await page.evaluate((at) => new Date(at).toString(), Deadline!);
    expect(local).toMatch(/May 04 2031 10:30/);
  });

  it('can be emptied', async () => {
    const { page, id } = await edit(stage, 1);
    await page.getByLabel('Deadline', { exact: true }).fill('');
    await save(page);
    expect((await stage.ticket(id)).Deadline).toMatch(/^0001-|^null$/);
  });
});

describe('the subject', () => {
  it('is never empty, and never longer than the server keeps', async () => {
    const { page, id } = await edit(stage, 0);
    const before = (await stage.ticket(id)).Title;
    const subject = page.getByRole('textbox', { name: 'Edit Subject' });
    expect(await subject.getAttribute('maxlength')).toBe('255');
    expect(await subject.getAttribute('dir')).toBe('auto');
    await subject.fill('  ');
    await refused(stage, page, 'Subject: This has to be filled in.');
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    expect(await description(subject)).toContain('This has to be filled in.');
    expect((await stage.ticket(id)).Title).toBe(before);
  });

  it('of a new ticket is never empty either', async () => {
    const page = await stage.page('#/new');
    const form = page.getByRole('form', { name: 'New ticket' });
    const subject = form.getByLabel('Subject');
    await subject.fill(' ');
    const before = stage.proxy.calls('POST').length;
    await form.getByRole('button', { name: 'Create ticket' }).click();
    await form.getByText('This has to be filled in.').first().waitFor();
    await hasFocus(subject);
    const saves = stage.proxy.calls('POST').slice(before);
    expect(saves.filter(({ target }) => target.includes('Save'))).toEqual([]);
  });

  it('is not touched by a newer version while it is typed', async () => {
    const { page, id } = await edit(stage, 2);
    const subject = page.getByRole('textbox', { name: 'Edit Subject' });
    await subject.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' abc');
    await stage.patch(id, { Author: 'somebody@else.example' });
    const fresh = page.waitForResponse((each) => each.url().includes(`/Ticket/${id}`));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.locator('tw-editor').evaluate((editor) => {
      void (editor as unknown as { refresh(): Promise<void> }).refresh();
    });
    await fresh;
    await page.keyboard.type('def');
    expect(await subject.inputValue()).toMatch(/ abcdef$/);
    await save(page);
    const saved = await stage.ticket(id);
    expect(saved.Title).toMatch(/ abcdef$/);
    expect(saved.Author).toBe('somebody@else.example');
  });
});

describe('a combobox', () => {
  it('takes the highlighted choice by Tab', async () => {
    const { page, id } = await edit(stage, 0);
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.focus();
    await page.keyboard.type('Unass');
    await page.getByRole('option', { name: 'Unassigned' }).waitFor();
    await page.keyboard.press('Tab');
    await holds(owner, 'Unassigned');
    await save(page);
    expect((await stage.ticket(id)).OwnedBy?.AssociateId ?? 0).toBe(0);
  });

  it('goes back and says so, where what was typed is no choice', async () => {
    const { page } = await edit(stage, 1);
    const owner = page.getByRole('combobox', { name: 'Owner' });
    const before = await owner.inputValue();
    await owner.click();
    await page.keyboard.type('zzz');
    await page.getByRole('status').getByText('Nothing found').first().waitFor();
    await page.getByRole('textbox', { name: 'Edit Subject' }).click();
    await holds(owner, before);
    await page.getByText('“zzz” was not chosen from the list.').waitFor();
    expect(await page.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true);
  });

  it('hands over its highlighted choice to a save from within', async () => {
    const { page, id } = await edit(stage, 2);
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.focus();
    await page.keyboard.type('Unass');
    await page.getByRole('option', { name: 'Unassigned' }).waitFor();
    await save(page);
    expect((await stage.ticket(id)).OwnedBy?.AssociateId ?? 0).toBe(0);
  });

  it('empties a contact person by its text', async () => {
    const { page, id } = await edit(stage, 3);
    const person = page.getByRole('combobox', { name: 'Contact person' });
    expect(await person.inputValue()).not.toBe('');
    await person.click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Tab');
    await holds(person, '');
    await save(page);
    expect((await stage.ticket(id)).Person?.PersonId ?? 0).toBe(0);
  });

  it('empties a contact person by its button, by keyboard alone', async () => {
    const { page, id } = await edit(stage, 4);
    const person = page.getByRole('combobox', { name: 'Contact person' });
    await person.focus();
    await page.keyboard.press('Tab');
    const clear = page.getByRole('button', { name: 'Empty Contact person' });
    await hasFocus(clear);
    await page.keyboard.press('Enter');
    await hasFocus(person);
    await save(page);
    expect((await stage.ticket(id)).Person?.PersonId ?? 0).toBe(0);
  });

  it('keeps its list beside it while the page scrolls, and its letters while typing', async () => {
    const { page } = await edit(stage, 0);
    const person = page.getByRole('combobox', { name: 'Contact person' });
    await person.focus();
    await page.keyboard.type('an');
    await holds(person, 'an');
    const popup = page.getByRole('listbox', { name: 'Contact person' });
    await popup.getByRole('option').first().waitFor();
    await page.setViewportSize({ width: 1200, height: 700 });
    const side = page.getByRole('region', { name: 'Properties' });
    await side.evaluate((element) => (element.scrollTop = 40));
    await page.waitForTimeout(100);
    const [input, list] = [await person.boundingBox(), await popup.boundingBox()];
    const gap = Math.min(
      Math.abs(list!.y - input!.y - input!.height),
      Math.abs(input!.y - list!.y - list!.height),
    );
    expect(gap).toBeLessThan(12);
    await side.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await popup.waitFor({ state: 'hidden' });
    await holds(person, 'an');
  });
});

describe('what may only be read', () => {
  const reason = 'Only the team lead may change this.';

  /** The server's answer, with no right to any property. */
  async function withoutRights(page: Page, id: number): Promise<void> {
    await page.route(`**/api/v1/Ticket/${id}**`, async (route) => {
      const answer = await route.fetch();
      const ticket = (await answer.json()) as {
        FieldProperties?: Record<string, { FieldRight: { Mask: string; Reason: string } }>;
      };
      for (const each of Object.values(ticket.FieldProperties ?? {})) {
        each.FieldRight = { Mask: 'Read', Reason: reason };
      }
      await route.fulfill({ response: answer, json: ticket });
    });
    await page.goto(`${stage.proxy.url}#/ticket/${id}`);
  }

  it('says why, can be reached by Tab, and cannot be changed', async () => {
    const id = await stage.open(3);
    const page = await stage.page();
    await withoutRights(page, id);
    await page.getByLabel('Deadline', { exact: true }).waitFor();
    const controls = [
      page.getByRole('textbox', { name: 'Edit Subject' }),
      page.getByLabel('Status', { exact: true }),
      page.getByLabel('Priority', { exact: true }),
      page.getByRole('combobox', { name: 'Category' }),
      page.getByRole('combobox', { name: 'Owner' }),
      page.getByRole('combobox', { name: 'Contact person' }),
      page.getByLabel('Deadline', { exact: true }),
      page.getByRole('group', { name: 'Tags' }),
      page.getByLabel('Serial number', { exact: true }),
      page.getByLabel('On site', { exact: true }),
    ];
    for (const control of controls) expect(await description(control)).toContain(reason);
    for (const control of controls.filter((_, at) => at !== 7)) {
      await control.focus();
      await hasFocus(control);
      await page.keyboard.type('x ');
    }
    expect(await page.getByLabel('On site', { exact: true }).isChecked()).toBe(false);
    expect(await page.getByRole('button', { name: /^(Empty|Remove)/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true);
  });
});

describe('the status', () => {
  it('offers what a person may choose', async () => {
    const { page } = await edit(stage, 0);
    const offered = await page
      .getByLabel('Status', { exact: true })
      .locator('option')
      .allTextContents();
    const names = offered.map((name) => name.trim());
    expect(names).toEqual(expect.arrayContaining(['Open', 'Closed', 'Postponed']));
    for (const action of ['Deleted', 'Merged']) expect(names).not.toContain(action);
  });

  it('postpones only until a time that is told', async () => {
    const { page, id } = await edit(stage, 0);
    await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Postponed' });
    await refused(stage, page, 'Status: Choose until when it is postponed.');
    expect((await stage.ticket(id)).BaseStatus).toBe('Active');
    await page.getByRole('button', { name: 'Tomorrow 8:00' }).click();
    await save(page);
    const { BaseStatus, Activate } = await stage.ticket(id);
    expect(BaseStatus).toBe('Postponed');
    const local = await page.evaluate((at) => new Date(at).toString(), Activate!);
    expect(local).toContain(' 08:00:00 ');
    expect(Date.parse(Activate!)).toBeGreaterThan(Date.now());
  });

  it('refuses a time that has passed, and takes a typed one', async () => {
    const { page, id } = await edit(stage, 1);
    await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Postponed' });
    const until = page.getByLabel('Postponed until').and(page.locator('input'));
    await until.fill('2020-01-01T10:00');
    await refused(stage, page, /^Status: This time has passed already/);
    await until.fill('2031-05-04T10:30');
    await save(page);
    expect(await stage.ticket(id)).toMatchObject({ BaseStatus: 'Postponed' });
    expect((await stage.ticket(id)).Activate).toMatch(/^2031-05-0/);
  });

  it('forgets the time with the choice', async () => {
    const { page } = await edit(stage, 2);
    const status = page.getByLabel('Status', { exact: true });
    const before = await status.inputValue();
    await status.selectOption({ label: 'Postponed' });
    await page.getByRole('button', { name: 'In 1 hour' }).click();
    await page.getByText('2 changes').waitFor();
    await status.selectOption(before);
    await page.getByText('No changes').waitFor();
  });
});

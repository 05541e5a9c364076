import { describe, expect, it } from '@jest/globals';
import { holds, priorityOf, saved, subjectOf } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

const title = 'Somebody else saved this ticket first';

describe('a change that somebody else made first', () => {
  it('is shown, loses neither side, and is saved on top when wanted', async () => {
    const id = await stage.open(0);
    const page = await stage.page(`#/ticket/${id}`);
    const priority = priorityOf(page);
    await priority.selectOption('1');
    await stage.patch(id, { Priority: { TicketPriorityId: 4 }, Author: 'Somebody else' });
    await page.keyboard.press('Control+s');

    const conflict = page.getByRole('dialog', { name: title });
    await conflict.getByText('Nothing was overwritten, and your edits are kept.').waitFor();
    const row = conflict.getByRole('row').filter({ hasText: 'Priority' });
    expect(await row.textContent()).toMatch(/Low/);
    const theirs = (await stage.ticket(id)).Priority!;
    expect(theirs).toMatchObject({ TicketPriorityId: 4 });
    expect(await row.textContent()).toContain(theirs.Name);

    await conflict.getByRole('button', { name: 'Put my changes on top' }).click();
    const review = page.getByRole('dialog', { name: 'Review 1 change' });
    await review.getByRole('button', { name: 'Save' }).click();
    await saved(page);
    const now = await stage.ticket(id);
    expect(now.Priority).toMatchObject({ TicketPriorityId: 1 });
    expect(now.Author).toBe('Somebody else');
  });

  it('leaves my edit pending when I go back, and takes theirs when I discard mine', async () => {
    const id = await stage.open(1);
    const page = await stage.page(`#/ticket/${id}`);
    const priority = priorityOf(page);
    await priority.selectOption('1');
    await stage.patch(id, { Priority: { TicketPriorityId: 4 } });
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('dialog', { name: title });
    await conflict.getByRole('button', { name: 'Back to my edits' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await holds(priority, '1');
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 4 });

    await page.keyboard.press('Control+s');
    await conflict.getByRole('button', { name: 'Discard mine' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await holds(priority, '4');
    await page.getByRole('button', { name: 'Bring back' }).click();
    await holds(priority, '1');
    expect((await stage.ticket(id)).Priority).toMatchObject({ TicketPriorityId: 4 });
  });

  it('is decided property by property', async () => {
    const medium = "status eq 'Active' and priority/ticketPriorityId eq 2";
    const id = (await stage.tickets(medium)).at(-1)!.PrimaryKey;
    const page = await stage.page(`#/ticket/${id}`);
    await subjectOf(page).fill('My subject');
    await priorityOf(page).selectOption('1');
    await stage.patch(id, { Title: 'Their subject', Priority: { TicketPriorityId: 4 } });
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('dialog', { name: title });
    const row = (label: string) => conflict.getByRole('row').filter({ hasText: label });
    await row('Priority').getByLabel('Keep mine').check();
    await row('Subject').getByLabel('Take theirs').check();
    await conflict.getByRole('button', { name: 'Put my changes on top' }).click();
    const review = page.getByRole('dialog', { name: 'Review 1 change' });
    await review.getByRole('button', { name: 'Save' }).click();
    await saved(page);
    expect(await stage.ticket(id)).toMatchObject({
      Title: 'Their subject',
      Priority: { TicketPriorityId: 1 },
    });
  });

  it('elsewhere in the ticket does not stand in the way', async () => {
    const id = await stage.open(2);
    const page = await stage.page(`#/ticket/${id}`);
    await priorityOf(page).selectOption('1');
    await stage.patch(id, { Author: 'Somebody else' });
    await page.keyboard.press('Control+s');
    await saved(page);
    const now = await stage.ticket(id);
    expect(now.Priority).toMatchObject({ TicketPriorityId: 1 });
    expect(now.Author).toBe('Somebody else');
  });
});

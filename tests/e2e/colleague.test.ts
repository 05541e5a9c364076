import { expect, it } from '@jest/globals';
import { priorityOf, saved, subjectOf } from './support/parts.js';
import { Stage, staged } from './support/stage.js';

const stage = staged(new Stage());

it('a colleague’s other change and mine are both saved', async () => {
  const id = await stage.open(0);
  const before = (await stage.ticket(id)).Priority!.TicketPriorityId;
  const page = await stage.page(`#/ticket/${id}`);
  await subjectOf(page).fill('My subject');
  await page.getByRole('button', { name: 'something else' }).click();
  await page.getByText(/Karim Haddad has just saved Priority: .*both changes stay/).waitFor();
  await page.keyboard.press('Control+s');
  await saved(page);
  const now = await stage.ticket(id);
  expect(now.Title).toBe('My subject');
  expect(now.Priority!.TicketPriorityId).not.toBe(before);
});

it('a colleague’s change of the same leads to the conflict dialog', async () => {
  const id = await stage.open(1);
  const page = await stage.page(`#/ticket/${id}`);
  const button = page.getByRole('button', { name: 'the same as I' });
  await button.click();
  await page.getByText('Change the subject, priority, category or owner first').waitFor();
  await priorityOf(page).selectOption('1');
  await button.click();
  await page.getByText(/Karim Haddad has just saved Priority: .*asked which one/).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Somebody else saved this ticket first' }).waitFor();
  expect((await stage.ticket(id)).Priority!.TicketPriorityId).not.toBe(1);
});

it('no colleague interferes where the server is not the demo', async () => {
  const page = await stage.page('');
  await page.getByRole('listbox').waitFor();
  await page.route('**/session', async (route) => {
    const answer = await route.fetch();
    const session = (await answer.json()) as object;
    await route.fulfill({ response: answer, json: { ...session, Demo: null } });
  });
  await page.goto('about:blank');
  await page.goto(`${stage.proxy.url}#/ticket/${await stage.open(2)}`);
  await subjectOf(page).waitFor();
  expect(await page.locator('tw-colleague').count()).toBe(0);
});

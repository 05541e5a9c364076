import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Stage } from './support/stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
}, 60_000);

afterEach(async () => {
  await stage.settle();
});

afterAll(async () => {
  await stage.close();
});

describe('a new ticket', () => {
  it.each([true, false])(
    'starts from the defaults (notify: %s)',
    async (notify) => {
      const title = `Created with notify ${String(notify)}`;
      const page = await stage.page('#/new');
      const form = page.getByRole('form', { name: 'New ticket' });
      await form.getByLabel('Subject').fill(title);
      const priority = form.getByLabel('Priority', { exact: true });
      expect(await priority.locator('option:checked').textContent()).toMatch(/Medium/);
      const owner = form.getByRole('combobox', { name: 'Owner' });
      await owner.fill('Lars');
      await page.getByRole('option', { name: /Lars/ }).first().click();
      const notified = form.getByRole('switch', { name: /Notify/ });
      if ((await notified.isChecked()) !== notify) await notified.click();
      await form.getByRole('button', { name: 'Create ticket' }).click();
      await page.waitForURL(/#\/ticket\/\d+$/);
      const id = Number(/\d+$/.exec(page.url())![0]);
      const created = await stage.ticket(id);
      expect(created.Title).toBe(title);
      expect(created.CreatedBy).toMatchObject({ AssociateId: 10 });
      const { AssociateId } = created.OwnedBy!;
      expect(AssociateId).not.toBe(10);
      expect(stage.outbox(id)).toEqual(notify ? [AssociateId] : []);
      const sent = stage.proxy
        .calls('POST')
        .findLast(({ target }) => target.includes('WithNotify'))!;
      expect(JSON.parse(sent.body.toString())).toMatchObject({ Notify: notify });
    },
    60_000,
  );
});

describe('a message', () => {
  it('is written and appears in the conversation', async () => {
    const id = await stage.open(0);
    const before = (await stage.ticket(id)).NumMessages;
    const page = await stage.page(`#/ticket/${id}`);
    const form = page.getByRole('form', { name: 'New message' });
    await form.getByRole('textbox').fill('The part arrives on Thursday.');
    await form.getByRole('button', { name: 'Send reply' }).click();
    const thread = page.getByRole('list', { name: 'Conversation' });
    await thread.getByText('The part arrives on Thursday.').waitFor();
    expect(await form.getByRole('textbox').inputValue()).toBe('');
    const after = await stage.ticket(id);
    expect(after.NumMessages).toBe(before! + 1);
    const messages = after.Messages!;
    const last = messages.at(-1)!;
    expect(last.Slevel).toBe('External');
    const path = `/api/v1/TicketMessage/${last.TicketMessageId}`;
    expect(await stage.server.json(path)).toMatchObject({
      Body: 'The part arrives on Thursday.',
      Type: 'Plain',
    });
  }, 60_000);

  it('stays among colleagues as a comment', async () => {
    const id = await stage.open(1);
    const page = await stage.page(`#/ticket/${id}`);
    const form = page.getByRole('form', { name: 'New message' });
    await form.getByRole('button', { name: 'Internal comment' }).click();
    await form.getByRole('textbox').fill('He called twice.');
    await form.getByRole('button', { name: 'Save comment' }).click();
    await page.getByRole('list', { name: 'Conversation' }).getByText('He called twice.').waitFor();
    const messages = (await stage.ticket(id)).Messages!;
    expect(messages.at(-1)!.Slevel).toBe('Internal');
  }, 60_000);
});

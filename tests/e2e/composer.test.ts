import { describe, expect, it } from '@jest/globals';
import { until } from '../server/support/mailing.js';
import { chips, MailStage } from './support/mailbox.js';
import { hasFocus, holds, replyOf, standingOf, threadOf, valueOf } from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());

/** A ticket, and how many messages it has. */
async function subject(index: number): Promise<{ id: number; before: number }> {
  const id = await desk.stage.open(index);
  return { id, before: (await desk.messages(id)).length };
}

describe('Send', () => {
  it('mails a reply once, to exactly those who are shown', async () => {
    const { id, before } = await subject(0);
    const { page, form } = await desk.compose(id);
    const field = replyOf(page);
    await field.fill('The part arrives on Thursday.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    const [first] = await chips(form, 'To');
    await form.getByRole('button', { name: 'Add Cc' }).click();
    await page.keyboard.type('boss@customer.example,');
    await form.getByRole('button', { name: 'Add Bcc' }).click();
    await page.keyboard.type('archive@ticketwire.example');
    await form.getByLabel('Time spent, in minutes').fill('15');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const { body } = await desk.stored(id, before + 1);
    expect(body).toMatchObject({
      Body: 'The part arrives on Thursday.',
      Slevel: 'External',
      TimeSpent: 15,
    });
    expect(body.MessageId).toMatch(/^<[\da-f.]+@ticketwire>$/);
    const [got] = await desk.mail.received(1);
    const to = /<(.*)>$/.exec(first!)?.[1] ?? first!;
    const whom = [to, 'boss@customer.example', 'archive@ticketwire.example'];
    expect(got!.recipients).toEqual(whom);
    expect(got!.mail.text?.trim()).toBe('The part arrives on Thursday.');
    await threadOf(page).getByText(`To ${to}`).waitFor();
    await holds(field, '');
    expect(await desk.queued(id)).toBe(1);
    expect(desk.mail.mails).toHaveLength(1);
  });

  it('is what Ctrl+Enter does, and the cursor stays', async () => {
    const { id, before } = await subject(1);
    const { page, form } = await desk.compose(id);
    await replyOf(page).fill('By key.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await page.keyboard.press('Control+Enter');
    await desk.stored(id, before + 1);
    await page.keyboard.type('Next');
    await holds(replyOf(page), 'Next');
    await desk.mail.received(1);
  });

  it('can be called back within its seconds, also after a reload', async () => {
    const { id, before } = await subject(2);
    const { page, form } = await desk.compose(id, 60, { clock: true });
    await replyOf(page).fill('Too early.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const standing = standingOf(page);
    await standing.getByText(/To be sent in \d+ s to/).waitFor();
    await page.reload();
    await standing.getByRole('button', { name: 'Undo' }).click();
    await replyOf(page).waitFor();
    await holds(replyOf(page), 'Too early.');
    await page.clock.fastForward('05:00');
    // What a timer had begun would be there by now.
    await page.waitForTimeout(500);
    expect(await desk.messages(id)).toHaveLength(before);
    expect(await desk.queued(id)).toBe(0);
  });

  it('goes on while another ticket is read', async () => {
    const { id, before } = await subject(3);
    const other = await desk.stage.open(4);
    const { page, form } = await desk.compose(id, 60, { clock: true });
    await replyOf(page).fill('I am leaving.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await page.goto(`${desk.stage.proxy.url}#/ticket/${other}`);
    await page.getByText(`#${other}`, { exact: true }).waitFor();
    await holds(replyOf(page), '');
    expect(await desk.messages(id)).toHaveLength(before);
    await page.clock.fastForward('01:00');
    await desk.stored(id, before + 1);
    await desk.mail.received(1);
    expect(await desk.queued(other)).toBe(0);
  });

  it('says what is wrong with an address, and mails nobody', async () => {
    const { id, before } = await subject(5);
    const { page, form } = await desk.compose(id);
    await replyOf(page).fill('Hello');
    const to = form.getByRole('group', { name: 'To', exact: true });
    await to.getByRole('listitem').waitFor();
    await to.getByRole('textbox').fill('anna@blåbær.example');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await form
      .getByRole('alert')
      .getByText(/“å” cannot stand in an address/)
      .first()
      .waitFor();
    expect(await to.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    await hasFocus(to.getByRole('textbox'));
    for (const name of await chips(form, 'To')) {
      await to.getByRole('button', { name: `Remove ${name}` }).click();
    }
    await page.keyboard.press('Control+Enter');
    await form.getByText(/There is nobody to send to/).waitFor();
    expect(await desk.messages(id)).toHaveLength(before);
    expect(await desk.queued(id)).toBe(0);
  });
});

describe('without mail', () => {
  it('a reply is saved for the customer to read', async () => {
    const { id, before } = await subject(6);
    const { page, form } = await desk.compose(id);
    await replyOf(page).fill('For the record.');
    await form.getByRole('button', { name: 'Save without sending' }).click();
    const { body } = await desk.stored(id, before + 1);
    expect(body).toMatchObject({ Body: 'For the record.', Slevel: 'External' });
    await threadOf(page).getByText('For the record.').waitFor();
    await page.waitForTimeout(500);
    expect(await desk.queued(id)).toBe(0);
    expect(desk.mail.mails).toEqual([]);
  });

  it('a comment is saved for colleagues', async () => {
    const { id, before } = await subject(7);
    const { page, form } = await desk.compose(id);
    await form.getByRole('button', { name: 'Internal comment' }).click();
    const field = form.getByRole('textbox', { name: 'Internal comment' });
    await field.fill('He called twice.');
    expect(await form.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    const { body } = await desk.stored(id, before + 1);
    expect(body).toMatchObject({ Body: 'He called twice.', Slevel: 'Internal' });
    await page.waitForTimeout(500);
    expect(await desk.queued(id)).toBe(0);
  });
});

describe('a lost answer', () => {
  it.each([
    ['of saving', 'SaveTicketMessageEntity'],
    ['of sending', 'SendTicketMessage'],
  ])(
    '%s stores nothing twice and mails nothing twice',
    async (_, endpoint) => {
      const { id, before } = await subject(8);
      const { page, form } = await desk.compose(id);
      let lost = 0;
      desk.stage.proxy.losesAnswer = ({ target }) =>
        target.includes(endpoint) && !target.includes('With') && lost++ === 0;
      await replyOf(page).fill(`Lost ${endpoint}`);
      await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
      await form.getByRole('button', { name: 'Send', exact: true }).click();
      await desk.mail.received(1);
      await threadOf(page)
        .getByText(/^To .*example/)
        .last()
        .waitFor();
      await page.waitForTimeout(1_000);
      expect(lost).toBeGreaterThan(0);
      expect(await desk.stored(id, before + 1)).toMatchObject({
        body: { Body: `Lost ${endpoint}` },
      });
      const standing = standingOf(page);
      expect(await standing.textContent()).toMatch(/^\s*$/);
      expect(desk.mail.mails).toHaveLength(1);
    },
    90_000,
  );

  it('says so while there is no connection, and sends when it is back', async () => {
    const { id, before } = await subject(9);
    const { page, form } = await desk.compose(id);
    await replyOf(page).fill('From a tunnel.');
    await form.getByRole('group', { name: 'To', exact: true }).getByRole('listitem').waitFor();
    desk.stage.proxy.losesRequest = ({ target }) => target.startsWith('/api/');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const thread = threadOf(page);
    await thread.getByText('From a tunnel.').waitFor();
    await thread.getByText(/Waiting for the connection|No answer came/).waitFor();
    desk.stage.proxy.losesRequest = () => false;
    await desk.stored(id, before + 1);
    await desk.mail.received(1);
    expect(desk.mail.mails).toHaveLength(1);
  }, 90_000);
});

describe('what is typed', () => {
  it('is there after a reload, with its files and addresses', async () => {
    const { id, before } = await subject(10);
    const { page, form } = await desk.compose(id);
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256));
    await replyOf(page).click();
    await form.getByLabel('Attach files').setInputFiles([
      { name: 'Ærlig tale.pdf', mimeType: 'application/pdf', buffer: bytes },
      { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    ]);
    const files = form.getByRole('list', { name: 'Files to attach' });
    await files.getByText('Files of this kind can do harm').waitFor();
    await files.getByRole('button', { name: 'Remove tool.exe' }).click();
    await form.getByRole('button', { name: 'Add Cc' }).click();
    await page.keyboard.type('boss@customer.exam');
    await replyOf(page).pressSequentially('Half a sentence', {
      delay: 15,
    });
    await form.getByText('Draft kept').waitFor();
    await page.waitForTimeout(600);
    await page.reload();
    await replyOf(page).waitFor();
    await desk.hold(page, 0);
    await until('the text is back', async () => {
      const value = await valueOf(replyOf(page));
      return value === 'Half a sentence';
    });
    expect(await chips(form, 'Cc')).toEqual(['boss@customer.exam']);
    await files.getByText('Ærlig tale.pdf').waitFor();
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const { body } = await desk.stored(id, before + 1);
    expect(body.Body).toBe('Half a sentence');
    const [got] = await desk.mail.received(1);
    expect(got!.mail.attachments.map(({ filename }) => filename)).toEqual(['Ærlig tale.pdf']);
    expect(got!.mail.attachments[0]!.content.equals(bytes)).toBe(true);
  });

  it('comes back after Discard', async () => {
    const { id } = await subject(11);
    const { page, form } = await desk.compose(id);
    const field = replyOf(page);
    await field.fill('Not so fast');
    await form.getByRole('button', { name: 'Discard draft' }).click();
    await holds(field, '');
    await hasFocus(field);
    await page.waitForTimeout(600);
    await page.reload();
    await form.getByRole('button', { name: 'Bring back' }).click();
    await holds(field, 'Not so fast');
  });

  it('is shared by two tabs', async () => {
    const { id } = await subject(12);
    const { page } = await desk.compose(id);
    const second = await page.context().newPage();
    await second.goto(page.url());
    const there = replyOf(second);
    await there.waitFor();
    await second.locator('tw-message-editor').evaluate(async (element) => {
      while (!(element as unknown as { draft?: object }).draft) {
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    await replyOf(page).fill('Seen in both');
    await until('the other tab has it', async () => (await valueOf(there)) === 'Seen in both');
  });
});

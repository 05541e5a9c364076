import { describe, expect, it } from '@jest/globals';
import { send } from '../server/support/mailing.js';
import { chips, MailStage } from './support/mailbox.js';
import { hasFocus, holds, replyOf, threadOf, valueOf } from './support/parts.js';
import { staged } from './support/stage.js';

const desk = staged(new MailStage());
const { stage } = desk;

/** A red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

async function attach(entity: object, content: Buffer): Promise<number> {
  const made = await send<{ AttachmentId: number }>(stage.server, 'POST', 'Attachment', entity);
  const answer = await stage.server.fetch(`/api/v1/Attachment/${made.AttachmentId}/Content`, {
    method: 'POST',
    body: new Uint8Array(content),
  });
  expect(answer.status).toBe(204);
  return made.AttachmentId;
}

/** A ticket whose newest message has looks, a picture in its text and a file. */
async function subject(index: number) {
  const id = await stage.open(index);
  const HtmlBody =
    '<p>It <b>smokes</b>: <img src="cid:r@x" alt="red"></p><script>alert(1)</script>';
  const inline = { Name: 'r.png', ContentType: 'image/png', InlineImage: true, ContentId: 'r@x' };
  const files = [
    await attach(inline, png),
    await attach({ Name: 'log.txt', ContentType: 'text/plain' }, Buffer.from('16:02 smoke')),
  ];
  const { Person } = await stage.ticket(id);
  const from = { Author: 'anna@customer.example', Person };
  await stage.post(id, { Type: 'Html', HtmlBody, ...from }, files);
  const before = (await desk.messages(id)).length;
  const { page, form } = await desk.compose(id);
  const message = threadOf(page).getByRole('listitem').filter({ hasText: 'anna@customer.example' });
  const forward = message.getByRole('button', { name: 'Forward this message' });
  await forward.waitFor();
  const text = page.getByRole('textbox', { name: 'Forward' });
  return { ...{ id, files, before, page, form }, forward, text };
}

describe('a message that is passed on', () => {
  it('is quoted with its head, its files go along, and it goes to whom one types', async () => {
    const { id, files, before, page, form, forward, text } = await subject(0);
    const { Title } = await stage.ticket(id);
    await forward.click();
    await hasFocus(page.getByRole('textbox', { name: 'To', exact: true }));
    expect(await chips(form, 'To')).toEqual([]);
    expect(await form.getByLabel('Subject').inputValue()).toBe(`Fwd: ${Title!}`);
    await form.getByText('Goes along from the message').first().waitFor();
    await page.keyboard.type('supplier@parts.example,');
    await text.focus();
    await page.keyboard.type('Can you help?');
    await form.getByText('Draft kept').waitFor();
    await page.reload();
    await text.filter({ hasText: 'Can you help?' }).waitFor();
    expect(await chips(form, 'To')).toEqual(['supplier@parts.example']);
    await desk.hold(page, 0);
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    const { body } = await desk.stored(id, before + 1);
    expect(body).toMatchObject({ Type: 'Html', Slevel: 'External', Badge: 'Forward' });
    expect(body.HtmlBody).toContain('<img src="cid:r@x"');
    expect(body.HtmlBody).not.toContain('script');
    expect(body.Body).toMatch(
      /^Can you help\?\nForwarded message\nFrom: anna@customer\.example\nDate: .*\nSubject: /,
    );
    expect(body.AttachmentsInfo?.map(({ AttachmentId }) => AttachmentId)).toEqual(files);
    const [got] = await desk.mail.received(1);
    expect(got!.recipients).toEqual(['supplier@parts.example']);
    expect(got!.mail.subject).toBe(`Fwd: ${Title!}`);
    const log = got!.mail.attachments.find(({ filename }) => filename === 'log.txt');
    expect(log?.content.toString()).toBe('16:02 smoke');
    await threadOf(page).getByText('To supplier@parts.example').waitFor();
  });

  it('has what sends it in view at 320 px, wherever the focus is', async () => {
    const page = await stage.page(`#/ticket/${await stage.open(3)}`, { width: 320, height: 640 });
    await threadOf(page).getByRole('button', { name: 'Forward this message' }).first().click();
    const form = page.getByRole('form', { name: 'New message' });
    const text = page.getByRole('textbox', { name: 'Forward' });
    await text.filter({ hasText: 'Forwarded message' }).waitFor();
    const footer = page.locator('tw-editor').getByRole('button', { name: 'Save', exact: true });
    for (const part of [page.getByRole('textbox', { name: 'To', exact: true }), text]) {
      await part.focus();
      const box = (await form.getByRole('button', { name: 'Send', exact: true }).boundingBox())!;
      expect(box.y + box.height).toBeLessThan((await footer.boundingBox())!.y);
      // Nothing stands before it.
      await form.getByRole('button', { name: 'Send', exact: true }).click({ trial: true });
    }
  });

  it('leaves alone what is begun, and says so', async () => {
    const { page, form, forward } = await subject(1);
    await replyOf(page).click();
    await hasFocus(replyOf(page));
    await page.keyboard.type('Begun');
    await forward.click();
    await form.getByText('Another message is begun here').waitFor();
    await hasFocus(replyOf(page));
    expect(await valueOf(replyOf(page))).toBe('Begun');
  });

  it('by its key is the newest of the customer, and can be discarded', async () => {
    const { page, form, text } = await subject(2);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('f');
    await hasFocus(page.getByRole('textbox', { name: 'To', exact: true }));
    await text.filter({ hasText: 'It smokes' }).waitFor();
    await form.getByRole('button', { name: 'Discard draft' }).click();
    await holds(replyOf(page), '');
    await form.getByRole('button', { name: 'Bring back' }).click();
    await text.filter({ hasText: 'It smokes' }).waitFor();
  });
});

import { describe, expect, it } from '@jest/globals';
import { rejection, vendorBase, watched } from '../../support/vendor.js';
import type { Suite } from '../../support/vendor-methods.js';
import { newMessage } from './messages.js';
import { newTicket } from './tickets.js';

const unknown = 99999;
const { AsBase64, AsString } = vendorBase.ReturnBlobType;

/** Every byte, and more of them than one read takes. */
const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);

const mail = [
  'From: a@b.example',
  'To: c@b.example',
  'Subject: files',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="x"',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  'Hello',
  '--x',
  'Content-Type: application/octet-stream',
  'Content-Disposition: attachment; filename="a.bin"',
  'Content-Transfer-Encoding: base64',
  '',
  'AAEC/w==',
  '--x--',
  '',
].join('\r\n');

async function newAttachment(
  at: Suite,
  name: string,
  content: ArrayBuffer | string,
): Promise<number> {
  const proposed = await at.agent.createDefaultAttachmentEntityAsync();
  const saved = await at.agent.saveAttachmentEntityAsync({ ...proposed, name });
  await at.agent.uploadAttachmentAsync(saved.attachmentId!, content);
  return saved.attachmentId!;
}

async function stream(at: Suite, id: number): Promise<Uint8Array> {
  return new Uint8Array((await at.agent.getAttachmentStreamAsync(id)) as ArrayBuffer);
}

export function attachments(at: Suite): void {
  describe('an attachment', () => {
    it('is proposed and saved', async () => {
      const proposed = await at.agent.createDefaultAttachmentEntityAsync();
      expect(proposed).toMatchObject({ attachmentId: 0, attSize: 0, name: '' });
      const saved = await at.agent.saveAttachmentEntityAsync({ ...proposed, name: 'blåbær.txt' });
      expect(saved.attachmentId).toBeGreaterThan(0);
      expect(await at.agent.getAttachmentEntityAsync(saved.attachmentId!)).toEqual(saved);
      expect(saved.name).toBe('blåbær.txt');
      expect(await at.agent.getAttachmentEntityAsync(unknown)).toBeNull();
    });

    it('comes back byte for byte', async () => {
      const id = await newAttachment(at, 'bytes.bin', bytes.buffer);
      expect(Buffer.compare(await stream(at, id), bytes)).toBe(0);
      const { options, answer } = watched({ returnBlobAs: AsBase64 });
      const base64 = await at.agent.getAttachmentStreamAsync(id, options);
      expect(answer().headers['content-type']).toMatch(/^application\/json/);
      expect(base64).toBe(Buffer.from(bytes).toString('base64'));
      expect((await at.agent.getAttachmentEntityAsync(id)).attSize).toBe(bytes.length);
    });

    it('that is text comes back as text', async () => {
      const id = await newAttachment(at, 'text.txt', 'blåbær');
      expect(Buffer.from(await stream(at, id)).toString()).toBe('blåbær');
      const text = await at.agent.getAttachmentStreamAsync(id, { returnBlobAs: AsString });
      expect(text).toBe('blåbær');
    });

    it('may be a mail with files in it', async () => {
      const id = await newAttachment(at, 'mail.eml', mail);
      const file = (await at.agent.getRfcAttachmentStreamAsync(id, 0)) as ArrayBuffer;
      expect([...new Uint8Array(file)]).toEqual([0, 1, 2, 255]);
      const failure = await rejection(at.agent.getRfcAttachmentStreamAsync(id, 1));
      expect(failure.response?.status).toBe(404);
    });

    it('that does not exist, or is of a dangerous kind, is not valid', async () => {
      const good = await newAttachment(at, 'good.txt', 'x');
      const bad = await newAttachment(at, 'bad.exe', 'x');
      const verdicts = await at.agent.validateAttachmentsAsync([good, bad, unknown]);
      expect(verdicts.map(({ attachmentId, isValid }) => [attachmentId, isValid])).toEqual([
        [good, true],
        [bad, false],
        [unknown, false],
      ]);
      expect(verdicts[1]?.errorMessage).not.toBe('');
    });

    it('of a message is added, listed and removed', async () => {
      const ticket = await newTicket(at);
      const { ejMessageId: id } = await newMessage(at, ticket);
      const one = await newAttachment(at, 'one.txt', '1');
      const two = await newAttachment(at, 'two.txt', '2');
      await at.agent.addAttachmentsAsync(id!, [one, two]);
      const info = await at.agent.getAttachmentInfoAsync(id!);
      expect(info.map((each) => each.attachmentId)).toEqual([one, two]);
      const all = await at.agent.getTicketAttachmentsAsync(ticket.ticketId!);
      expect(all.map((each) => each.name)).toEqual(['one.txt', 'two.txt']);
      expect((await at.agent.getTicketEntityAsync(ticket.ticketId!)).hasAttachment).toBe(true);
      await at.agent.removeMessageAttachmentsAsync(id!, [one]);
      const left = await at.agent.getTicketMessageEntityAsync(id!);
      expect(left.attachmentsInfo?.map((each) => each.attachmentId)).toEqual([two]);
    });

    it('is saved with its message', async () => {
      const ticket = await newTicket(at);
      const attachment = await newAttachment(at, 'with.txt', 'x');
      const proposed = await at.agent.createDefaultTicketMessageEntityAsync();
      const entity = { ...proposed, ticket: { ticketId: ticket.ticketId! }, htmlBody: 'x' };
      const saved = await at.agent.saveTicketMessageEntityWithOptionsAsync(
        entity,
        false,
        [attachment],
        true,
      );
      expect(saved.attachmentsInfo?.map((each) => each.name)).toEqual(['with.txt']);
      const { repliedAt } = await at.agent.getTicketEntityAsync(ticket.ticketId!);
      expect(repliedAt?.valueOf()).toBeGreaterThan(Date.now() - 60_000);
    });
  });
}

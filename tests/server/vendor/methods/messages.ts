import { describe, expect, it } from '@jest/globals';
import {
  rejection,
  vendor,
  type TicketEntity,
  type TicketMessageEntity,
} from '../../support/vendor.js';
import type { Suite } from '../../support/vendor-methods.js';
import { newTicket } from './tickets.js';

const unknown = 99999;
const { HtmlSanitizerOptions, ImageEmbedType, MessageActionType } = vendor;

/** A message of a ticket, from what the server proposes. */
export async function newMessage(
  at: Suite,
  ticket: TicketEntity,
  set: Partial<TicketMessageEntity> = {},
): Promise<TicketMessageEntity> {
  const proposed = await at.agent.createDefaultTicketMessageEntityAsync();
  return at.agent.saveTicketMessageEntityAsync({
    ...proposed,
    ticket: { ticketId: ticket.ticketId! },
    htmlBody: '<p>Hello <b>you</b></p>',
    ...set,
  });
}

export function messages(at: Suite): void {
  describe('a message', () => {
    it('is proposed', async () => {
      const proposed = await at.agent.createDefaultTicketMessageEntityAsync();
      expect(proposed).toMatchObject({ ejMessageId: 0, slevel: 'External', type: 'Html' });
      expect(proposed.createdBy?.fullName).toBe('Tone Jensen');
    });

    it('is saved and read in every form', async () => {
      const ticket = await newTicket(at);
      const saved = await newMessage(at, ticket);
      const id = saved.ejMessageId!;
      const read = await at.agent.getTicketMessageEntityAsync(id);
      expect(read).toEqual(saved);
      expect(read).toMatchObject({
        ...{ htmlBody: '<p>Hello <b>you</b></p>', body: 'Hello you' },
        ...{ ticket: { ticketId: ticket.ticketId }, attachmentsInfo: [] },
      });
      const flat = await at.agent.getTicketMessageAsync(id);
      expect(flat.ticketMessageId).toBe(id);
      expect(flat.slevel).toBe(read.slevel);
      const [listed] = (await at.agent.getTicketEntityAsync(ticket.ticketId!)).messages!;
      expect(listed).toEqual(flat);
    });

    it('that does not exist is null', async () => {
      expect(await at.agent.getTicketMessageEntityAsync(unknown)).toBeNull();
      expect(await at.agent.getTicketMessageAsync(unknown)).toBeNull();
    });

    it('needs a ticket', async () => {
      const failure = await rejection(at.agent.saveTicketMessageEntityAsync({ body: 'lost' }));
      expect(failure.response?.status).toBe(400);
    });

    it('is one of several of its ticket', async () => {
      const ticket = await newTicket(at);
      const ids: number[] = [];
      for (const body of ['one', 'two', 'three']) {
        ids.push((await newMessage(at, ticket, { htmlBody: `<p>${body}</p>` })).ejMessageId!);
      }
      const some = await at.agent.getTicketMessageEntitiesAsync(ticket.ticketId!, ids.slice(1));
      expect(some.map((message) => message.body)).toEqual(['two', 'three']);
      const saved = await at.agent.getTicketEntityAsync(ticket.ticketId!);
      expect(saved.messages?.map((message) => message.ticketMessageId)).toEqual(ids);
    });

    it('is changed with notify, in both forms', async () => {
      const message = await newMessage(at, await newTicket(at));
      const id = message.ejMessageId!;
      const one = { ...message, htmlBody: '<p>one by one</p>' };
      await at.agent.saveTicketMessageEntityWithNotifyAsync(one, true);
      expect((await at.agent.getTicketMessageEntityAsync(id)).body).toBe('one by one');
      const newEntity = { ...message, htmlBody: '<p>in one</p>' };
      await at.agent.saveTicketMessageEntityWithNotifyAsync({ newEntity, notify: false });
      expect((await at.agent.getTicketMessageEntityAsync(id)).body).toBe('in one');
    });

    it('is marked as important', async () => {
      const { ejMessageId } = await newMessage(at, await newTicket(at));
      await at.agent.setTicketMessageImportantAsync(ejMessageId!, true);
      expect((await at.agent.getTicketMessageEntityAsync(ejMessageId!)).important).toBe(true);
    });

    it('is deleted', async () => {
      const ticket = await newTicket(at);
      const { ejMessageId } = await newMessage(at, ticket);
      await at.agent.deleteTicketMessageEntityAsync(ejMessageId!);
      expect(await at.agent.getTicketMessageEntityAsync(ejMessageId!)).toBeNull();
      expect((await at.agent.getTicketEntityAsync(ticket.ticketId!)).messages).toEqual([]);
    });
  });
}

export function mail(at: Suite): void {
  describe('the text of mails', () => {
    it('loses what runs', async () => {
      const hostile = '<p onclick="x()">a<script>alert(1)</script></p>';
      expect(await at.agent.sanitizeMailContentAsync(hostile)).toBe('<p>a</p>');
      const { Default, RemoveComment } = HtmlSanitizerOptions;
      for (const options of [Default, RemoveComment]) {
        const clean = await at.agent.sanitizeMailContentWithOptionsAsync(
          `${hostile}<!--b-->`,
          options,
        );
        expect(clean).toBe('<p>a</p>');
      }
      const both = await at.agent.sanitizeMailContentsAsync([hostile, '<i>b</i>']);
      expect(both).toEqual(['<p>a</p>', '<i>b</i>']);
    });

    it('becomes plain', async () => {
      expect(await at.agent.html2TextAsync('<p>a &amp; <b>b</b></p>')).toBe('a & b');
    });

    it('begins with what is answered', async () => {
      const about = [2001, MessageActionType.Reply, 501] as const;
      const content = await at.agent.getDefaultMessageContentAsync(...about);
      expect(content).toContain('Hello');
      const full = await at.agent.getDefaultMessageContentFullAsync(...about, 1);
      expect(full).toMatchObject({ body: content, attachmentsInfo: [] });
      const short = await at.agent.getDefaultMessageContentWithOptionsAsync(...about, 1, true);
      expect(short.body).toBe(content);
    });

    it('goes to whom the action says', async () => {
      const to = await at.agent.calculateMessageRecipientsAsync(2001, MessageActionType.Reply, 501);
      expect(to).toEqual([
        expect.objectContaining({ type: 'To', value: 'ida.strand@fjordbygg.example' }),
      ]);
    });

    it('is sent', async () => {
      const message = await newMessage(at, await newTicket(at, { title: 'sent' }));
      const id = message.ejMessageId!;
      await at.agent.sendTicketMessageAsync(id, ['a@b.example'], ['c@b.example'], [], 'Hi', 0, '');
      const { messageHeaders } = await at.agent.getTicketMessageEntityAsync(id);
      const to = messageHeaders?.filter((header) => header.name?.toLowerCase() === 'to');
      expect(to?.map((header) => header.value)).toEqual(['a@b.example']);
    });
  });
}

export function texting(at: Suite): void {
  describe('a message by SMS', () => {
    it('is refused, for there is no gateway', async () => {
      const failure = await rejection(at.agent.sendTicketMessageSmsAsync(501, 0, ['+4712345678']));
      expect(failure.response?.status).toBe(501);
    });
  });
}

export function pictures(at: Suite): void {
  describe('pictures and files of a message', () => {
    it('are told apart, and pictures embedded', async () => {
      const picture = await at.agent.saveAttachmentEntityAsync({
        ...{ name: 'dot.gif', contentType: 'image/gif', inlineImage: true, contentId: 'dot' },
      });
      const file = await at.agent.saveAttachmentEntityAsync({ name: 'a.txt' });
      const gif = 'R0lGODlhAQABAAAAACw=';
      const bytes = Uint8Array.from(Buffer.from(gif, 'base64')).buffer;
      await at.agent.uploadAttachmentAsync(picture.attachmentId!, bytes);
      await at.agent.uploadAttachmentAsync(file.attachmentId!, 'text');
      const ticket = await newTicket(at);
      const message = await newMessage(at, ticket, { htmlBody: '<img src="cid:dot">' });
      const id = message.ejMessageId!;
      await at.agent.addAttachmentsAsync(id, [picture.attachmentId!, file.attachmentId!]);
      const files = await at.agent.getAttachmentInfoNonInlineAsync(id);
      expect(files.map((each) => each.name)).toEqual(['a.txt']);
      const shown = await at.agent.getTicketMessageWithOptionsAsync(id, true);
      expect(shown.attachmentsInfo?.map((each) => each.name)).toEqual(['dot.gif', 'a.txt']);
      const short = await at.agent.getTicketMessageWithOptionsAsync(id, false);
      expect(short.attachmentsInfo?.map((each) => each.name)).toEqual(['dot.gif']);
      const { Inline, Link } = ImageEmbedType;
      const inline = await at.agent.getTicketMessageWithEmbeddedDataAsync(id, Inline);
      expect(inline.htmlBody).toMatch(
        /^<img src="data:image\/gif;[^,]*base64,R0lGODlhAQABAAAAACw=">$/,
      );
      const linked = await at.agent.getTicketMessageWithEmbeddedDataAsync(id, Link);
      expect(linked.htmlBody).toBe('<img src="cid:dot">');
    });
  });
}

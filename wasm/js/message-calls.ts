import { Calls } from './calls.js';
import { usualTimeout } from './deadline.js';
import type {
  AttachmentEntity,
  MessageActionType,
  TicketMessageEntity,
} from './generated/carriers.js';
import { recipientsOf, type MessageRow, type Recipients } from './rows.js';
import type { Selected } from './select.js';
import type { CallOptions } from './transport.js';
import type { Progress } from './upload.js';

export interface SendMessageOptions extends CallOptions {
  /** Mail addresses. Without any the server takes those that are due. */
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** Default: the ticket's title. */
  readonly subject?: string;
}

export interface AttachmentOptions extends CallOptions {
  /** Default: the content's own type. */
  readonly contentType?: string;
  /** The picture's name in the message's HTML (`cid:`); makes it an inline picture. */
  readonly contentId?: string;
  /** Hears how much has been sent; where the platform cannot tell, only the end. */
  readonly progress?: (progress: Progress) => void;
}

/** A message to be saved; its ticket is named by its number. */
export type NewMessage = Partial<Omit<TicketMessageEntity, 'Ticket'>> & {
  readonly Ticket: { readonly TicketId: number };
};

/** An upload that is slower than this is given up. */
const slowestBytesPerMillisecond = 16;

/** Rows that are asked for at a time. */
const page = 500;

/** Messages, whom they go to, and their files. */
export class MessageCalls extends Calls {
  /**
   * `Agents/Ticket/SaveTicketMessageEntity`, with `notify` `SaveTicketMessageEntityWithNotify`:
   * creates (EjMessageId 0) or updates a message. Mails nobody outside: `sendMessage` does.
   */
  async saveMessage(
    message: NewMessage,
    options: CallOptions & { readonly notify?: boolean } = {},
  ): Promise<TicketMessageEntity> {
    if (!options.notify) return this.call('saveTicketMessageEntity', {}, message, options);
    const content = { NewEntity: message, Notify: true };
    return this.call('saveTicketMessageEntityWithNotify', {}, content, options);
  }

  /** `GET TicketMessage/{id}`: a message with its text; its pictures within it on demand. */
  async getMessage<P extends string = string>(
    id: number,
    options: CallOptions & {
      readonly embedImages?: 'Inline';
      /** Properties to return; default: all. Literals are typed. */
      readonly select?: readonly P[];
    } = {},
  ): Promise<Selected<'TicketMessageEntity', P>> {
    const { embedImages, select } = options;
    const parameters = { id, embedImages, select };
    const found = await this.call('getTicketMessage', parameters, undefined, options);
    return found as Selected<'TicketMessageEntity', P>;
  }

  /**
   * `Agents/Ticket/GetTicketMessageEntities`: messages of a ticket with their texts, in one request;
   * without `ids` all of them. Pictures within them stay with their files: see `getMessage`.
   * @returns Those that there are, which may be fewer.
   */
  async getMessages<P extends string = string>(
    ticketId: number,
    options: CallOptions & {
      readonly ids?: readonly number[];
      /** Properties to return; default: all. Literals are typed. */
      readonly select?: readonly P[];
    } = {},
  ): Promise<Selected<'TicketMessageEntity', P>[]> {
    const { ids = [], select } = options;
    const content = { TicketId: ticketId, MessageIds: ids };
    const found = await this.call('getTicketMessageEntities', { select }, content, options);
    return found as Selected<'TicketMessageEntity', P>[];
  }

  /** `DELETE TicketMessage/{id}`. */
  async deleteMessage(id: number, options: CallOptions = {}): Promise<void> {
    await this.call('deleteTicketMessage', { id }, undefined, options);
  }

  /** `GET Ticket/{id}/Messages`: a row for each message, the oldest first. */
  async listMessages(ticketId: number, options: CallOptions = {}): Promise<readonly MessageRow[]> {
    const rows: MessageRow[] = [];
    const select = ['ticketMessageId', 'messageId', 'author', 'createdAt', 'slevel'];
    for (let more = true; more;) {
      const at = { orderBy: 'ticketMessageId', top: page, skip: rows.length };
      const parameters = { id: ticketId, select, ...at };
      const found = await this.call('listTicketMessages', parameters, undefined, options);
      const value = (found.value ?? []) as unknown as MessageRow[];
      rows.push(...value);
      more = value.length > 0 && Boolean(found['odata.nextLink']);
    }
    return rows;
  }

  /** `Agents/Ticket/CalculateMessageRecipients`: whom an answer is to go to. */
  async calculateRecipients(
    ticketId: number,
    action: MessageActionType,
    messageId = 0,
    options: CallOptions = {},
  ): Promise<Recipients> {
    const content = { TicketId: ticketId, ActionType: action, MessageId: messageId };
    return recipientsOf(await this.call('calculateMessageRecipients', {}, content, options));
  }

  /** `Agents/Ticket/SendTicketMessage`: mails a saved message. Never tried twice by itself. */
  async sendMessage(id: number, options: SendMessageOptions = {}): Promise<void> {
    const { to = [], cc = [], bcc = [], subject = '' } = options;
    const whom = { TicketMessageEntityId: id, To: to, Cc: cc, Bcc: bcc, Subject: subject };
    const content = { ...whom, ReplyTemplateId: 0, GdprSource: '' };
    await this.call('sendTicketMessage', {}, content, options);
  }

  /**
   * Stores a file: `POST Attachment`, then its content, which has more time the larger it is. Where
   * the platform tells progress, the time counts from the last one.
   */
  async createAttachment(
    name: string,
    content: Blob | BufferSource,
    options: AttachmentOptions = {},
  ): Promise<AttachmentEntity> {
    const file = content instanceof Blob ? content : new Blob([content]);
    const { contentType = file.type, contentId, progress } = options;
    const entity = {
      Name: name,
      ...(contentType && { ContentType: contentType }),
      ...(contentId !== undefined && { ContentId: contentId, InlineImage: true }),
    };
    const made = await this.call('postAttachment', {}, entity, options);
    const timeout = options.timeout ?? usualTimeout + file.size / slowestBytesPerMillisecond;
    const sending = { ...options, timeout };
    await this.exchange('postAttachmentContent', { id: made.AttachmentId }, file, sending);
    progress?.({ sent: file.size, total: file.size });
    return { ...made, AttSize: file.size };
  }

  /** `GET Attachment/{id}/Content`. */
  async attachmentContent(id: number, options: CallOptions = {}): Promise<Blob> {
    const answer = await this.exchange('getAttachmentContent', { id }, undefined, options);
    return new Blob([answer.body], { type: answer.type });
  }

  /** `Agents/Ticket/GetTicketAttachments`: the files of all messages of a ticket. */
  async listAttachments(ticketId: number, options: CallOptions = {}): Promise<AttachmentEntity[]> {
    const content = { TicketEntityId: ticketId };
    return (await this.call('getTicketAttachments', {}, content, options)) ?? [];
  }

  /** `Agents/Ticket/GetAttachmentInfo`: the files of one message. */
  async messageAttachments(
    messageId: number,
    options: CallOptions = {},
  ): Promise<AttachmentEntity[]> {
    const content = { TicketMessageEntityId: messageId };
    return (await this.call('getAttachmentInfo', {}, content, options)) ?? [];
  }

  /** `Agents/Ticket/AddAttachments`: hangs stored files on a message. */
  async addAttachments(
    messageId: number,
    attachmentIds: readonly number[],
    options: CallOptions = {},
  ): Promise<void> {
    const content = { TicketMessageEntityId: messageId, AttachmentIds: attachmentIds };
    await this.call('addAttachments', {}, content, options);
  }
}

import type { AttachmentEntity, Client, Selected } from '../../../wasm/js/index.js';

/** What is shown of a message that is open. */
const select = [
  'EjMessageId',
  'Type',
  'Body',
  'HtmlBody',
  'Badge',
  'MessageHeaders',
  'AttachmentsInfo',
] as const;

/** A message with its text. */
export type OpenMessage = Selected<'TicketMessageEntity', (typeof select)[number]>;

/** Reads a message with the pictures in its text. */
export function readMessage(client: Client, id: number): Promise<OpenMessage> {
  return client.getMessage(id, { embedImages: 'Inline', select });
}

/**
 * Reads messages of a ticket in one request. What has pictures in its text is left out, since they do
 * not come with it, and so is one alone.
 */
export async function readTogether(
  client: Client,
  ticketId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, OpenMessage>> {
  if (ids.length < 2) return new Map();
  const found: readonly OpenMessage[] = await client.getMessages(ticketId, { ids, select });
  const whole = found.filter(({ AttachmentsInfo }) => !AttachmentsInfo?.some(isInText));
  return new Map(whole.map((message) => [message.EjMessageId, message]));
}

const isInText = ({ InlineImage }: AttachmentEntity): boolean => InlineImage === true;

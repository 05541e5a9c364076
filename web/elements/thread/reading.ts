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

/** Reads messages of a ticket in one request; pictures in their texts do not come with it. */
export async function readTogether(
  client: Client,
  ticketId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, OpenMessage>> {
  const found: readonly OpenMessage[] = await client.getMessages(ticketId, { ids, select });
  return new Map(found.map((message) => [message.EjMessageId, message]));
}

/** Reads the plain texts of messages alone, for their first words. */
export async function readTexts(
  client: Client,
  ticketId: number,
  ids: readonly number[],
): Promise<readonly Pick<OpenMessage, 'EjMessageId' | 'Body'>[]> {
  return client.getMessages(ticketId, { ids, select: ['EjMessageId', 'Body'] });
}

/** Whether a message is all there without the pictures in its text. */
export function isWhole({ AttachmentsInfo }: OpenMessage): boolean {
  return !AttachmentsInfo?.some(isInText);
}

const isInText = ({ InlineImage }: AttachmentEntity): boolean => InlineImage === true;

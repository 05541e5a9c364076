import type { Node } from 'prosemirror-model';
import type { AttachmentEntity, Client, Selected } from '../../../../wasm/js/index.js';
import type { AttachedFile, MessageContent } from '../../../draft/message.js';
import { absolute, instant } from '../../../text/time.js';
import { text } from '../../../text/index.js';
import { htmlOf } from './html.js';
import { docOfHtml, linesOf } from './parse.js';
import { picturesIn } from './pictures.js';
import { schema } from './schema.js';
import { textOf } from './text.js';

/** What of a message is passed on. */
const select = [
  ...(['EjMessageId', 'Type', 'Body', 'HtmlBody', 'Author', 'CreatedAt'] as const),
  ...(['MessageHeaders', 'AttachmentsInfo'] as const),
] as const;

type Original = Selected<'TicketMessageEntity', (typeof select)[number]>;
type Source = Pick<Client, 'getMessage' | 'attachmentContent'>;

/**
 * A message that passes another one on: that one quoted below its head lines, with its files, to nobody
 * yet. Of its HTML comes what a reply may be made of. @throws TicketwireError
 */
export async function forwardOf(
  client: Source,
  messageId: number,
  title: string,
): Promise<Partial<MessageContent>> {
  const message = await client.getMessage(messageId, { select });
  const doc = docOf(message, title);
  const body = textOf(doc);
  const pictures = new Set(picturesIn(doc));
  const files = (message.AttachmentsInfo ?? []).map((file) => carried(client, file, pictures));
  return {
    ...{ level: 'External', forwards: messageId, to: [], cc: [], bcc: [] },
    ...{ subject: subjectOf(title), body, formatted: { html: htmlOf(doc), text: body } },
    files: await Promise.all(files),
  };
}

/** `Fwd: Title`, once, in whatever language it was begun. */
export function subjectOf(title: string): string {
  return /^\s*(?:fwd?|vs|vb|wg|doorst)\s*:/i.test(title) ? title : text.forward.subject(title);
}

/** An empty line to write on, and the message below its head lines. */
function docOf(message: Original, title: string): Node {
  const html = message.Type === 'Html' ? message.HtmlBody : '';
  const quoted = html ? [...docOfHtml(html).children] : linesOf(message.Body ?? '');
  return schema.node('doc', null, [
    schema.node('paragraph'),
    schema.node('blockquote', null, [
      ...headOf(message, title),
      schema.node('paragraph'),
      ...quoted,
    ]),
  ]);
}

function headOf({ Author, CreatedAt, MessageHeaders }: Original, title: string): Node[] {
  const say = text.forward;
  const header = (name: string): string =>
    (MessageHeaders ?? [])
      .filter(({ Name }) => Name?.toLowerCase() === name)
      .map(({ Value }) => Value)
      .filter(Boolean)
      .join(', ');
  const at = instant(CreatedAt);
  const lines: readonly (readonly [label: string, value: string])[] = [
    [say.from, header('from') || (Author ?? '')],
    [say.date, at === undefined ? '' : absolute(at)],
    [text.addresses.to, header('to')],
    [text.addresses.cc, header('cc')],
    [say.title, title],
  ];
  return [
    schema.node('paragraph', null, [schema.text(say.head)]),
    ...lines
      .filter(([, value]) => value.trim() !== '')
      .map(([label, value]) =>
        schema.node('paragraph', null, [
          schema.text(`${label}:`, [schema.mark('strong')]),
          schema.text(` ${value}`),
        ]),
      ),
  ];
}

/** A file of the message, by the server's number; a picture in its text is shown from its bytes. */
async function carried(
  client: Source,
  { AttachmentId: attachmentId, Name, ContentType, ContentId, AttSize }: AttachmentEntity,
  pictures: ReadonlySet<string>,
): Promise<AttachedFile> {
  const cid = (ContentId ?? '').replace(/^<|>$/g, '');
  const inText = pictures.has(cid);
  const bytes = inText
    ? await client.attachmentContent(attachmentId).catch(() => undefined)
    : undefined;
  return {
    ...{ key: crypto.randomUUID(), attachmentId, size: AttSize ?? 0 },
    ...{ name: Name || text.thread.unnamedFile(attachmentId), type: ContentType ?? '' },
    ...(inText && { cid }),
    ...(bytes && { bytes }),
  };
}

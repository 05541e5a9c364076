import type { TicketMessageEntity } from '../../wasm/js/index.js';

/** Who may read a message. */
export type MessageLevel = 'External' | 'Internal';

/** A file that is to go with a message. */
export interface AttachedFile {
  /** Tells the files of one user apart. */
  readonly key: string;
  readonly name: string;
  /** Media type; empty where the browser knows none. */
  readonly type: string;
  /** Missing of a file of another message, which the server has. */
  readonly bytes?: Blob;
  /** How many bytes a file of another message has. */
  readonly size?: number;
  /** Content-ID of a picture that stands in the text. */
  readonly cid?: string;
  /** The server's number for it, once the server has it whole. */
  readonly attachmentId?: number;
  /** Messages to several tickets have it. Its content stays until a sweep finds that none needs it. */
  readonly shared?: true;
  /** What the server has to say against it, for example that such files can do harm. */
  readonly warning?: string;
}

/** A text as HTML, and the plain text that the HTML stands for. */
export interface Formatted {
  readonly html: string;
  readonly text: string;
}

/** A message as it is written: a reply, an internal comment, or a new ticket's first message. */
export interface MessageContent {
  readonly level: MessageLevel;
  readonly body: string;
  /**
   * How the body looks, where it has a look. What was written where nothing can be formatted is in the
   * body alone: then the two texts differ.
   */
  readonly formatted?: Formatted | undefined;
  /** Mail addresses; undefined while nobody has changed whom the server would answer. */
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** Subject of the mail; the ticket's title where it is missing. */
  readonly subject?: string;
  /** Minutes; 0 says nothing. */
  readonly timeSpent: number;
  /** Seconds that the stopwatch has counted; its full minutes are in the time spent. */
  readonly counted?: number | undefined;
  readonly files: readonly AttachedFile[];
  /** Number of the message that is passed on. */
  readonly forwards?: number;
}

/** Whom a mail goes to. */
export interface Addressees {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

export type MessageToSave = Partial<Omit<TicketMessageEntity, 'Ticket'>> & {
  readonly Ticket: { readonly TicketId: number };
};

export const emptyMessage: MessageContent = {
  level: 'External',
  body: '',
  timeSpent: 0,
  files: [],
};

/** True when nothing would be lost with the message. Its level alone is nothing. */
export function isEmptyMessage(content: MessageContent): boolean {
  const { body, to, cc, bcc, timeSpent, files } = content;
  const edited = [to, cc, bcc].some((list) => list !== undefined);
  return body === '' && !edited && timeSpent === 0 && files.length === 0;
}

/** The body as HTML; nothing where it is plain, or was changed since it was formatted. */
export function htmlOf({
  body,
  formatted,
}: Pick<MessageContent, 'body' | 'formatted'>): string | undefined {
  return formatted?.text === body ? formatted.html : undefined;
}

/** True where a message passes another one on: an internal comment is a comment, whatever it quotes. */
export function isForward({
  level,
  forwards,
}: Pick<MessageContent, 'level' | 'forwards'>): boolean {
  return forwards !== undefined && level === 'External';
}

/**
 * Message-ID (RFC 5322, 3.6.4) by which a message is found again. It is made before the first try to
 * save, and stays through all of them.
 */
export function newMessageId(random: () => number): string {
  const word = (): string =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  return `<${word()}${word()}.${word()}${word()}@ticketwire>`;
}

/** What a message is saved as, for replies, comments and new tickets alike. */
export function messageEntity(
  content: MessageContent,
  ticketId: number,
  messageId: string,
): MessageToSave {
  const html = htmlOf(content);
  return {
    EjMessageId: 0,
    Ticket: { TicketId: ticketId },
    MessageId: messageId,
    Slevel: content.level,
    ...(isForward(content) && { Badge: 'Forward' }),
    ...(html === undefined ? { Type: 'Plain' } : { Type: 'Html', HtmlBody: html }),
    Body: content.body,
    ...(content.timeSpent > 0 && { TimeSpent: content.timeSpent }),
  };
}

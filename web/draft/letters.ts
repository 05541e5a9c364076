import type { KeptFile } from './files.js';
import { mayCancel, newEntry, type Entry, type MessageEntry } from './entry.js';
import type { SendOptions, WrittenContent } from './message-draft.js';

/** What one of several tickets is told. */
export interface Letter {
  /** The entry of the outbox that it becomes. */
  readonly entryId: string;
  readonly ticketId: number;
  readonly title: string;
  /** The message as it was written. */
  readonly from: WrittenContent;
  /** The same for this ticket. */
  readonly content: WrittenContent;
  /** BaseStatus of the ticket when it was written. */
  readonly baseStatus?: string | undefined;
}

/**
 * The entries of letters, each with the same files. Each has an id of its own by which its ticket's
 * message is found again.
 */
export function letterEntries(
  letters: readonly Letter[],
  { messageId, files }: { readonly messageId: string; readonly files: readonly KeptFile[] },
  { mail = false, hold = 0, then = [] }: SendOptions,
  now: number,
): readonly MessageEntry[] {
  return letters.map(({ entryId, ticketId, title, content, baseStatus }) => ({
    kind: 'message',
    ...newEntry(entryId, ticketId, title, now),
    ...(hold > 0 && { reason: 'held' as const, notBefore: now + hold }),
    messageId: messageId.replace('@', `.${ticketId}@`),
    content: { ...content, files: files.map((file) => ({ ...file, shared: true })) },
    mail: mail && content.level === 'External',
    tried: false,
    ...(then.length > 0 && { then }),
    ...(baseStatus !== undefined && { baseStatus }),
    step: 'attach',
  }));
}

/** Those of the entries that have surely not been sent, and wait for nobody. */
export function callable(entries: readonly (Entry | undefined)[]): readonly MessageEntry[] {
  return entries.filter(
    (entry): entry is MessageEntry =>
      entry?.kind === 'message' && entry.state === 'waiting' && mayCancel(entry),
  );
}

/** What was written before, and what has been written since. */
export function joined(before: WrittenContent, since: WrittenContent): WrittenContent {
  return {
    ...before,
    body: [before.body, since.body].filter(Boolean).join('\n\n'),
    files: [...before.files, ...since.files],
  };
}

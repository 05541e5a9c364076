import type { TicketMessageEntity } from '../../wasm/js/index.js';
import { TicketwireError } from '../../wasm/js/errors.js';
import { readTicket } from './acting.js';
import { follow, followed } from './after-sending.js';
import type { MessageEntry } from './entry.js';
import { unshared } from './files.js';
import { failureOf, patience, within } from './failures.js';
import { isForward, messageEntity } from './message.js';
import type { Progress } from './progress.js';
import { closedSince } from './saving.js';
import { calm, lost, outgoing, refused, type SendTools } from './step.js';

/** Uploads take as long as they take. */
const uploadPatience = 600_000;

type Decide = (now: MessageEntry) => Progress;

/** One step with a reply or comment. */
export async function advanceMessage(entry: MessageEntry, tools: SendTools): Promise<Decide> {
  try {
    if (entry.step === 'attach') return await attach(entry, tools);
    if (entry.step === 'save') return await save(entry, tools);
    if (entry.step === 'status') return await follow(entry, tools);
    return await mail(entry, tools);
  } catch (cause) {
    return (now) => failed(now, cause);
  }
}

/** What a failure means for an entry that is in any state. */
function failed(now: MessageEntry, cause: unknown): Progress {
  const failure = failureOf(cause);
  // Only what was being sent may have arrived.
  const sending = now.state === 'sending';
  const settled: MessageEntry = { ...now, state: now.state === 'unknown' ? 'unknown' : 'waiting' };
  if (failure === 'session') return { kind: 'session', entry: settled };
  if (failure === 'refused' || failure === 'conflict') return refused(settled, cause);
  if (failure === 'lost' && sending) return lost(now, cause);
  return { kind: 'later', entry: settled, cause };
}

/** Uploads one file; a file without a message hurts nobody, so it is simply tried again. */
async function attach(entry: MessageEntry, tools: SendTools): Promise<Decide> {
  const { client, clock, file, uploads } = tools;
  const { files } = entry.content;
  const index = files.findIndex(({ attachmentId }) => attachmentId === undefined);
  if (index < 0) return (now) => ({ kind: 'next', entry: { ...now, step: 'save' } });
  const { key, name, type, cid } = files[index]!;
  const bytes = await file(key);
  if (!bytes) return (now) => refused(now, lostFile(name));
  const about = { contentType: type, ...(cid !== undefined && { contentId: cid }) };
  // Messages to several tickets have one attachment together.
  const { AttachmentId: attachmentId } = await uploads.do(key, () =>
    within(clock, uploadPatience, (bounds) =>
      client.createAttachment(name, bytes, { ...bounds, ...about }),
    ),
  );
  return (now) => {
    const uploaded = now.content.files.with(index, { ...files[index]!, attachmentId });
    return { kind: 'next', entry: calm({ ...now, content: { ...now.content, files: uploaded } }) };
  };
}

function lostFile(name: string): TicketwireError {
  return new TicketwireError(`The browser has lost the file ${name}`, { code: 'argument' });
}

async function save(entry: MessageEntry, tools: SendTools): Promise<Decide> {
  const { client, clock } = tools;
  const { ticketId, messageId, content } = entry;
  if (entry.state === 'waiting') {
    if (entry.tried) return (now) => ({ kind: 'next', entry: { ...now, state: 'unknown' } });
    return check(entry, tools);
  }
  if (entry.state === 'unknown') return find(entry, tools);
  const message = messageEntity({ ...content, files: [] }, ticketId, messageId);
  const AttachmentIds = content.files.flatMap(({ attachmentId }) => attachmentId ?? []);
  // With its files in one request, so that there is never a message without them.
  const saved = await within(clock, patience, (bounds) =>
    AttachmentIds.length === 0
      ? client.saveMessage(message, bounds)
      : client.call(
          'saveTicketMessageEntityWithOptions',
          {},
          {
            Entity: message,
            AttachmentIds,
            UpdateRepliedAt: content.level === 'External' && !isForward(content),
            Notify: false,
          },
          bounds,
        ),
  );
  return (now) => isSaved(now, saved.EjMessageId);
}

/** A ticket that was closed meanwhile is not answered without a word. */
async function check(entry: MessageEntry, { client, clock }: SendTools): Promise<Decide> {
  const sending: Decide = (now) => ({
    kind: 'next',
    entry: outgoing({ ...now, state: 'sending', tried: true }),
  });
  if (entry.baseStatus === undefined) return sending;
  const fresh = (await within(clock, patience, (bounds) =>
    client.getTicket(entry.ticketId, bounds),
  ))!;
  const seen = { base: { BaseStatus: entry.baseStatus } } as unknown as typeof fresh;
  const why = closedSince(seen, fresh);
  const { bytes } = fresh;
  fresh.dispose();
  if (!why) return sending;
  return (now) => ({
    kind: 'stop',
    entry: { ...now, state: 'conflict', conflict: { ...why, fresh: bytes } },
    report: {
      kind: 'conflict',
      ticketId: now.ticketId,
      entryId: now.id,
      of: 'message',
      ...why,
    },
  });
}

/** Looks whether the message is there already. Where its ticket was merged it has gone along. */
async function find(entry: MessageEntry, tools: SendTools): Promise<Decide> {
  const passed = new Set<number>();
  for (let at = entry.ticketId; at !== 0 && !passed.has(at); at = await mergedInto(at, tools)) {
    const id = await savedIn(at, entry, tools);
    if (id !== undefined) return (now) => isSaved(now, id);
    passed.add(at);
  }
  if (passed.size > 1) return check(entry, tools);
  return (now) => ({ kind: 'next', entry: { ...now, state: 'sending', tried: true } });
}

/** The message's number, if a ticket has it. */
async function savedIn(
  ticketId: number,
  { messageId }: MessageEntry,
  { client, clock }: SendTools,
): Promise<number | undefined> {
  const rows = await within(clock, patience, (bounds) => client.listMessages(ticketId, bounds));
  const row = rows.find((each) => each.messageId === messageId);
  const id = Number(row?.['ticketMessageId']);
  return row && Number.isInteger(id) ? id : undefined;
}

/** 0 for a ticket that lives on its own. */
async function mergedInto(ticketId: number, tools: SendTools): Promise<number> {
  const { BaseStatus, ConnectId } = (await readTicket(tools, ticketId)).base;
  return BaseStatus === 'Merged' ? (ConnectId ?? 0) : 0;
}

/** The message is on the server; the mail is next. */
function isSaved(now: MessageEntry, savedId: number): Progress {
  const next: MessageEntry = calm({ ...now, savedId, state: 'waiting', step: 'mail' });
  return now.mail ? { kind: 'next', entry: next } : done(next, false);
}

async function mail(entry: MessageEntry, { client, clock }: SendTools): Promise<Decide> {
  const savedId = entry.savedId!;
  if (entry.state === 'waiting') {
    return (now) => ({ kind: 'next', entry: outgoing({ ...now, state: 'sending' }) });
  }
  if (entry.state === 'unknown') {
    const message = await within(clock, patience, (bounds) => client.getMessage(savedId, bounds));
    return (now) => (isMailed(message) ? done(now, true) : ask(now));
  }
  const { to = [], cc = [], bcc = [], subject } = entry.content;
  await within(clock, patience, (bounds) =>
    client.sendMessage(savedId, { ...bounds, to, cc, bcc, ...(subject && { subject }) }),
  );
  return (now) => done(now, true);
}

/** Where the server notes whom it has mailed. */
function isMailed({ MessageHeaders }: TicketMessageEntity): boolean {
  return (MessageHeaders ?? []).some(({ Name }) => /^(to|cc|bcc)$/i.test(Name ?? ''));
}

/** A mail that went out twice cannot be taken back, so nobody but a person decides. */
function ask(now: MessageEntry): Progress {
  const { id: entryId, ticketId } = now;
  return {
    kind: 'stop',
    entry: { ...now, state: 'unknown', asks: true },
    report: { kind: 'asks', ticketId, entryId },
  };
}

function done(now: MessageEntry, mailed: boolean): Progress {
  const { id: entryId, ticketId, savedId = 0 } = now;
  return followed(now, {
    kind: 'done',
    entry: now,
    effects: { files: unshared(now.content.files) },
    report: { kind: 'sent', ticketId, entryId, messageId: savedId, mailed },
  });
}

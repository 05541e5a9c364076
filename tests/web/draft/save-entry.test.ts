import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  newEntry,
  type Entry,
  type MessageEntry,
  type SaveEntry,
} from '../../../web/draft/entry.js';
import { afterOwnSave, onUndone, saveOf, takeOn } from '../../../web/draft/save-entry.js';
import { Session } from '../../../web/draft/session.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const title = rowNamed('title')!;

const stamp = (second: number): string => `2026-11-29T08:00:0${second}Z`;
const ticket = (second: number, members: object = {}): object => ({
  TicketId: 7,
  Title: 'Printer',
  BaseStatus: 'Active',
  Priority: { TicketPriorityId: 2 },
  LastChanged: stamp(second),
  ...members,
});
const bytes = (members: object): Uint8Array => new TextEncoder().encode(JSON.stringify(members));
const parsed = (content: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(content));

/** A session with edits of the title, at a version. */
function edited(second: number, value = 'Mine', members: object = {}): Session {
  const session = new Session(7, ticketDraft(ticket(second, members)));
  session.edit(title, value);
  return session;
}

const first = { before: undefined, id: '1', notify: false };

let live: number;
beforeEach(() => {
  live = core.liveObjects;
});

/** Frees the sessions, and expects that nothing else is left. */
function freed(...sessions: Session[]): void {
  for (const session of sessions) session.dispose();
  expect(core.liveObjects).toBe(live);
}

describe('the first save of a ticket', () => {
  test('has the version that was edited, and what is to be sent', () => {
    const session = edited(1);
    const entry = takeOn(core, session, { ...first, notify: true });
    expect(entry).toMatchObject({
      ...{ kind: 'save', id: '1', ticketId: 7, title: 'Printer', state: 'waiting' },
      ...{ sent: [], round: 0, notify: true, step: 'patch', others: [] },
    });
    expect(parsed(entry.base)).toEqual(ticket(1));
    const change = { pointer: '/Title', before: 'Printer', after: 'Mine' };
    expect(entry.wanted).toMatchObject({ changes: [change], asked: [change] });
    expect(JSON.parse(entry.wanted.body)).toContainEqual({
      ...{ op: 'replace', path: '/Title', value: 'Mine' },
    });
    freed(session);
  });

  test('of a ticket without a title has none', () => {
    const session = edited(1, 'Mine', { Title: undefined });
    expect(takeOn(core, session, first).title).toBe('');
    freed(session);
  });
});

describe('a further save', () => {
  const sent = { body: '[]', inverse: '[]', changes: [], asked: [] };

  function before(second: number, changed: Partial<SaveEntry> = {}): SaveEntry {
    const session = edited(second);
    const entry = takeOn(core, session, first);
    session.dispose();
    return { ...entry, sent: [sent], ...changed };
  }

  test('of the same version takes the place of what was wanted', () => {
    const session = edited(1, 'Mine too');
    const kept = before(1);
    const entry = takeOn(core, session, { before: kept, id: '2', notify: false });
    expect(entry).toMatchObject({ id: '1', sent: [sent], notify: false });
    expect(entry.base).toBe(kept.base);
    expect(entry.wanted.changes).toEqual([
      { pointer: '/Title', before: 'Printer', after: 'Mine too' },
    ]);
    freed(session);
  });

  test('of a newer version begins there, and nothing of it was sent', () => {
    const session = edited(2, 'Mine too', { Title: 'Theirs' });
    const entry = takeOn(core, session, { before: before(1), id: '2', notify: false });
    expect(entry.sent).toEqual([]);
    expect(parsed(entry.base)).toEqual(ticket(2, { Title: 'Theirs' }));
    expect(entry.wanted.changes).toEqual([
      { pointer: '/Title', before: 'Theirs', after: 'Mine too' },
    ]);
    freed(session);
  });

  test('of an older version is put on the one that the save stands on', () => {
    const session = edited(1, 'Mine too');
    const kept = before(2, { base: bytes(ticket(2, { Priority: { TicketPriorityId: 5 } })) });
    const entry = takeOn(core, session, { before: kept, id: '2', notify: false });
    expect(entry.sent).toEqual([sent]);
    expect(parsed(entry.base)).toMatchObject({
      LastChanged: stamp(2),
      Priority: { TicketPriorityId: 5 },
    });
    expect(entry.wanted.changes).toEqual([
      { pointer: '/Title', before: 'Printer', after: 'Mine too' },
    ]);
    expect(entry.wanted.asked).toEqual(session.changes);
    freed(session);
  });

  test.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
  ])('tells people where it or the one before was to (%p, %p)', (was, is, tells) => {
    const session = edited(1);
    const entry = takeOn(core, session, {
      ...{ before: before(1, { notify: was }), id: '2', notify: is },
    });
    expect(entry.notify).toBe(tells);
    freed(session);
  });

  test('mends what was refused or in conflict, and is tried anew', () => {
    const session = edited(1);
    const wrong = {
      failures: 3,
      notBefore: 9,
      reason: 'server' as const,
      problem: { code: 'x', message: '' },
      conflict: { why: 'overlap' as const, fresh: new Uint8Array() },
    };
    const entry = takeOn(core, session, {
      ...{ before: before(1, { ...wrong, state: 'refused' }), id: '2', notify: false },
    });
    expect(entry).toMatchObject({ state: 'waiting', failures: 0, notBefore: 0 });
    for (const name of ['conflict', 'problem', 'reason']) expect(entry).not.toHaveProperty(name);
    freed(session);
  });

  test('leaves one that waits or is being sent as it is', () => {
    const session = edited(1);
    const state = 'unknown' as const;
    const kept = before(1, { failures: 3, notBefore: 9, state });
    const entry = takeOn(core, session, { before: kept, id: '2', notify: false });
    expect(entry).toMatchObject({ state, failures: 3, notBefore: 9 });
    freed(session);
  });
});

describe('among the entries of a ticket', () => {
  test('the save is the one whose patch is not made yet', () => {
    const session = edited(1);
    const save = takeOn(core, session, first);
    const undo: Entry = {
      ...newEntry('0', 7, '', 0),
      ...{ kind: 'undo', saveId: '', patch: save.wanted, stamp: '', redo: false },
    };
    expect(saveOf([undo, { ...save, id: '0', step: 'notify' }, save])).toBe(save);
    expect(saveOf([undo])).toBeUndefined();
    freed(session);
  });
});

describe('the undo of an earlier save', () => {
  const undo = JSON.stringify([
    { op: 'test', path: '/Title', value: 'Printer' },
    { op: 'replace', path: '/Title', value: 'Older' },
  ]);

  test('moves what a waiting save was made over', () => {
    const session = edited(1);
    const save = takeOn(core, session, first);
    const { put, remove } = onUndone(core, save, undo);
    expect(remove).toBeUndefined();
    expect(put).toMatchObject([{ id: '1', sent: [] }]);
    const [moved] = put as readonly SaveEntry[];
    expect(moved!.wanted.changes).toEqual([{ pointer: '/Title', before: 'Older', after: 'Mine' }]);
    expect(moved!.wanted.asked).toEqual(save.wanted.asked);
    expect(parsed(moved!.base)).toMatchObject({ Title: 'Older' });
    freed(session);
  });

  test('that makes what a waiting save wants leaves nothing to save', () => {
    const session = edited(1, 'Older');
    const save = takeOn(core, session, first);
    expect(onUndone(core, save, undo)).toEqual({ remove: ['1'] });
    freed(session);
  });

  test('changes nothing of a save that may have arrived, or where it does not fit', () => {
    const session = edited(1);
    const save = takeOn(core, session, first);
    expect(onUndone(core, { ...save, sent: [save.wanted] }, undo)).toEqual({});
    expect(onUndone(core, save, undo.replace('Printer', 'Other'))).toEqual({});
    freed(session);
  });
});

describe('after an own save', () => {
  const message: MessageEntry = {
    ...newEntry('1', 7, 'Printer', 0),
    ...{ kind: 'message', messageId: '<1@x>', mail: false, step: 'attach', tried: false },
    ...{ content: { level: 'External', body: 'Dear Ann', timeSpent: 0, files: [] } },
    baseStatus: 'Active',
  };
  const status = { pointer: '/Status/TicketStatusId', before: 1, after: 2 };
  const closed = bytes(ticket(2, { BaseStatus: 'Closed' }));

  test('of the status, what waits has the ticket’s new one', () => {
    const settled = { asked: [status], answer: closed };
    expect(afterOwnSave(core, [message], settled)).toEqual([{ ...message, baseStatus: 'Closed' }]);
    freed();
  });

  test('that took one back, as well', () => {
    const settled = { asked: [], answer: closed, by: '[]' };
    expect(afterOwnSave(core, [message], settled)).toHaveLength(1);
    freed();
  });

  test('of something else, that somebody has closed it is still a conflict', () => {
    const asked = [{ pointer: '/Title', before: 'Printer', after: 'Mine' }];
    expect(afterOwnSave(core, [message], { asked, answer: closed })).toEqual([]);
    freed();
  });

  test.each<[string, Entry[], Uint8Array]>([
    ['has the status already', [message], bytes(ticket(2))],
    ['is being sent', [{ ...message, state: 'sending' }], closed],
    ['was written without a status', [{ ...message, baseStatus: '' }], closed],
    ['has no status to get', [message], bytes({ TicketId: 7 })],
  ])('what %s stays as it is', (_what, entries, answer) => {
    expect(afterOwnSave(core, entries, { asked: [status], answer })).toEqual([]);
    freed();
  });
});

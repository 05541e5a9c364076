import { beforeEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import type { Change } from '../../../wasm/js/index.js';
import { Session, type SessionHost } from '../../../web/draft/session.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const title = rowNamed('title')!;
const priority = rowNamed('priority')!;

const stamp = (second: number): string => `2026-11-29T08:00:0${second}Z`;
const members = (second: number, part: object = {}): object => ({
  ...{ TicketId: 7, Title: 'A', Priority: { TicketPriorityId: 2 }, LastChanged: stamp(second) },
  ...part,
});
const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const version = (second: number, part: object = {}) => ticketDraft(members(second, part));
const no = { message: 'No.', typed: '' };

let asked: readonly Change[];
let told: (readonly string[])[];
let now: number;
let session: Session;
let live: number;
const host: SessionHost = {
  core,
  now: () => now,
  changed: (_session, pointers) => told.push(pointers),
  save: () => Promise.resolve('1'),
  asked: () => asked,
};
beforeEach(() => {
  asked = [];
  told = [];
  now = 0;
  live = core.liveObjects;
  session = new Session(7, version(1), host);
});

describe('what is told', () => {
  test('is what was edited, refused, mended, taken back, and brought back', () => {
    session.edit(title, 'B');
    session.refuse('/Deadline', no);
    session.accept('/Deadline');
    session.accept('/Deadline');
    session.undo();
    session.redo();
    session.reset('/Title');
    session.restore([{ pointer: '/Title', after: 'C' }]);
    session.discard();
    session.bringBack();
    expect(told).toEqual([
      ...[['/Title'], [], [], ['/Title'], ['/Title'], ['/Title'], ['/Title']],
      ...[['/Title'], [], ['/Title']],
    ]);
  });

  test('a save is asked of the desk; without one there is none', async () => {
    expect(await session.save()).toBe('1');
    const alone = new Session(7, version(1));
    expect(await alone.save()).toBeUndefined();
    expect(alone.now).toBe(0);
    now = 5;
    expect(session.now).toBe(5);
  });
});

describe('the plan', () => {
  test('is made anew after every edit, refusal and mending', () => {
    expect(session.plan?.operations).toEqual([]);
    session.edit(title, 'B');
    expect(session.plan?.operations).not.toEqual([]);
    session.refuse('/Deadline', no);
    expect(session.plan).toBeUndefined();
    expect(session.failure).toMatchObject({ pointer: '/Deadline' });
    session.accept('/Deadline');
    expect(session.plan).toBeDefined();
    expect(session.failure).toBeUndefined();
    session.refuse('/Deadline', no);
    expect(session.plan).toBeUndefined();
    session.reset('/Deadline');
    expect(session.plan).toBeDefined();
  });

  test('is made once between two edits', () => {
    session.edit(title, 'B');
    expect(session.plan).toBe(session.plan);
  });

  test('is made anew after what other tabs have kept, and after a newer version', () => {
    expect(session.plan?.operations).toEqual([]);
    session.catchUp({ base: bytes(members(1)), edits: [], refusals: [['/Deadline', no]] });
    expect(session.plan).toBeUndefined();
    session.catchUp({ base: bytes(members(1)), edits: [['/Title', 'B']], refusals: [] });
    expect(session.plan?.operations).not.toEqual([]);
    session.replace(version(2));
    expect(session.plan?.operations).toEqual([]);
    session.restoreKept({ edits: [['/Title', 'C']], discarded: [] });
    expect(session.plan?.operations).not.toEqual([]);
    session.restoreKept({ edits: [], discarded: [], refusals: [['/Deadline', no]] });
    expect(session.plan).toBeUndefined();
  });
});

describe('what was marked', () => {
  const options = { code: 'value_range', status: 400, pointer: '/Title' } as const;

  test.each<[string, () => void]>([
    ['its control is edited', () => session.edit(title, 'B')],
    ['another version comes', () => session.replace(version(2))],
    ['all is taken back', () => session.reset()],
  ])('stays until %s', (_what, over) => {
    session.mark(new TicketwireError('Too long.', options));
    session.edit(priority, 3);
    expect(session.problem(title)).toBeDefined();
    expect(session.problem(priority)).toBeUndefined();
    over();
    expect(session.problem(title)).toBeUndefined();
  });
});

describe('what is kept', () => {
  test('is nothing without edits, and everything that can be lost', () => {
    expect(session.kept).toBeUndefined();
    session.edit(title, 'B');
    session.refuse('/Deadline', no);
    expect(session.kept).toEqual({
      ...{ v: 1, base: session.draft.bytes, edits: [['/Title', 'B']], discarded: [] },
      refusals: [['/Deadline', no]],
    });
    session.discard();
    expect(session.kept).toMatchObject({ edits: [], discarded: [['/Title', 'B']], refusals: [] });
  });

  test('comes back, with what was discarded', () => {
    const record = { edits: [['/Title', 'B']], discarded: [['/Category', 3]] } as const;
    session.restoreKept(record);
    expect(session.value(title)).toBe('B');
    expect(session.discarded).toEqual([['/Category', 3]]);
    expect(session.kept).toMatchObject(record);
    // It is no edit that was made just now.
    expect(session.history.canUndo).toBe(false);
    expect(told).toEqual([]);
  });
});

describe('discarding', () => {
  test('is taken back once, what is no value included', () => {
    session.edit(title, 'B');
    session.refuse('/Deadline', no);
    session.discard();
    session.bringBack();
    expect([session.value(title), session.refusals.size]).toEqual(['B', 1]);
    session.accept('/Deadline');
    session.bringBack();
    expect(session.refusals.size).toBe(0);
  });

  test('for another version keeps mine at hand, until the field changes', () => {
    session.edit(title, 'B');
    session.edit(priority, 3);
    session.discardFor(version(2, { Title: 'Theirs' }));
    expect(session.changed).toBe(false);
    expect(session.discarded).toHaveLength(2);
    session.edit(priority, 4);
    expect(session.discarded).toEqual([['/Title', 'B']]);
    session.replace(version(3, { Title: 'Theirs again' }));
    expect(session.discarded).toEqual([]);
  });
});

describe('a newer version', () => {
  test('is taken, with my edits on top; what it has changed is no step of mine any more', () => {
    session.edit(title, 'B');
    now = 5_000;
    session.edit(priority, 3);
    expect(session.refresh(version(2, { Category: { TicketCategoryId: 3 } }))).toBe('taken');
    expect(session.changes).toHaveLength(2);
    session.undo();
    session.undo();
    expect(session.changed).toBe(false);
    expect(session.history.canUndo).toBe(false);
    session.redo();
    session.replace(version(3, { Title: 'Theirs' }));
    session.redo();
    expect(session.history.canRedo).toBe(false);
    expect(session.value(title)).toBe('Theirs');
  });

  test('of what is being edited is not taken: only its messages are', () => {
    session.edit(title, 'B');
    const before = session.draft;
    const Messages = [{ TicketMessageId: 3 }];
    expect(session.refresh(version(2, { Title: 'Theirs', Messages }))).toBe('overlap');
    expect(session.draft).toBe(before);
    expect(session.messages).toEqual(Messages);
    expect(core.liveObjects).toBe(live + 1);
    session.replace(version(3));
    expect(session.messages).toEqual([]);
  });

  test('is not taken while something of mine is on its way', () => {
    session.edit(title, 'B');
    asked = session.changes;
    expect(session.refresh(version(2, { Category: { TicketCategoryId: 3 } }))).toBe('overlap');
    asked = [];
    expect(session.refresh(version(2, { Category: { TicketCategoryId: 3 } }))).toBe('taken');
    asked = [{ pointer: '/Title', before: 'A', after: 'B' }];
    session.reset();
    expect(session.refresh(version(3))).toBe('taken');
  });

  test.each([
    ['the same', 1, 'same'],
    ['an older one', 0, 'older'],
  ])('that is %s is freed', (_what, second, result) => {
    const Messages = [{ TicketMessageId: 3 }];
    expect(session.refresh(version(second, { Messages }))).toBe(result);
    expect(session.messages).toEqual(result === 'same' ? Messages : []);
    expect(core.liveObjects).toBe(live + 1);
  });

  test('without a stamp is taken', () => {
    const bare = new Session(7, ticketDraft({ TicketId: 7, Title: 'A' }), host);
    expect(bare.refresh(ticketDraft({ TicketId: 7, Title: 'B' }))).toBe('taken');
    bare.dispose();
  });
});

describe('messages', () => {
  test('are new until they are looked at, one by one or all', () => {
    session.markSeen();
    const messages = (...ids: number[]) => ids.map((TicketMessageId) => ({ TicketMessageId }));
    session.refresh(version(2, { Messages: messages(1, 2, 3) }));
    expect([...session.arrived]).toEqual([1, 2, 3]);
    session.markSeen(2);
    expect([...session.arrived]).toEqual([1, 3]);
    session.markSeen();
    expect([...session.arrived]).toEqual([]);
  });
});

describe('edits that are not sent yet', () => {
  test('are those that no save has taken on', () => {
    session.edit(title, 'B');
    expect(session.unsaved).toHaveLength(1);
    asked = session.changes;
    expect(session.unsaved).toEqual([]);
    session.edit(priority, 3);
    expect(session.unsaved.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
  });
});

describe('other tabs', () => {
  test('edit the same ticket: what was made over the same value is taken', () => {
    session.take([
      ['/Title', 'B', 'A'],
      ['/Priority/TicketPriorityId', 5, 1],
    ]);
    expect(session.value(title)).toBe('B');
    expect(session.value(priority)).toBe(2);
    expect(told).toEqual([]);
  });

  test('take an edit back in what they keep, but not one that was made here since', () => {
    const base = bytes(members(1));
    session.restoreKept({ edits: [['/Title', 'B']], discarded: [] });
    session.edit(priority, 3);
    session.catchUp({ base, edits: [] });
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
    session.writing()();
    session.catchUp({ base, edits: [] });
    expect(session.changed).toBe(false);
  });

  test('that keep another version take nothing back', () => {
    session.restoreKept({ edits: [['/Title', 'B']], discarded: [] });
    session.catchUp({ base: bytes(members(2)), edits: [] });
    expect(session.value(title)).toBe('B');
  });

  test('have typed what is newer than what was told before', () => {
    session.edit(title, 'Mine');
    session.take([['/Title', 'Theirs', 'Other']]);
    session.catchUp({ base: bytes(members(1)), edits: [['/Title', 'Theirs']] });
    expect(session.value(title)).toBe('Theirs');
  });
});

describe('after a save', () => {
  const sent = [{ pointer: '/Title', before: 'A', after: 'B' }];

  test('what was sent is no edit any more, what was typed since is', () => {
    session.edit(title, 'B');
    session.edit(priority, 3);
    session.settle(sent, version(2, { Title: 'B' }));
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
    expect(session.base.Title).toBe('B');
    expect(core.liveObjects).toBe(live + 1);
  });

  test('an edit that was taken back since is one', () => {
    session.edit(title, 'B');
    session.edit(title, 'A');
    session.settle(sent, version(2, { Title: 'B' }));
    expect(session.changes).toEqual([{ pointer: '/Title', before: 'B', after: 'A' }]);
    // Once more it is no news.
    session.settle(sent, version(3, { Title: 'B' }));
    expect(session.changes).toEqual([{ pointer: '/Title', before: 'B', after: 'A' }]);
  });

  test('what was never an edit here was not taken back here', () => {
    session.settle(sent, version(2, { Title: 'B' }));
    expect(session.changes).toEqual([]);
  });

  test('of an older version only what was sent is no edit any more', () => {
    session.replace(version(3, { Title: 'C' }));
    session.edit(title, 'B');
    session.edit(priority, 3);
    expect(session.plan).toBeDefined();
    const { body } = session.plan!;
    session.settle(
      [...sent, { pointer: '/Priority/TicketPriorityId', before: 2, after: 9 }],
      version(2),
    );
    expect(session.changes.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
    expect(session.base.Title).toBe('C');
    expect(session.plan?.body).not.toBe(body);
    expect(core.liveObjects).toBe(live + 1);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TicketwireError } from '../../../wasm/js/errors.js';
import {
  newEntry,
  type Entry,
  type MessageEntry,
  type UndoEntry,
} from '../../../web/draft/entry.js';
import { Keeper } from '../../../web/draft/keeping.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import type { Decision } from '../../../web/draft/progress.js';
import { Outbox } from '../../../web/draft/queue.js';
import type { Report } from '../../../web/draft/report.js';
import { StoreError } from '../../../web/draft/store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { FakeClock, settle } from './world.js';

const patch = { body: '[]', inverse: '[]', changes: [], asked: [] };

function entry(id: string, changed: Partial<UndoEntry> = {}): UndoEntry {
  const head = newEntry(id, 7, 'Printer', 0);
  return { ...head, kind: 'undo', saveId: '1', patch, stamp: '', redo: false, ...changed };
}

const failed = (status?: number): TicketwireError =>
  new TicketwireError('no', {
    code: status === undefined ? 'network' : 'internal',
    ...(status !== undefined && { status }),
  });

const report = { kind: 'session' } as Report;
const later: Decision = (now) => ({ kind: 'later', entry: now, cause: failed() });
const busy: Decision = (now) => ({ kind: 'later', entry: now, cause: failed(503) });
const done: Decision = (now) => ({ kind: 'done', entry: now, report });
const loggedOut: Decision = (now) => ({ kind: 'session', entry: now });

let clock: FakeClock;
let store: MemoryStore;
let outbox: Outbox;
let chance: number;
let decide: Decision;
let tried: string[];
let reports: Report[];

function make(kept: readonly unknown[] = []): Outbox {
  const tabs = new MemoryTabs().open();
  return new Outbox(
    {
      store,
      keeper: new Keeper(store, tabs, clock, () => undefined),
      tabs,
      clock,
      random: () => chance,
      advance: (each) => {
        tried.push(`${each.id} ${each.state}`);
        return Promise.resolve(decide);
      },
      effects: () => Promise.resolve({}),
      cancelled: () => Promise.resolve([]),
      changed: () => undefined,
      report: (each) => reports.push(each),
    },
    kept,
  );
}

const put = async (...entries: Entry[]): Promise<void> => {
  await outbox.change(() => ({ put: entries }));
  await settle();
};

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore();
  chance = 1;
  decide = done;
  tried = [];
  reports = [];
  outbox = make();
});
afterEach(() => outbox.close());

describe('ids', () => {
  test('come one after the other, also within one moment and when the clock is set back', async () => {
    const first = [outbox.newId(), outbox.newId(), outbox.newId()];
    expect(first.toSorted()).toEqual(first);
    expect(new Set(first).size).toBe(3);
    await clock.pass(10);
    const next = outbox.newId();
    expect(next > first[2]!).toBe(true);
    expect(next.startsWith(String(clock.now()).padStart(15, '0'))).toBe(true);
  });

  test('of two tabs are told apart by chance, in eight digits', () => {
    chance = 0.5;
    expect(outbox.newId()).toMatch(/^\d{15}-80000000$/);
    chance = 0;
    expect(outbox.newId()).toMatch(/^\d{15}-00000000$/);
    chance = 1 - 2 ** -32;
    expect(outbox.newId()).toMatch(/^\d{15}-ffffffff$/);
  });
});

describe('what cannot be sent now', () => {
  test('is tried again after 1 s, doubling to 30 s, and counts its failures', async () => {
    decide = later;
    await put(entry('1'));
    expect(tried).toEqual(['1 waiting']);
    expect(outbox.offline).toBe(true);
    expect(outbox.find('1')).toMatchObject({ failures: 1, reason: 'network' });
    for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = tried.length;
      await clock.pass(wait - 1);
      expect(tried).toHaveLength(before);
      await clock.pass(1);
      expect(tried).toHaveLength(before + 1);
    }
    expect(outbox.find('1')).toMatchObject({ failures: 8 });
  });

  test('is tried again earlier, by up to half, as chance has it', async () => {
    decide = busy;
    chance = 0;
    await put(entry('1'));
    expect(outbox.offline).toBe(false);
    expect(outbox.find('1')).toMatchObject({
      reason: 'server',
      notBefore: clock.now() + 500,
      problem: { code: 'internal', message: 'no', status: 503 },
    });
  });

  test('goes at once when the connection may be back, but not what is held', async () => {
    decide = later;
    await put(entry('1'), entry('2', { ticketId: 8 }));
    decide = done;
    const held = entry('3', { ticketId: 9, reason: 'held', notBefore: clock.now() + 10_000 });
    await put(held);
    tried = [];
    outbox.wake();
    await settle();
    expect(tried).toEqual(['1 waiting', '2 waiting']);
    expect(outbox.offline).toBe(false);
    await clock.pass(10_050);
    expect(tried).toEqual(['1 waiting', '2 waiting', '3 waiting']);
    expect(outbox.entries).toEqual([]);
  });
});

describe('the time until the next try', () => {
  const at = (wait: number, part: object = {}) =>
    entry('1', { notBefore: clock.now() + wait, ...part });

  test.each([
    [10, 50],
    [50, 50],
    [70, 70],
  ])('of what is due in %d ms is %d ms', async (due, wait) => {
    await put(at(due));
    await clock.pass(wait - 1);
    expect(tried).toEqual([]);
    await clock.pass(1);
    expect(tried).toEqual(['1 waiting']);
  });

  test('is that of the first that is due', async () => {
    await put(at(500), entry('2', { ticketId: 8, notBefore: clock.now() + 90 }));
    await put(entry('3', { ticketId: 9, asks: true, state: 'unknown' }));
    await put(entry('4', { ticketId: 9, state: 'refused' }));
    await clock.pass(90);
    expect(tried).toEqual(['2 waiting']);
    await clock.pass(410);
    expect(tried).toEqual(['2 waiting', '1 waiting']);
  });

  test('never comes in an outbox that is closed or paused', async () => {
    await put(at(500));
    outbox.pause();
    await put(at(400));
    await clock.pass(1_000);
    outbox.close();
    outbox.resume();
    await clock.pass(1_000);
    expect(tried).toEqual([]);
  });

  test('of what waits for room keeps nothing else of its ticket back, that of a failure does', async () => {
    await put(at(500, { reason: 'full' }), entry('2'));
    expect(tried).toEqual(['2 waiting']);
    await put(entry('3', { ticketId: 8, notBefore: clock.now() + 500 }));
    await put(entry('4', { ticketId: 8 }));
    expect(tried).toEqual(['2 waiting']);
  });
});

describe('what a person mends', () => {
  const content = { level: 'External' as const, body: '', timeSpent: 0, files: [] };
  const message = (part: Partial<MessageEntry> = {}): MessageEntry => ({
    ...newEntry('1', 7, 'Printer', 0),
    ...{ kind: 'message', messageId: '<1@x>', content, mail: true, step: 'mail', tried: true },
    ...part,
  });
  const whom = { to: ['ben@x'], cc: [], bcc: [] };

  test('are the addresses of a message that was refused, which is tried at once', async () => {
    decide = busy;
    await put(message({ state: 'refused', failures: 3, notBefore: 9e15 }));
    await outbox.readdress('1', whom);
    await settle();
    expect(tried).toEqual(['1 waiting']);
    expect(outbox.find('1')).toMatchObject({ content: { body: '', ...whom }, failures: 1 });
  });

  test('is not what may be on its way, nor anything but a message', async () => {
    await put(message({ state: 'unknown', notBefore: 9e15 }), entry('2', { state: 'refused' }));
    for (const id of ['1', '2', 'gone']) await outbox.readdress(id, whom);
    await settle();
    expect(tried).toEqual([]);
    expect(outbox.find('1')).toMatchObject({ state: 'unknown', content });
    expect(outbox.find('2')).toMatchObject({ state: 'refused' });
  });

  test('is a conflict, which is not looked for once more', async () => {
    decide = busy;
    const conflict = { why: 'closed' as const, fresh: new Uint8Array() };
    await put(message({ state: 'conflict', conflict, baseStatus: 'Active', tried: false }));
    await outbox.retry('1');
    await settle();
    expect(tried).toEqual(['1 waiting']);
    for (const name of ['conflict', 'baseStatus'])
      expect(outbox.find('1')).not.toHaveProperty(name);
  });
});

describe('order', () => {
  test('of one ticket one after the other, of several side by side', async () => {
    decide = later;
    await put(entry('2'), entry('1'), entry('3', { ticketId: 8 }));
    expect(tried).toEqual(['1 waiting', '3 waiting']);
    expect(outbox.entries.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(outbox.of(8).map(({ id }) => id)).toEqual(['3']);
    decide = done;
    await clock.pass(1_050);
    expect(tried).toEqual(['1 waiting', '3 waiting', '1 waiting', '3 waiting', '2 waiting']);
    expect(outbox.entries).toEqual([]);
  });

  test('what needs a decision holds up nothing', async () => {
    await put(entry('1', { state: 'refused' }), entry('2', { asks: true }), entry('3'));
    expect(tried).toEqual(['3 waiting']);
    expect(outbox.entries.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('a session that has ended', () => {
  test('stops everything until the log-in, and is told', async () => {
    decide = loggedOut;
    await put(entry('1'));
    expect(outbox.paused).toBe(true);
    expect(outbox.find('1')).toMatchObject({ reason: 'session' });
    expect(reports).toEqual([{ kind: 'session' }]);
    await put(entry('2', { ticketId: 8 }));
    await clock.pass(60_000);
    expect(tried).toEqual(['1 waiting']);
    decide = done;
    outbox.resume();
    await settle();
    expect(tried).toEqual(['1 waiting', '1 waiting', '2 waiting']);
    expect(outbox.paused).toBe(false);
  });
});

describe('by hand', () => {
  test('what was refused is tried again, what is being sent or asks is not', async () => {
    decide = busy;
    const state = 'refused' as const;
    await put(entry('1', { state, failures: 3, notBefore: clock.now() + 9e6 }));
    await put(entry('2', { ticketId: 8, asks: true, state: 'unknown' }));
    await outbox.retry('1');
    await outbox.retry('2');
    await outbox.retry('gone');
    await settle();
    expect(tried).toEqual(['1 waiting']);
    expect(outbox.find('1')).toMatchObject({ failures: 1 });
    expect(outbox.find('2')).toMatchObject({ asks: true, state: 'unknown' });
  });

  test('what may have arrived stays unknown when it is tried again', async () => {
    decide = busy;
    await put(entry('1', { state: 'unknown', notBefore: clock.now() + 9e6 }));
    await outbox.retry('1');
    await settle();
    expect(tried).toEqual(['1 unknown']);
  });

  test('what has not been tried is taken back, also where it was kept', async () => {
    await put(entry('1', { notBefore: clock.now() + 9e6 }));
    expect(await store.list('entry/')).toHaveLength(1);
    expect(await outbox.cancel('1')).toBe(true);
    expect(outbox.find('1')).toBeUndefined();
    expect(await store.list('entry/')).toEqual([]);
    expect(await outbox.cancel('1')).toBe(false);
    await put(entry('2', { failures: 1, notBefore: clock.now() + 9e6 }));
    expect(await outbox.cancel('2')).toBe(false);
    expect(outbox.find('2')).toBeDefined();
  });

  test('what asks is done, or sent again, as a person says', async () => {
    const asking = { asks: true, state: 'unknown' } as const;
    await put(entry('1', asking), entry('2', asking), entry('3', { notBefore: 9e15 }));
    await outbox.answer('1', true);
    await outbox.answer('3', true);
    expect(outbox.entries.map(({ id }) => id)).toEqual(['2', '3']);
    expect(tried).toEqual([]);
    await outbox.answer('2', false);
    await settle();
    expect(tried).toEqual(['2 waiting']);
  });
});

describe('two versions of an entry', () => {
  const refused = (id: string, title: string, rev?: number) =>
    entry(id, { state: 'refused', title, ...(rev !== undefined && { rev }) });
  const full = () => Promise.reject(new StoreError('full'));

  test('are told apart by a number that grows with each change', async () => {
    await put(refused('1', 'a'));
    await put({ ...outbox.find('1')!, title: 'b' });
    expect(await store.get('entry/1')).toMatchObject({ title: 'b', rev: 2 });
  });

  test.each([
    [1, 'mine'],
    [2, 'mine'],
    [3, 'theirs'],
  ])('of which this tab’s could not be kept: of the number %d counts %s', async (rev, counts) => {
    await put(refused('1', 'older'));
    const write = store.write.bind(store);
    store.write = full;
    await put({ ...outbox.find('1')!, title: 'mine' });
    expect(await store.get('entry/1')).toMatchObject({ title: 'older' });
    store.write = write;
    await store.write([{ key: 'entry/1', value: { ...refused('1', 'theirs', rev), v: 1 } }]);
    await outbox.reload();
    expect(outbox.find('1')).toMatchObject({ title: counts });
  });

  test('is none any more where another tab is done with it', async () => {
    await put(refused('1', 'older'));
    await store.write([{ key: 'entry/1' }]);
    await outbox.reload();
    expect(outbox.entries).toEqual([]);
  });

  test('that was never kept is still there', async () => {
    store.write = full;
    await put(refused('1', 'mine'));
    await outbox.reload();
    expect(outbox.find('1')).toMatchObject({ title: 'mine' });
  });

  test('that is due at once stays so, but not what is held', async () => {
    await put(entry('1', { state: 'refused', notBefore: 0 }));
    await store.write([
      { key: 'entry/1', value: { ...entry('1', { state: 'refused', notBefore: 9 }), v: 1 } },
    ]);
    await outbox.reload();
    expect(outbox.find('1')).toMatchObject({ notBefore: 0 });
    const held = { state: 'refused', notBefore: 9, reason: 'held' } as const;
    await store.write([{ key: 'entry/1', value: { ...entry('1', held), v: 1 } }]);
    await outbox.reload();
    expect(outbox.find('1')).toMatchObject({ notBefore: 9 });
  });
});

describe('what was kept', () => {
  test('is sent in a later page; what was being sent may have arrived', async () => {
    const kept = [entry('1', { state: 'sending' }), entry('2', { ticketId: 8 })];
    await store.write(kept.map((each) => ({ key: `entry/${each.id}`, value: { ...each, v: 1 } })));
    outbox = make((await store.list('entry/')).map(({ value }) => value));
    expect(outbox.find('1')?.state).toBe('unknown');
    await outbox.drain();
    expect(tried).toEqual(['1 unknown', '2 waiting']);
    expect(await store.list('entry/')).toEqual([]);
  });

  test('is left alone by an outbox that is closed', async () => {
    outbox.close();
    await put(entry('1'));
    await clock.pass(60_000);
    expect(tried).toEqual([]);
    expect(await store.list('entry/')).toHaveLength(1);
  });
});

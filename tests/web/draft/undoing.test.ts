import { beforeEach, describe, expect, test } from '@jest/globals';
import type { UndoEntry } from '../../../web/draft/entry.js';
import type { Progress } from '../../../web/draft/progress.js';
import type { KeptSave } from '../../../web/draft/saves.js';
import { Session } from '../../../web/draft/session.js';
import { advanceUndo, undoOf } from '../../../web/draft/undoing.js';
import { realCore, ticketDraft } from './drafts.js';
import { failing, givenUp, tools } from './steps.js';
import { refusal, World } from './world.js';

const core = await realCore();

const guarded = (from: string, to: string): string =>
  JSON.stringify([
    { op: 'test', path: '/Title', value: from },
    { op: 'replace', path: '/Title', value: to },
  ]);
const change = { pointer: '/Title', before: 'Printer', after: 'Mine' };
const patch = {
  ...{ body: guarded('Printer', 'Mine'), inverse: guarded('Mine', 'Printer') },
  ...{ changes: [change], asked: [change] },
};
const save: KeptSave = {
  ...{ v: 1, id: 's', ticketId: 7, title: 'Printer', at: 0, patch },
  ...{ stamp: '2026-11-29T08:00:05Z', undone: false },
};

let world: World;
beforeEach(() => {
  world = new World(core);
  world.put(7, { Title: 'Mine' });
});

/** The undo of a save of the version that is on the server. */
function entry(part: Partial<UndoEntry> = {}): UndoEntry {
  const made = undoOf(
    { ...save, stamp: world.ticket().LastChanged as unknown as string },
    '1',
    undefined,
    5,
  );
  return { ...made, state: 'sending', ...part };
}

async function step(given: UndoEntry): Promise<Progress> {
  return (await advanceUndo(given, tools(world)))(given);
}

describe('the undo of a save', () => {
  test('sends its inverse; the undo of that sends it again', () => {
    const undo = undoOf(save, '1', undefined, 5);
    expect(undo).toMatchObject({
      ...{ kind: 'undo', id: '1', ticketId: 7, title: 'Printer', createdAt: 5, state: 'waiting' },
      ...{ saveId: 's', redo: false, stamp: save.stamp },
      patch: { body: patch.inverse, inverse: patch.body },
    });
    const redo = undoOf({ ...save, undone: true }, '1', undefined, 5);
    expect(redo).toMatchObject({ patch, redo: true });
  });

  test.each([
    ['2026-11-29T08:00:06Z', '2026-11-29T08:00:06Z'],
    ['2026-11-29T08:00:04Z', save.stamp],
    [undefined, save.stamp],
  ])('applies to the newest version that is known (%p)', (LastChanged, stamp) => {
    const session = new Session(7, ticketDraft({ TicketId: 7, LastChanged }));
    expect(undoOf(save, '1', session, 5).stamp).toBe(stamp);
    session.dispose();
  });
});

describe('a step', () => {
  test('that waits is sent next, and what was wrong before is shown no more', async () => {
    const problem = { code: 'x', message: '' };
    const waiting = entry({ state: 'waiting', failures: 2, notBefore: 9, problem });
    const { kind, entry: next } = await step(waiting);
    expect(kind).toBe('next');
    expect(next).toMatchObject({ state: 'sending', failures: 2, notBefore: 0 });
    expect(next).not.toHaveProperty('problem');
    expect(world.calls).toEqual([]);
  });

  test.each([
    [false, 'undone'],
    [true, 'redone'],
  ])('that is sent is done (redo: %p): %s', async (redo, kind) => {
    const live = core.liveObjects;
    const progress = await step(entry({ redo }));
    expect(world.ticket().Title).toBe('Printer');
    const stamp = world.ticket().LastChanged;
    expect(progress).toMatchObject({
      kind: 'done',
      effects: { settled: { asked: [], by: patch.inverse }, undone: { saveId: 's', stamp, redo } },
      report: { kind, ticketId: 7, entryId: '1', saveId: 's', changes: [{ after: 'Printer' }] },
    });
    expect(core.liveObjects).toBe(live);
  });

  test('is guarded by the version, where one is known', async () => {
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    const old = entry({ stamp: '2026-11-29T07:00:00Z' });
    expect(await step(old)).toMatchObject({ kind: 'next', entry: { state: 'waiting' } });
    expect(world.ticket().Title).toBe('Mine');
    expect(await step(entry({ stamp: '' }))).toMatchObject({ kind: 'done' });
  });

  failing(
    'its request meets',
    {
      lost: ['next', 'unknown'],
      session: ['session', 'waiting'],
      later: ['later', 'waiting'],
      refused: ['stop', 'refused'],
    },
    (fate) => {
      world.next('patchTicket', fate);
      return step(entry());
    },
  );

  test('is given up after 30 s', async () => {
    world.next('patchTicket', 'hang');
    await givenUp(world, 30_000, step(entry()));
  });
});

describe('what became of it', () => {
  const unknown = (part: Partial<UndoEntry> = {}): UndoEntry =>
    entry({ state: 'unknown', ...part });

  test('is done where the ticket has it', async () => {
    const lost = unknown();
    world.put(7, { Title: 'Printer' });
    const live = core.liveObjects;
    expect(await step(lost)).toMatchObject({ kind: 'done', report: { kind: 'undone' } });
    expect(core.liveObjects).toBe(live);
  });

  test('is tried again where nothing has happened, on the version that is there', async () => {
    expect(await step(unknown())).toMatchObject({ kind: 'next', entry: { state: 'waiting' } });
    const lost = unknown();
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    const { kind, entry: next } = await step(lost);
    expect([kind, next]).toMatchObject([
      ...['next', { state: 'waiting', stamp: world.ticket().LastChanged }],
    ]);
  });

  test('is refused where somebody has changed the same', async () => {
    const lost = unknown();
    world.put(7, { Title: 'Theirs' });
    expect(await step(lost)).toMatchObject({ kind: 'stop', report: { kind: 'refused' } });
  });

  test('is later where it was refused although nothing has happened', async () => {
    world.next('patchTicket', refusal(409));
    expect(await step(entry())).toMatchObject({
      ...{ kind: 'later', entry: { state: 'waiting' }, cause: { status: 409 } },
    });
  });

  failing(
    'looking meets',
    {
      lost: ['later', 'unknown'],
      session: ['session', 'unknown'],
      later: ['later', 'unknown'],
      refused: ['stop', 'refused'],
    },
    (fate) => {
      world.next('getTicket', fate);
      return step(unknown());
    },
  );

  test('is given up after 30 s', async () => {
    world.next('getTicket', 'hang');
    await givenUp(world, 30_000, step(unknown()));
  });
});

import { beforeEach, describe, expect, test } from '@jest/globals';
import { automaticOwner } from '../../../wasm/js/fields.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import type { SaveEntry } from '../../../web/draft/entry.js';
import type { Progress } from '../../../web/draft/progress.js';
import { takeOn } from '../../../web/draft/save-entry.js';
import type { KeptSave } from '../../../web/draft/saves.js';
import { advanceSave, closedSince } from '../../../web/draft/saving.js';
import { Session } from '../../../web/draft/session.js';
import { openTicket } from '../../../web/draft/versions.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { failing, givenUp, tools } from './steps.js';
import { refusal, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;
const owner = rowNamed('owner')!;

let world: World;
let live: number;
beforeEach(() => {
  world = new World(core);
  live = core.liveObjects;
});

const bytes = (): Uint8Array => new TextEncoder().encode(JSON.stringify(world.ticket()));

/** The save of a title, of the version that is on the server. */
function entry(part: Partial<SaveEntry> = {}, value = 'Mine', row = title): SaveEntry {
  const session = new Session(7, openTicket(core, bytes()));
  session.edit(row, value);
  const made = takeOn(core, session, { before: undefined, id: '1', notify: false });
  session.dispose();
  return { ...made, state: 'sending', sent: [made.wanted], ...part };
}

async function step(
  given: SaveEntry,
  now = given,
  calls: Partial<DeskClient> = {},
): Promise<Progress> {
  const progress = (await advanceSave(given, tools(world, calls)))(now);
  expect(core.liveObjects).toBe(live);
  return progress;
}

const wanted = (changed: SaveEntry, value: string): SaveEntry => ({
  ...changed,
  wanted: entry({}, value).wanted,
});

describe('a save that waits', () => {
  test('notes what it sends before it sends it', async () => {
    const problem = { code: 'x', message: '' };
    const waiting = entry({ state: 'waiting', sent: [], failures: 2, notBefore: 9, problem });
    const { kind, entry: next } = await step(waiting);
    expect(kind).toBe('next');
    expect(next).toMatchObject({
      ...{ state: 'sending', failures: 2, notBefore: 0, sent: [waiting.wanted] },
    });
    expect(next).not.toHaveProperty('problem');
    expect(world.calls).toEqual([]);
  });
});

describe('a save that is sent', () => {
  failing(
    'meets',
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

  test.each([
    [refusal(401), 1],
    [refusal(429), 1],
    [refusal(403), 1],
    [refusal(500), 2],
  ])('may have arrived unless the server has said no (%p)', async (fate, sent) => {
    world.next('patchTicket', fate);
    const given = entry();
    const twice = { ...given, sent: [given.wanted, given.wanted] };
    expect((await step(twice)).entry).toHaveProperty('sent.length', sent);
  });

  test('is done, and can be taken back', async () => {
    const progress = await step(entry());
    expect(world.ticket().Title).toBe('Mine');
    const { wanted: patch } = entry({}, 'x');
    expect(progress).toMatchObject({
      kind: 'done',
      effects: {
        settled: { asked: [{ pointer: '/Title', after: 'Mine' }] },
        save: {
          ...{ v: 1, id: '1', ticketId: 7, title: 'Printer', at: world.clock.now() },
          ...{ stamp: world.ticket().LastChanged, undone: false },
          patch: { changes: [{ pointer: '/Title', before: 'Printer', after: 'Mine' }] },
        },
      },
      report: {
        ...{ kind: 'saved', ticketId: 7, entryId: '1', saveId: '1', notified: 'no' },
        ...{ others: [], changes: [{ pointer: '/Title' }] },
      },
    });
    expect(progress).not.toHaveProperty('report.closed');
    expect(patch).toBeDefined();
  });

  test.each([
    [0, 1],
    [1, 1],
    [250, 250],
  ])('tells how long it took: after %d ms %d', async (took, milliseconds) => {
    const patchTicket: DeskClient['patchTicket'] = async (...given) => {
      await world.clock.pass(took);
      return world.client().patchTicket(...given);
    };
    const given = entry();
    expect(await step(given, given, { patchTicket })).toMatchObject({ report: { milliseconds } });
  });

  test('is given up after 30 s, and so is looking for it', async () => {
    world.next('patchTicket', 'hang');
    await givenUp(world, 30_000, step(entry()));
    world.next('getTicket', 'hang');
    await givenUp(world, 30_000, step(entry({ state: 'unknown' })));
  });

  test('is guarded by the version that it was made over, where that has a stamp', async () => {
    const given = entry();
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    expect(await step(given)).toMatchObject({ kind: 'next', entry: { state: 'waiting' } });
    expect(world.ticket().Title).toBe('Printer');
    const bare = { ...world.ticket() };
    delete (bare as Record<string, unknown>)['LastChanged'];
    const guards: unknown[] = [];
    const patchTicket: DeskClient['patchTicket'] = (id, plan, options) => {
      guards.push(options?.unmodifiedSince);
      return world.client().patchTicket(id, plan, options);
    };
    const stampless = new TextEncoder().encode(JSON.stringify(bare));
    await step(entry({ base: stampless }), undefined, { patchTicket });
    await step(entry({}, 'Again'), undefined, { patchTicket });
    expect(guards).toEqual([undefined, expect.stringMatching(/^2026-/)]);
  });

  test('tells people next, where that was asked for', async () => {
    const progress = await step(entry({ notify: true, failures: 2, notBefore: 9 }));
    expect(progress).toMatchObject({
      kind: 'next',
      entry: { state: 'waiting', step: 'notify', failures: 0, notBefore: 0 },
      effects: { save: { id: '1' } },
    });
    expect(progress).not.toHaveProperty('report');
  });

  test('goes on with what was asked for since, as a save of its own', async () => {
    const given = entry();
    const progress = await step(given, wanted({ ...given, failures: 2 }, 'Mine, and more'));
    expect(progress).toMatchObject({
      kind: 'next',
      entry: { state: 'waiting', round: 1, sent: [], others: [], failures: 0 },
      report: { kind: 'saved', saveId: '1' },
    });
    expect(progress.entry).toHaveProperty('wanted.changes', [
      { pointer: '/Title', before: 'Mine', after: 'Mine, and more' },
    ]);
    const second = progress.entry as SaveEntry;
    const next = { ...second, state: 'sending' as const, sent: [second.wanted] };
    expect(await step(next)).toMatchObject({
      kind: 'done',
      effects: { save: { id: '1.1' } },
      report: { saveId: '1.1' },
    });
  });

  test('is done where the same was asked for once more', async () => {
    const given = entry();
    const same = { ...given, wanted: { ...given.wanted, body: `${given.wanted.body} ` } };
    expect(await step(given, same)).toMatchObject({ kind: 'done' });
  });

  test('of an owner whom the server chooses is taken back by the one it chose', async () => {
    const given = entry({}, automaticOwner as never, owner);
    const patchTicket: DeskClient['patchTicket'] = () => {
      world.put(7, { OwnedBy: { AssociateId: 12 } });
      return Promise.resolve(openTicket(core, bytes()));
    };
    const progress = await step(given, given, { patchTicket });
    expect(progress).toHaveProperty('effects.save.patch.changes', [
      { pointer: '/OwnedBy/AssociateId', before: 0, after: 12 },
    ]);
  });
});

describe('what became of a save', () => {
  const unknown = (part: Partial<SaveEntry> = {}): SaveEntry =>
    entry({ state: 'unknown', ...part });

  failing(
    'is looked for and meets',
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

  test('is later where the server tells an older version', async () => {
    world.put(7, { Title: 'Printer' });
    const given = unknown();
    world.tickets.set(7, { ...world.tickets.get(7), LastChanged: '2026-11-29T07:00:00Z' });
    expect(await step(given)).toMatchObject({ kind: 'later', entry: { state: 'unknown' } });
  });

  test('is saved where the ticket has it, with what others have changed', async () => {
    const given = unknown();
    world.put(7, { Title: 'Mine', Priority: { TicketPriorityId: 5 } });
    expect(await step(given)).toMatchObject({
      kind: 'done',
      report: { kind: 'saved', milliseconds: 1, others: [{ path: '/Priority/TicketPriorityId' }] },
    });
  });

  test('is the last try that the ticket has', async () => {
    const first = unknown();
    const second = wanted(first, 'Second');
    const both = { ...second, sent: [first.wanted, second.wanted] };
    world.put(7, { Title: 'Mine' });
    expect(await step(both)).toMatchObject({
      kind: 'next',
      report: { kind: 'saved', changes: [{ after: 'Mine' }] },
      entry: { round: 1, wanted: { changes: [{ before: 'Mine', after: 'Second' }] } },
    });
  });

  test('is sent again where nothing has happened', async () => {
    expect(await step(unknown())).toMatchObject({ kind: 'next', entry: { state: 'waiting' } });
  });

  test('a refusal without a reason is waited out five times, and told then', async () => {
    world.next('patchTicket', refusal(409), refusal(409));
    expect(await step(entry({ failures: 4 }))).toMatchObject({
      ...{ kind: 'later', entry: { state: 'waiting' }, cause: { status: 409 } },
    });
    expect(await step(entry({ failures: 5 }))).toMatchObject({
      ...{ kind: 'stop', entry: { state: 'refused' }, report: { problem: { status: 409 } } },
    });
  });

  test('goes on top of what somebody has changed beside it', async () => {
    const given = unknown();
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    const progress = await step(given);
    expect(progress).toMatchObject({
      kind: 'next',
      entry: {
        ...{ state: 'waiting', sent: [] },
        others: [{ path: '/Priority/TicketPriorityId' }],
        wanted: { asked: given.wanted.asked, changes: [{ after: 'Mine' }] },
      },
    });
    expect(progress.entry).toHaveProperty('base', bytes());
  });

  test('what I have saved in another tab is nobody else’s, and no conflict', async () => {
    const given = unknown();
    world.put(7, { Title: 'Other tab', Priority: { TicketPriorityId: 5 } });
    const { LastChanged: stamp } = world.ticket();
    const change = { pointer: '/Title', before: 'Printer', after: 'Other tab' };
    const own = [{ stamp, undone: false, patch: { changes: [change] } } as unknown as KeptSave];
    const calls = { saves: () => own } as Partial<DeskClient>;
    expect(await step(given)).toMatchObject({ kind: 'stop', report: { why: 'overlap' } });
    expect(await step(given, given, calls)).toMatchObject({
      kind: 'next',
      entry: {
        others: [{ path: '/Priority/TicketPriorityId' }],
        wanted: { changes: [{ before: 'Other tab', after: 'Mine' }] },
      },
    });
  });

  test('what is as I want it is not told as others’ doing, whoever made it', async () => {
    const given = unknown({ sent: [] });
    world.put(7, { Title: 'Mine', Priority: { TicketPriorityId: 5 } });
    const { report } = (await step(given)) as { report?: { others: unknown[] } };
    expect(report?.others).toMatchObject([{ path: '/Priority/TicketPriorityId' }]);
    expect(report?.others).toHaveLength(1);
  });

  test('others who were told before are told as well', async () => {
    const before = { op: 'replace' as const, path: '/Category', value: 1 };
    const given = unknown({ others: [before] });
    world.put(7, { Priority: { TicketPriorityId: 5 } });
    expect((await step(given)).entry).toMatchObject({ others: [before, { op: 'replace' }] });
    expect(await step(entry({ others: [before] }))).toMatchObject({
      report: { others: [before] },
    });
  });

  test.each([
    [{ Title: 'Theirs' }, { why: 'overlap' }],
    [{ BaseStatus: 'Closed' }, { why: 'closed' }],
    [{ BaseStatus: 'Deleted' }, { why: 'deleted' }],
    [
      { BaseStatus: 'Merged', ConnectId: 8 },
      { why: 'merged', moveTo: 8 },
    ],
  ])('is a conflict with %j', async (theirs, why) => {
    const given = unknown();
    world.put(7, theirs);
    const progress = await step(given);
    expect(progress.entry).toMatchObject({ state: 'conflict', sent: [], conflict: why });
    expect(progress.entry).toHaveProperty('conflict.fresh', bytes());
    expect(progress).toMatchObject({ kind: 'stop' });
    expect(progress).toHaveProperty('report', {
      ...{ kind: 'conflict', ticketId: 7, entryId: '1', of: 'save', ...why },
    });
  });

  test('is told where the ticket was closed with it, but not by it', async () => {
    const given = unknown();
    world.put(7, { Title: 'Mine', BaseStatus: 'Closed' });
    expect(await step(given)).toMatchObject({ kind: 'done', report: { closed: 'closed' } });
    world.put(7, { BaseStatus: 'Active' });
    const closing = entry({ state: 'unknown' }, 'Closed', rowNamed('basestatus'));
    world.put(7, { BaseStatus: 'Closed' });
    const progress = await step(closing);
    expect(progress).toMatchObject({ kind: 'done' });
    expect(progress).not.toHaveProperty('report.closed');
  });
});

test('a ticket has been closed, merged or deleted since', () => {
  const at = (BaseStatus: string, ConnectId = 0) => ({ base: { BaseStatus, ConnectId } }) as never;
  expect(closedSince(at('Active'), at('Closed'))).toEqual({ why: 'closed' });
  expect(closedSince(at('Active'), at('Deleted'))).toEqual({ why: 'deleted' });
  expect(closedSince(at('Active'), at('Merged'))).toEqual({ why: 'merged' });
  expect(closedSince(at('Active'), at('Merged', 8))).toEqual({ why: 'merged', moveTo: 8 });
  expect(closedSince(at('Closed'), at('Closed'))).toBeUndefined();
  expect(closedSince(at('Closed'), at('Active'))).toBeUndefined();
});

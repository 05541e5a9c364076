import { beforeEach, describe, expect, test } from '@jest/globals';
import { catchUpRefusals, madeOver, Newer, refusalAt } from '../../../web/draft/catching-up.js';
import { Refusals } from '../../../web/table/refusals.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const stamp = (second: number): string => `2026-11-29T08:00:0${second}Z`;
const members = (second: number, Title: string): object => ({
  ...{ TicketId: 7, Title, Priority: { TicketPriorityId: 2 }, LastChanged: stamp(second) },
});
const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

let live: number;
let newer: Newer;
beforeEach(() => {
  live = core.liveObjects;
  newer = new Newer();
});

describe('an edit is newer here than in the store', () => {
  test('until another tab has edited the same', () => {
    expect(newer.has('/Title')).toBe(false);
    newer.add('/Title');
    expect(newer.has('/Title')).toBe(true);
    newer.drop('/Title');
    expect(newer.has('/Title')).toBe(false);
  });

  test('until it is written, but not what was typed while it was', () => {
    newer.add('/Title');
    newer.add('/Priority');
    const written = newer.writing();
    newer.add('/Title');
    newer.add('/Deadline');
    written();
    expect(['/Title', '/Priority', '/Deadline'].map((at) => newer.has(at))).toEqual([
      ...[true, false, true],
    ]);
  });
});

describe('what was saved', () => {
  const sent = [{ pointer: '/Title', before: 'A', after: 'B' }];

  /** Saved at the second 2 as B; the store has a version, with what it was edited on. */
  function stillNewer(kept: object, mine = 'B'): boolean {
    const draft = ticketDraft(members(2, mine));
    newer.settled(sent, stamp(2), draft);
    draft.dispose();
    newer.compare(core, { base: bytes(kept) });
    expect(core.liveObjects).toBe(live);
    return newer.has('/Title');
  }

  test('stays newer than a store that has not heard of it', () => {
    expect(stillNewer(members(1, 'A'))).toBe(true);
    expect(newer.has('/Title')).toBe(true);
  });

  test.each([
    ['of the save', members(2, 'B')],
    ['after the save', members(3, 'C')],
    ['made over what was saved', members(1, 'B')],
  ])('is older than a store that has a version %s', (_what, kept) => {
    expect(stillNewer(kept)).toBe(false);
  });

  test('and edited since stays newer in any case', () => {
    newer.add('/Title');
    expect(stillNewer(members(3, 'C'), 'Other')).toBe(true);
  });

  test('and never edited here is older than a store that has heard of it', () => {
    expect(stillNewer(members(2, 'B'), 'A')).toBe(false);
  });

  test('and edited afterwards stays newer, also than the version of the save', () => {
    const draft = ticketDraft(members(2, 'B'));
    newer.settled(sent, stamp(2), draft);
    newer.add('/Title');
    newer.compare(core, { base: bytes(members(2, 'B')) });
    expect(newer.has('/Title')).toBe(true);
    draft.dispose();
  });

  test('is looked at once: a later record says nothing of it', () => {
    stillNewer(members(2, 'B'));
    newer.add('/Title');
    newer.compare(core, { base: bytes(members(3, 'C')) });
    expect(newer.has('/Title')).toBe(true);
  });
});

describe('edits of another tab that were made over other values', () => {
  const edits = [['/Title', 'Theirs']] as const;

  function over(kept: object, now: object): unknown {
    const draft = ticketDraft(now);
    draft.set('/Priority/TicketPriorityId', 5);
    const moved = madeOver(core, draft, { base: bytes(kept), edits }, newer);
    const result = moved && {
      title: moved.before('/Title'),
      changes: moved.changes,
      changed: moved.base.LastChanged,
    };
    moved?.dispose();
    draft.dispose();
    expect(core.liveObjects).toBe(live);
    return result;
  }

  test.each([
    ['of an older version', members(1, 'A')],
    [
      'of one version, where another tab has carried them over to it (seed 149385)',
      members(2, 'A'),
    ],
  ])('%s stay made over these, with what is edited here', (_what, kept) => {
    expect(over(kept, members(2, 'B'))).toEqual({
      title: 'A',
      changes: [{ pointer: '/Priority/TicketPriorityId', before: 2, after: 5 }],
      changed: stamp(2),
    });
  });

  test.each([
    ['on that one', members(2, 'B')],
    ['each over its own value', { ...members(2, 'B'), Priority: { TicketPriorityId: 3 } }],
  ])('of a newer version go on %s, with what is edited here', (_what, kept) => {
    newer.add('/Priority/TicketPriorityId');
    expect(over(kept, members(1, 'A'))).toEqual({
      title: 'B',
      changes: [{ pointer: '/Priority/TicketPriorityId', before: 2, after: 5 }],
      changed: stamp(2),
    });
  });

  test('of a newer version go on without what was taken back there', () => {
    expect(over(members(2, 'B'), members(1, 'A'))).toMatchObject({ title: 'B', changes: [] });
  });

  test.each([
    ['of the same version', members(1, 'A'), members(1, 'A')],
    ['of a newer version with the same value', members(2, 'A'), members(1, 'A')],
    ['whose value is the same by now', members(1, 'A'), members(2, 'A')],
  ])('need nothing %s', (_what, kept, now) => {
    expect(over(kept, now)).toBeUndefined();
  });

  test('need nothing where the same was edited here since', () => {
    newer.add('/Title');
    expect(over(members(1, 'A'), members(2, 'B'))).toBeUndefined();
  });
});

describe('what is no value', () => {
  const no = (typed: string) => ({ message: 'No.', typed });

  test('is taken over from the store, but where this tab is newer', () => {
    const mine = new Refusals();
    mine.set('/Title', no('mended elsewhere'));
    mine.set('/Deadline', no('newer here'));
    newer.add(refusalAt('/Deadline'));
    newer.add(refusalAt('/Category'));
    // An edit of the same property is another matter.
    newer.add('/Priority');
    const kept = [
      ['/Deadline', no('older')],
      ['/Category', no('mended here')],
      ['/Priority', no('refused elsewhere')],
    ] as const;
    catchUpRefusals(mine, { refusals: kept }, newer);
    expect(new Map(mine.all)).toEqual(
      new Map([
        ['/Deadline', no('newer here')],
        ['/Priority', no('refused elsewhere')],
      ]),
    );
    catchUpRefusals(mine, {}, newer);
    expect(new Map(mine.all)).toEqual(new Map([['/Deadline', no('newer here')]]));
  });
});

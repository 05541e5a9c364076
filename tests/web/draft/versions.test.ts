import { describe, expect, test } from '@jest/globals';
import {
  changesStatus,
  comesOf,
  compareStamps,
  difference,
  editsSince,
  hasAll,
  openEdited,
  patched,
  settle,
} from '../../../web/draft/versions.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const draft = (members: object) => ticketDraft(members, core);
const bytes = (members: object) => new TextEncoder().encode(JSON.stringify(members));
const base = { TicketId: 7, Title: 'A', Priority: { TicketPriorityId: 2 }, OwnedBy: null };

test.each([
  ['2026-11-29T08:00:00Z', '2026-11-29T08:00:01Z', -1],
  ['2026-11-29T08:00:00.1Z', '2026-11-29T08:00:00Z', 1],
  ['2026-11-29T08:00:00.1Z', '2026-11-29T08:00:00.10Z', 0],
  ['2026-11-29T08:00:00.0000001Z', '2026-11-29T08:00:00.0000002Z', -1],
  ['2026-11-29T08:00:00.12345678Z', '2026-11-29T08:00:00.123456780Z', 0],
  ['2026-11-29T08:00:00.9Z', '2026-11-29T08:00:00.10Z', 1],
  ['2026-11-29T09:00:00+01:00', '2026-11-29T08:00:00Z', 0],
  ['2026-11-29T08:00:00', '2026-11-29T08:00:00Z', 0],
  ['', '2026-11-29T08:00:00Z', 0],
])('%s against %s', (a, b, order) => {
  expect(Math.sign(compareStamps(a, b))).toBe(order);
  expect(Math.sign(compareStamps(b, a))).toBe(order === 0 ? 0 : -order);
});

describe('edits since a save', () => {
  const sent = [{ pointer: '/Title', before: 'A', after: 'B' }];

  test.each([
    ['the same', 'B', []],
    ['another value', 'C', [{ pointer: '/Title', before: 'A', after: 'C' }]],
    ['taken back', 'A', [{ pointer: '/Title', before: 'B', after: 'A' }]],
  ])('%s', (_name, value, expected) => {
    const mine = draft(base);
    mine.set('/Title', value);
    expect(editsSince(sent, mine)).toEqual(expected);
  });

  test('nothing is taken back where the ticket has become what was sent', () => {
    expect(editsSince(sent, draft({ ...base, Title: 'B' }))).toEqual([]);
  });
});

describe('after a save', () => {
  const sent = [{ pointer: '/Title', before: 'A', after: 'B' }];

  test('later edits lie on the answer, with what others have changed', () => {
    const mine = openEdited(core, bytes(base), [{ pointer: '/Title', after: 'C' }]);
    const answer = draft({ ...base, Title: 'B', Priority: { TicketPriorityId: 5 } });
    const next = settle(core, mine, sent, answer);
    expect(next.changes).toEqual([{ pointer: '/Title', before: 'B', after: 'C' }]);
    expect(next.before('/Priority/TicketPriorityId')).toBe(5);
  });

  test('what others have changed as well is not covered up', () => {
    const edits = [
      { pointer: '/Title', after: 'B' },
      { pointer: '/Priority/TicketPriorityId', after: 3 },
    ];
    const mine = openEdited(core, bytes(base), edits);
    const answer = draft({ ...base, Title: 'B', Priority: { TicketPriorityId: 5 } });
    const next = settle(core, mine, sent, answer);
    expect(next.before('/Priority/TicketPriorityId')).toBe(2);
    expect(next.changes.map(({ pointer }) => pointer)).toEqual(['/Priority/TicketPriorityId']);
  });

  test('what the own patch has changed was not changed by others', () => {
    const mine = openEdited(core, bytes(base), [{ pointer: '/Title', after: 'C' }]);
    const by =
      '[{"op":"test","path":"/Title","value":"A"},{"op":"replace","path":"/Title","value":"Z"}]';
    const next = settle(core, mine, [], draft({ ...base, Title: 'Z' }), by);
    expect(next.changes).toEqual([{ pointer: '/Title', before: 'Z', after: 'C' }]);
  });
});

test('a version has all of a save, or not', () => {
  const mine = openEdited(core, bytes(base), [
    { pointer: '/Title', after: 'B' },
    { pointer: '/OwnedBy/AssociateId', after: 2_147_483_647 },
  ]);
  const has = (members: object): boolean => hasAll(draft({ ...base, ...members }), mine);
  expect(has({ Title: 'B', OwnedBy: { AssociateId: 12 } })).toBe(true);
  expect(has({ Title: 'B' })).toBe(false);
  expect(has({ Title: 'A', OwnedBy: { AssociateId: 12 } })).toBe(false);
});

test('what others chose, without what only follows', () => {
  const theirs = { ...base, Title: 'B', LastChanged: '2026-11-29T08:00:00Z', NumReplies: 4 };
  const paths = difference(core, bytes(base), bytes(theirs)).map(({ path }) => path);
  expect(paths).toEqual(['/Title']);
});

test('guards hold, or nothing is patched', () => {
  const patch = '[{"op":"test","path":"/Title","value":"A"},{"op":"remove","path":"/Title"}]';
  expect(patched(core, bytes(base), patch)).toBeDefined();
  expect(patched(core, bytes({ ...base, Title: 'B' }), patch)).toBeUndefined();
});

test('a name comes with the choice that it names, another value does not', () => {
  const chosen = [{ pointer: '/Priority/TicketPriorityId', before: 2, after: 5 }];
  const comes = (path: string) => comesOf({ op: 'replace', path, value: 'x' }, chosen);
  expect(comes('/Priority/Name')).toBe(true);
  expect(comes('/Priority/TicketPriorityId')).toBe(false);
  expect(comes('/OwnedBy/Name')).toBe(false);
  expect(comes('/Title')).toBe(false);
  const tags = [{ pointer: '/Tags', before: [], after: [{ Id: 1 }] }];
  expect(comesOf({ op: 'replace', path: '/Tags/0/Name', value: 'x' }, tags)).toBe(false);
});

test('a status may close the ticket, a title may not', () => {
  const change = (pointer: string) => [{ pointer, before: 1, after: 2 }];
  expect(changesStatus(change('/Status/TicketStatusId'))).toBe(true);
  expect(changesStatus(change('/Title'))).toBe(false);
});

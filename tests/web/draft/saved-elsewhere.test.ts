import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SaveEntry } from '../../../web/draft/entry.js';
import { takeOn } from '../../../web/draft/save-entry.js';
import { leftOf } from '../../../web/draft/saved-elsewhere.js';
import { Session } from '../../../web/draft/session.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const ticket = (second: number, members: object = {}): object => ({
  ...{ TicketId: 7, Title: 'Printer', Author: 'Ann', LastChanged: `2026-11-29T08:00:0${second}Z` },
  ...members,
});
const bytes = (members: object): Uint8Array => new TextEncoder().encode(JSON.stringify(members));
const title = { pointer: '/Title', before: 'Printer', after: 'Mine' };
const author = { pointer: '/Author', before: 'Ann', after: 'Bob' };

let live: number;
beforeEach(() => {
  live = core.liveObjects;
});

/** A save of the title, and of more. */
function save(more: Readonly<Record<string, string>> = {}, part: object = {}): SaveEntry {
  const session = new Session(7, ticketDraft(ticket(1)));
  for (const [name, value] of Object.entries({ title: 'Mine', ...more })) {
    session.edit(rowNamed(name)!, value);
  }
  const entry = takeOn(core, session, { before: undefined, id: '1', notify: false });
  session.dispose();
  return { ...entry, sent: [entry.wanted], ...part };
}

function left(entry: SaveEntry, asked: (typeof title)[], answer: object): unknown {
  const change = leftOf(core, entry, { asked, answer: bytes(ticket(2, answer)) });
  expect(core.liveObjects).toBe(live);
  return change;
}

describe('a save that another tab has made as well', () => {
  test('is done', () => {
    expect(left(save(), [title], { Title: 'Mine' })).toEqual({ remove: ['1'] });
  });

  test('is done, too, where the other one has saved more', () => {
    const answer = { Title: 'Mine', Author: 'Bob' };
    expect(left(save(), [title, author], answer)).toEqual({ remove: ['1'] });
  });

  test('is done where a person was to decide about it', () => {
    const stuck = save({}, { state: 'conflict' });
    expect(left(stuck, [title], { Title: 'Mine' })).toEqual({ remove: ['1'] });
  });

  test('goes on with what that one has not made, on its version', () => {
    const change = left(save({ author: 'Bob' }, { state: 'unknown' }), [title], { Title: 'Mine' });
    expect(change).toMatchObject({
      put: [{ id: '1', state: 'waiting', sent: [], wanted: { changes: [author] } }],
    });
  });

  test('shows what others have changed meanwhile', () => {
    const answer = { Title: 'Mine', Author: 'Cleo' };
    expect(left(save({ author: 'Bob' }), [title], answer)).toMatchObject({
      put: [{ wanted: { changes: [author] } }],
    });
  });
});

test.each([
  ['has made another value', [{ ...title, after: 'Other' }], {}],
  ['has made nothing of it', [author], {}],
  ['has made a part of, and which waits for a person', [title], { state: 'refused' }],
])('a save that another tab %s stays as it is', (_what, asked, part) => {
  expect(left(save({ author: 'Cleo' }, part), asked, { Title: 'Mine' })).toBeUndefined();
});

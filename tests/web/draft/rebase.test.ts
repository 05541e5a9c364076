import { describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import { equal, foreign, overlaps, rebase, setDifference } from '../../../web/draft/rebase.js';
import { realCore, ticketDraft } from './drafts.js';

const core = await realCore();
const draft = (members: object): ReturnType<typeof ticketDraft> => ticketDraft(members, core);

const base = {
  Title: 'Printer',
  Priority: { TicketPriorityId: 2 },
  OwnedBy: null,
  Tags: [
    { Id: 1, Name: 'a' },
    { Id: 2, Name: 'b' },
  ],
};

function edited(): ReturnType<typeof ticketDraft> {
  const mine = draft(base);
  mine.set('/Title', 'Printer on floor 3');
  mine.set('/Priority/TicketPriorityId', 3);
  return mine;
}

describe('overlaps', () => {
  test.each([
    ['nobody else touched it', {}, 'free'],
    ['the same value was saved', { Priority: { TicketPriorityId: 3 } }, 'same'],
    ['another value was saved', { Priority: { TicketPriorityId: 1 } }, 'clash'],
  ])('%s', (_name, theirs, kind) => {
    const found = overlaps(edited(), draft({ ...base, ...theirs }));
    expect(found.map(({ pointer }) => pointer)).toEqual(['/Title', '/Priority/TicketPriorityId']);
    expect(found[1]?.kind).toBe(kind);
  });

  test('both sides of a set are merged', () => {
    const mine = draft(base);
    mine.set('/Tags', [{ Id: 1 }, { Id: 9 }]);
    const fresh = draft({ ...base, Tags: [...base.Tags, { Id: 5, Name: 'e' }] });
    expect(overlaps(mine, fresh)[0]?.kind).toBe('merged');
    rebase(mine, fresh);
    expect(fresh.get('/Tags')).toEqual([{ Id: 1, Name: 'a' }, { Id: 5, Name: 'e' }, { Id: 9 }]);
  });
});

describe('rebase', () => {
  test('repeats my edits on the newer version', () => {
    const fresh = draft({ ...base, Priority: { TicketPriorityId: 1 } });
    rebase(edited(), fresh);
    expect(fresh.changes).toEqual([
      { pointer: '/Title', before: 'Printer', after: 'Printer on floor 3' },
      { pointer: '/Priority/TicketPriorityId', before: 1, after: 3 },
    ]);
  });

  test('takes theirs where I said so', () => {
    const fresh = draft({ ...base, Priority: { TicketPriorityId: 1 } });
    rebase(edited(), fresh, new Set(['/Priority/TicketPriorityId']));
    expect(fresh.changes.map(({ pointer }) => pointer)).toEqual(['/Title']);
  });

  test('puts mine on top of theirs field by field', () => {
    const mine = draft({ CustomFields: { x: '1', y: '1' } });
    mine.set('/CustomFields', { x: '2', y: '1' });
    const fresh = draft({ CustomFields: { x: '3', y: '4' } });
    expect(overlaps(mine, fresh)[0]?.kind).toBe('clash');
    rebase(mine, fresh);
    expect(fresh.get('/CustomFields')).toEqual({ x: '2', y: '4' });
  });

  test('takes theirs for one element, and mine for the others', () => {
    const mine = draft({ CustomFields: { x: '1', y: '1', z: '1' } });
    mine.set('/CustomFields', { x: '2', y: '2', z: '1' });
    const fresh = draft({ CustomFields: { x: '3', y: '4', z: '5' } });
    expect(overlaps(mine, fresh)[0]?.parts).toEqual([
      { pointer: '/CustomFields/x', before: '1', mine: '2', theirs: '3' },
      { pointer: '/CustomFields/y', before: '1', mine: '2', theirs: '4' },
    ]);
    rebase(mine, fresh, new Set(['/CustomFields/y']));
    expect(fresh.get('/CustomFields')).toEqual({ x: '2', y: '4', z: '5' });
  });

  test('has no parts where the whole value clashes', () => {
    const mine = draft(base);
    mine.set('/Title', 'Mine');
    expect(overlaps(mine, draft({ ...base, Title: 'Theirs' }))[0]?.parts).toEqual([]);
  });

  test('of two owners mine goes on top', () => {
    const mine = draft(base);
    mine.set('/OwnedBy/AssociateId', 11);
    const fresh = draft({ ...base, OwnedBy: { AssociateId: 12 } });
    expect(overlaps(mine, fresh)[0]?.kind).toBe('clash');
    rebase(mine, fresh);
    expect(fresh.changes).toEqual([{ pointer: '/OwnedBy/AssociateId', before: 12, after: 11 }]);
  });

  test('needs no edit where both sides want the same', () => {
    const fresh = draft({ ...base, Priority: { TicketPriorityId: 3 } });
    rebase(edited(), fresh);
    expect(fresh.changes.map(({ pointer }) => pointer)).toEqual(['/Title']);
  });
});

test('foreign changes leave out what I edited and what only follows', () => {
  const fresh = draft({
    ...base,
    Title: 'Theirs',
    OwnedBy: { AssociateId: 12 },
    BaseStatus: 'Closed',
    LastChanged: '2026-11-22T12:00:00Z',
  });
  expect(foreign(edited(), fresh).map(({ row }) => row.name)).toEqual(['OwnedBy']);
});

describe('sets', () => {
  test.each([
    ['adds mine', [1], [1, 2], [1], [1, 2]],
    ['removes mine', [1, 2], [1], [1, 2], [1]],
    ['does both', [1, 2], [2, 4], [1, 2, 3], [2, 3, 4]],
    ['adds once', [1], [1, 2], [1, 2], [1, 2]],
    ['removes once', [1, 2], [1], [1], [1]],
  ])('merging %s', (_name, before, mine, theirs, expected) => {
    const set = (ids: number[]) => ({ Tags: ids.map((Id) => ({ Id })) });
    const edited = draft(set(before));
    edited.set('/Tags', set(mine).Tags);
    const fresh = draft(set(theirs));
    rebase(edited, fresh);
    expect(fresh.get('/Tags')).toEqual(set(expected).Tags);
  });

  test('a missing set is an empty one', () => {
    expect(setDifference('Id', null, [{ Id: 1 }])).toEqual({ added: [{ Id: 1 }], removed: [] });
  });

  test('order and names do not matter', () => {
    const tags = rowNamed('tags');
    expect(equal(tags, base.Tags, [{ Id: 2 }, { Id: 1 }])).toBe(true);
    expect(equal(tags, base.Tags, [{ Id: 2 }])).toBe(false);
  });
});

test('no owner and owner 0 are the same', () => {
  const owner = rowNamed('owner');
  expect(equal(owner, undefined, 0)).toBe(true);
  expect(equal(owner, undefined, 10)).toBe(false);
});

import { afterAll, describe, expect, test } from '@jest/globals';
import { Draft } from 'ticketwire';
import { bytes, json, loadCore, text } from './support/core.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();
const source = {
  TicketId: 17,
  Title: 'a',
  Sentiment: 5,
  Deadline: '2026-01-31T08:00:00Z',
  Priority: { TicketPriorityId: 1, Name: 'Low' },
  OwnedBy: { AssociateId: 5, Name: 'karim' },
  Tags: [
    { Id: 1, Name: 'x' },
    { Id: 2, Name: 'y' },
  ],
  CustomFields: { x_asset: 'old', x_other: 'kept' },
};

function use(work: (draft: Draft) => void): void {
  const draft = new Draft(core, 'TicketEntity', bytes(JSON.stringify(source)));
  try {
    work(draft);
    agree(draft);
  } finally {
    draft.dispose();
  }
}

/** Pointers of the objects and arrays in a value that can be written to. */
function thawed(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, each]) =>
    thawed(each, `${pointer}/${name}`),
  );
  return Object.isFrozen(value) ? inside : [pointer, ...inside];
}

/** What is sent, what would be put, and what is read are one. */
function agree(draft: Draft): void {
  const sent = json(core.apply('TicketEntity', draft.bytes, bytes(draft.plan().body)));
  const put = draft.entity();
  expect(
    core.diff('TicketEntity', bytes(JSON.stringify(sent)), bytes(JSON.stringify(put))),
  ).toEqual(bytes('[]'));
  expect(draft.get('')).toEqual(put);
  for (const { pointer, after } of draft.changes) expect(draft.get(pointer)).toEqual(after);
}

afterAll(() => {
  expect(core.liveObjects).toBe(0);
});

describe('an edit is seen from above and from beneath', () => {
  test('a member in its carrier', () =>
    use((draft) => {
      draft.set('/Priority/TicketPriorityId', 3);
      expect(draft.get('/Priority')).toEqual({ TicketPriorityId: 3, Name: 'Low' });
      expect(draft.before('/Priority')).toEqual(source.Priority);
    }));

  test('a carrier that goes takes its members along', () =>
    use((draft) => {
      draft.set('/OwnedBy', null);
      expect(draft.get('/OwnedBy/AssociateId')).toBeUndefined();
      draft.set('/OwnedBy/AssociateId', 7);
      expect(draft.get('/OwnedBy')).toEqual({ AssociateId: 7 });
      expect(draft.changes).toHaveLength(1);
    }));

  test('a whole takes the place of its parts', () =>
    use((draft) => {
      draft.set('/Tags/0/Name', 'first');
      draft.set('/Tags', [{ Id: 3 }]);
      expect(draft.changes).toMatchObject([{ pointer: '/Tags', after: [{ Id: 3 }] }]);
      draft.set('/Tags/0/Name', 'third');
      expect(draft.get('/Tags')).toEqual([{ Id: 3, Name: 'third' }]);
      expect(draft.changes).toHaveLength(1);
    }));

  test('and is taken back from either side', () =>
    use((draft) => {
      draft.set('/Priority/TicketPriorityId', 3);
      draft.reset('/Priority');
      expect(draft.changed).toBe(false);
      draft.set('/Tags', [{ Id: 9 }, { Id: 2, Name: 'z' }]);
      draft.reset('/Tags/1/Name');
      expect(draft.get('/Tags')).toEqual([{ Id: 9 }, { Id: 2, Name: 'y' }]);
    }));
});

describe('one spelling inside', () => {
  test.each(['Title', '/title', '/TITLE', 'title'])('%s is /Title', (pointer) =>
    use((draft) => {
      draft.set(pointer, 'b');
      expect(draft.changes).toEqual([{ pointer: '/Title', before: 'a', after: 'b' }]);
      expect(draft.get(pointer)).toBe('b');
      expect(draft.get('/Title')).toBe('b');
      expect(draft.before(pointer)).toBe('a');
      draft.reset(pointer);
      expect(draft.changed).toBe(false);
    }),
  );

  test('keys of a dictionary are those that are there', () =>
    use((draft) => {
      draft.set('/customfields/X_ASSET', 'new');
      draft.set('/CustomFields/x_more', '1');
      draft.set('/CustomFields/X_More', '2');
      expect(draft.changes.map(({ pointer, after }) => [pointer, after])).toEqual([
        ['/CustomFields/x_asset', 'new'],
        ['/CustomFields/x_more', '2'],
      ]);
    }));

  test('a dictionary keeps the entries that are not named, as a save does it', () =>
    use((draft) => {
      draft.set('/CustomFields', { x_asset: 'new' });
      expect(draft.get('/CustomFields')).toEqual({ x_asset: 'new', x_other: 'kept' });
      expect(draft.plan().operations.map(({ path }) => path)).toEqual([
        '/CustomFields/x_asset',
        '/CustomFields/x_asset',
      ]);
    }));

  test('- is one more element', () =>
    use((draft) => {
      draft.set('/Tags/-', { Id: 3 });
      draft.set('/tags/-', { Id: 4 });
      expect(draft.get('/Tags')).toEqual([...source.Tags, { Id: 3 }, { Id: 4 }]);
      expect(draft.changes).toHaveLength(1);
    }));

  test.each<[string, string, unknown]>([
    ['one more element', '/Tags/-', { Id: 3 }],
    ['an element', '/Tags/1', { Id: 3 }],
    ['a member of an element', '/Tags/1/Name', 'z'],
    ['an entry', '/CustomFields/x_asset', 'new'],
    ['entries', '/CustomFields', { x_asset: 'new' }],
    ['a member', '/Priority/TicketPriorityId', 3],
  ])('%s that was set is frozen, and so is all that it lies in', (_, pointer, value) =>
    use((draft) => {
      draft.set(pointer, value);
      if (pointer === '/Tags/-') draft.set('/Tags/2/Name', 'in what was set');
      for (const at of ['', pointer.split('/', 2).join('/')])
        expect(thawed(draft.get(at))).toEqual([]);
      for (const { before, after } of draft.changes) expect(thawed([before, after])).toEqual(['']);
    }),
  );

  test.each([
    ['', 'patch_path_not_found'],
    ['/Titel', 'patch_path_not_found'],
    ['/Title/x', 'patch_path_not_found'],
    ['/Tags/2', 'patch_index'],
    ['/Tags/first', 'patch_index'],
    ['/Tags/-/Name', 'patch_index'],
    ['/a~b', 'pointer_syntax'],
    ['/LastChanged', 'read_only'],
    ['/CreatedBy/AssociateId', 'read_only'],
    ['/TableRight', 'read_only'],
  ])('%j is refused: %s', (pointer, code) =>
    use((draft) => {
      const error = errorOf(() => draft.set(pointer, 'x'));
      expect(error).toMatchObject({ code });
      if (code === 'read_only') expect(error?.message).toContain(`${pointer} is read-only`);
      expect(draft.changed).toBe(false);
    }),
  );
});

describe('what is no value', () => {
  test.each([
    ['/Sentiment', NaN, 'value_type'],
    ['/Deadline', new Date('31.12.2026'), 'value_date'],
    ['/Title', 'half \ud83d', 'value_type'],
  ])('of %s is refused and changes nothing', (pointer, value, code) =>
    use((draft) => {
      expect(errorOf(() => draft.set(pointer, value))).toMatchObject({ code, pointer });
      expect(draft.changed).toBe(false);
    }),
  );

  test('a Date is its instant', () =>
    use((draft) => {
      draft.set('/Deadline', new Date('2026-01-31T08:00:00Z'));
      expect(draft.changed).toBe(false);
      draft.set('/Deadline', new Date('2026-02-01T08:00:00Z'));
      expect(draft.get('/Deadline')).toBe('2026-02-01T08:00:00.000Z');
    }));
});

test('an edit does not change with the object that it was made of', () =>
  use((draft) => {
    const tags = [{ Id: 3 }];
    draft.set('/Tags', tags);
    tags[0]!.Id = 4;
    expect(draft.get('/Tags')).toEqual([{ Id: 3 }]);
    expect(text(draft.bytes)).toBe(JSON.stringify(source));
  }));

import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Draft, type DocumentHandle } from 'ticketwire';
import { bytes, loadCore, text, json } from './support/core.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();
const source =
  '{"TicketId":17,"Title":"a","Priority":{"TicketPriorityId":1,"Name":"Low"},"OwnedBy":null,' +
  '"Tags":[{"Id":1}],"CustomFields":{"a/b~c":"x","__proto__":"y"}}';
const make = (): Draft => new Draft(core, 'TicketEntity', bytes(source));

afterAll(() => {
  expect(core.liveObjects).toBe(0);
});

describe('Draft', () => {
  test('reads, edits and takes edits back', () => {
    const draft = make();
    expect(draft.get('/Title')).toBe('a');
    expect(draft.get('/Priority/Name')).toBe('Low');
    expect(draft.get('/OwnedBy/AssociateId')).toBeUndefined();
    expect(draft.get('/toString')).toBeUndefined();
    expect(draft.get('/CustomFields/a~1b~0c')).toBe('x');
    expect(draft.get('/CustomFields/__proto__')).toBe('y');
    draft.set('/Title', 'b');
    draft.set('/OwnedBy/AssociateId', 5);
    expect(draft.changed).toBe(true);
    expect(draft.get('/Title')).toBe('b');
    expect(draft.before('/Title')).toBe('a');
    expect(draft.changes).toStrictEqual([
      { pointer: '/Title', before: 'a', after: 'b' },
      { pointer: '/OwnedBy/AssociateId', before: undefined, after: 5 },
    ]);
    draft.set('/Title', 'a');
    draft.reset('/OwnedBy/AssociateId');
    expect(draft.changed).toBe(false);
    draft.dispose();
  });

  test('an edit beside others copies nothing of the carrier', () => {
    const draft = make();
    const copies = jest.spyOn(globalThis, 'structuredClone');
    try {
      for (const value of ['b', 'c', 'd']) {
        draft.set('/Title', value);
        draft.set('/OwnedBy/AssociateId', value.length);
        draft.set('/Priority/TicketPriorityId', value.length + 1);
      }
      expect(copies).not.toHaveBeenCalled();
      // What is read with edits in it is a copy.
      expect(draft.get('/Priority')).toStrictEqual({ TicketPriorityId: 2, Name: 'Low' });
      expect(copies).toHaveBeenCalledTimes(1);
    } finally {
      copies.mockRestore();
      draft.dispose();
    }
  });

  test('plans the smallest guarded patch', () => {
    const draft = make();
    draft.set('/Priority/TicketPriorityId', 2);
    const plan = draft.plan();
    expect(plan.operations).toStrictEqual([
      { op: 'test', path: '/Priority/TicketPriorityId', value: 1 },
      { op: 'replace', path: '/Priority/TicketPriorityId', value: 2 },
    ]);
    expect(JSON.parse(plan.body)).toStrictEqual(plan.operations);
    expect(plan.bytes).toBe(Buffer.byteLength(plan.body));
    expect(plan.bytes).toBeLessThanOrEqual(150);
    expect(JSON.parse(plan.inverse)).toStrictEqual([
      { op: 'test', path: '/Priority/TicketPriorityId', value: 2 },
      { op: 'replace', path: '/Priority/TicketPriorityId', value: 1 },
    ]);
    draft.reset();
    expect(draft.plan()).toMatchObject({ body: '[]', inverse: '[]' });
    draft.dispose();
  });

  test('names the edit that the table does not allow', () => {
    const draft = make();
    draft.set('/Author', 'b');
    draft.set('/Title', 5);
    const error = errorOf(() => draft.plan());
    expect(error).toMatchObject({ code: 'value_type', pointer: '/Title', operation: 1 });
    expect(error?.isConflict).toBe(false);
    draft.dispose();
  });

  test('makes an entity with the edits and keeps what was read', () => {
    const draft = make();
    draft.set('/OwnedBy/AssociateId', 5);
    draft.set('/CustomFields/__proto__', 'z');
    const entity = draft.entity() as Record<string, Record<string, unknown>>;
    expect(entity['OwnedBy']).toStrictEqual({ AssociateId: 5 });
    expect(Object.getOwnPropertyDescriptor(entity['CustomFields'], '__proto__')?.value).toBe('z');
    expect(Object.getPrototypeOf(entity['CustomFields'])).not.toBe('z');
    expect(entity['CustomFields']).not.toHaveProperty('z');
    expect(Object.isFrozen(draft.base)).toBe(true);
    expect((draft.base as Record<string, unknown>)['OwnedBy']).toBeNull();
    expect(text(draft.bytes)).toBe(source);
    draft.dispose();
  });

  test.each([
    ['/Tags', [{ Id: 2 }, { Id: 1 }]],
    ['/OwnedBy/AssociateId', 0],
    ['/OwnedBy/AssociateId', null],
    ['/OwnedBy', { AssociateId: 0 }],
    ['/Category/TicketCategoryId', null],
    ['/Author', ''],
    ['/Author', undefined],
    ['/SecondaryPersons', []],
    ['/Deadline', '2026-01-31T09:00:00+01:00'],
    ['/Activate', null],
    ['/BaseStatus', 'active'],
    ['/CustomFields/none', null],
    ['/title', 'a'],
  ])('takes back %s %j, which is what was read', (pointer, value) => {
    const body = {
      ...{ TicketId: 17, Title: 'a', OwnedBy: null, Category: { TicketCategoryId: 0 } },
      ...{ Tags: [{ Id: 1 }, { Id: 2 }], SecondaryPersons: null, BaseStatus: 'Active' },
      ...{ Deadline: '2026-01-31T08:00:00Z', Activate: '0001-01-01T00:00:00', CustomFields: {} },
    };
    const draft = new Draft(core, 'TicketEntity', bytes(JSON.stringify(body)));
    draft.set(pointer, pointer === '/Tags' ? [] : 'x');
    draft.set(pointer, value);
    expect(draft.changes).toStrictEqual([]);
    draft.dispose();
  });

  test('goes on with edits that were kept', () => {
    const edits = [
      ['/Title', 'b'],
      ['/Priority/TicketPriorityId', 1],
      ['/Author', undefined],
    ] as const;
    const draft = new Draft(core, 'TicketEntity', bytes(source), { edits });
    expect(draft.changes).toStrictEqual([{ pointer: '/Title', before: 'a', after: 'b' }]);
    draft.dispose();
  });

  test('refuses what is no carrier and leaves nothing behind', () => {
    const before = core.liveObjects;
    const error = errorOf(() => new Draft(core, 'TicketEntity', bytes('{"TicketId":"x"}')));
    expect(error).toMatchObject({ code: 'value_type', pointer: '/TicketId', offset: 12 });
    expect(core.liveObjects).toBe(before);
  });
});

describe('after $select', () => {
  const read = { TicketId: 17, Title: null, Author: null, Category: { Name: 'x' } };
  const select = ['title', 'Category/Name, tags', 'messages/author'];
  const rest = { Tags: null, Messages: [{ Author: 'm', Body: null }], CustomFields: null };
  const open = (): Draft =>
    new Draft(core, 'TicketEntity', bytes(JSON.stringify({ ...read, ...rest })), { select });
  const refusal = (work: () => unknown): unknown => errorOf(work)?.code;

  test.each([
    '/Title',
    '/TicketId',
    '/Category',
    '/category/name',
    '/Tags/0',
    '/Messages/0/Author',
    '',
  ])('%s may be read', (pointer) => {
    const draft = open();
    expect(() => draft.get(pointer)).not.toThrow();
    draft.dispose();
  });

  test.each([
    ['/Author', 'not_selected'],
    ['/Category/Fullname', 'not_selected'],
    ['/CustomFields/x', 'not_selected'],
    ['/Messages/0/Body', 'patch_path_not_found'],
    ['/Titles', 'patch_path_not_found'],
  ])('%s was not read', (pointer, refused) => {
    const draft = open();
    const error = errorOf(() => draft.get(pointer));
    expect(error).toMatchObject({ code: 'not_selected', pointer });
    expect(error?.message).toContain(pointer);
    expect(refusal(() => draft.before(pointer))).toBe('not_selected');
    expect(refusal(() => draft.set(pointer, 'x'))).toBe(refused);
    draft.dispose();
  });

  test('what was read in part is not set as a whole, and the whole is not saved', () => {
    const draft = open();
    expect(refusal(() => draft.set('/Category', null))).toBe('not_selected');
    expect(refusal(() => draft.entity())).toBe('not_selected');
    draft.set('/Title', 'b');
    draft.set('/Tags', [{ Id: 1 }]);
    expect(draft.changes).toHaveLength(2);
    expect(draft.plan().operations.some(({ path }) => path === '/Title')).toBe(true);
    draft.dispose();
  });
});

describe('merge', () => {
  test('takes mine at an element that they removed', () => {
    const read = '{"TicketId":1,"Tags":[{"Id":1,"Name":"a"},{"Id":2,"Name":"b"}]}';
    const draft = new Draft(core, 'TicketEntity', bytes(read));
    draft.set('/Tags/1/Name', 'mine');
    const merge = draft.merge({ bytes: bytes('{"TicketId":1,"Tags":[{"Id":1,"Name":"a"}]}') });
    expect(merge.overlaps).toMatchObject([{ pointer: '/Tags/-' }]);
    expect(merge.merged('/Tags')).toStrictEqual([{ Id: 1, Name: 'a' }]);
    expect(merge.mine('/Tags')).toStrictEqual([
      { Id: 1, Name: 'a' },
      { Id: 2, Name: 'mine' },
    ]);
    draft.dispose();
  });

  test('pointers with ~01 lead to ~1', () => {
    const dictionary = '{"TicketId":1,"CustomFields":{"a~1":"x","a/":"y"}}';
    const draft = new Draft(core, 'TicketEntity', bytes(dictionary));
    expect(draft.get('/CustomFields/a~01')).toBe('x');
    expect(draft.get('/CustomFields/a~1')).toBe('y');
    draft.set('/CustomFields/a~01', 'z');
    expect(draft.entity()).toMatchObject({ CustomFields: { 'a~1': 'z', 'a/': 'y' } });
    expect(draft.plan().operations.at(-1)?.path).toBe('/CustomFields/a~01');
    draft.dispose();
  });
});

test('tells what leads to another version, without guards and without the edits', () => {
  const [mine, theirs] = [make(), make()];
  mine.set('/Title', 'Mine');
  theirs.set('/Title', 'Theirs');
  const bytes = new TextEncoder().encode(JSON.stringify(theirs.entity()));
  expect(mine.changesTo({ bytes })).toEqual([{ op: 'replace', path: '/Title', value: 'Theirs' }]);
  expect(mine.changesTo(mine)).toEqual([]);
  mine.dispose();
  theirs.dispose();
});

describe('handles', () => {
  const open = (): DocumentHandle => core.open('TicketEntity', bytes(source));

  test('are counted until they are disposed of', () => {
    const before = core.liveObjects;
    const handles = [open(), open(), open()];
    expect(core.liveObjects).toBe(before + 3);
    for (const handle of handles) handle.dispose();
    for (const handle of handles) handle.dispose();
    expect(core.liveObjects).toBe(before);
  });

  test('are disposed of by Symbol.dispose', () => {
    const before = core.liveObjects;
    open()[Symbol.dispose]();
    expect(core.liveObjects).toBe(before);
  });

  test('cannot be used afterwards', () => {
    const before = core.liveObjects;
    const handle = open();
    handle.dispose();
    expect(errorOf(() => core.plan(handle, '[]'))).toMatchObject({ code: 'argument' });
    const draft = make();
    draft.dispose();
    expect(errorOf(() => draft.plan())).toMatchObject({ code: 'argument' });
    expect(draft.get('/Title')).toBe('a');
    expect(core.liveObjects).toBe(before);
  });

  test('a failed call leaves nothing behind', () => {
    const before = core.liveObjects;
    const handle = open();
    expect(errorOf(() => core.plan(handle, '{'))).toMatchObject({ code: 'json_syntax', offset: 1 });
    expect(errorOf(() => core.apply('', bytes('{}'), bytes('5')))?.code).toBe('patch_shape');
    expect(errorOf(() => core.select('TicketEntity', bytes(''), ''))?.code).toBe('json_syntax');
    handle.dispose();
    expect(core.liveObjects).toBe(before);
  });

  test('10,000 rounds leave nothing behind and need no more memory', () => {
    const body = bytes(source);
    const round = (): void => {
      const handle = core.open('TicketEntity', body);
      core.plan(handle, '[{"op":"replace","path":"/Title","value":"b"}]');
      core.select('TicketEntity', body, 'Title,Priority/Name');
      core.apply('TicketEntity', body, bytes('{"Title":"c"}'));
      handle.dispose();
    };
    for (let i = 0; i < 500; i += 1) round();
    const size = core.usage.memory;
    expect(size).toBeGreaterThan(0);
    for (let i = 0; i < 10_000; i += 1) round();
    expect(core.liveObjects).toBe(0);
    expect(core.usage.memory).toBe(size);
  });

  test('results are copies that later calls do not touch', () => {
    const first = core.apply('', bytes('{"a":1}'), bytes('[]'));
    const big = bytes(`{"a":"${'x'.repeat(3_000_000)}"}`);
    for (let i = 0; i < 8; i += 1) core.apply('', big, bytes('{"b":1}'));
    expect(json(first)).toStrictEqual({ a: 1 });
    expect(core.liveObjects).toBe(0);
  });
});

test('a text of 2.2 MB can be edited: it is guarded by the stamp', () => {
  const long = (letter: string): string => letter.repeat(2_200_000);
  const ticket = { LastChanged: '2026-11-29T10:00:00Z', CustomFields: { x_text: long('a') } };
  const draft = new Draft(core, 'TicketEntity', bytes(JSON.stringify(ticket)));
  draft.set('/CustomFields/x_text', long('b'));
  const { body, inverse, unguarded, inverseUnguarded, operations } = draft.plan();
  expect(operations.map(({ op, path }) => `${op} ${path}`)).toEqual([
    'test /LastChanged',
    'replace /CustomFields/x_text',
  ]);
  expect([unguarded, inverseUnguarded]).toEqual([
    ['/CustomFields/x_text'],
    ['/CustomFields/x_text'],
  ]);
  for (const text of [body, inverse]) expect(text.length).toBeLessThan(2_200_200);
  draft.dispose();
});

import { afterAll, describe, expect, test } from '@jest/globals';
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

  test('refuses what is no carrier and leaves nothing behind', () => {
    const before = core.liveObjects;
    const error = errorOf(() => new Draft(core, 'TicketEntity', bytes('{"TicketId":"x"}')));
    expect(error).toMatchObject({ code: 'value_type', pointer: '/TicketId', offset: 12 });
    expect(core.liveObjects).toBe(before);
  });
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

import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Draft } from 'ticketwire';
import { bytes, loadCore, text } from './support/core.js';

const core = await loadCore();
const keys = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];

/** Members of the prototypes that a careless copy would change. */
const prototypes = (): unknown[] =>
  [Object.prototype, Array.prototype, Map.prototype, Function.prototype].map((prototype) =>
    Object.getOwnPropertyNames(prototype).map((name) => [
      name,
      Object.getOwnPropertyDescriptor(prototype, name),
    ]),
  );

// As text: in a literal, `__proto__` would set the prototype.
const members = (value: string): string =>
  keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join();
const source =
  `{"TicketId":1,"CustomFields":{${members('a')},"x":"c"},` +
  `"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`;
const at = (value: unknown, key: string): unknown =>
  Object.getOwnPropertyDescriptor(value, key)?.value as unknown;

/** Jest's realm is another than the one in which structuredClone makes its objects. */
const plainPrototype: unknown = Object.getPrototypeOf(structuredClone({}));

let before: unknown[];
beforeAll(() => {
  before = prototypes();
});
afterEach(() => {
  expect(prototypes()).toStrictEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(core.liveObjects).toBe(0);
});

describe.each(keys)('the key %s is plain data', (key) => {
  const pointer = `/CustomFields/${key}`;

  test('in a draft', () => {
    using draft = new Draft(core, 'TicketEntity', bytes(source));
    const { CustomFields } = draft.base as { CustomFields: object };
    expect(at(CustomFields, key)).toBe('a');
    expect(Object.getPrototypeOf(CustomFields)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(draft.base)).toBe(Object.prototype);
    expect(draft.get(pointer)).toBe('a');
    draft.set(pointer, 'b');
    expect(draft.get(pointer)).toBe('b');
    expect(draft.before(pointer)).toBe('a');
    expect(draft.changes).toStrictEqual([{ pointer, before: 'a', after: 'b' }]);
    const entity = draft.entity() as { CustomFields: object };
    expect(at(entity.CustomFields, key)).toBe('b');
    expect(Object.keys(entity.CustomFields)).toStrictEqual(Object.keys(CustomFields));
    expect(Object.getPrototypeOf(entity.CustomFields)).toBe(plainPrototype);
    expect(JSON.stringify(entity)).toBe(source.replace(`"${key}":"a"`, `"${key}":"b"`));
  });

  test('in a draft that did not have it', () => {
    using draft = new Draft(core, 'TicketEntity', bytes('{"TicketId":1,"CustomFields":{}}'));
    expect(draft.get(pointer)).toBeUndefined();
    expect(draft.get(`/${key}`)).toBeUndefined();
    draft.set(pointer, 'b');
    expect(draft.plan().operations.at(-1)).toStrictEqual({ op: 'add', path: pointer, value: 'b' });
    const entity = draft.entity() as { CustomFields: object };
    expect(at(entity.CustomFields, key)).toBe('b');
    expect(JSON.stringify(entity)).toBe(`{"TicketId":1,"CustomFields":{"${key}":"b"}}`);
  });

  test('in plan, apply, diff and select', () => {
    using draft = new Draft(core, 'TicketEntity', bytes(source));
    draft.set(pointer, 'b');
    const plan = draft.plan();
    expect(plan.operations).toStrictEqual([
      { op: 'test', path: pointer, value: 'a' },
      { op: 'replace', path: pointer, value: 'b' },
    ]);
    const saved = core.apply('TicketEntity', draft.bytes, bytes(plan.body));
    expect(text(saved)).toBe(source.replace(`"${key}":"a"`, `"${key}":"b"`));
    expect(text(core.apply('TicketEntity', saved, bytes(plan.inverse)))).toBe(source);
    expect(text(core.diff('TicketEntity', draft.bytes, saved))).toBe(plan.body);
    const part = JSON.parse(text(core.select('TicketEntity', saved, pointer.slice(1)))) as object;
    expect(JSON.stringify(at(part, 'CustomFields'))).toBe(`{"${key}":"b"}`);
    const patch = bytes(`{"CustomFields":{"${key}":null}}`);
    const without = JSON.parse(text(core.apply('TicketEntity', saved, patch))) as object;
    expect(Object.hasOwn(at(without, 'CustomFields') as object, key)).toBe(false);
  });
});

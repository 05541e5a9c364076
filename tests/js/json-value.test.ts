import { expect, test } from '@jest/globals';
import type { TicketwireError } from 'ticketwire';
import { jsonValue } from '../../wasm/js/json-value.js';

function errorOf(work: () => unknown): TicketwireError | undefined {
  try {
    work();
  } catch (cause) {
    return cause as TicketwireError;
  }
  return undefined;
}

test('what JSON carries comes through as JSON.stringify would write it, frozen', () => {
  const date = new Date('2026-02-03T04:05:06.007Z');
  const value = { a: [1, undefined, null, date], b: undefined, c: { toJSON: () => 'd' }, e: '😀' };
  const made = jsonValue(value);
  expect(JSON.stringify(made)).toBe(JSON.stringify(value));
  expect(Object.isFrozen(made)).toBe(true);
  expect(Object.isFrozen((made as { a: unknown }).a)).toBe(true);
  const own = JSON.parse('{"__proto__":1}') as object;
  expect(JSON.stringify(jsonValue(own))).toBe('{"__proto__":1}');
});

test.each([
  ['NaN', { a: [0, NaN] }, 'value_type', '/x/a/1', 'NaN'],
  ['an infinity', -Infinity, 'value_type', '/x', '-Infinity'],
  ['a Date that is none', { 'a/b': new Date('31.12.2026') }, 'value_date', '/x/a~1b', 'no date'],
  ['a bigint', 1n, 'value_type', '/x', 'bigint'],
  ['a function', [() => 1], 'value_type', '/x/0', 'function'],
  ['half of a surrogate pair', { t: 'a\ud83d' }, 'value_type', '/x/t', 'surrogate'],
  ['the other half', 'a\ude00b', 'value_type', '/x', 'surrogate'],
])('%s is refused where it stands', (_name, value, code, pointer, word) => {
  const error = errorOf(() => jsonValue(value, '/x'));
  expect(error).toMatchObject({ code, pointer });
  expect(error?.message).toContain(pointer);
  expect(error?.message).toContain(word);
});

test('a cycle ends with the depth that the core reads', () => {
  const cycle: Record<string, unknown> = {};
  cycle['a'] = cycle;
  expect(errorOf(() => jsonValue(cycle))).toMatchObject({ code: 'json_depth' });
});

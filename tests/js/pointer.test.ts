import { describe, expect, test } from '@jest/globals';
import {
  define,
  isBeneath,
  join,
  lastToken,
  parent,
  read,
  tokens,
  write,
} from '../../wasm/js/pointer.js';

describe('a pointer', () => {
  test.each([
    ['', []],
    ['/', ['']],
    ['/a/b', ['a', 'b']],
    ['/a~1b/c~0d/~01', ['a/b', 'c~d', '~1']],
    ['/0/-', ['0', '-']],
  ])('%j leads over %j', (pointer, path) => {
    expect(tokens(pointer)).toEqual(path);
    expect(join(path)).toBe(pointer);
  });

  test('lies in its parent, under its last name', () => {
    expect([parent('/a/b'), parent('/a'), parent('')]).toEqual(['/a', '', '']);
    expect([lastToken('/a/b~1c'), lastToken('/a'), lastToken('')]).toEqual(['b/c', 'a', '']);
  });

  test('leads beneath another one, and not beside it', () => {
    expect(isBeneath('/a/b', '/a')).toBe(true);
    expect(isBeneath('/a', '/a')).toBe(false);
    expect(isBeneath('/ab', '/a')).toBe(false);
  });
});

describe('reading', () => {
  test.each([
    ['', { a: { b: [1, null] } }],
    ['/a/b/0', 1],
    ['/a/b/1', null],
    ['/a/b/2', undefined],
    ['/a/b/1/c', undefined],
    ['/a/b/0/c', undefined],
    ['/x', undefined],
    ['/toString', undefined],
    ['/a/b/length', 2],
  ])('at %j', (pointer, value) => {
    expect(read({ a: { b: [1, null] } }, pointer)).toEqual(value);
  });
});

describe('writing', () => {
  test.each([
    ['/a', { a: 1, k: { l: 2 }, n: null }],
    ['/k/l', { k: { l: 1 }, n: null }],
    ['/k/m', { k: { l: 2, m: 1 }, n: null }],
    ['/n/m', { k: { l: 2 }, n: { m: 1 } }],
    ['/x/y/z', { k: { l: 2 }, n: null, x: { y: { z: 1 } } }],
    ['/k/l/m', { k: { l: { m: 1 } }, n: null }],
    ['', { k: { l: 2 }, n: null }],
  ])('at %j makes what is missing on the way', (pointer, expected) => {
    const target = { k: { l: 2 }, n: null };
    write(target, pointer, 1);
    expect(target).toEqual(expected);
  });

  test('reaches no prototype', () => {
    const target = {};
    write(target, '/__proto__/polluted', true);
    write(target, '/toString/x', 1);
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(target)).toEqual(['__proto__', 'toString']);
    expect(Object.prototype.toString).not.toHaveProperty('x');
  });

  test('makes a plain member', () => {
    const target: Record<string, unknown> = {};
    define(target, 'a', 1);
    target['a'] = 2;
    expect(JSON.stringify(target)).toBe('{"a":2}');
    delete target['a'];
    expect(target).toEqual({});
  });
});

import { beforeEach, describe, expect, test } from '@jest/globals';
import { Memory } from '../../wasm/js/memory.js';
import type { RawFailure, RawModule } from '../../wasm/js/module.js';

/** What a call fails with. */
function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (cause) {
    return cause;
  }
  return undefined;
}

const nothing: RawFailure = {
  ...{ code: 'internal', message: 'No', status: 0, pointer: '', errorType: '' },
  ...{ operation: -1, offset: -1 },
};

/** Where the module says that its results lie. */
const viewAt = 32;

let words: Uint32Array;
let heap: Uint8Array;
let released: number[];
let next: number;
let room: number;
let failure: RawFailure;
const raw = {
  get HEAPU8() {
    return heap;
  },
  get HEAPU32() {
    return words;
  },
  view: () => viewAt,
  _tw_allocate(size: number): number {
    if (size > room) return 0;
    // Memory that grows has another buffer.
    words = words.slice();
    heap = new Uint8Array(words.buffer);
    const at = next;
    next += size;
    return at;
  },
  _tw_release: (at: number) => void released.push(at),
  lastFailure: () => failure,
} as unknown as RawModule;
const memory = new Memory(raw);

beforeEach(() => {
  words = new Uint32Array(32);
  heap = new Uint8Array(words.buffer);
  released = [];
  next = 8;
  room = 16;
  failure = nothing;
});

const input = (...bytes: number[]): Uint8Array => new Uint8Array(bytes);

/** What a call leaves behind: three texts, each by address and size, and a handle. */
function leave(places: readonly number[]): void {
  words.set(places, viewAt / 4);
}

describe('arguments', () => {
  test('lie where the call is told, and are the call\u2019s to free', () => {
    expect(memory.place(input(1, 2), input(3))).toEqual([8, 2, 10, 1]);
    expect([...heap.slice(8, 11)]).toEqual([1, 2, 3]);
    expect(memory.place(input(4), input(), input(5, 6))).toEqual([11, 1, 12, 0, 12, 2]);
    expect([...heap.slice(11, 14)]).toEqual([4, 5, 6]);
    expect(released).toEqual([]);
  });

  test('are all freed where there is no room for one', () => {
    room = 1;
    expect(errorOf(() => memory.place(input(1), input(2), input(3, 4)))).toMatchObject({
      code: 'internal',
    });
    expect(released).toEqual([8, 9]);
    released = [];
    expect(errorOf(() => memory.place(input(3, 4)))).toBeDefined();
    expect(released).toEqual([]);
  });
});

describe('results', () => {
  test('are copied from where the view says, each in its place', () => {
    heap.set([65, 66, 67, 68], 20);
    leave([20, 2, 22, 0, 22, 2, 0xfffffff0]);
    const parts = [0, 1, 2].map((part) => memory.bytes(part));
    const texts = [memory.text(), memory.text(1), memory.text(2)];
    heap.fill(0);
    expect(parts.map((part) => [...part])).toEqual([[65, 66], [], [67, 68]]);
    expect(texts).toEqual(['AB', '', 'CD']);
  });

  test('of one part are its bytes', () => {
    heap.set([1, 2, 3], 20);
    leave([20, 2]);
    expect([...memory.bytes()]).toEqual([1, 2]);
  });

  test('are texts to the byte, a byte order mark included', () => {
    heap.set([0xef, 0xbb, 0xbf, 65], 20);
    leave([20, 4]);
    expect(memory.text()).toBe('\ufeffA');
  });

  test('may have a handle, which is no signed number', () => {
    expect(memory.handle).toBe(0);
    leave([0, 0, 0, 0, 0, 0, 0xfffffff0]);
    expect(memory.handle).toBe(0xfffffff0);
  });
});

describe('a failure', () => {
  test('has the members that apply', () => {
    failure = {
      ...nothing,
      status: 409,
      pointer: '/Title',
      errorType: 'X',
      operation: 0,
      offset: 0,
    };
    expect(errorOf(() => memory.check(0))).toMatchObject({
      ...{ message: 'No', code: 'internal', status: 409, pointer: '/Title', errorType: 'X' },
      ...{ operation: 0, offset: 0 },
    });
    failure = nothing;
    const bare = errorOf(() => memory.check(false));
    for (const name of ['status', 'pointer', 'errorType', 'operation', 'offset']) {
      expect(bare).not.toHaveProperty(name);
    }
  });

  test('is none after a success', () => {
    expect(errorOf(() => memory.check(1))).toBeUndefined();
    expect(errorOf(() => memory.check(true))).toBeUndefined();
  });
});

import { beforeEach, describe, expect, test } from '@jest/globals';
import { Memory } from '../../wasm/js/memory.js';
import type { RawModule } from '../../wasm/js/module.js';

/** What a call fails with. */
function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (cause) {
    return cause;
  }
  return undefined;
}

/** Where the module says that its outcome lies. */
const viewAt = 32;

/** Words of a failure behind its four texts and the handle. */
const nothing = [0, -1, -1];

let linear: WebAssembly.Memory;
let released: number[];
let next: number;
let room: number;
let memory: Memory;
const raw = {
  get memory() {
    return linear;
  },
  view: () => viewAt,
  _tw_allocate(size: number): number {
    // Memory that grows has another buffer.
    linear.grow(1);
    if (size > room) return 0;
    const at = next;
    next += size;
    return at;
  },
  _tw_release: (at: number) => void released.push(at),
} as unknown as RawModule;

const heap = (): Uint8Array => new Uint8Array(linear.buffer);

beforeEach(() => {
  linear = new WebAssembly.Memory({ initial: 1 });
  memory = new Memory(raw);
  released = [];
  next = 8;
  room = 16;
  fail(['internal', 'No', '', ''], nothing);
});

const input = (...bytes: number[]): Uint8Array => new Uint8Array(bytes);

/** What a call leaves behind: four texts, each by address and size, and a handle. */
function leave(places: readonly number[]): void {
  new Int32Array(linear.buffer).set(places, viewAt / 4);
}

/** The same of a failure: its texts, status, operation and offset. */
function fail(texts: readonly string[], numbers: readonly number[]): void {
  let at = 100;
  const places = texts.flatMap((text) => {
    heap().set(new TextEncoder().encode(text), at);
    at += text.length;
    return [at - text.length, text.length];
  });
  leave([...places, 0, ...numbers]);
}

describe('arguments', () => {
  test('lie where the call is told, and are the call\u2019s to free', () => {
    expect(memory.place(input(1, 2), input(3))).toEqual([8, 2, 10, 1]);
    expect([...heap().slice(8, 11)]).toEqual([1, 2, 3]);
    expect(memory.place(input(4), input(), input(5, 6))).toEqual([11, 1, 12, 0, 12, 2]);
    expect([...heap().slice(11, 14)]).toEqual([4, 5, 6]);
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
    heap().set([65, 66, 67, 68], 20);
    leave([20, 2, 22, 0, 22, 2, 0, 0, 0xfffffff0]);
    const parts = [0, 1, 2].map((part) => memory.bytes(part));
    const texts = [memory.text(), memory.text(1), memory.text(2)];
    heap().fill(0);
    expect(parts.map((part) => [...part])).toEqual([[65, 66], [], [67, 68]]);
    expect(texts).toEqual(['AB', '', 'CD']);
  });

  test('of one part are its bytes', () => {
    heap().set([1, 2, 3], 20);
    leave([20, 2]);
    expect([...memory.bytes()]).toEqual([1, 2]);
  });

  test('are texts to the byte, a byte order mark included', () => {
    heap().set([0xef, 0xbb, 0xbf, 65], 20);
    leave([20, 4]);
    expect(memory.text()).toBe('\ufeffA');
  });

  test('may have a handle, which is no signed number', () => {
    expect(memory.handle).toBe(0);
    leave([0, 0, 0, 0, 0, 0, 0, 0, 0xfffffff0]);
    expect(memory.handle).toBe(0xfffffff0);
  });
});

describe('a failure', () => {
  test('has the members that apply', () => {
    fail(['internal', 'No', '/Title', 'X'], [409, 0, 0]);
    expect(errorOf(() => memory.check(0))).toMatchObject({
      ...{ message: 'No', code: 'internal', status: 409, pointer: '/Title', errorType: 'X' },
      ...{ operation: 0, offset: 0 },
    });
    fail(['internal', 'No', '', ''], nothing);
    const bare = errorOf(() => memory.check(0));
    expect(bare).toMatchObject({ message: 'No', code: 'internal' });
    for (const name of ['status', 'pointer', 'errorType', 'operation', 'offset']) {
      expect(bare).not.toHaveProperty(name);
    }
  });

  test('is none after a success', () => {
    expect(errorOf(() => memory.check(1))).toBeUndefined();
  });
});

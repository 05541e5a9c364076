import { beforeEach, describe, expect, test } from '@jest/globals';
import { Part, Wanted } from '../../../web/page/part.js';

/** Imports that are settled by hand, the oldest first. */
let imports: {
  readonly resolve: (part: string) => void;
  readonly reject: (cause: Error) => void;
}[];
let part: Part<string>;

beforeEach(() => {
  imports = [];
  part = new Part(() => new Promise((resolve, reject) => imports.push({ resolve, reject })));
});

/** After everything that waits for nothing else. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('a part', () => {
  test('is imported once, for all who ask', async () => {
    const both = [part.load(), part.load()];
    imports[0]!.resolve('it');
    expect(await Promise.all(both)).toEqual(['it', 'it']);
    expect(await part.load()).toBe('it');
    expect([imports.length, part.loaded, part.failed]).toEqual([1, 'it', false]);
  });

  test('is imported anew where that has failed, and has failed until it is there', async () => {
    const first = part.load();
    imports[0]!.reject(new TypeError('offline'));
    await expect(first).rejects.toThrow('offline');
    expect([part.loaded, part.failed]).toEqual([undefined, true]);
    const second = part.load();
    expect(part.failed).toBe(true);
    imports[1]!.resolve('it');
    await second;
    expect([part.loaded, part.failed]).toEqual(['it', false]);
  });
});

describe('what is wanted', () => {
  let updates: (boolean | undefined)[];
  let wanted: Wanted;

  beforeEach(() => {
    updates = [];
    wanted = new Wanted(() => updates.push(wanted.retry !== undefined));
  });

  test('is done once the part is there', async () => {
    const done: string[] = [];
    void wanted.use(part, (loaded) => done.push(loaded));
    await settled();
    expect(done).toEqual([]);
    imports[0]!.resolve('it');
    await settled();
    expect(done).toEqual(['it']);
    expect(wanted.retry).toBeUndefined();
  });

  test('is told where it cannot be loaded, and done once it can', async () => {
    const done: string[] = [];
    void wanted.use(part, (loaded) => done.push(loaded));
    imports[0]!.reject(new TypeError('offline'));
    await settled();
    expect(done).toEqual([]);
    wanted.retry!();
    // Nothing is said while it is tried, so that it is said anew.
    expect(wanted.retry).toBeUndefined();
    imports[1]!.reject(new TypeError('offline'));
    await settled();
    wanted.retry!();
    imports[2]!.resolve('it');
    await settled();
    expect(done).toEqual(['it']);
    expect(wanted.retry).toBeUndefined();
    expect(updates).toEqual([false, true, false, true, false, false]);
  });

  test('of one part is the last wish', async () => {
    const done: string[] = [];
    void wanted.use(part, () => done.push('first'));
    void wanted.use(part, () => done.push('last'));
    imports[0]!.resolve('it');
    await settled();
    expect(done).toEqual(['last']);
  });

  test('is all that is missing, and nothing that nobody wants', async () => {
    const other = new Part(() => Promise.reject(new TypeError('offline')));
    await other.load().catch(() => undefined);
    expect(wanted.retry).toBeUndefined();
    void wanted.use(other);
    void wanted.use(part);
    imports[0]!.reject(new TypeError('offline'));
    await settled();
    wanted.retry!();
    imports[1]!.resolve('it');
    await settled();
    expect(part.loaded).toBe('it');
    expect(wanted.retry).toBeDefined();
  });

  test('is told as long as nothing was loaded by somebody else', async () => {
    void wanted.use(part);
    imports[0]!.reject(new TypeError('offline'));
    await settled();
    expect(wanted.retry).toBeDefined();
    void part.load();
    imports[1]!.resolve('it');
    await settled();
    expect(wanted.retry).toBeUndefined();
  });
});

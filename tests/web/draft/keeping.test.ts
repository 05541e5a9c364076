import { beforeEach, describe, expect, test } from '@jest/globals';
import { Keeper } from '../../../web/draft/keeping.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { StoreError, type Store, type StoreChange } from '../../../web/draft/store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { FakeClock, settle } from './world.js';

/** A disk that is full for some keys. */
class Disk extends MemoryStore {
  writes = 0;
  full: (key: string) => boolean = () => false;

  override write(changes: readonly StoreChange[]): Promise<void> {
    this.writes += 1;
    const tooMuch = changes.some(({ key, value }) => value !== undefined && this.full(key));
    return tooMuch ? Promise.reject(new StoreError('full')) : super.write(changes);
  }
}

let clock: FakeClock;
let disk: Disk;
let keeper: Keeper;
let told: string[];
beforeEach(() => {
  clock = new FakeClock();
  disk = new Disk();
  const durable = Object.assign(disk, { kind: 'indexed-db' }) as unknown as Store;
  told = [];
  keeper = new Keeper(durable, new MemoryTabs().open(), clock, () => told.push(keeper.kept));
});

describe('what is typed', () => {
  test('is written within half a second, however fast one types', async () => {
    for (let at = 0; at < 20; at++) {
      keeper.mark('a', () => at);
      await clock.pass(100);
      if (at >= 5) expect(await disk.get<number>('a')).toBeGreaterThanOrEqual(at - 5);
    }
    expect(disk.writes).toBeLessThan(10);
  });

  test('is written once with its newest value', async () => {
    let value = 'a';
    keeper.mark('a', () => value);
    value = 'b';
    await clock.pass(500);
    expect(disk.writes).toBe(1);
    expect(await disk.get('a')).toBe('b');
  });

  test('is written at once when the page goes, without waiting for another tab', async () => {
    keeper.mark('a', () => 1);
    void keeper.alone(() => new Promise(() => undefined));
    await settle();
    await keeper.flush();
    expect(await disk.get('a')).toBe(1);
  });
});

describe('what has to look before it is tried again', () => {
  test('is not written with the page that goes, nor what belongs to it; what is typed is', async () => {
    let stored = 'old';
    const before = (): Promise<void> => Promise.resolve(void (stored = 'newer'));
    keeper.follow('a', () => stored, { before, after: () => undefined, looks: true });
    disk.full = () => true;
    await keeper.put([{ key: 'a' }, { key: 'b', value: 1 }]);
    disk.full = () => false;
    keeper.mark('c', () => 2);
    await keeper.flush();
    expect([await disk.get('a'), await disk.get('b'), await disk.get('c')]).toEqual([
      undefined,
      undefined,
      2,
    ]);
    await clock.pass(5_000);
    expect([await disk.get('a'), await disk.get('b')]).toEqual(['newer', 1]);
  });
});

describe('the time of a write', () => {
  test('is 250 ms after the first change, and 5 s after one that failed', async () => {
    disk.full = () => true;
    keeper.mark('a', () => 1);
    await clock.pass(249);
    expect(disk.writes).toBe(0);
    await clock.pass(1);
    const { writes } = disk;
    expect(writes).toBeGreaterThan(0);
    disk.full = () => false;
    await clock.pass(4_999);
    expect(disk.writes).toBe(writes);
    await clock.pass(1);
    expect(await disk.get('a')).toBe(1);
    await clock.pass(60_000);
    expect(disk.writes).toBe(writes + 1);
  });

  test('never comes where nothing waits any more', async () => {
    keeper.mark('a', () => 1);
    expect(keeper.has('a')).toBe(true);
    keeper.drop('a');
    expect(keeper.has('a')).toBe(false);
    await clock.pass(1_000);
    expect(disk.writes).toBe(0);
    keeper.mark('a', () => 1);
    await keeper.flush();
    await clock.pass(1_000);
    expect(disk.writes).toBe(1);
  });
});

describe('around a write', () => {
  test('something is done before while no other tab keeps anything, and after it is written', async () => {
    const log: unknown[] = [];
    const around = {
      before: () => Promise.resolve(void log.push('before')),
      after: () => log.push('after'),
    };
    keeper.mark('a', () => log.push('value'), around);
    await clock.pass(250);
    expect(log).toEqual(['before', 'value', 'after']);
    await keeper.put([{ key: 'a', value: 'not the newest' }]);
    expect(log).toEqual(['before', 'value', 'after', 'value', 'after']);
    keeper.follow('a');
    await keeper.put([{ key: 'a', value: 'the newest' }]);
    expect(await disk.get('a')).toBe('the newest');
    expect(log).toHaveLength(5);
  });

  test('what has waited for room goes along with another one, and that is done before', async () => {
    const log: unknown[] = [];
    const before = (key: string) => () => Promise.resolve(void log.push(`before ${key}`));
    for (const key of ['a', 'b']) {
      keeper.mark(key, () => log.push(`value ${key}`), {
        before: before(key),
        after: () => undefined,
      });
    }
    disk.full = () => true;
    await clock.pass(250);
    log.length = 0;
    disk.full = () => false;
    await keeper.put([{ key: 'b', value: 1 }]);
    expect(log).toEqual(['before a', 'value a', 'value b']);
    expect(await disk.get('a')).toBeDefined();
  });

  test('that failed nothing is done after it', async () => {
    let written = 0;
    disk.full = () => true;
    keeper.mark('a', () => 1, { before: () => Promise.resolve(), after: () => (written += 1) });
    await clock.pass(1_000);
    expect(written).toBe(0);
    disk.full = () => false;
    await clock.pass(5_000);
    expect(written).toBe(1);
  });
});

describe('what is being written', () => {
  /** Its write is under way until it is told that there is no room. */
  async function underway(): Promise<() => Promise<void>> {
    let full = (): void => undefined;
    disk.write = () =>
      new Promise((_resolve, reject) => {
        full = () => reject(new StoreError('full'));
      });
    keeper.mark('a', () => 1);
    void keeper.flush();
    await settle();
    return async () => {
      // Together with others, and by itself.
      for (let tries = 0; tries < 2; tries += 1) {
        full();
        await settle();
      }
    };
  }

  test('is not written yet: the disk may be full (seed 148424)', async () => {
    const full = await underway();
    expect(keeper.has('a')).toBe(true);
    await full();
    expect([keeper.kept, keeper.has('a')]).toEqual(['full', true]);
  });

  test('is not tried again where it has become pointless meanwhile', async () => {
    const full = await underway();
    keeper.drop('a');
    await full();
    expect(keeper.has('a')).toBe(false);
  });
});

describe('a full disk', () => {
  test('leaves the older copy, says so, and is tried again by itself', async () => {
    expect(await keeper.commit([{ key: 'a', value: 'old' }])).toBe(true);
    disk.full = () => true;
    expect(await keeper.commit([{ key: 'a', value: 'new' }])).toBe(false);
    expect(keeper.kept).toBe('full');
    expect(await disk.get('a')).toBe('old');
    disk.full = () => false;
    await clock.pass(10_000);
    expect(keeper.kept).toBe('durable');
    expect(await disk.get('a')).toBe('new');
    expect(told).toEqual(['full', 'durable']);
  });

  test('does not keep back what fits, and never writes half of what belongs together', async () => {
    disk.full = (key) => key === 'large';
    keeper.mark('small', () => 1);
    const together = [
      { key: 'with large', value: 1 },
      { key: 'large', value: 1 },
    ];
    expect(await keeper.commit(together)).toBe(false);
    expect((await disk.list('')).map(({ key }) => key)).toEqual(['small']);
  });

  test('what was typed meanwhile is what is written later', async () => {
    disk.full = () => true;
    await keeper.commit([{ key: 'a', value: 'first' }]);
    keeper.mark('a', () => 'second');
    disk.full = () => false;
    await clock.pass(10_000);
    expect(await disk.get('a')).toBe('second');
  });
});

test('a store that fails otherwise is told as memory, until it works again', async () => {
  const write = disk.write.bind(disk);
  disk.write = () => Promise.reject(new Error('broken'));
  expect(await keeper.commit([{ key: 'a', value: 1 }])).toBe(false);
  expect(keeper.kept).toBe('memory');
  disk.write = write;
  await clock.pass(5_000);
  expect(keeper.kept).toBe('durable');
  expect(told).toEqual(['memory', 'durable']);
});

test('what is kept in memory is told as that', async () => {
  keeper = new Keeper(new MemoryStore(), new MemoryTabs().open(), clock, () =>
    told.push('changed'),
  );
  expect(keeper.kept).toBe('memory');
  expect(await keeper.commit([{ key: 'a', value: 1 }])).toBe(true);
  expect(keeper.kept).toBe('memory');
  expect(told).toEqual([]);
});

test('a store that is gone is told as memory', async () => {
  disk.close();
  await keeper.commit([{ key: 'a', value: 1 }]);
  expect(keeper.kept).toBe('memory');
});

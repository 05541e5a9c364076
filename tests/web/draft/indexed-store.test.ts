import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { IndexedStore } from '../../../web/draft/indexed-store.js';
import { openStore } from '../../../web/draft/open-store.js';
import { storeContract } from './store-contract.js';

/** With what fake-indexeddb has inside. */
const transactions = IDBTransaction.prototype as IDBTransaction & {
  _start(): void;
  _abort(name: string): void;
};

const me = { server: 'https://desk.example/', user: '10' };

beforeEach(() => {
  provide(new IDBFactory());
});

storeContract('IndexedDB', () => IndexedStore.open(me));

describe('IndexedDB', () => {
  test('keeps beyond the page', async () => {
    const store = await IndexedStore.open(me);
    await store.write([{ key: 'a', value: new Uint8Array([1]) }]);
    store.close();
    const later = await openStore(me);
    expect(later.kind).toBe('indexed-db');
    expect(await later.get('a')).toEqual(new Uint8Array([1]));
  });

  test.each([
    ['another user', { ...me, user: '1' }],
    ['a user whose name goes on', { ...me, user: '100' }],
    ['another server', { ...me, server: 'https://desk.example/10' }],
  ])('never shows it to %s', async (_name, other) => {
    await (await IndexedStore.open(me)).write([{ key: 'a', value: 1 }]);
    const theirs = await IndexedStore.open(other);
    expect(await theirs.get('a')).toBeUndefined();
    expect(await theirs.list('')).toEqual([]);
    await theirs.write([{ key: 'a' }]);
    expect(await (await IndexedStore.open(me)).get('a')).toBe(1);
  });

  test('is the database that pages of other versions know', async () => {
    await IndexedStore.open(me);
    expect(await indexedDB.databases()).toEqual([{ name: 'ticketwire', version: 1 }]);
  });

  test('a full disk leaves the older copy', async () => {
    const store = await IndexedStore.open(me);
    await store.write([
      { key: 'a', value: 'old' },
      { key: 'b', value: 'old' },
    ]);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (value === 'large') throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
    const changes = [
      { key: 'a', value: 'new' },
      { key: 'b', value: 'large' },
    ];
    await expect(store.write(changes)).rejects.toMatchObject({ code: 'full' });
    IDBObjectStore.prototype.put = put;
    expect(await store.get('a')).toBe('old');
    expect(await store.get('b')).toBe('old');
  });

  test('a full disk is told, though the requests are left without an end', async () => {
    const store = await IndexedStore.open(me);
    const { put } = IDBObjectStore.prototype;
    const { commit } = transactions;
    // As Chromium does it, where it finds no room after `commit`.
    IDBObjectStore.prototype.put = () => new IDBRequest() as IDBRequest<IDBValidKey>;
    transactions.commit = function () {
      this._abort('QuotaExceededError');
    };
    try {
      const writing = store.write([{ key: 'a', value: 1 }]);
      await expect(writing).rejects.toMatchObject({ code: 'full' });
    } finally {
      IDBObjectStore.prototype.put = put;
      transactions.commit = commit;
    }
  });

  test('a write without an end is told as one that failed, after 10 s', async () => {
    const store = await IndexedStore.open(me);
    const { _start } = transactions;
    transactions._start = () => undefined;
    jest.useFakeTimers();
    try {
      let over = false;
      const told = store
        .write([{ key: 'a', value: 1 }])
        .catch((cause: unknown) => cause)
        .finally(() => (over = true));
      await jest.advanceTimersByTimeAsync(9_999);
      expect(over).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      expect(await told).toMatchObject({ code: 'unavailable' });
    } finally {
      transactions._start = _start;
      jest.useRealTimers();
    }
  });
});

describe('without IndexedDB', () => {
  test.each([
    ['where there is none', undefined],
    [
      'where it is forbidden',
      {
        open: () => {
          throw new DOMException('No', 'SecurityError');
        },
      },
    ],
  ])('memory serves %s', async (_name, indexedDB) => {
    provide(indexedDB);
    expect((await openStore(me)).kind).toBe('memory');
  });

  test('an opening that never ends is given up', async () => {
    provide({ open: () => new IDBOpenDBRequest() });
    const failure: unknown = await IndexedStore.open(me, 10).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'unavailable' });
    expect(failure).not.toHaveProperty('cause');
  });

  test('that is after 3 s, where nobody says otherwise', async () => {
    jest.useFakeTimers();
    try {
      provide({ open: () => new IDBOpenDBRequest() });
      let over = false;
      const opening = IndexedStore.open(me).catch(() => (over = true));
      await jest.advanceTimersByTimeAsync(2_999);
      expect(over).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      await opening;
      expect(over).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  test('somebody unknown keeps nothing', async () => {
    expect((await openStore({ ...me, user: '' })).kind).toBe('memory');
  });
});

function provide(value: unknown): void {
  Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true, writable: true });
}

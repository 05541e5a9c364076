import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../../web/draft/store.js';

/** What every store must do. `open` gives stores of one and the same place. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a store in ${name}`, () => {
    test('gives back what was written, and nothing else', async () => {
      const store = await open();
      const bytes = new Uint8Array([1, 2, 3]);
      await store.write([{ key: 'ticket/7', value: { v: 1, bytes, map: new Map([['a', 1]]) } }]);
      expect(await store.get('ticket/7')).toEqual({ v: 1, bytes, map: new Map([['a', 1]]) });
      expect(await store.get('ticket/70')).toBeUndefined();
      store.close();
    });

    test('gives copies: nobody changes what is kept without writing it', async () => {
      const store = await open();
      const value = { text: 'a' };
      await store.write([{ key: 'a', value }]);
      value.text = 'b';
      const read = (await store.get<{ text: string }>('a'))!;
      read.text = 'c';
      expect(await store.get('a')).toEqual({ text: 'a' });
      store.close();
    });

    test('lists by prefix in the order of the keys', async () => {
      const store = await open();
      const keys = ['entry/3', 'entry/1', 'entryx', 'entr', 'entry/2\u00e9', 'entry/2'];
      await store.write(keys.map((key) => ({ key, value: key })));
      expect((await store.list('entry/')).map(({ key }) => key)).toEqual([
        'entry/1',
        'entry/2',
        'entry/2\u00e9',
        'entry/3',
      ]);
      expect(await store.list('none/')).toEqual([]);
      store.close();
    });

    test('removes what is written without a value', async () => {
      const store = await open();
      await store.write([
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ]);
      await store.write([{ key: 'a' }, { key: 'b', value: 3 }, { key: 'never' }]);
      expect(await store.list('')).toEqual([{ key: 'b', value: 3 }]);
      store.close();
    });

    test('writes all or nothing', async () => {
      const store = await open();
      await store.write([{ key: 'a', value: 'old' }]);
      const impossible = [
        { key: 'a', value: 'new' },
        { key: 'b', value: () => 'no function can be kept' },
      ];
      await expect(store.write(impossible)).rejects.toMatchObject({ name: 'StoreError' });
      expect(await store.list('')).toEqual([{ key: 'a', value: 'old' }]);
      store.close();
    });

    test('says so when it is closed', async () => {
      const store = await open();
      store.close();
      const closed = { name: 'StoreError', code: 'closed' };
      await expect(store.get('a')).rejects.toMatchObject(closed);
      await expect(store.list('a')).rejects.toMatchObject(closed);
      await expect(store.write([{ key: 'a', value: 1 }])).rejects.toMatchObject(closed);
    });
  });
}

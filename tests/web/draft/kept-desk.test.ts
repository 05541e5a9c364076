import { expect, test } from '@jest/globals';
import { readKeptDesk } from '../../../web/draft/kept-desk.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';

const nothing = { entries: [], saves: [], tickets: [], messages: [], files: [] };

test('everything that is kept is read, by its kind', async () => {
  const store = new MemoryStore();
  const keys = [
    'entry/1',
    'save/2',
    'ticket/7',
    'message/-1',
    'message/0',
    'message/8',
    'file/k',
    'other/1',
  ];
  await store.write(keys.map((key) => ({ key, value: `of ${key}` })));
  expect(await readKeptDesk(store)).toEqual({
    entries: ['of entry/1'],
    saves: ['of save/2'],
    tickets: [[7, 'of ticket/7']],
    messages: [
      [-1, 'of message/-1'],
      [0, 'of message/0'],
      [8, 'of message/8'],
    ],
    files: [['k', 'of file/k']],
  });
});

test('what has no number is of no ticket', async () => {
  const store = new MemoryStore();
  const keys = ['ticket/x', 'ticket/1.5', 'ticket/-1', 'message/-2', 'message/x'];
  await store.write(keys.map((key) => ({ key, value: 1 })));
  expect(await readKeptDesk(store)).toEqual(nothing);
});

test('a store that fails has nothing', async () => {
  const store = new MemoryStore();
  store.close();
  expect(await readKeptDesk(store)).toEqual(nothing);
});

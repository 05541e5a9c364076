import { describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import {
  longestName,
  mostOwnViews,
  ownViewOf,
  OwnViews,
  type OwnChoice,
  type OwnView,
} from '../../../web/draft/own-views.js';
import { StoreError, type Store } from '../../../web/draft/store.js';
import { MemoryTabs, type Alone } from '../../../web/draft/tabs.js';

const choice: OwnChoice = {
  ...{ view: 'open', order: 'change', filter: 'priority-is-3' },
  columns: 'tags.owner',
};

async function opened(store: Store = new MemoryStore()) {
  const heard = { changed: 0, told: 0 };
  const views = new OwnViews(store, {
    changed: () => void ++heard.changed,
    tell: () => void ++heard.told,
  });
  await views.reload();
  heard.changed = 0;
  return { views, store, heard, names: () => views.list.map(({ name }) => name) };
}

test('a view is kept, told, and there when the desk is opened again', async () => {
  const { views, store, heard } = await opened();
  const given = { ...choice, search: 'not kept' };
  expect(await views.add('  Urgent \n ones ', given)).toBeUndefined();
  expect(views.list).toEqual([{ name: 'Urgent ones', ...choice }]);
  expect(heard).toEqual({ changed: 1, told: 1 });
  expect((await opened(store)).views.list).toEqual(views.list);
});

test('they are renamed, moved, removed, and put back', async () => {
  const { views, names } = await opened();
  for (const name of ['A', 'B', 'C']) await views.add(name, choice);
  expect(await views.rename('B', 'A')).toBe('taken');
  expect(await views.rename('B', ' ')).toBe('missing');
  expect(await views.rename('B', 'B')).toBeUndefined();
  await views.rename('B', 'Bee');
  await views.move('C', -1);
  await views.move('C', -5);
  expect(names()).toEqual(['C', 'A', 'Bee']);
  await views.move('C', 9);
  await views.move('nobody', 1);
  expect(names()).toEqual(['A', 'Bee', 'C']);
  const removed = views.list[1]!;
  await views.remove('Bee');
  expect(names()).toEqual(['A', 'C']);
  await views.insert(removed, 1);
  expect(names()).toEqual(['A', 'Bee', 'C']);
});

test('names are needed, single and bounded; and so is their number', async () => {
  const { views } = await opened();
  expect(await views.add(' ', choice)).toBe('missing');
  await views.add('😀'.repeat(longestName + 1), choice);
  expect(views.list[0]!.name).toBe('😀'.repeat(longestName));
  expect(await views.add(views.list[0]!.name, choice)).toBe('taken');
  for (let at = 1; at < mostOwnViews; at += 1) await views.add(`View ${at}`, choice);
  expect(await views.add('One more', choice)).toBe('full');
  expect(views.list).toHaveLength(mostOwnViews);
});

test('changes that come at once are all made', async () => {
  const { views, names } = await opened();
  await Promise.all(['A', 'B', 'C'].map((name) => views.add(name, choice)));
  expect(names()).toEqual(['A', 'B', 'C']);
});

test('what another tab has kept meanwhile is not lost', async () => {
  const { views, store, heard, names } = await opened();
  const other = await opened(store);
  await other.views.add('Theirs', choice);
  await views.add('Mine', choice);
  expect(names()).toEqual(['Theirs', 'Mine']);
  await other.views.reload();
  expect(other.names()).toEqual(['Theirs', 'Mine']);
  expect(heard.told).toBe(1);
});

test('what two tabs keep at once is kept', async () => {
  const store = new MemoryStore();
  const shared = new MemoryTabs();
  const nobody = (): void => undefined;
  const both = [shared.open(), shared.open()].map((tabs) => {
    const alone: Alone = (work) => tabs.exclusive('kept', work);
    return new OwnViews(store, { changed: nobody, tell: nobody, alone });
  });
  await Promise.all(both.map((views, at) => views.add(`View ${at}`, choice)));
  expect((await opened(store)).names()).toEqual(['View 0', 'View 1']);
});

test('where the store fails nothing has changed', async () => {
  const store = new MemoryStore();
  const { views, names } = await opened(store);
  await views.add('A', choice);
  store.write = () => Promise.reject(new StoreError('full'));
  expect(await views.add('B', choice)).toBe('failed');
  expect(await views.remove('A')).toBe('failed');
  expect(names()).toEqual(['A']);
});

describe('what is kept', () => {
  async function read(value: unknown): Promise<OwnViews> {
    const store = new MemoryStore();
    await store.write([{ key: 'views', value }]);
    return (await opened(store)).views;
  }

  test('is read when it is first asked for', async () => {
    const store = new MemoryStore();
    await (await opened(store)).views.add('A', choice);
    const read = await new Promise<readonly OwnView[]>((done) => {
      const views: OwnViews = new OwnViews(store, {
        changed: () => done(views.list),
        tell: () => undefined,
      });
      expect(views.list).toEqual([]);
    });
    expect(read).toEqual([{ name: 'A', ...choice }]);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'views'],
    ['no list', { v: 1, views: {} }],
    [
      'no views',
      {
        v: 1,
        views: [
          ...[null, 5, { name: 'A' }, { name: 5, ...choice }, { name: ' ', ...choice }],
          ...[
            { name: 'A', ...choice, view: 'everything' },
            { name: 'A', ...choice, order: 'x' },
          ],
        ],
      },
    ],
  ])('%s: there are none', async (_, kept) => {
    const views = await read(kept);
    expect(views.list).toEqual([]);
  });

  test('is read as far as it is known', async () => {
    const kept = {
      v: 1,
      views: [
        { name: 'A', ...choice, filter: 'priority-is-3*colour-is-5' },
        { name: 'A', ...choice },
      ],
    };
    const views = await read(kept);
    expect(views.list).toEqual([{ name: 'A', ...choice }]);
  });
});

test('a view is found by what it shows', async () => {
  const { views } = await opened();
  await views.add('A', choice);
  expect(ownViewOf(views.list, choice)?.name).toBe('A');
  expect(ownViewOf(views.list, { ...choice, order: 'deadline' })).toBeUndefined();
  expect(ownViewOf(views.list, { ...choice, filter: '' })).toBeUndefined();
});

test('a view that an earlier version has kept has the usual columns; what is none is left out', async () => {
  const store = new MemoryStore();
  const { view, order, filter } = choice;
  const views = [
    { name: 'A', view, order, filter },
    { name: 'B', ...choice, columns: 'tags.x' },
  ];
  await store.write([{ key: 'views', value: { v: 1, views } }]);
  const { list } = (await opened(store)).views;
  expect(list.map(({ columns }) => columns)).toEqual(['', 'tags']);
  expect(ownViewOf(list, { view, order, filter, columns: 'tags' })?.name).toBe('B');
});

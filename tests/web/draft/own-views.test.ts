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
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { StoreError, type Store } from '../../../web/draft/store.js';

const choice: OwnChoice = {
  ...{ view: 'open', order: 'change', filter: 'priority-is-3' },
  columns: 'tags.owner',
};

/** A tab; of several over one store each has `tabs`. */
async function opened(store: Store = new MemoryStore(), tabs = new MemoryTabs()) {
  const heard = { changed: 0, told: 0 };
  const tab = tabs.open();
  const views = new OwnViews(store, {
    changed: () => void ++heard.changed,
    tell: () => void ++heard.told,
    alone: (work) => tab.exclusive('views', work),
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

test('they are renamed, moved and removed', async () => {
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
  expect(await views.move('nobody', 1)).toBe('gone');
  expect(await views.rename('nobody', 'Somebody')).toBe('gone');
  expect(names()).toEqual(['A', 'Bee', 'C']);
  await views.remove('Bee');
  expect(await views.remove('Bee')).toBeUndefined();
  expect(names()).toEqual(['A', 'C']);
});

test('one is changed in place, and keeps its name and its place', async () => {
  const { views, store } = await opened();
  for (const name of ['A', 'B', 'C']) await views.add(name, choice);
  const given = { ...choice, order: 'deadline', filter: '', search: 'not kept' } as const;
  expect(await views.set(views.list[1]!, given)).toBeUndefined();
  const { search, ...shown } = given;
  expect(search).toBe('not kept');
  expect(views.list[1]).toEqual({ name: 'B', ...shown });
  expect((await opened(store)).views.list).toEqual(views.list);
  expect(views.list.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
});

test.each<[string, (views: OwnViews) => Promise<unknown>]>([
  ['a new one', (views) => views.add('D', choice)],
  ['a change in place', (views) => views.set(views.list[1]!, { ...choice, columns: '' })],
  ['a name', (views) => views.rename('B', 'Bee')],
  ['a place', (views) => views.move('C', -2)],
  ['a removed one', (views) => views.remove('B')],
])('%s is taken back, once and for good', async (_, change) => {
  const { views, store } = await opened();
  for (const name of ['A', 'B', 'C']) await views.add(name, choice);
  const before = views.list;
  await change(views);
  expect(views.list).not.toEqual(before);
  expect(views.undoable).toBe(true);
  expect(await views.undo()).toBeUndefined();
  expect(views.list).toEqual(before);
  expect((await opened(store)).views.list).toEqual(before);
});

test('what is settled is not taken back', async () => {
  const { views, names } = await opened();
  await views.add('A', choice);
  views.settle();
  expect(views.undoable).toBe(false);
  expect(await views.undo()).toBeUndefined();
  expect(names()).toEqual(['A']);
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
  const tabs = new MemoryTabs();
  const { views, store } = await opened(new MemoryStore(), tabs);
  const other = (await opened(store, tabs)).views;
  await Promise.all([views, other].map((each, at) => each.add(`View ${at}`, choice)));
  expect((await opened(store)).names()).toEqual(['View 0', 'View 1']);
});

test('of two tabs at one view neither loses what the other has kept', async () => {
  const tabs = new MemoryTabs();
  const { views, store, names } = await opened(new MemoryStore(), tabs);
  await views.add('A', choice);
  const other = (await opened(store, tabs)).views;
  const [seen] = views.list;
  // At once, of one version.
  await Promise.all([views.add('Mine', choice), other.add('Theirs', choice)]);
  await views.reload();
  expect(names().toSorted()).toEqual(['A', 'Mine', 'Theirs']);
  // One sets it first; the other has seen an older one.
  await other.set(seen!, { ...choice, order: 'deadline' });
  expect(await views.set(seen!, { ...choice, filter: '' })).toBe('changed');
  expect(views.list[0]).toEqual({ ...seen!, order: 'deadline' });
  // What is not as it was left is not taken back.
  await views.set(views.list[0]!, { ...choice, filter: '' });
  await other.reload();
  await other.set(other.list[0]!, { ...choice, columns: '' });
  expect(await views.undo()).toBe('changed');
  expect(views.list[0]).toEqual({ ...choice, name: 'A', columns: '' });
  await views.rename('A', 'Ah');
  await other.remove('Ah');
  expect(await views.undo()).toBe('gone');
  expect(await views.set(seen!, choice)).toBe('gone');
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
        alone: (work) => work(),
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

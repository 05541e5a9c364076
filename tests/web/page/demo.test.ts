import { beforeEach, describe, expect, test } from '@jest/globals';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createLocalWebApi } from '../../../wasm/js/local/index.js';
import { forgetServers } from '../../../web/draft/forgetting.js';
import { IndexedStore } from '../../../web/draft/indexed-store.js';
import { Demo, rootOf, type DemoOptions } from '../../../web/page/demo/demo.js';
import { KeptState } from '../../../web/page/demo/state.js';

const place = 'https://pages.example/desk/';
const wasm = pathToFileURL(createRequire(import.meta.url).resolve('ticketwire/local.wasm'));
const seed = {
  users: [{ user: 'me', associateId: 1, password: 'p' }],
  tickets: [{ entity: { TicketId: 7, Title: 'at first' }, messages: [] }],
};

/** One after another, by name. */
class Locks {
  readonly #turns = new Map<string, Promise<unknown>>();

  request<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work, work);
    this.#turns.set(name, turn);
    return turn;
  }
}

let locks: LockManager;
let replaced: string[];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  locks = new Locks() as unknown as LockManager;
  replaced = [];
});

/** One more tab. */
function tab(name: string, options: Partial<DemoOptions> = {}): Promise<Demo> {
  return Demo.open({
    place,
    locks,
    replaced: () => replaced.push(name),
    create: (saved, keep) =>
      createLocalWebApi({ seed: saved ?? seed, user: 'me', wasm, ...(keep && { keep }) }),
    ...options,
  });
}

async function titleOf(demo: Demo): Promise<unknown> {
  const answer = await demo.fetch(`${demo.baseUrl}api/v1/Ticket/7`);
  return ((await answer.json()) as { Title: string }).Title;
}

async function rename(demo: Demo, title: string): Promise<number> {
  const answer = await demo.fetch(`${demo.baseUrl}api/v1/Ticket/7`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ Title: title }),
  });
  return answer.status;
}

describe('a demo', () => {
  test('is kept for the next page, which finds it as the same one', async () => {
    const one = await tab('one');
    expect(await rename(one, 'kept')).toBe(200);
    const two = await tab('two');
    expect(await titleOf(two)).toBe('kept');
    expect([two.baseUrl, two.kept, two.lost]).toEqual([one.baseUrl, 'browser', false]);
    expect(one.baseUrl).toMatch(/^https:\/\/pages\.example\/desk\/demo\/[\da-f-]{36}\/$/);
  });

  test('is the same for all tabs, whoever saves', async () => {
    const [one, two] = await Promise.all([tab('one'), tab('two')]);
    expect(two.baseUrl).toBe(one.baseUrl);
    await rename(one, 'by one');
    expect(await titleOf(two)).toBe('by one');
    await Promise.all([rename(two, 'by two'), rename(one, 'by one again')]);
    expect([await titleOf(one), await titleOf(two)]).toEqual(['by one again', 'by one again']);
    expect(await titleOf(await tab('three'))).toBe('by one again');
  });

  test('is another one for another page of the origin', async () => {
    await rename(await tab('one'), 'kept');
    const other = await tab('other', { place: 'https://pages.example/other/' });
    expect(await titleOf(other)).toBe('at first');
  });

  test('begins anew, and other tabs hear of it by their next call', async () => {
    const [one, two] = [await tab('one'), await tab('two')];
    await rename(two, 'gone');
    await one.startOver();
    await expect(titleOf(two)).rejects.toBeInstanceOf(TypeError);
    expect(replaced).toEqual(['two']);
    const three = await tab('three');
    expect(await titleOf(three)).toBe('at first');
    expect(three.baseUrl).not.toBe(one.baseUrl);
  });

  test('what cannot be read is lost, and that is said', async () => {
    const one = await tab('one');
    const state = (await KeptState.open(place))!;
    await state.write({ ...(await state.head())!, version: 9 }, new Uint8Array([1, 2, 3]));
    const two = await tab('two');
    expect([two.lost, two.kept]).toEqual([true, 'browser']);
    expect(two.baseUrl).not.toBe(one.baseUrl);
    expect(await titleOf(two)).toBe('at first');
    expect((await tab('three')).lost).toBe(false);
  });

  test('a save that cannot be kept is none', async () => {
    const one = await tab('one');
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(await rename(one, 'lost')).toBe(503);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await titleOf(one)).toBe('at first');
    expect(await rename(one, 'kept')).toBe(200);
    expect(await titleOf(await tab('two'))).toBe('kept');
  });

  test.each<[string, Partial<DemoOptions>]>([
    ['without locks', { locks: undefined }],
    ['without a database', { open: () => Promise.resolve(undefined) }],
  ])('%s it ends with its page', async (_, options) => {
    const one = await tab('one', options);
    expect(one.kept).toBe('page');
    expect(await rename(one, 'here')).toBe(200);
    await one.startOver();
    expect(await titleOf(await tab('two', options))).toBe('at first');
  });

  test('without room it ends with its page', async () => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const one = await tab('one');
      expect(one.kept).toBe('page');
      expect(await rename(one, 'here')).toBe(200);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });
});

test('drafts of a demo that has ended are forgotten, and no others', async () => {
  const root = rootOf(place);
  const servers = [`${root}one/`, `${root}two/`, place, 'https://pages.example/desk/demos/'];
  for (const server of servers) {
    const store = await IndexedStore.open({ server, user: '1' });
    await store.write([{ key: 'a', value: 1 }]);
    store.close();
  }
  await forgetServers(root, `${root}two/`);
  const left = await Promise.all(
    servers.map(async (server) => (await IndexedStore.open({ server, user: '1' })).get('a')),
  );
  expect(left).toEqual([undefined, 1, 1, 1]);
});

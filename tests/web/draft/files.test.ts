import { beforeEach, describe, expect, test } from '@jest/globals';
import { Files } from '../../../web/draft/files.js';
import { Keeper } from '../../../web/draft/keeping.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { FakeClock, settle } from './world.js';

const day = 86_400_000;
const file = (key: string, text = key) => ({
  ...{ key, name: `${key}.txt`, type: 'text/plain', bytes: new Blob([text]) },
});
const kept = (key: string) => ({ key, name: `${key}.txt`, type: 'text/plain' });

let clock: FakeClock;
let store: MemoryStore;
beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryStore();
});

function files(known: readonly (readonly [string, unknown])[] = []): Files {
  const keeper = new Keeper(store, new MemoryTabs().open(), clock, () => undefined);
  return new Files(store, keeper, () => clock.now(), known);
}

describe('the content of a file', () => {
  test('is kept beside the message, once', () => {
    const made = files();
    const content = { body: 'See', files: [file('a')] };
    const first = made.lean(content);
    expect(first.content).toEqual({ body: 'See', files: [kept('a')] });
    const value = { at: clock.now(), bytes: content.files[0]!.bytes };
    expect(first.changes).toEqual([{ key: 'file/a', value }]);
    expect(made.lean(content).changes).toEqual([]);
    const more = made.lean({ files: [...content.files, file('b')] });
    expect(more.changes.map(({ key }) => key)).toEqual(['file/b']);
  });

  test('of another message is the server’s: its name and number alone are kept', () => {
    const made = files();
    const carried = { ...kept('a'), attachmentId: 4, size: 12 };
    expect(made.lean({ files: [carried] })).toEqual({ content: { files: [carried] }, changes: [] });
    expect(made.full({ files: [carried] }).files).toEqual([carried]);
  });

  test('that an earlier page has kept is not kept again, and comes back', () => {
    const { bytes } = file('a');
    const made = files([
      ['a', { at: 1, bytes }],
      ['b', { at: 1, bytes: 'no file' }],
      ['c', null],
    ]);
    const full = made.full({ files: [kept('a'), kept('b'), kept('c')] });
    expect(full).toEqual({ files: [{ ...kept('a'), bytes }] });
    const { changes } = made.lean({ files: ['a', 'b', 'c'].map((key) => file(key)) });
    expect(changes.map(({ key }) => key)).toEqual(['file/b', 'file/c']);
  });

  test('that another tab has kept is looked up once', async () => {
    const made = files();
    const { bytes } = file('a');
    await store.write([{ key: 'file/a', value: { at: 1, bytes } }]);
    await made.fetch([kept('a'), kept('nowhere')]);
    expect(made.full({ files: [kept('a'), kept('nowhere')] }).files).toHaveLength(1);
    store.close();
    expect(await (await made.of('a'))?.text()).toBe('a');
    expect(await made.of('nowhere')).toBeUndefined();
  });

  test('is forgotten once the server has it', async () => {
    const made = files();
    made.lean({ files: [file('a'), file('b')] });
    expect(made.forget([kept('a')])).toEqual([{ key: 'file/a' }]);
    expect(await made.of('a')).toBeUndefined();
    expect(await made.of('b')).toBeDefined();
  });
});

test('a file that went with another message is kept anew where a message has it again', () => {
  const made = files();
  const content = { files: [file('a')] };
  made.lean(content);
  made.forget([kept('a')]);
  expect(made.lean(content).changes.map(({ key }) => key)).toEqual(['file/a']);
});

describe('what nothing names', () => {
  async function left(records: Record<string, unknown>): Promise<string[]> {
    await store.write(Object.entries(records).map(([key, value]) => ({ key, value })));
    await files().sweep();
    await settle();
    return (await store.list('file/')).map(({ key }) => key);
  }

  test('is removed after a day, not before', async () => {
    const now = clock.now();
    const at = (time: number) => ({ at: time, bytes: new Blob() });
    expect(
      await left({
        'file/old': at(now - day - 1),
        'file/new': at(now - day),
        'file/undated': { bytes: new Blob() },
        'file/nothing': null,
      }),
    ).toEqual(['file/new']);
  });

  test('is not what a message, what was discarded or an entry names', async () => {
    const old = { at: 0, bytes: new Blob() };
    expect(
      await left({
        ...{ 'file/a': old, 'file/b': old, 'file/c': old, 'file/d': old },
        'message/7': { content: { files: [kept('a')] }, discarded: { files: [kept('b')] } },
        'message/8': 'no message',
        'message/9': { content: { files: 'none' } },
        'entry/1': { content: { files: [null, kept('c')] } },
        'entry/2': null,
        'ticket/7': { content: { files: [kept('d')] } },
      }),
    ).toEqual(['file/a', 'file/b', 'file/c']);
  });

  test('costs no write where there is nothing of it', async () => {
    let writes = 0;
    store.write = () => Promise.resolve(void (writes += 1));
    await files().sweep();
    expect(writes).toBe(0);
  });
});

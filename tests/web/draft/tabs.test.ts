import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { browserTabs, MemoryTabs, type Tabs } from '../../../web/draft/tabs.js';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** What a tab has heard. */
function ears(tab: Tabs): unknown[] {
  const heard: unknown[] = [];
  tab.listen((message) => heard.push(message));
  return heard;
}

describe('tabs in one process', () => {
  test('hear one another and not themselves, until they are closed', async () => {
    const all = new MemoryTabs();
    const [one, two, three] = [all.open(), all.open(), all.open()];
    const [heardOne, heardTwo, heardThree] = [ears(one), ears(two), ears(three)];
    const message = { text: 'a' };
    one.post(message);
    message.text = 'changed afterwards';
    three.close();
    two.post('b');
    await soon();
    expect(heardOne).toEqual(['b']);
    expect(heardTwo).toEqual([{ text: 'a' }]);
    expect(heardThree).toEqual([]);
  });

  test('work one after the other under a name, also after one has failed', async () => {
    const all = new MemoryTabs();
    const [one, two] = [all.open(), all.open()];
    const log: string[] = [];
    let finish: () => void = () => undefined;
    const first = one.exclusive('a', async () => {
      log.push('first');
      await new Promise<void>((resolve) => (finish = resolve));
      throw new Error('failed');
    });
    const second = two.exclusive('a', () => Promise.resolve(log.push('second')));
    const other = two.exclusive('b', () => Promise.resolve(log.push('other')));
    await other;
    expect(log).toEqual(['first', 'other']);
    finish();
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(log).toEqual(['first', 'other', 'second']);
  });

  test('a tab that is closed holds nothing', async () => {
    const all = new MemoryTabs();
    const [one, two] = [all.open(), all.open()];
    void one.exclusive('a', () => new Promise(() => undefined));
    const second = two.exclusive('a', () => Promise.resolve('done'));
    one.close();
    expect(await second).toBe('done');
  });
});

describe('tabs of the browser', () => {
  const { navigator } = globalThis;
  const asked: string[] = [];
  const give = (value: unknown): void => {
    Object.defineProperty(globalThis, 'navigator', { value, configurable: true, writable: true });
  };
  const locks = {
    request: (name: string, work: () => Promise<unknown>) => {
      asked.push(name);
      return work();
    },
  };
  beforeEach(() => {
    asked.length = 0;
    give({ locks });
  });
  afterEach(() => give(navigator));

  test('talk over a channel of their scope, and lock under its name', async () => {
    const [one, two, other] = [browserTabs('scope'), browserTabs('scope'), browserTabs('else')];
    const heard = [one, two, other].map(ears);
    one.post('a');
    await soon();
    expect(heard).toEqual([[], ['a'], []]);
    expect(await one.exclusive('outbox', () => Promise.resolve(1))).toBe(1);
    expect(asked).toEqual(['scope outbox']);
    one.close();
    expect(() => one.post('b')).not.toThrow();
    await soon();
    expect(heard[1]).toEqual(['a']);
    for (const tab of [two, other]) tab.close();
  });

  test('no longer tell who has stopped to listen', async () => {
    const [one, two] = [browserTabs('scope'), browserTabs('scope')];
    const heard: unknown[] = [];
    two.listen((message) => heard.push(message))();
    one.post('a');
    await soon();
    expect(heard).toEqual([]);
    for (const tab of [one, two]) tab.close();
  });

  test.each([[undefined], [{}]])('without locks (%j) are alone', async (value) => {
    give(value);
    const [one, two] = [browserTabs('scope'), browserTabs('scope')];
    const heard = ears(two);
    one.post('a');
    await soon();
    expect(heard).toEqual([]);
    expect(await one.exclusive('outbox', () => Promise.resolve(1))).toBe(1);
    expect(asked).toEqual([]);
  });
});

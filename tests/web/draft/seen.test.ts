import { describe, expect, test } from '@jest/globals';
import { Keeper } from '../../../web/draft/keeping.js';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { Seen } from '../../../web/draft/seen.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { realCore } from './drafts.js';
import { FakeClock, settle, World } from './world.js';

const core = await realCore();

describe('which messages were seen', () => {
  test('is known after a reload', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const desk = await world.desk({ store });
    expect(await desk.seen(7)).toBeUndefined();
    desk.see(7, 101);
    expect(await desk.seen(7)).toMatchObject({ upTo: 101 });
    await world.clock.pass(500);
    const later = await world.desk({ store });
    expect(await later.seen(7)).toMatchObject({ upTo: 101, own: [] });
    later.see(7, 99);
    later.see(7, 105);
    await world.clock.pass(500);
    expect(await (await world.desk({ store })).seen(7)).toMatchObject({ upTo: 105 });
  });

  test('one’s own message is no news, also where it comes while another ticket is open', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const desk = await world.desk({ store });
    world.messages.push(...[1, 2].map((id) => ({ id, ...other })));
    desk.see(7, 1);
    const message = await desk.message(7);
    message.update({ body: 'Dear Ann' });
    await message.send();
    await settle();
    await world.clock.pass(500);
    const seen = await (await world.desk({ store })).seen(7);
    // The second one was somebody else's, and was not looked at.
    expect(seen).toMatchObject({ upTo: 1, own: [3] });
  });

  test('of a ticket that was never looked at nothing is noted', async () => {
    const world = new World(core);
    const desk = await world.desk();
    const message = await desk.message(7);
    message.update({ body: 'Dear Ann' });
    await message.send();
    await settle();
    expect(await desk.seen(7)).toBeUndefined();
  });

  test('is kept of the 500 tickets that were looked at last', async () => {
    const world = new World(core);
    const store = new MemoryStore();
    const marks = Array.from({ length: 520 }, (_each, at) => ({
      key: `seen/${at + 1}`,
      value: { v: 1, upTo: 3, own: [], at },
    }));
    await store.write([...marks, { key: 'seen/9999', value: 12 }]);
    const desk = await world.desk({ store });
    await settle();
    expect(await store.list('seen/')).toHaveLength(500);
    expect(await desk.seen(20)).toBeUndefined();
    expect(await desk.seen(21)).toMatchObject({ upTo: 3 });
  });

  test('is read as an earlier page has written it, and nothing else', async () => {
    const store = new MemoryStore();
    const desk = await new World(core).desk({ store });
    await store.write([
      { key: 'seen/7', value: 12 },
      { key: 'seen/8', value: { v: 2 } },
      { key: 'seen/9', value: 'x' },
    ]);
    expect(await desk.seen(7)).toMatchObject({ upTo: 12, own: [] });
    expect(await desk.seen(8)).toBeUndefined();
    expect(await desk.seen(9)).toBeUndefined();
  });
});

describe('a mark', () => {
  async function seen(kept?: unknown): Promise<Seen> {
    const store = new MemoryStore();
    if (kept !== undefined) await store.write([{ key: 'seen/7', value: kept }]);
    const clock = new FakeClock();
    return new Seen(
      store,
      new Keeper(store, new MemoryTabs().open(), clock, () => undefined),
      clock,
    );
  }
  const mark = (upTo: number, own: readonly number[] = []) => ({ v: 1, upTo, own, at: 5 });

  test('has the last twenty of one’s own messages, each once, and none that was looked at', async () => {
    const made = await seen(mark(10));
    for (let id = 9; id <= 31; id++) await made.write(7, id);
    await made.write(7, 31);
    expect((await made.of(7))?.own).toEqual(Array.from({ length: 20 }, (_each, at) => at + 12));
    made.see(7, 29);
    expect(await made.of(7)).toMatchObject({ upTo: 29, own: [30, 31] });
  });

  test('is the one of whoever has looked at more', async () => {
    const made = await seen(mark(10));
    made.see(7, 9);
    expect(await made.of(7)).toMatchObject({ upTo: 10 });
    made.see(7, 11);
    expect(await made.of(7)).toMatchObject({ upTo: 11 });
  });

  test.each([
    [{ ...mark(10), v: 2 }],
    [{ ...mark(10), upTo: '10' }],
    [{ ...mark(10), at: null }],
    [{ ...mark(10), own: {} }],
    [null],
  ])('is none: %j', async (kept) => {
    expect(await (await seen(kept)).of(7)).toBeUndefined();
  });

  test('cannot be read from a store that fails', async () => {
    const store = new MemoryStore();
    const clock = new FakeClock();
    const keeper = new Keeper(store, new MemoryTabs().open(), clock, () => undefined);
    const made = new Seen(store, keeper, clock);
    store.close();
    expect(await made.of(7)).toBeUndefined();
    made.see(7, 3);
    expect(await made.of(7)).toMatchObject({ upTo: 3, at: clock.now() });
  });
});

const other = { ticketId: 7, messageId: '', body: '', mails: 0 };

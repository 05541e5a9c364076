import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;

let world: World;
let users: MemoryTabs;
beforeEach(() => {
  world = new World(core);
  users = new MemoryTabs();
});

describe('somebody else who logs in in another tab', () => {
  test('sends nothing of mine, and a log-in of mine goes on', async () => {
    const mine = await world.desk({ users });
    const theirs = await world.desk({ users, user: '11' });
    await settle();
    const session = await mine.openTicket(7);
    session.edit(title, 'Mine');
    await session.save();
    await settle();
    expect(mine.outbox.paused).toBe(true);
    expect(mine.reports).toContainEqual({ kind: 'session' });
    expect(world.ticket().Title).toBe('Printer');

    expect(await mine.resume()).toBe(true);
    await settle();
    expect(world.ticket().Title).toBe('Mine');
    expect(theirs.outbox.paused).toBe(true);
    expect(theirs.reports).toContainEqual({ kind: 'session' });
  });
});

test('a tab in which somebody else has signed in by a token does not go on with another tab', async () => {
  const [tabs, store] = [new MemoryTabs(), new MemoryStore()];
  const [here, there] = [await world.desk({ tabs, store }), await world.desk({ tabs, store })];
  const session = await here.openTicket(7);
  here.outbox.pause();
  there.outbox.pause();
  session.edit(title, 'Mine');
  await session.save();
  world.user = 11;
  expect(await here.resume()).toBe(false);
  world.offline = true;
  // The other tab has gone on, and gone.
  tabs.open().post({ kind: 'resume' });
  await settle();
  expect(here.outbox.paused).toBe(true);
  world.offline = false;
  tabs.open().post({ kind: 'resume' });
  await settle();
  expect([here.outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
  world.user = 10;
  tabs.open().post({ kind: 'resume' });
  await settle();
  expect(world.ticket().Title).toBe('Mine');
});

test('a log-out in one tab stops the others of the same user', async () => {
  const tabs = new MemoryTabs();
  const first = await world.desk({ users, tabs });
  const second = await world.desk({ users, tabs });
  await settle();
  expect(first.outbox.paused).toBe(false);
  await second.close();
  await settle();
  expect(first.outbox.paused).toBe(true);
});

describe('a tab that asks for a log-in', () => {
  const opened = async () => {
    const [tabs, store] = [new MemoryTabs(), new MemoryStore()];
    const client = { usesSession: true };
    const asking = await world.desk({ tabs, store, client });
    const other = await world.desk({ tabs, store, client });
    const session = await asking.openTicket(7);
    session.edit(title, 'Mine');
    asking.outbox.pause();
    await session.save();
    await settle();
    return { asking, other };
  };

  test('stops the others, which would send under the name of whoever comes', async () => {
    const { other } = await opened();
    expect([other.outbox.entries.length, other.outbox.paused]).toEqual([1, true]);
    // Somebody else has logged in there; nobody has told so yet.
    world.user = 11;
    await world.clock.pass(60_000);
    expect([other.outbox.paused, world.ticket().Title]).toEqual([true, 'Printer']);
  });

  test('may be closed without one: the others look who is signed in', async () => {
    const { asking, other } = await opened();
    await asking.close();
    expect(world.ticket().Title).toBe('Printer');
    await world.clock.pass(15_000);
    expect([other.outbox.paused, world.ticket().Title]).toEqual([false, 'Mine']);
  });

  test('says nothing to a tab with a token of its own', async () => {
    const tabs = new MemoryTabs();
    const [asking, other] = [await world.desk({ tabs }), await world.desk({ tabs })];
    asking.outbox.pause();
    await settle();
    expect(other.outbox.paused).toBe(false);
  });
});

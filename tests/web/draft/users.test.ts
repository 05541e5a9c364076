import { beforeEach, describe, expect, test } from '@jest/globals';
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

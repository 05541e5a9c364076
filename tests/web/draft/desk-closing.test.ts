import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryStore } from '../../../web/draft/memory-store.js';
import { MemoryTabs } from '../../../web/draft/tabs.js';
import { rowNamed } from '../../../web/table/properties.js';
import { realCore } from './drafts.js';
import { settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;

let world: World;
let store: MemoryStore;
beforeEach(() => {
  world = new World(core);
  store = new MemoryStore();
});

describe('a desk that is closed', () => {
  test('has written everything, and lets go of the store and of the other tabs', async () => {
    const tabs = new MemoryTabs();
    let written = false;
    const write = store.write.bind(store);
    store.write = async (changes) => {
      await write(changes);
      written ||= changes.some(({ key }) => key === 'ticket/7');
    };
    const desk = await world.desk({ store, tabs });
    const other = await world.desk({ store: new MemoryStore(), tabs });
    (await desk.openTicket(7)).edit(title, 'Mine');
    await desk.close();
    expect(written).toBe(true);
    await expect(store.get('ticket/7')).rejects.toMatchObject({ code: 'closed' });
    (await other.openTicket(7)).edit(title, 'Theirs');
    await (await other.openTicket(7)).save();
    await settle();
    expect(other.reports).toMatchObject([{ kind: 'saved' }]);
    expect(desk.reports).toEqual([]);
  });

  test('opens nothing any more, and frees what was being opened', async () => {
    const before = core.liveObjects;
    const desk = await world.desk({ store });
    const opening = desk.openTicket(7);
    const refused = expect(opening).rejects.toMatchObject({ code: 'closed' });
    await desk.close();
    await refused;
    expect(core.liveObjects).toBe(before);
  });

  test('leaves its user: the other tabs send nothing under that name', async () => {
    const users = new MemoryTabs();
    const heard: unknown[] = [];
    const desk = await world.desk({ users });
    users.open().listen((user) => heard.push(user));
    await desk.close();
    await settle();
    expect(heard).toEqual(['']);
    users.open().post('11');
    await settle();
    expect(desk.reports).toEqual([]);
  });

  test('reads nothing more, sends nothing more and shows nothing more', async () => {
    const tabs = new MemoryTabs();
    const desk = await world.desk({ store, tabs });
    await desk.openTicket(7);
    desk.watch(true);
    world.offline = true;
    (await desk.message(7)).update({ body: 'Dear Ann' });
    await (await desk.message(7)).send();
    await settle();
    await desk.close();
    let shown = 0;
    desk.onChange(() => (shown += 1));
    world.offline = false;
    const { length } = world.calls;
    tabs.open().post({ kind: 'resume' });
    await world.clock.pass(120_000);
    expect(world.calls).toHaveLength(length);
    expect(world.messages).toEqual([]);
    expect(shown).toBe(0);
  });
});

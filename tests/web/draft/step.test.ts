import { beforeEach, describe, expect, test } from '@jest/globals';
import { rowNamed } from '../../../web/table/properties.js';
import type { Session } from '../../../web/draft/session.js';
import { realCore } from './drafts.js';
import { refusal, settle, World } from './world.js';

const core = await realCore();
const title = rowNamed('title')!;

let world: World;
let desk: Awaited<ReturnType<World['desk']>>;
let session: Session;
beforeEach(async () => {
  world = new World(core);
  desk = await world.desk();
  session = await desk.openTicket(7);
});

const kinds = (): string[] => desk.reports.map(({ kind }) => kind);
const patches = (): number => world.calls.filter((call) => call === 'patchTicket').length;
const takeNone = (): void =>
  world.next('patchTicket', ...Array.from({ length: 100 }, () => refusal(503)));

async function save(): Promise<void> {
  session.edit(title, 'Mine');
  await session.save();
  await settle();
}

describe('while the server takes none, and can be read, the pauses grow', () => {
  test('of a save', async () => {
    takeNone();
    await save();
    expect(patches()).toBe(2);
    await world.clock.pass(31_000);
    expect(patches()).toBeLessThanOrEqual(8);
    await world.clock.pass(10 * 60_000);
    expect(patches()).toBeLessThanOrEqual(8 + 40);
    expect(kinds()).toEqual([]);
    world.next('patchTicket');
    await world.clock.pass(31_000);
    expect(kinds()).toEqual(['saved']);
  });

  test('of an undo', async () => {
    await save();
    takeNone();
    await desk.saves.undo(desk.saves.list[0]!.id);
    await world.clock.pass(31_000);
    expect(patches()).toBeLessThanOrEqual(1 + 8);
    world.next('patchTicket');
    await world.clock.pass(31_000);
    expect(kinds()).toEqual(['saved', 'undone']);
  });
});

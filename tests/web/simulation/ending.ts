import type { Faults } from './faults.js';
import { arrived, type Stroke } from './ledger.js';
import type { Person } from './person.js';
import { Tab } from './tab.js';
import type { World } from './world.js';

/** Closes every tab, and looks at what each person finds after a reload. */
export async function checkReload(
  world: World,
  people: readonly Person[],
  faults: Faults,
): Promise<void> {
  world.trace(() => 'everybody closes and comes back');
  for (const { tab } of people) await close(world, tab);
  for (const name of [...world.disks.keys()]) {
    const [browser, user] = name.split(' ') as [string, string];
    await comeBack(world, new Tab(world, `${browser}-${user}`, browser, user, faults));
  }
}

/** A tab that is closed leaves nothing in the core. */
async function close(world: World, tab: Tab): Promise<void> {
  if (!tab.opened) return tab.kill();
  void tab.opened.close();
  await world.time.run(500);
  if (tab.core.live > 0) {
    world.violation(`${tab.core.live} documents left by ${tab.name}, which was closed`);
  }
  tab.kill();
}

async function comeBack(world: World, tab: Tab): Promise<void> {
  await world.time.run(500);
  const owed = world.ledger
    .newest()
    .filter(([first]) => first!.user === tab.user && first!.browser === tab.browser)
    .filter((group) => !group.some(({ value }) => value === undefined))
    .filter((group) => !group.some((stroke) => arrived(world.tickets, stroke)));
  for (const group of owed) {
    const found = (await finds(world, tab, group)) || (await leaves(world, group));
    const [{ value, place, ticketId }] = group as [Stroke];
    if (found) continue;
    world.violation(`not there after a reload: ${String(value)} in ${place} of ${ticketId}`);
  }
  await close(world, tab);
}

/** True where it waited in the outbox, and is sent now. */
async function leaves(world: World, group: readonly Stroke[]): Promise<boolean> {
  await world.time.run(10_000);
  return group.some((stroke) => arrived(world.tickets, stroke));
}

/** True where the page shows one of them again. */
async function finds(world: World, tab: Tab, group: readonly Stroke[]): Promise<boolean> {
  const desk = tab.opened!;
  const { ticketId, place } = group[0]!;
  let shown: unknown;
  if (place.startsWith('/')) {
    void desk.openTicket(ticketId).then(
      ({ draft }) => (shown = draft.get(place)),
      () => undefined,
    );
  } else {
    void desk.message(ticketId).then(({ content }) => {
      const title = content.properties?.find(([pointer]) => pointer === '/Title')?.[1];
      shown = place.startsWith('new') ? title : content.body;
    });
  }
  await world.time.run(1_000);
  return group.some(({ value }) => value === shown);
}

import type { Desk } from '../../../web/draft/desk.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** What one person does with views of one's own; they are kept on the disk that the tabs share. */
export async function changeViews(world: World, tab: Tab, desk: Desk): Promise<void> {
  const { ledger, random } = world;
  const views = ledger.views(tab);
  await desk.views.reload();
  const [old] = desk.views.list;
  if (old && random.chance(0.3)) {
    // It may be gone whatever comes of it.
    views.delete(old.name);
    world.trace(() => `${tab.name}  ${tab.user} removes the view ${old.name}`);
    return void (await desk.views.remove(old.name));
  }
  const name = `v${ledger.fresh(tab.user)}`;
  const choice = { view: 'open', order: 'change', filter: '', columns: '' } as const;
  const fault = await desk.views.add(name, choice);
  world.trace(() => `${tab.name}  ${tab.user} keeps the view ${name}: ${fault ?? 'kept'}`);
  if (fault === undefined) views.add(name);
}

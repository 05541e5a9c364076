import type { Desk } from '../../../web/draft/desk.js';
import type { Entry, KeptConflict } from '../../../web/draft/entry.js';
import { overlaps } from '../../../web/draft/rebase.js';
import { putOnTop } from '../../../web/draft/resolving.js';
import type { Session } from '../../../web/draft/session.js';
import { openTicket } from '../../../web/draft/versions.js';
import { carryOver } from './carrying.js';
import type { Stroke } from './ledger.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

/** Nothing that was sent is still on its way after this time. */
const surely = 120_000;

/** A person looks at what waits for a decision, and decides. */
export async function decide(world: World, tab: Tab, desk: Desk): Promise<void> {
  for (const { id } of desk.outbox.entries) {
    const entry = desk.outbox.find(id);
    if (!entry || !tab.alive) continue;
    if (entry.asks) await answer(world, desk, entry);
    else if (entry.state === 'refused') await takeBack(world, tab, desk, entry);
    else if (entry.state === 'conflict') await resolve(world, tab, desk, entry);
  }
}

/** A person calls a mail back that is held for that, or all that was sent to several tickets. */
export async function callBack(world: World, tab: Tab, desk: Desk): Promise<void> {
  if (tab.several && world.random.chance(0.5)) return tab.several.callBack();
  const held = desk.outbox.entries.findLast(({ reason }) => reason === 'held');
  if (held) await takeBack(world, tab, desk, held);
}

/** Takes an entry out of the outbox; a text goes back to where it was written. */
export async function takeBack(world: World, tab: Tab, desk: Desk, entry: Entry): Promise<void> {
  if (!(await desk.outbox.cancel(entry.id)) || !tab.alive) return;
  world.trace(() => `${tab.name}  ${tab.user} takes back the ${entry.kind} of ${entry.ticketId}`);
  if (entry.kind === 'save' || entry.kind === 'undo') return;
  if (entry.kind === 'message' && entry.savedId !== undefined) return;
  const { ticketId } = entry;
  const stroke = (place: string, value: Stroke['value']): void =>
    note(world, tab, { ticketId, place, value });
  world.ledger.take(tab.user, `message ${entry.content.body}`);
  // What may have been tried may still arrive.
  if (!entry.tried) world.ledger.callBack(tab.user, entry.content.body);
  const { content } = await desk.message(ticketId);
  stroke('message', content.body === '' ? undefined : content.body);
  if (entry.kind === 'new') {
    world.ledger.take(tab.user, `new ${entry.title}`);
    stroke('new', entry.title);
  }
}

/** Only the server's log can tell whether a mail went out. */
async function answer(world: World, desk: Desk, entry: Entry): Promise<void> {
  if (entry.kind !== 'message' || world.time.now() - entry.createdAt < surely) return;
  const sent = world.tickets.mails.some(({ messageId }) => messageId === entry.savedId);
  world.trace(
    () => `somebody looks: mail of ${String(entry.savedId)} was ${sent ? '' : 'not '}sent`,
  );
  await desk.outbox.answer(entry.id, sent);
}

async function resolve(world: World, tab: Tab, desk: Desk, entry: Entry): Promise<void> {
  const conflict = 'conflict' in entry ? entry.conflict : undefined;
  if (!conflict) return;
  const { moveTo } = conflict;
  if (moveTo !== undefined && world.random.chance(0.6)) {
    return carryOver(world, tab, desk, entry.ticketId, moveTo);
  }
  if (entry.kind === 'message') {
    if (world.random.chance(0.5)) await takeBack(world, tab, desk, entry);
    else await desk.outbox.retry(entry.id);
    return;
  }
  const session = await desk.openTicket(entry.ticketId);
  if (!tab.alive) return;
  tab.show(session);
  choose(world, tab, session, conflict);
  await desk.resolved(session);
  if (session.changed) await session.save();
}

/** Mine or theirs, for each overlap. */
function choose(
  world: World,
  tab: Tab,
  session: Session,
  { why, fresh: bytes }: KeptConflict,
): void {
  const fresh = openTicket(tab.client.core, bytes);
  const { id: ticketId } = session;
  const clashes = overlaps(session.draft, fresh).filter(({ kind }) => kind === 'clash');
  const theirs = new Set<string>();
  for (const { pointer: place, theirs: value, mine } of clashes) {
    if (world.random.chance(0.5)) theirs.add(place);
    const taken = theirs.has(place);
    world.trace(
      () =>
        `${tab.name}  ${tab.user} chooses ${String(taken ? value : mine)} over ` +
        `${String(taken ? mine : value)} in ${place} of ${ticketId} (${why})`,
    );
    if (taken) {
      note(world, tab, { ticketId, place, value: undefined });
      // Another tab may have just saved the opposite choice, which this one takes back.
      world.ledger.ask({ user: tab.user, ticketId, place }, value);
    } else {
      world.ledger.see({ user: tab.user, ticketId, place }, value);
      world.ledger.ask({ user: tab.user, ticketId, place }, mine);
    }
  }
  putOnTop(session, fresh, theirs);
  // The conflict may be with an older version than the one that was shown.
  tab.shown.delete(session);
}

function note(
  { ledger, time }: World,
  { user, browser, name: tab }: Tab,
  what: Pick<Stroke, 'ticketId' | 'place' | 'value'>,
): void {
  ledger.stroke({ user, browser, tab, at: time.now(), ...what });
}

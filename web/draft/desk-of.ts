import { callerOf } from './caller.js';
import { systemClock } from './clock.js';
import { Desk } from './desk.js';
import type { DeskClient } from './desk-client.js';
import { openStore } from './open-store.js';
import { browserTabs } from './tabs.js';

const desks = new WeakMap<DeskClient, Promise<Desk>>();

/** The desk of whoever has logged in at a client's server; all elements share it. */
export function deskOf(client: DeskClient): Promise<Desk> {
  let desk = desks.get(client);
  if (!desk) {
    desk = open(client);
    desks.set(client, desk);
    // A failure is told to whoever asked, and the next one tries anew.
    desk.catch(() => desks.delete(client));
  }
  return desk;
}

/** Writes what is unfinished and lets go of it, before a log-out. It comes back after a log-in. */
export async function leaveDesk(client: DeskClient): Promise<void> {
  const desk = desks.get(client);
  desks.delete(client);
  await (await desk?.catch(() => undefined))?.close();
}

async function open(client: DeskClient): Promise<Desk> {
  const associate = await callerOf(client);
  const server = String(client.baseUrl);
  const user = associate > 0 ? String(associate) : '';
  const scope = { server, user };
  const name = `ticketwire ${server} ${user}`;
  const desk = await Desk.open({
    client,
    scope,
    store: await openStore(scope),
    tabs: browserTabs(name),
    ...(client.usesSession && { users: browserTabs(`ticketwire ${server}`) }),
    clock: systemClock,
    random,
  });
  if (typeof globalThis.addEventListener === 'function') listen(desk);
  return desk;
}

/** The page's last moments, and the connection's first. */
function listen(desk: Desk): void {
  const flush = (): void => void desk.flush();
  addEventListener('pagehide', flush);
  addEventListener('visibilitychange', flush, { capture: true });
  addEventListener('online', () => desk.outbox.wake());
}

/** Not to be guessed: messages are named by it. */
function random(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 0x1_0000_0000;
}

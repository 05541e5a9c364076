import type { DeskClient } from './desk-client.js';

const known = new WeakMap<object, number>();

/** Tells who is calling by a client, where that has been asked for already. */
export function knowCaller(client: object, associateId: number | null): void {
  if (associateId) known.set(client, associateId);
}

/** Number of the associate who is calling; 0 where the server does not tell. @throws TicketwireError */
export async function callerOf(client: DeskClient): Promise<number> {
  return known.get(client) ?? (await client.principal())?.AssociateId ?? 0;
}

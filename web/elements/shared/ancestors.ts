import type { Client } from '../../../wasm/js/index.js';
import type { Connection } from './connection.js';

/** The connections of the elements that are in a document. */
const connected = new Map<Element, Connection>();
/** Clients of elements that are none of ours. */
const provided = new WeakMap<Node, Client>();

/**
 * Makes any element the source of a client for the elements within it, across shadow roots; without
 * a client, no more. An element with a property `client` needs this only where it is set after the
 * elements within it were connected.
 */
export function provideClient(element: Element, client: Client | undefined): void {
  if (client) provided.set(element, client);
  else provided.delete(element);
  tellOthers();
}

/** Keeps an element's connection for those within it, until `leave()`. */
export function enter(element: Element, connection: Connection): void {
  connected.set(element, connection);
}

export function leave(element: Element): void {
  connected.delete(element);
}

/** Lets the other elements look for their client again. */
export function tellOthers(): void {
  for (const connection of connected.values()) connection.seek();
}

/** The client of the nearest ancestor that has one; `coming` where it has not got it yet. */
export function inheritedClient(element: Node): Client | 'coming' | undefined {
  for (let at = above(element); at; at = above(at)) {
    const client = provided.get(at) ?? (at as { readonly client?: unknown }).client;
    if (isClient(client)) return client;
    if (connected.has(at as Element)) return 'coming';
  }
  return undefined;
}

/** The parent in the tree as it is shown: through slots, and out of shadow roots. */
function above(node: Node): Node | null {
  const { assignedSlot } = node as { readonly assignedSlot?: Node | null };
  return assignedSlot ?? node.parentNode ?? (node as { readonly host?: Node }).host ?? null;
}

/** By what it does: a page may have the package twice. */
function isClient(value: unknown): value is Client {
  const client = value as Partial<Client> | null | undefined;
  return typeof client?.getTicket === 'function' && typeof client.prepare === 'function';
}

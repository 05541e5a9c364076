import { Client, TicketwireError, type Change, type MDOListItem } from '../../wasm/js/index.js';
import { changeText } from '../table/changes.js';
import { nameOf } from '../table/display.js';
import { listsOf, type Lists } from '../table/lists.js';

/** The demo's second user (server/demo/lists.json), as the demo's own password is: known to all. */
const authorization = (): string => 'Bearer 8A:colleague';

/** `other`: what is not being edited here; `same`: what is. */
export type Interference = 'other' | 'same';

/** What a colleague can change, and from which list. */
const choices: readonly (readonly [pointer: string, list: string | undefined])[] = [
  ['/Priority/TicketPriorityId', 'ticketpriority'],
  ['/Category/TicketCategoryId', 'ejcategory'],
  ['/OwnedBy/AssociateId', 'associate'],
  ['/Title', undefined],
];

/** What a colleague can do about a ticket with these edits; nothing where none fits. */
export function targetOf(kind: Interference, edits: readonly Change[]) {
  const edited = new Set(edits.map(({ pointer }) => pointer));
  return choices.find(([pointer]) => edited.has(pointer) === (kind === 'same'));
}

/** A choice of a list that is neither what was there nor what is wanted here. */
export function another(
  items: readonly MDOListItem[],
  taken: readonly unknown[],
): number | undefined {
  const flat = items.flatMap((item) => [item, ...(item.ChildItems ?? [])]);
  return flat.find(({ Id, Deleted, Type }) => {
    return Id > 0 && !Deleted && Type !== 'headings' && !taken.includes(Id);
  })?.Id;
}

/**
 * Saves a change of the ticket as somebody else, by the WebAPI as everybody does; gives who it was and
 * what has changed. `undefined` where the edits leave nothing that fits.
 * @throws TicketwireError
 */
export async function interfere(
  client: Client,
  ticketId: number,
  kind: Interference,
  edits: readonly Change[],
  carry?: typeof fetch,
): Promise<{ who: string; change: string } | undefined> {
  const target = targetOf(kind, edits);
  if (!target) return undefined;
  const { baseUrl, core } = client;
  const colleague = new Client(core, { baseUrl, authorization, ...(carry && { fetch: carry }) });
  const lists = listsOf(client);
  const [pointer] = target;
  const draft = await colleague.getTicket(ticketId);
  if (!draft) throw new TicketwireError('No ticket', { code: 'response_unexpected' });
  try {
    draft.set(pointer, await valueFor(target, draft.get(pointer), edits, lists));
    const [change] = draft.changes;
    if (!change) return undefined;
    (await colleague.patchTicket(ticketId, draft.plan())).dispose();
    const principal = await colleague.principal();
    const who = nameOf('SoPrincipalCarrier', principal) ?? '';
    return { who, change: changeText(change, (name) => lists.peek(name)) };
  } finally {
    draft.dispose();
  }
}

async function valueFor(
  [pointer, list]: readonly [string, string | undefined],
  now: unknown,
  edits: readonly Change[],
  lists: Lists,
): Promise<unknown> {
  if (list === undefined) return `${String(now)} (!)`;
  const mine = edits.find((edit) => edit.pointer === pointer);
  return another(await lists.get(list), [now, mine?.before, mine?.after]);
}

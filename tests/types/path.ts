// Compiled, never run: scripts/check-types.mjs. A draft's edits are typed by its carrier.
import type { Client, Draft, Path, TicketEntity, TicketPriorityEntity, Value } from 'ticketwire';
import { same } from './same.js';

declare const client: Client;
declare const pointer: string;

export function pointersLeadSomewhere(): void {
  same<Value<TicketEntity, '/Title'>, string | null | undefined>();
  same<Value<TicketEntity, '/Priority'>, TicketPriorityEntity | null | undefined>();
  same<Value<TicketEntity, '/Priority/TicketPriorityId'>, number>();
  same<Value<TicketEntity, '/Tags/0/Name'>, string | null | undefined>();
  same<Value<TicketEntity, '/CustomFields/x_asset'>, string>();
  same<Value<TicketEntity, string>, unknown>();
  same<Path<TicketEntity, '/Titel'>, never>();
  same<Path<TicketEntity, 'Title'>, never>();
  same<Path<TicketEntity, '/Title/x'>, never>();
  same<Path<TicketEntity, '/Tags/first'>, never>();
}

export function editsAreTyped(draft: Draft<TicketEntity>): void {
  draft.set('/Title', 'a');
  draft.set('/Title', null);
  draft.set('/Title', undefined);
  draft.set('/Slevel', 'Internal');
  draft.set('/Priority', { TicketPriorityId: 3 });
  draft.set('/Tags/0/Name', 'x');
  draft.set('/Tags/-', { Id: 3 });
  draft.set('/CustomFields/x_asset', 'x');
  draft.set(`/Tags/${1 + 1}/Name`, 'x');
  draft.set(pointer, 5);
  same<ReturnType<typeof draft.get<'/Sentiment'>>, number | null | undefined>();
  // @ts-expect-error a text
  draft.set('/Title', 5);
  // @ts-expect-error no member of the enumeration
  draft.set('/Slevel', 'Secret');
  // @ts-expect-error a ticket has no such member
  draft.set('/Titel', 'a');
  // @ts-expect-error the key is a number
  draft.set('/Priority/TicketPriorityId', '3');
  // @ts-expect-error a date is text
  draft.set('/Deadline', new Date());
}

export async function whatWasNotSelectedIsNotSet(): Promise<void> {
  const draft = await client.getTicket(1, { select: ['Title'] });
  draft.set('/Title', 'a');
  // @ts-expect-error not selected
  draft.set('/Sentiment', 41);
}

export function anyDraftTakesAnyPointer(draft: Draft): void {
  draft.set('/Title', 'a');
  draft.set('/Priority/TicketPriorityId', 3);
}

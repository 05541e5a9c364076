// Compiled, never run: scripts/check-types.mjs. `base` is what a save or a call gives back.
import type { Associate, Client, Draft, FieldProperty, TicketEntity } from 'ticketwire';
import type { Person, Selected, TicketCategoryEntity, TicketEntityWithLinks } from 'ticketwire';
import { same } from './same.js';

declare const client: Client;

export async function selectedPaths(): Promise<void> {
  const select = ['Title', 'Category/TicketCategoryId', 'messages/author'] as const;
  const { base } = await client.getTicket(1, { select });
  same<typeof base.TicketId, number>();
  same<typeof base.Title, string | null | undefined>();
  same<NonNullable<typeof base.Category>['TicketCategoryId'], number>();
  const message = base.Messages?.[0];
  same<typeof message, { Author?: string | null } | undefined>();
  same<keyof typeof base, 'TicketId' | 'Title' | 'Category' | 'Messages'>();
  // @ts-expect-error the author is not selected
  void base.Author;
  // @ts-expect-error nor the rights
  void base.TableRight;
  // @ts-expect-error of the category only its key
  void base.Category?.Name;
  // @ts-expect-error of a message only its author
  void message?.TicketMessageId;
  // @ts-expect-error it may be null
  void base.Title.length;
  // @ts-expect-error so may the list
  void base.Messages.length;
  // @ts-expect-error what has been read is not written to
  base.Title = 'x';
}

export async function literalsNeedNoConst(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['Title', 'Priority/Name'] });
  same<NonNullable<typeof base.Priority>['Name'], string | null | undefined>();
  // @ts-expect-error the owner is not selected
  void base.OwnedBy;
}

export async function namesCompareWithoutCase(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['tITLE', 'ownedBY/fullname'] });
  same<typeof base.Title, string | null | undefined>();
  same<typeof base.OwnedBy, { FullName?: string | null } | null | undefined>();
  // @ts-expect-error members have the table's names
  void base.tITLE;
}

export async function wholeCarriers(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['Category', 'category/Name', 'Person'] });
  same<typeof base.Category, TicketCategoryEntity | null | undefined>();
  same<typeof base.Person, Person | null | undefined>();
  // @ts-expect-error not selected
  void base.SecondaryPersons;
}

export async function wholeArrays(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['SecondaryPersons', 'Tags/Name'] });
  same<typeof base.SecondaryPersons, Person[] | null | undefined>();
  same<typeof base.Tags, { Name?: string | null }[] | null | undefined>();
  // @ts-expect-error of a tag only its name
  void base.Tags?.[0]?.Id;
}

export async function dictionaries(): Promise<void> {
  const select = ['CustomFields/x_asset', 'FieldProperties/Title', 'ExtraFields'] as const;
  const { base } = await client.getTicket(1, { select });
  same<typeof base.CustomFields, { x_asset?: string } | null | undefined>();
  same<typeof base.ExtraFields, Record<string, string> | null | undefined>();
  same<NonNullable<typeof base.FieldProperties>['Title'], FieldProperty | undefined>();
  // @ts-expect-error another key is not selected
  void base.CustomFields?.x_other;
  // @ts-expect-error nor another property's rights
  void base.FieldProperties?.Author;
}

export async function listsInOneText(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['Title, Author ,Status/Name'] });
  same<keyof typeof base, 'TicketId' | 'Title' | 'Author' | 'Status'>();
  // @ts-expect-error not selected
  void base.Language;
}

export async function unknownNames(): Promise<void> {
  const { base } = await client.getTicket(1, { select: ['name', 'department'] });
  same<keyof typeof base, 'TicketId'>();
  // @ts-expect-error a ticket has no such member
  void base.name;
}

export async function everything(names: string[]): Promise<void> {
  same<Awaited<ReturnType<typeof client.createDefaultTicket>>, Draft<TicketEntity>>();
  const whole = await client.getTicket(1);
  same<typeof whole, Draft<TicketEntityWithLinks>>();
  const none = await client.getTicket(1, { select: [] });
  same<typeof none, Draft<TicketEntityWithLinks>>();
  const later = await client.getTicket(1, { select: names });
  same<typeof later, Draft<TicketEntityWithLinks>>();
  void [whole, none, later];
  same<typeof later.base.CreatedBy, Associate | null | undefined>();
}

export async function everyMethod(): Promise<void> {
  const select = ['Title'] as const;
  const patched = await client.patchTicket(1, { body: '[]' }, { select });
  same<typeof patched, Draft<Selected<'TicketEntityWithLinks', 'Title'>>>();
  // @ts-expect-error not selected
  void patched.base.Author;
  const put = await client.putTicket(1, {}, { select });
  // @ts-expect-error not selected
  void put.base.Author;
  const saved = await client.saveTicket({}, { select, notify: true });
  same<keyof typeof saved.base, 'TicketId' | 'Title'>();
  // @ts-expect-error not selected
  void saved.base.Author;
  const entity = saved.entity();
  same<typeof entity.Title, string | null | undefined>();
  // @ts-expect-error not selected, so that the entity does not have it either
  void entity.Author;
}

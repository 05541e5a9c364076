// Compiled, never run: scripts/check-types.mjs.
import type {
  CarrierKey,
  CarrierName,
  Carriers,
  Client,
  TicketEntity,
  TicketEntityWithLinks,
  TicketMessageEntity,
} from 'ticketwire';
import { same } from './same.js';

declare const client: Client;

export function everyCarrierHasItsType(): void {
  same<keyof Carriers, CarrierName>();
  same<keyof CarrierKey, CarrierName>();
  same<Carriers['TicketEntity'], TicketEntity>();
  same<CarrierKey['TicketMessageEntity'], 'EjMessageId'>();
  same<CarrierKey['TicketEntityWithLinks'], 'TicketId'>();
  same<CarrierKey['TableRight'], never>();
  const linked = (whole: TicketEntityWithLinks): TicketEntity => whole;
  void linked;
}

export function membersMayBeNullOrMissing(): void {
  const least: TicketEntity = { TicketId: 1 };
  const nulls: TicketEntity = { TicketId: 1, Title: null, AlertLevel: null, Slevel: null };
  void [least, nulls];
  same<TicketEntity['Title'], string | null | undefined>();
  same<TicketEntity['HasAttachment'], boolean | null | undefined>();
  same<TicketEntity['CustomFields'], Record<string, string> | null | undefined>();
  // @ts-expect-error the key is always there
  const keyless: TicketEntity = { Title: 'a' };
  // @ts-expect-error and never null
  const nullKey: TicketEntity = { TicketId: null };
  // @ts-expect-error a ticket has no such member
  const unknown: TicketEntity = { TicketId: 1, Titel: 'a' };
  // @ts-expect-error undefined is not missing: it would be sent as nothing, not as null
  const emptied: TicketEntity = { TicketId: 1, Title: undefined };
  void [keyless, nullKey, unknown, emptied];
}

export function valuesAreTyped(): void {
  const level: TicketEntity = { TicketId: 1, Slevel: 'Internal' };
  // @ts-expect-error no member of the enumeration
  const wrong: TicketEntity = { TicketId: 1, Slevel: 'Secret' };
  // @ts-expect-error a date is text
  const date: TicketEntity = { TicketId: 1, Deadline: new Date() };
  // @ts-expect-error a number is no text
  const number: TicketEntity = { TicketId: 1, Title: 5 };
  void [level, wrong, date, number];
}

export async function savesTakePartsOfCarriers(): Promise<void> {
  await client.putTicket(1, { Title: 'a', OwnedBy: null });
  await client.saveTicket({ Category: { TicketCategoryId: 3 } });
  same<Awaited<ReturnType<typeof client.saveMessage>>['Body'], TicketMessageEntity['Body']>();
  // @ts-expect-error a message belongs to a ticket
  await client.saveMessage({ Body: 'a' });
  // @ts-expect-error a category is a carrier
  await client.saveTicket({ Category: 3 });
}

export async function messagesAreTypedByWhatIsSelected(): Promise<void> {
  const whole = await client.getMessage(1);
  const body: TicketMessageEntity['HtmlBody'] = whole.HtmlBody;
  void body;
  const part = await client.getMessage(1, { select: ['Body'] });
  same<(typeof part)['Body'], TicketMessageEntity['Body']>();
  same<(typeof part)['EjMessageId'], number>();
  // @ts-expect-error it was not selected
  void part.HtmlBody;
  const [one] = await client.getMessages(1, { select: ['Body'] });
  same<NonNullable<typeof one>['Body'], TicketMessageEntity['Body']>();
  // @ts-expect-error it was not selected
  void one?.HtmlBody;
  const every: TicketMessageEntity[] = await client.getMessages(1);
  void every;
}

import { TicketwireError } from '../../../wasm/js/index.js';
import { type Json, type StoredMessage, type StoredTicket, text, type Tickets } from './server.js';

export interface Asked {
  /** Who calls, by the Authorization header; `undefined` without a live session. */
  readonly user: string | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Handler = (tickets: Tickets, asked: Asked & { user: string }, id: number) => Answered;

const decoder = new TextDecoder();
const json = (asked: Asked): Json => JSON.parse(decoder.decode(asked.body)) as Json;
const ok = (value: unknown, headers: Record<string, string> = {}): Answered => ({
  status: 200,
  headers,
  body: JSON.stringify(value),
});
const empty = (status: number): Answered => ({ status, headers: {}, body: '' });
const failed = (status: number, errorType: string): Answered => ({
  status,
  headers: {},
  body: JSON.stringify({ Error: true, ErrorType: errorType, Message: errorType }),
});

/** The endpoints that an editor calls. */
const routes: readonly (readonly [string, RegExp, Handler])[] = [
  ['GET', /^Ticket\/(\d+)$/, getTicket],
  ['PATCH', /^Ticket\/(\d+)$/, patchTicket],
  ['DELETE', /^Ticket\/(\d+)$/, deleteTicket],
  ['PUT', /^Ticket\/(\d+)$/, (tickets, _asked, id) => shown(tickets, id)],
  ['GET', /^Ticket\/(\d+)\/Messages$/, listMessages],
  ['GET', /^Ticket$/, listTickets],
  ['GET', /^TicketMessage\/(\d+)$/, getMessage],
  ['GET', /^User\/currentPrincipal$/, (_tickets, { user }) => ok(principal(user))],
  ['POST', /^Agents\/Ticket\/SaveTicketMessageEntity$/, saveMessage],
  ['POST', /^Agents\/Ticket\/SaveTicketEntityWithNotify$/, saveTicket],
  ['POST', /^Agents\/Ticket\/SendTicketMessage$/, sendMessage],
];

/** What the WebAPI answers. */
export function answer(tickets: Tickets, asked: Asked): Answered {
  const { user } = asked;
  if (user === undefined) return failed(401, 'Unauthorized');
  const path = asked.url.pathname.replace(/^.*\/api\/v1\//, '');
  for (const [method, pattern, handle] of routes) {
    const match = method === asked.method ? pattern.exec(path) : null;
    if (match) return handle(tickets, { ...asked, user }, Number(match[1] ?? 0));
  }
  return failed(404, 'NoSuchEndpoint');
}

/** Numbers of the users, by their names. */
export function associateOf(user: string): number {
  return 100 + user.charCodeAt(0);
}

function principal(user: string): Json {
  const id = associateOf(user);
  return { AssociateId: id, Name: user, Associate: user, FullName: user, PersonId: id + 1000 };
}

function shown(tickets: Tickets, id: number): Answered {
  const ticket = tickets.byId.get(id);
  if (!ticket) return failed(404, 'SoNotFoundException');
  return ok(tickets.read(ticket), { 'last-modified': httpDate(ticket) });
}

function getTicket(tickets: Tickets, { headers }: Asked, id: number): Answered {
  const ticket = tickets.byId.get(id);
  const since = headers['if-modified-since'];
  if (ticket && since !== undefined && seconds(ticket) <= Date.parse(since) / 1000) {
    return empty(304);
  }
  return shown(tickets, id);
}

function patchTicket(
  tickets: Tickets,
  { headers, body, user }: Asked & { user: string },
  id: number,
): Answered {
  const ticket = tickets.byId.get(id);
  if (!ticket) return failed(404, 'SoNotFoundException');
  if (isNewer(ticket, headers)) return failed(412, 'PreconditionFailed');
  try {
    tickets.patch(ticket, body, user);
  } catch (cause) {
    if (!(cause instanceof TicketwireError)) throw cause;
    return failed(cause.code === 'patch_test_failed' ? 409 : 400, cause.code);
  }
  return shown(tickets, id);
}

function deleteTicket(
  tickets: Tickets,
  { headers, user }: Asked & { user: string },
  id: number,
): Answered {
  const ticket = tickets.byId.get(id);
  if (!ticket) return failed(404, 'SoNotFoundException');
  if (isNewer(ticket, headers)) return failed(412, 'PreconditionFailed');
  tickets.change(ticket, { ...ticket.entity, BaseStatus: 'Deleted' }, user);
  return empty(204);
}

/** True where a ticket has changed since the version that the caller knows. */
function isNewer(ticket: StoredTicket, headers: Asked['headers']): boolean {
  const unmodified = headers['if-unmodified-since'];
  return unmodified !== undefined && seconds(ticket) > Date.parse(unmodified) / 1000;
}

function listMessages(tickets: Tickets, _asked: Asked, id: number): Answered {
  if (!tickets.byId.has(id)) return failed(404, 'SoNotFoundException');
  return rows(
    'TicketMessage',
    tickets.messages
      .filter(({ ticketId }) => ticketId === id)
      .map((message) => ({
        PrimaryKey: message.id,
        ticketMessageId: message.id,
        ticketId: message.ticketId,
        author: message.by,
        createdAt: message.createdAt,
        slevel: message.slevel,
        messageId: message.messageId,
        body: message.body,
      })),
  );
}

/** Of the filters only the two that an editor needs: by title, and by who made it. */
function listTickets(tickets: Tickets, { url }: Asked): Answered {
  const filter = url.searchParams.get('$filter') ?? '';
  const title = /title eq '([^']*)'/.exec(filter)?.[1];
  const author = /createdBy\/associateDbId eq (\d+)/.exec(filter)?.[1];
  const found = [...tickets.byId.values()].filter(
    ({ entity, createdBy }) =>
      (title === undefined || entity['Title'] === title) &&
      (author === undefined || associateOf(createdBy) === Number(author)),
  );
  return rows(
    'Ticket',
    found.map(({ id, entity, createdAt, createdBy, changed }) => ({
      PrimaryKey: id,
      ticketId: id,
      title: entity['Title'],
      createdAt,
      lastChanged: text(changed),
      author: createdBy,
      'createdBy/associateId': associateOf(createdBy),
      'createdBy/fullName': createdBy,
    })),
  );
}

function getMessage(tickets: Tickets, _asked: Asked, id: number): Answered {
  const message = tickets.messages.find((each) => each.id === id);
  return message ? ok(carrier(message)) : failed(404, 'SoNotFoundException');
}

function saveMessage(tickets: Tickets, asked: Asked & { user: string }): Answered {
  const message = json(asked);
  const ticket = tickets.byId.get((message['Ticket'] as Json)['TicketId'] as number);
  if (!ticket) return failed(400, 'ReferenceNotFound');
  // What comes twice is one message.
  const sent = tickets.knowsTwins && tickets.sent(ticket.id, message['MessageId']);
  return ok(carrier(sent || tickets.message(ticket, message, asked.user)));
}

function saveTicket(tickets: Tickets, asked: Asked & { user: string }): Answered {
  const entity = json(asked)['NewEntity'] as Json;
  return ok(tickets.read(tickets.create(entity, asked.user)));
}

function sendMessage(tickets: Tickets, asked: Asked & { user: string }): Answered {
  const { TicketMessageEntityId: id, To: to } = json(asked);
  const message = tickets.messages.find((each) => each.id === id);
  if (!message) return failed(400, 'ReferenceNotFound');
  tickets.send(message, (to ?? []) as string[], asked.user);
  return empty(204);
}

function carrier(message: StoredMessage): Json {
  return {
    EjMessageId: message.id,
    Ticket: { TicketId: message.ticketId },
    CreatedAt: message.createdAt,
    Author: message.by,
    CreatedBy: { AssociateId: associateOf(message.by), Name: message.by },
    Slevel: message.slevel,
    MessageId: message.messageId,
    Body: message.body,
    MessageHeaders: message.headers,
  };
}

function rows(entity: string, value: readonly Json[]): Answered {
  const named = value.map((row) => ({ EntityName: entity, ...row }));
  return ok({ 'odata.metadata': '', 'odata.nextLink': null, value: named });
}

function seconds(ticket: StoredTicket): number {
  return Number(ticket.changed / 10_000_000n);
}

function httpDate(ticket: StoredTicket): string {
  return new Date(seconds(ticket) * 1000).toUTCString();
}

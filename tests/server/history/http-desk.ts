import type { Server } from '../support/server.js';
import { ticks } from '../support/ticks.js';
import type { Answer, Call, Desk } from './clients.js';
import { type Seen, type Values } from './history.js';

/** The members of a ticket that the clients look at. */
const members = 'lastChanged,title,author,customFields,tags/id,messages,numMessages';
const titles = new Map([
  ['title', 'Title'],
  ['author', 'Author'],
]);

interface Entity {
  readonly LastChanged: string;
  readonly Title: string;
  readonly Author: string;
  readonly CustomFields: Readonly<Record<string, string>>;
  readonly Tags: readonly { readonly Id: number }[];
  readonly Messages: readonly { readonly Author: string }[];
  readonly NumMessages: number;
}

interface Row {
  readonly ticketId: number;
  readonly title: string;
  readonly author: string;
  readonly lastChanged: string;
}

/** A ticket as it was answered, for the next request to name what it holds. */
interface Read extends Seen {
  readonly entity: Entity;
}

function seenIn(entity: Entity, version: bigint): Read {
  const values: Record<string, string> = { title: entity.Title, author: entity.Author };
  for (const [name, value] of Object.entries(entity.CustomFields)) {
    if (name.startsWith('x_')) values[name] = value;
  }
  for (const { Id } of entity.Tags) {
    values[`tag ${Id}`] = values[`tag ${Id}`] === undefined ? 'set' : 'set twice';
  }
  for (const { Author } of entity.Messages) {
    const cell = `message ${Author}`;
    values[cell] = values[cell] === undefined ? 'here' : 'here twice';
  }
  if (entity.NumMessages !== entity.Messages.length) {
    values['messages counted'] = String(entity.NumMessages);
  }
  if (ticks(entity.LastChanged) !== version) values['LastChanged'] = entity.LastChanged;
  return { version, values, whole: true, entity };
}

function seenInRow({ lastChanged, title, author }: Row): Seen {
  return { version: ticks(lastChanged), values: { title, author }, whole: false };
}

/** The cells as members of a ticket that is sent. */
function body(writes: Values): string {
  const CustomFields: Record<string, string> = {};
  const out: Record<string, unknown> = { CustomFields };
  for (const [name, value] of Object.entries(writes)) {
    const member = titles.get(name);
    if (member === undefined) CustomFields[name] = value;
    else out[member] = value;
  }
  return JSON.stringify(out);
}

const pathOf = (cell: string): string => `/${titles.get(cell) ?? `CustomFields/${cell}`}`;

interface Patch {
  readonly op: 'add' | 'remove' | 'replace' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

function patchOf(cell: string, value: string, known: Read): Patch {
  if (!cell.startsWith('tag ')) return { op: 'replace', path: pathOf(cell), value };
  const id = Number(cell.slice('tag '.length));
  if (value !== '') return { op: 'add', path: '/Tags/-', value: { Id: id } };
  return { op: 'remove', path: `/Tags/${known.entity.Tags.findIndex(({ Id }) => Id === id)}` };
}

type Save = Extract<Call, { kind: 'save' }>;

interface Request {
  readonly method: string;
  readonly target: string;
  readonly type: string;
  readonly body: string;
  readonly tag?: string;
}

/** A save as a request, with its guard as a header field or, by chance, as operations. */
function requestOf(save: Save, chance: () => number): Request {
  const { how, ticket, writes, guard } = save;
  const known = save.known as Read;
  const path = `Ticket/${ticket}`;
  const tag = guard?.version === undefined ? {} : { tag: `"${guard.version}"` };
  if (how === 'message') {
    const Author = Object.keys(writes)[0]!.slice('message '.length);
    const message = { Ticket: { TicketId: ticket }, Author, Body: Author };
    const text = JSON.stringify(message);
    return { method: 'POST', target: 'TicketMessage', type: 'json', body: text, ...tag };
  }
  if (how === 'put') {
    const target = `${path}?notify=${String(save.notifies)}`;
    return { method: 'PUT', target, type: 'json', body: body(writes), ...tag };
  }
  if (how === 'merge') {
    return { method: 'PATCH', target: path, type: 'merge-patch+json', body: body(writes), ...tag };
  }
  const operations: Patch[] = Object.entries(writes).map(([cell, value]) =>
    patchOf(cell, value, known),
  );
  for (const [cell, value] of Object.entries(guard?.values ?? {})) {
    const test: Patch = { op: 'test', path: pathOf(cell), value };
    // After what it is about it would test what has just been written.
    if (!(cell in writes) && chance() < 0.5) operations.push(test);
    else operations.unshift(test);
  }
  const byTest = guard?.version !== undefined && chance() < 0.5;
  if (byTest) {
    operations.unshift({ op: 'test', path: '/LastChanged', value: known.entity.LastChanged });
  }
  const type = 'json-patch+json';
  const text = JSON.stringify(operations);
  return { method: 'PATCH', target: path, type, body: text, ...(byTest ? {} : tag) };
}

/** Servers, or what they need, that are killed now and then. */
export interface Outage {
  /** How often, so far: who was asked meanwhile need not answer. */
  readonly strikes: number;
  /** Those that are there; waits until one is. */
  ready(): Promise<readonly Server[]>;
}

/** Servers on one database, each of which may be asked. */
export class HttpDesk implements Desk {
  readonly #outage: Outage;

  constructor(outage: Outage) {
    this.#outage = outage;
  }

  async ask(call: Call, chance: () => number): Promise<Answer> {
    const servers = await this.#outage.ready();
    const { strikes } = this.#outage;
    const server = servers[Math.floor(chance() * servers.length)]!;
    try {
      if (call.kind === 'list') return await this.#list(server, call.tickets);
      if (call.kind === 'read') return await this.#read(server, call.ticket, call.known, chance);
      return await this.#save(server, call, chance);
    } catch (cause) {
      if (this.#outage.strikes === strikes) throw cause;
      return { outcome: 'unknown' };
    }
  }

  async #list(server: Server, tickets: readonly number[]): Promise<Answer> {
    const filter = encodeURIComponent(`ticketId in (${tickets.join(',')})`);
    const columns = 'ticketId,title,author,lastChanged';
    const { value } = await server.json<{ value: Row[] }>(
      `/api/v1/Ticket?$select=${columns}&$filter=${filter}`,
    );
    if (value.length !== tickets.length) throw new Error(`${value.length} tickets are listed`);
    return done(new Map(value.map((row) => [row.ticketId, seenInRow(row)])));
  }

  async #read(
    server: Server,
    ticket: number,
    known: Seen | undefined,
    chance: () => number,
  ): Promise<Answer> {
    // A selected answer and a whole one are not made in the same way.
    const select = chance() < 0.5 ? `?$select=${members}` : '';
    const headers = new Headers();
    if (known && chance() < 0.3) headers.set('If-None-Match', `"${known.version}"`);
    const answer = await server.fetch(`/api/v1/Ticket/${ticket}${select}`, { headers });
    const text = await answer.text();
    if (answer.status === 304 && known) return done(new Map([[ticket, known]]));
    if (answer.status !== 200) throw new Error(`GET of ticket ${ticket}: ${answer.status} ${text}`);
    return done(new Map([[ticket, seenIn(JSON.parse(text) as Entity, tagIn(answer))]]));
  }

  async #save(server: Server, save: Save, chance: () => number): Promise<Answer> {
    const { method, target, type, body, tag } = requestOf(save, chance);
    const headers = new Headers({ 'Content-Type': `application/${type}` });
    if (tag !== undefined) headers.set('If-Match', tag);
    const answer = await server.fetch(`/api/v1/${target}`, { method, headers, body });
    const text = await answer.text();
    if (answer.status === 409 || answer.status === 412) return { outcome: 'refused' };
    if (answer.status !== 200) throw new Error(`${method} ${target}: ${answer.status} ${text}`);
    const version = tagIn(answer);
    if (save.how === 'message') {
      return done(new Map([[save.ticket, { version, values: {}, whole: false }]]));
    }
    return done(new Map([[save.ticket, seenIn(JSON.parse(text) as Entity, version)]]));
  }
}

const done = (seen: ReadonlyMap<number, Seen>): Answer => ({ outcome: 'done', seen });
const tagIn = (answer: Response): bigint =>
  BigInt(/^"(\d+)"$/.exec(answer.headers.get('ETag') ?? '')?.[1] ?? -1);

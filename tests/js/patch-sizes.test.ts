/**
 * The bytes of our patches beside those of the libraries, without guards, over generated tickets.
 *
 * The WebAPI refuses `move` and `copy`: those of a library count in the form in which it takes
 * them, a removal and an addition with the value. Persons and tags are sets, whose order means
 * nothing, so that our patch passes over a move there; only messages are moved here. Every patch
 * is applied and must lead to the target. rfc6902 takes minutes at the largest size and is left
 * out there.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import jsonPatch, { type Operation as RfcOperation } from 'fast-json-patch';
import { create } from 'jsondiffpatch';
import { format } from 'jsondiffpatch/formatters/jsonpatch';
import { createPatch } from 'rfc6902';
import { bytes, json, loadCore, text } from './support/core.js';
import { figure } from './support/figure.js';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}
interface Message {
  readonly TicketMessageId: number;
  Author: string;
  readonly EmailHeader: string;
}
interface Person {
  readonly PersonId: number;
  FullName: string;
}
interface Tag {
  readonly Id: number;
  readonly Name: string;
}
interface Ticket {
  TicketId: number;
  Title: string;
  Priority: { TicketPriorityId: number; Name: string };
  Deadline: string;
  Messages: Message[];
  SecondaryPersons: Person[];
  Tags: Tag[];
}

const core = await loadCore();

const message = (id: number): Message => ({
  TicketMessageId: id,
  Author: `author${id}@example.com`,
  EmailHeader: `Message-ID: <${id}@example.com>\r\n`.padEnd(480, `X-Line-${id}: text\r\n`),
});
const person = (id: number): Person => ({ PersonId: id, FullName: `Person number ${id}` });
const tag = (id: number): Tag => ({ Id: id, Name: `tag ${id}` });
const list = <T>(count: number, make: (id: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(1001 + index));

function ticket(kilobytes: number): Ticket {
  const messages = Math.round((kilobytes * 1000) / 680);
  return {
    TicketId: 7,
    Title: 'The printer on the second floor',
    Priority: { TicketPriorityId: 1, Name: 'Low' },
    Deadline: '2024-05-01T12:00:00.1234567Z',
    Messages: list(messages, message),
    SecondaryPersons: list(messages, person),
    Tags: list(messages, tag),
  };
}

const cases: Readonly<Record<string, (ticket: Ticket) => void>> = {
  '3 fields': (ticket) => {
    ticket.Title = 'The printer on the third floor';
    ticket.Priority.TicketPriorityId = 3;
    ticket.Deadline = '2024-06-01T12:00:00Z';
  },
  'insert at 0': (ticket) => void ticket.Messages.unshift(message(1)),
  'remove at 0': (ticket) => void ticket.Messages.shift(),
  'last to front': (ticket) => void ticket.Messages.unshift(ticket.Messages.pop()!),
  'mixed in 3 arrays': (ticket) => {
    ticket.Messages.unshift(message(1));
    ticket.Messages.splice(5, 1);
    ticket.Messages[10]!.Author = 'someone else';
    ticket.SecondaryPersons.splice(3, 1);
    ticket.SecondaryPersons.push(person(2));
    ticket.SecondaryPersons[7]!.FullName = 'Another name';
    ticket.Tags.splice(2, 2);
    ticket.Tags.push(tag(3));
  },
};

const hashed = create({
  objectHash: (item) => {
    const { TicketMessageId, PersonId, Id } = item as Partial<Message & Person & Tag>;
    return String(TicketMessageId ?? PersonId ?? Id);
  },
});

type Library = (from: Ticket, to: Ticket) => Operation[];
const libraries: Readonly<Record<string, Library>> = {
  'fast-json-patch': (from, to) => jsonPatch.compare(from, to),
  jsondiffpatch: (from, to) => format(hashed.diff(from, to)),
  rfc6902: (from, to) => createPatch(from, to),
};

const apply = (document: unknown, operations: readonly Operation[]): unknown =>
  jsonPatch.applyPatch(structuredClone(document), operations as RfcOperation[]).newDocument;

/** Of this realm's own objects, whichever realm made them: `isDeepStrictEqual` tells them apart. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The same patch without `move` and `copy`. */
function inDialect(from: Ticket, operations: readonly Operation[]): Operation[] {
  if (!operations.some(({ op }) => op === 'move' || op === 'copy')) return [...operations];
  let document: unknown = structuredClone(from);
  return operations.flatMap((operation) => {
    const before = document;
    document = apply(document, [operation]);
    if (operation.op !== 'move' && operation.op !== 'copy') return [operation];
    const value: unknown = jsonPatch.getValueByPointer(before, operation.from!);
    const added = { op: 'add', path: operation.path, value: structuredClone(value) };
    return operation.op === 'copy' ? [added] : [{ op: 'remove', path: operation.from! }, added];
  });
}

const size = (operations: readonly Operation[]): number => bytes(JSON.stringify(operations)).length;

function ours(from: Ticket, to: Ticket): Operation[] {
  const [before, after] = [bytes(JSON.stringify(from)), bytes(JSON.stringify(to))];
  const guarded = json(core.diff('TicketEntity', before, after)) as Operation[];
  const operations = guarded.filter(({ op }) => op !== 'test');
  const made = core.apply('TicketEntity', before, bytes(JSON.stringify(operations)));
  expect(text(core.diff('TicketEntity', made, after))).toBe('[]');
  return operations;
}

describe.each([21, 187, 1850])('a ticket of %i kB', (kilobytes) => {
  test.each(Object.keys(cases))(
    '%s',
    (name) => {
      const from = ticket(kilobytes);
      const to = structuredClone(from);
      cases[name]!(to);
      const mine = size(ours(from, to));
      const theirs = Object.entries(libraries)
        .filter(([library]) => library !== 'rfc6902' || kilobytes < 1000)
        .map(([library, make]) => {
          const operations = inDialect(from, make(from, to));
          expect(isDeepStrictEqual(plain(apply(from, operations)), plain(to))).toBe(true);
          return [library, size(operations)] as const;
        });
      const columns = theirs.map(([library, count]) => `${library} ${count}`).join(', ');
      figure(`patch bytes, ${kilobytes} kB, ${name}: ticketwire ${mine}, ${columns}`);
      expect(mine).toBeLessThanOrEqual(Math.min(...theirs.map(([, count]) => count)));
    },
    120_000,
  );
});

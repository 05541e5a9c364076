import { TicketwireError, type Core } from 'ticketwire';

const encoder = new TextEncoder();
const bytes = (value: unknown): Uint8Array =>
  encoder.encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A ticket with so many messages. As text: an object literal would not keep `__proto__`. */
function ticket(messages: number): string {
  const conversation = Array.from({ length: messages }, (_, i) => ({
    TicketMessageId: i + 1,
    Author: `Kari Nordmann ${i}`,
    CreatedAt: `2024-01-${String((i % 28) + 1).padStart(2, '0')}T12:00:00.1234567+01:00`,
    Unknown: { deep: [i, [i]], text: 'a\n\\b" é' },
  }));
  return (
    `{"TicketId":${messages + 1},"Title":"Ticket ${messages}","ConnectId":1.0,"OwnedBy":null,` +
    '"Priority":{"TicketPriorityId":1,"Name":"Low"},"Tags":[{"Id":1},{"Id":2,"Name":"b"}],' +
    `"CustomFields":{"x_a":"[I:${messages}]","__proto__":"p"},` +
    `"Messages":${JSON.stringify(conversation)}}`
  );
}

interface Body {
  readonly whole: Uint8Array;
  readonly edited: Uint8Array;
}

/** Rounds until every body has been seen. */
export const cycle = 4 * 96;

/** Bodies by their number of messages: three rounds of four are small, the fourth grows. */
function bodies(): (round: number) => Body {
  const made = new Map<number, Body>();
  return (round) => {
    const messages = round % 4 === 3 ? Math.floor((round % cycle) / 4) : round % 8;
    const known = made.get(messages);
    if (known) return known;
    const text = ticket(messages);
    const edited = text.replace('"Title":"', '"Title":"New ').replace('{"Id":1},', '');
    const body = { whole: bytes(text), edited: bytes(edited) };
    made.set(messages, body);
    return body;
  };
}

const patch = bytes(
  '[{"op":"test","path":"/ConnectId","value":1},{"op":"remove","path":"/Tags/0"}]',
);
const mergePatch = bytes('{"Title":"c","CustomFields":{"constructor":"d","x_a":null}}');
const stale = bytes(
  '[{"op":"replace","path":"/Title","value":"x"},{"op":"test","path":"/Title","value":"y"}]',
);
const edits =
  '[{"op":"replace","path":"/Title","value":"b"},{"op":"replace","path":"/OwnedBy/AssociateId","value":5},' +
  '{"op":"replace","path":"/Tags","value":[{"Id":2},{"Id":3}]}]';
const refused =
  '[{"op":"replace","path":"/Title","value":"b"},{"op":"replace","path":"/ConnectId","value":1.5}]';
const answer = bytes({ Error: true, ErrorType: 'SoConflictException', ErrorMessage: 'No' });

type Step = (core: Core, body: Body, round: number) => void;

/** Calls that succeed; one that keeps a document open does so between two of them. */
const succeeding: readonly Step[] = [
  (core, { whole }) => core.select('TicketEntity', whole, 'Title,messages/author,customFields/x_a'),
  (core, { whole }) => core.apply('TicketEntity', whole, patch),
  (core, { whole }) => core.apply('TicketEntity', whole, mergePatch),
  (core, { whole, edited }) => core.diff('TicketEntity', whole, edited),
  (core, { whole, edited }) => core.merge('TicketEntity', whole, edited, whole),
  (core, _, round) => core.request('getTicket', { id: round + 1, select: ['Title', 'Category'] }),
  (core) => core.failure(409, answer),
];

/** Calls that fail, and with what. */
const failing: readonly (readonly [code: RegExp, Step])[] = [
  [
    /^json_(syntax|utf8)$/,
    (core, { whole }, round) => core.open('TicketEntity', cut(whole, round)),
  ],
  [
    /^json_(syntax|utf8)$/,
    (core, { whole }, round) => core.diff('TicketEntity', whole, cut(whole, round)),
  ],
  [/^value_type$/, (core) => core.open('TicketEntity', bytes('{"Tags":[{"Id":1},{"Id":"x"}]}'))],
  [/^patch_test_failed$/, (core, { whole }) => core.apply('TicketEntity', whole, stale)],
  [/^patch_shape$/, (core, { whole }) => core.apply('TicketEntity', whole, bytes('5'))],
  [/^argument$/, (core, { whole }) => core.select('TicketEntity', whole, 'a/'.repeat(40))],
  [/^argument$/, (core) => core.request('getTicket', { id: 1.5 })],
];

/** A body that breaks off, each round elsewhere. */
function cut(body: Uint8Array, round: number): Uint8Array {
  return body.subarray(0, 1 + ((round * 7919) % (body.length - 1)));
}

/** What became of a call that has to fail; `undefined` where it did as it should. */
function fault(code: RegExp, call: () => void): string | undefined {
  try {
    call();
    return `a call that has to fail with ${code.source} did not`;
  } catch (error) {
    if (!(error instanceof TicketwireError)) throw error;
    return code.test(error.code) ? undefined : `${error.code} where ${code.source} was to come`;
  }
}

/** Rounds of calls on bodies of many sizes. With `leak`, every tenth document stays open. */
export class Workload {
  calls = 0;
  failed = 0;
  readonly #core: Core;
  readonly #body = bodies();
  readonly #leak: boolean;
  readonly #kept: unknown[] = [];
  #round = 0;

  constructor(core: Core, leak = false) {
    this.#core = core;
    this.#leak = leak;
  }

  /** @throws Error where a call does other than it should. */
  round(): void {
    const round = this.#round;
    const body = this.#body(round);
    this.#round += 1;
    const document = this.#core.open('TicketEntity', body.whole);
    this.#core.plan(document, edits, { stamp: false });
    this.#expect(/^value_type$/, () => this.#core.plan(document, refused));
    for (const step of succeeding) step(this.#core, body, round);
    for (const [code, step] of failing) this.#expect(code, () => step(this.#core, body, round));
    this.calls += 2 + succeeding.length;
    if (this.#leak && round % 10 === 0) this.#kept.push(document);
    else document.dispose();
  }

  #expect(code: RegExp, call: () => void): void {
    const wrong = fault(code, call);
    if (wrong !== undefined) throw new Error(`round ${this.#round}: ${wrong}`);
    this.calls += 1;
    this.failed += 1;
  }
}

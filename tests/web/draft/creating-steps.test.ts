import { beforeEach, describe, expect, test } from '@jest/globals';
import { advanceNew } from '../../../web/draft/creating.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import { newEntry, type NewEntry } from '../../../web/draft/entry.js';
import type { Progress } from '../../../web/draft/progress.js';
import type { SendTools } from '../../../web/draft/step.js';
import { realCore } from './drafts.js';
import { failing, givenUp, tools } from './steps.js';
import { refusal, World } from './world.js';

const core = await realCore();
const content = { level: 'External' as const, body: '', timeSpent: 0, files: [] };
const file = { key: 'k', name: 'a.txt', type: '' };

let world: World;
let asked: object[];
beforeEach(() => {
  world = new World(core);
  asked = [];
});

function entry(part: Partial<NewEntry> = {}): NewEntry {
  return {
    ...newEntry('1', 0, 'It’s new', 5_000_000),
    ...{ kind: 'new', entity: { Title: 'It’s new' }, notify: false, mail: true },
    ...{ messageId: '<1@x>', content, tried: false, state: 'sending' },
    ...part,
  };
}

/** A step where the server lists these tickets. */
async function step(
  given: NewEntry,
  rows: readonly object[] = [],
  part: Partial<SendTools & DeskClient> = {},
): Promise<Progress> {
  const listTickets = (options: object) => {
    asked.push(options);
    return Promise.resolve({ rows, more: false });
  };
  const made = tools(world, { listTickets: listTickets as never, ...part });
  return (await advanceNew(given, made))(given);
}

const row = (ticketId: number, createdAt: number, title = 'It’s new'): object => ({
  ...{ ticketId, title, createdAt: new Date(createdAt).toISOString() },
});

describe('before the first try', () => {
  test('tickets of the same author and title are noted', async () => {
    const given = entry({ state: 'waiting', title: "It's new" });
    const rows = [
      row(3, 0, "It's new"),
      row(4, 0, "IT'S NEW"),
      { PrimaryKey: '5', title: "It's new" },
    ];
    expect(await step(given, rows)).toMatchObject({
      kind: 'next',
      entry: { state: 'waiting', known: [3, 5], triedAt: world.clock.now() },
    });
    expect(asked).toMatchObject([
      {
        select: ['ticketId', 'title', 'createdAt'],
        filter: "title eq 'It''s new' and createdBy/associateDbId eq 10",
        orderBy: 'ticketId desc',
        top: 100,
      },
    ]);
  });

  test.each([[''], ['x10'], ['10x']])('of an author who is not known (%p), any', async (user) => {
    await step(entry({ state: 'waiting', title: 'a' }), [], { user });
    expect(asked).toMatchObject([{ filter: "title eq 'a'" }]);
  });

  test('it is sent next; what was tried before is looked for first', async () => {
    const waiting = { state: 'waiting', known: [], failures: 2 } as const;
    expect(await step(entry(waiting))).toMatchObject({
      ...{ kind: 'next', entry: { state: 'sending', tried: true, failures: 2 } },
    });
    expect(await step(entry({ ...waiting, tried: true }))).toMatchObject({
      ...{ kind: 'next', entry: { state: 'unknown', tried: true } },
    });
    expect(asked).toEqual([]);
  });
});

describe('a ticket that may be there', () => {
  const unknown = entry({ state: 'unknown', known: [3], triedAt: 10_000_000, tried: true });

  test.each<[string, object[], number | undefined]>([
    ['that was not there before', [row(3, 10_000_000), row(4, 10_000_000)], 4],
    ['of another title', [row(4, 10_000_000, 'Other')], undefined],
    ['of a clock that is 2 min behind', [row(4, 10_000_000 - 120_000)], 4],
    ['of a time before', [row(4, 10_000_000 - 120_001)], undefined],
    ['of no time', [{ ticketId: 4, title: 'It’s new' }], 4],
    ['that is nowhere', [], undefined],
  ])('is the one %s', async (_what, rows, id) => {
    const progress = await step(unknown, rows);
    if (id === undefined) {
      expect(progress).toMatchObject({ kind: 'next', entry: { state: 'sending' } });
    } else expect(progress).toMatchObject({ report: { kind: 'created', ticketId: id } });
  });

  test('of an entry that an earlier page has kept is one since it was written', async () => {
    const given = entry({ state: 'unknown', tried: true });
    expect(await step(given, [row(4, 5_000_000 - 120_001)])).toMatchObject({ kind: 'next' });
    expect(await step(given, [row(4, 5_000_000)])).toMatchObject({ report: { ticketId: 4 } });
  });

  failing(
    'looking meets',
    {
      lost: ['later', 'unknown'],
      session: ['session', 'unknown'],
      later: ['later', 'unknown'],
      refused: ['stop', 'refused'],
    },
    (fate) => {
      world.next('getTicket', fate);
      return step(unknown, [], { listTickets: world.client().listTickets });
    },
  );
});

describe('a ticket that is sent', () => {
  test('is saved with what was filled in, and people are told if they are to be', async () => {
    const saved: unknown[] = [];
    let freed = 0;
    const saveTicket = ((entity: object, { notify }: { notify: boolean }) => {
      saved.push([entity, notify]);
      return Promise.resolve({ base: { TicketId: 8 }, dispose: () => (freed += 1) });
    }) as unknown as DeskClient['saveTicket'];
    for (const notify of [true, false]) {
      expect(await step(entry({ notify }), [], { saveTicket })).toMatchObject({
        kind: 'done',
        report: { kind: 'created', ticketId: 8, entryId: '1', title: 'It’s new' },
      });
    }
    expect(saved).toEqual([
      [{ Title: 'It’s new' }, true],
      [{ Title: 'It’s new' }, false],
    ]);
    expect(freed).toBe(2);
  });

  test.each<[string, Partial<NewEntry>]>([
    ['text', { content: { ...content, body: 'Hello' } }],
    ['file', { content: { ...content, files: [file] } }],
  ])('goes on with its first message where that has a %s', async (_what, part) => {
    const written = { ...part.content!, properties: [['/Title', 'x']] as const, notify: true };
    const progress = await step(entry({ content: written, notBefore: 7, failures: 3 }));
    expect(progress).toMatchObject({ kind: 'next', report: { kind: 'created' } });
    expect(progress.entry).toEqual({
      ...newEntry('1', 8, 'It’s new', 5_000_000),
      ...{ kind: 'message', notBefore: 7, messageId: '<1@x>', content: part.content },
      ...{ mail: true, step: 'attach', tried: false },
    });
  });

  test('whose message has only blanks is done; one that was put off goes at once', async () => {
    expect(await step(entry({ content: { ...content, body: ' \n' } }))).toMatchObject({
      kind: 'done',
    });
    const late = entry({ content: { ...content, body: 'Hello' }, notBefore: 9e15 });
    expect((await step(late)).entry.notBefore).toBe(world.clock.now());
  });

  failing(
    'meets',
    {
      lost: ['next', 'unknown'],
      session: ['session', 'waiting'],
      later: ['later', 'waiting'],
      refused: ['stop', 'refused'],
    },
    (fate) => {
      world.next('saveTicket', fate);
      return step(entry());
    },
  );

  test.each([
    [refusal(429), false],
    [refusal(409), false],
    [refusal(403), false],
    [refusal(500), true],
  ])('was tried unless the server has said no (%p)', async (fate, tried) => {
    world.next('saveTicket', fate);
    expect((await step(entry({ tried: true }))).entry).toMatchObject({ tried });
  });

  test('is given up after 30 s', async () => {
    world.next('saveTicket', 'hang');
    const given = entry();
    const saveTicket: DeskClient['saveTicket'] = () => new Promise(() => undefined);
    await givenUp(world, 30_000, step(given, [], { saveTicket }));
  });
});

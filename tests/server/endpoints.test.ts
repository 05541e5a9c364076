import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, TicketwireError, type Client } from 'ticketwire';
import { basic, start, type Server } from './support/server.js';
import {
  bodyOf,
  expectFailure,
  expectKept,
  rows,
  sample,
  type Entity,
  type Row,
} from './support/vectors.js';

let server: Server;
let client: Client;

beforeAll(async () => {
  server = await start();
  client = await connect({ baseUrl: server.url, authorization: () => basic });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function readBack(row: Row, answer: Entity): Promise<void> {
  const key = row.carrier === 'TicketMessageEntity' ? 'EjMessageId' : 'TicketId';
  const target = row.readBack!.replace('{id}', JSON.stringify(answer[key]));
  expectKept(row, await server.json<Entity>(target));
}

describe('each page of the documentation, byte for byte', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const before = row.unchanged && (await server.text(row.unchanged));
    const body = bodyOf(row);
    const answer = await server.fetch(row.target, {
      method: row.method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8' },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    expect(answer.status).toBe(row.expect.status);
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    if (row.expect.error) expectFailure(text, row.expect.error);
    if (row.unchanged) expect(await server.text(row.unchanged)).toBe(before);
    if (row.readBack) await readBack(row, JSON.parse(text) as Entity);
  });
});

/** The row's request as a call of the package. */
async function call(row: Row): Promise<Entity> {
  const entity = (row.body && sample(row)) ?? undefined;
  const id = Number(/\d+/.exec(row.target.replace('/v1/', '/'))?.[0]);
  const notify = row.target.includes('notify=True');
  switch (row.endpoint) {
    case 'saveTicketEntityWithNotify': {
      const request = row.body!.form === 'verbatim' ? entity!['NewEntity'] : entity;
      return { ...(await client.saveTicket(request as never)).base } as never;
    }
    case 'putTicket':
      return { ...(await client.putTicket(id, entity as never, { notify })).base } as never;
    case 'saveTicketMessageEntity':
      return { ...(await client.saveMessage(entity as never)) } as never;
    case 'createDefaultTicketEntity':
      return { ...(await client.createDefaultTicket()).base } as never;
    case 'patchTicket':
      return { ...(await client.patchTicket(id, { body: bodyOf(row)! })).base } as never;
    default:
      throw new Error(`${row.endpoint} has no call`);
  }
}

describe('each page of the documentation through the package', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const before = row.unchanged && (await server.text(row.unchanged));
    if (row.expect.error) {
      const failure = await call(row).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      expect(failure).toBeInstanceOf(TicketwireError);
      const { status, code } = failure as TicketwireError;
      // A missing entity is refused by the package itself: no answer, and no status of one.
      const unsent = row.expect.error === 'entity_missing';
      expect(status).toBe(unsent ? undefined : row.expect.status);
      expect(code).toBe(row.expect.error);
    } else {
      const answer = await call(row);
      expect(Object.keys(answer)).toContain('FieldProperties');
      if (row.readBack) await readBack(row, answer);
    }
    if (row.unchanged) expect(await server.text(row.unchanged)).toBe(before);
  });

  it('reads a list of tickets and a list of values', async () => {
    const { total } = await client.listTickets({ top: 1, count: true });
    expect(total).toBeGreaterThan(1);
    const page = await client.listTickets({
      select: ['title', 'priorityName'],
      filter: "ticketId ge 2001 and title contains 'printer'",
      orderBy: 'ticketId',
      top: 5,
    });
    expect(page).toEqual({
      rows: [
        {
          PrimaryKey: 2001,
          EntityName: 'ticket',
          title: 'Bergen office: printer "3" fails',
          priorityName: 'High',
        },
      ],
      more: false,
    });
    const found = await client.getList('person_new', { query: 'nordlys' });
    expect(found.map(({ Id, Name }) => [Id, Name])).toEqual([[3003, 'Grete Aas']]);
  });

  it('saves an edit as the smallest guarded patch', async () => {
    const draft = await client.getTicket(2002);
    draft.set('/Priority/TicketPriorityId', 3);
    const plan = draft.plan();
    expect(plan.bytes).toBe(Buffer.byteLength(plan.body));
    expect(plan.bytes).toBeLessThanOrEqual(150);
    const saved = await client.patchTicket(2002, plan);
    expect(saved.base.Priority).toMatchObject({ TicketPriorityId: 3, Name: 'High' });
    const late = client.patchTicket(2002, plan);
    await expect(late).rejects.toMatchObject({ code: 'patch_test_failed', isConflict: true });
  });
});

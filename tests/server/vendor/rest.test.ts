import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start, type Server } from '../support/server.js';
import { expectFailure } from '../support/vectors.js';
import {
  converters,
  rejection,
  ticketAgent,
  ticketRest,
  vendorBase,
  watched,
  type Operation,
  type RequestOptions,
  type TicketEntity,
} from '../support/vendor.js';

const id = 2001;
const path = `/api/v1/Ticket/${id}`;
const { add, remove, replace, test } = vendorBase.WebApiPatchOp;
const longAgo = new Date('2001-01-01T00:00:00Z');

let server: Server;
let rest: ReturnType<typeof ticketRest>;

beforeAll(async () => {
  server = await start();
  rest = ticketRest(server);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Sends operations as the client does; the ticket that it is answered. */
async function patch(...operations: Operation[]): Promise<TicketEntity> {
  const { options, answer } = watched();
  await rest.patchByIdAsync(id, operations, options);
  expect(answer().status).toBe(200);
  return converters.Create_TicketEntity_From(answer().data);
}

async function lastChanged(): Promise<Date> {
  return new Date(String((await server.json(path))['LastChanged']));
}

/** Later than the last change in the seconds that a header field can tell. */
async function after(): Promise<Date> {
  return new Date((await lastChanged()).valueOf() + 1000);
}

describe('operations through the REST client', () => {
  it('replace, add and remove', async () => {
    const ticket = await patch(
      { op: replace, path: 'Title', value: 'by the vendor' },
      { op: add, path: '/tags/-', value: { Id: 1 } },
      { op: replace, path: '/Category/TicketCategoryId', value: 4 },
      { op: replace, path: 'CustomFields/x_vendor', value: 'æøå' },
    );
    expect(ticket.title).toBe('by the vendor');
    expect(ticket.tags?.map((tag) => tag.id)).toContain(1);
    expect(ticket.category?.fullname).toBe('Support/Nobody');
    expect(ticket.customFields).toMatchObject({ x_vendor: 'æøå' });
    const without = await patch({ op: remove, path: '/CustomFields/x_vendor' });
    expect(without.customFields).not.toHaveProperty('x_vendor');
  });

  it('are refused whole where a test fails', async () => {
    const before = await server.text(path);
    const failure = await rejection(
      patch(
        { op: replace, path: 'Title', value: 'written' },
        { op: test, path: '/Title', value: 'something else' },
      ),
    );
    expect(failure.response?.status).toBe(409);
    expectFailure(JSON.stringify(failure.response?.data), 'patch_test_failed');
    expect(await server.text(path)).toBe(before);
  });

  it('may be an object to merge', async () => {
    const { options, answer } = watched();
    await rest.patchByIdAsync(id, { Title: 'merged' } as never, options);
    expect(converters.Create_TicketEntity_From(answer().data).title).toBe('merged');
    expect(await server.json(path)).toMatchObject({ Title: 'merged' });
  });

  it('of a ticket that does not exist are rejected', async () => {
    const failure = await rejection(
      rest.patchByIdAsync(99999, [{ op: replace, path: 'Title', value: 'x' }]),
    );
    expect(failure.response?.status).toBe(404);
  });
});

describe('conditional requests through the REST client', () => {
  it('resolve to null when nothing has changed', async () => {
    const { options, answer } = watched({ ifModifiedSince: await after() });
    expect(await rest.getByIdAsync(id, options)).toBeNull();
    expect(answer().status).toBe(304);
  });

  it('reject then where that was asked for', async () => {
    const failure = await rejection(
      rest.getByIdAsync(id, { ifModifiedSince: await after(), ifNotModifiedThrowError: true }),
    );
    expect(failure.response?.status).toBe(304);
  });

  it('resolve to what has changed since', async () => {
    const { options, answer } = watched({ ifModifiedSince: longAgo });
    await rest.getByIdAsync(id, options);
    expect(answer().status).toBe(200);
    expect(converters.Create_TicketEntity_From(answer().data).ticketId).toBe(id);
  });

  it('reject a save of what somebody else has changed', async () => {
    const before = await server.text(path);
    const operations = [{ op: replace, path: 'Title', value: 'too late' }];
    const patched = await rejection(
      rest.patchByIdAsync(id, operations, { ifUnmodifiedSince: longAgo }),
    );
    const put = await rejection(
      rest.putByIdAsync(id, { title: 'too late' } as never, { ifUnmodifiedSince: longAgo }),
    );
    for (const { response } of [patched, put]) {
      expect(response?.status).toBe(412);
      expectFailure(JSON.stringify(response?.data), 'precondition_failed');
    }
    expect(await server.text(path)).toBe(before);
  });

  it('save what nobody has changed', async () => {
    const operations = [{ op: replace, path: 'Title', value: 'in time' }];
    const { options, answer } = watched({ ifUnmodifiedSince: await after() });
    await rest.patchByIdAsync(id, operations, options);
    expect(answer().data).toMatchObject({ TicketId: id, Title: 'in time' });
  });
});

describe('conditional requests through an agent', () => {
  it('are answered as if there were no condition', async () => {
    const agent = ticketAgent(server);
    const read: RequestOptions = { ifModifiedSince: await after() };
    const ticket = await agent.getTicketEntityAsync(id, read);
    expect(ticket.ticketId).toBe(id);
    const save: RequestOptions = { ifUnmodifiedSince: longAgo };
    const saved = await agent.saveTicketEntityAsync({ ...ticket, title: 'by an agent' }, save);
    expect(saved.title).toBe('by an agent');
  });
});

describe('a whole ticket through the REST client', () => {
  it('is put as it was read', async () => {
    const { options, answer } = watched();
    await rest.getByIdAsync(id, options);
    const ticket = converters.Create_TicketEntity_From(answer().data);
    ticket.title = 'put whole';
    await rest.putByIdAsync(id, ticket);
    expect(await server.json(path)).toMatchObject({ Title: 'put whole' });
  });
});

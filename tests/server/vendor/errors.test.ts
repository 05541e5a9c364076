import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { start, type Server } from '../support/server.js';
import { expectFailure } from '../support/vectors.js';
import { rejection, ticketAgent, ticketRest, vendor, watched } from '../support/vendor.js';

const id = 2001;
let server: Server;
let agent: ReturnType<typeof ticketAgent>;

beforeAll(async () => {
  server = await start();
  agent = ticketAgent(server);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('a failure', () => {
  it('has the error body at response.data', async () => {
    const failure = await rejection(ticketRest(server).getByIdAsync(99999));
    expect(failure.message).toBe('Request failed with status code 404');
    expect(failure.code).toBe('ERR_BAD_REQUEST');
    expect(failure.response?.status).toBe(404);
    expectFailure(JSON.stringify(failure.response?.data), 'entity_not_found');
    expect(failure.response?.data).toMatchObject({ ErrorType: 'SoNotFoundException' });
  });

  it('tells of a save without an entity', async () => {
    const failure = await rejection(
      agent.saveTicketEntityWithNotifyAsync({ newEntity: null as never, notify: false }),
    );
    expect(failure.response?.status).toBe(400);
    expectFailure(JSON.stringify(failure.response?.data), 'entity_missing');
  });

  it('tells of a person who does not exist, and nothing is saved', async () => {
    const path = `/api/v1/Ticket/${id}`;
    const before = await server.text(path);
    const failure = await rejection(
      agent.saveTicketEntityWithNotifyAsync(
        { ticketId: id, title: 'written', person: { personId: 99999 } } as never,
        false,
      ),
    );
    expect(failure.response?.status).toBe(400);
    expectFailure(JSON.stringify(failure.response?.data), 'reference_not_found');
    expect(await server.text(path)).toBe(before);
  });

  it('of a method that is not served is told as one', async () => {
    const failure = await rejection(agent.clearNotifyAsync([1]));
    expect(failure.response?.status).toBe(404);
    expectFailure(JSON.stringify(failure.response?.data), 'endpoint_not_found');
  });

  it('to connect has no response', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { port: number };
    await new Promise((done) => taken.close(done));
    const nobody = { url: `http://127.0.0.1:${port}/` } as Server;
    const failure = await rejection(ticketAgent(nobody).createDefaultTicketEntityAsync());
    expect(failure.code).toBe('ECONNREFUSED');
    expect(failure.response).toBeUndefined();
  });

  it('sets the status of the call', async () => {
    const { options } = watched();
    await rejection(ticketRest(server).getByIdAsync(99999, options));
    expect(options.requestStatus).toBe(vendor.WebApiStatus.Failed);
    await agent.createDefaultTicketEntityAsync(options);
    expect(options.requestStatus).toBe(vendor.WebApiStatus.Completed);
  });

  it('may be handled by the hook of the client', async () => {
    const seen: unknown[] = [];
    const errorHandler = (error: { response: { status: number } }): Promise<unknown> => {
      seen.push(error.response.status);
      return Promise.resolve({ data: null, status: 200 });
    };
    const handled = ticketRest(server, { errorHandler });
    expect(await handled.getByIdAsync(99999)).toBeNull();
    expect(seen).toEqual([404]);
  });
});

describe('a call', () => {
  it('is aborted by its controller', async () => {
    const options = { abortController: new AbortController() };
    const call = agent.createDefaultTicketEntityAsync(options);
    options.abortController.abort();
    expect((await rejection(call)).code).toBe('ERR_CANCELED');
    expect(options).toMatchObject({ requestStatus: vendor.WebApiStatus.Cancelled });
    expect((await agent.createDefaultTicketEntityAsync()).ticketId).toBe(0);
  });

  it('is made many at a time', async () => {
    const calls = Array.from({ length: 40 }, () => agent.createDefaultTicketEntityAsync());
    expect((await Promise.all(calls)).map((ticket) => ticket.baseStatus)).toEqual(
      Array.from({ length: 40 }, () => 'Active'),
    );
  });
});

describe('the address', () => {
  it.each(['', 'api', 'api/'])('may end in "%s"', async (tail) => {
    const at = ticketAgent(server, { baseUrl: `${server.url.replace(/\/$/, '')}/${tail}` });
    expect((await at.createDefaultTicketEntityAsync()).ticketId).toBe(0);
  });

  it('may have a slash at the end of a collection', async () => {
    const { options, answer } = watched();
    await ticketRest(server).postAsync({ title: 'posted' } as never, options);
    expect(answer().config.url).toBe('');
    expect(answer().config.baseURL).toMatch(/\/api\/v1\/Ticket\/$/);
    expect(answer().data).toMatchObject({ Title: 'posted' });
  });

  it('takes $select from the parameters of axios', async () => {
    const params = { $select: 'Title,Category/TicketCategoryId' };
    const { options, answer } = watched();
    const some = ticketAgent(server, { axiosConfig: { params } });
    const ticket = await some.getTicketEntityAsync(id, options);
    expect((answer().request as { path: string }).path).toMatch(
      /\$select=Title,Category%2FTicketCategoryId/,
    );
    expect(ticket.title).toBe((await agent.getTicketEntityAsync(id)).title);
    expect(ticket.category?.ticketCategoryId).toBe(1);
    expect(ticket).toMatchObject({ ticketId: id, priority: null, author: null, tags: [] });
    expect(answer().data).toMatchObject({ Priority: null, Messages: null, NumMessages: 0 });
  });
});

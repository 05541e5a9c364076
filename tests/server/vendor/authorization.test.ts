import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start, type Server } from '../support/server.js';
import { rejection, ticketAgent, type Authenticate } from '../support/vendor.js';

let server: Server;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** The name of whom the server takes the caller for. */
async function caller(authenticate: Authenticate): Promise<string | undefined> {
  const agent = ticketAgent(server, {}, authenticate);
  return (await agent.createDefaultTicketEntityAsync()).createdBy?.fullName;
}

async function refusal(authenticate: Authenticate): Promise<void> {
  const agent = ticketAgent(server, {}, authenticate);
  const { code, response } = await rejection(agent.createDefaultTicketEntityAsync());
  expect(code).toBe('ERR_BAD_REQUEST');
  expect(response?.status).toBe(401);
  expect(response?.data).toMatchObject({ Error: true, ErrorType: 'SoAuthenticationException' });
}

describe('the schemes of the client', () => {
  it('Basic', async () => {
    expect(await caller((api) => api.authenticateWithPassword('anna', 'Anna1'))).toBe('Anna Berg');
  });

  it('Basic by the configuration of axios', async () => {
    const auth = { username: 'anna', password: 'Anna1' };
    const agent = ticketAgent(server, { axiosConfig: { auth } }, () => undefined);
    const { createdBy } = await agent.createDefaultTicketEntityAsync();
    expect(createdBy?.fullName).toBe('Anna Berg');
  });

  it('a ticket with an application token', async () => {
    const authenticate: Authenticate = (api) => {
      api.authenticateWithTicket('7T:anna');
      api.applicationToken('apptok');
    };
    expect(await caller(authenticate)).toBe('Anna Berg');
  });

  it('a bearer token', async () => {
    expect(await caller((api) => api.authenticateWithToken('8A:anna'))).toBe('Anna Berg');
  });
});

describe('refused are', () => {
  it('no credentials', async () => {
    await refusal(() => undefined);
  });

  it('a wrong password', async () => {
    await refusal((api) => api.authenticateWithPassword('anna', 'anna1'));
  });

  it('a wrong token', async () => {
    await refusal((api) => api.authenticateWithToken('8A:nobody'));
    await refusal((api) => api.authenticateWithTicket('7T:nobody'));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, world, type Server } from '../support/server.js';
import { browser, logIn } from '../support/vendor-browser.js';
import { rejection, ticketAgent, type Authenticate } from '../support/vendor.js';

const more = { users: [{ user: 'blåbær', password: 'pæss', associateId: 12 }] };

let server: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-vendor-'));
  const file = join(folder, 'more.json');
  await writeFile(file, JSON.stringify(more));
  server = await start({ flags: ['--import', world, '--import', file] });
}, 30_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
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

  it('Basic in other letters', async () => {
    expect(await caller((api) => api.authenticateWithPassword('blåbær', 'pæss'))).toBe('Bo Dahl');
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

describe('a session of a browser', () => {
  it('sends the value that the client copies from the page into a cookie', async () => {
    const session = await logIn(server);
    using page = browser(server, session.xsrf);
    const agent = page.agent({ Cookie: session.cookie });
    const { createdBy } = await agent.createDefaultTicketEntityAsync();
    expect(createdBy?.fullName).toBe('Tone Jensen');
    expect(page.cookies()).toContain(`XSRF-TOKEN=${session.xsrf}`);
    const saved = await agent.saveTicketEntityAsync({ ticketId: 2001, title: 'by session' });
    expect(saved.title).toBe('by session');
  });

  it('is refused without it, or with a wrong one', async () => {
    const session = await logIn(server);
    for (const xsrf of [undefined, 'guessed']) {
      using page = browser(server, xsrf);
      const agent = page.agent({ Cookie: session.cookie });
      const { response } = await rejection(agent.createDefaultTicketEntityAsync());
      expect(response?.status).toBe(401);
    }
  });
});

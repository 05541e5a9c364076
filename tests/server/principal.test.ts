import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bearer, start, type Server } from './support/server.js';

const rest = '/api/v1/User/currentPrincipal';
const agent = '/api/v1/Agents/User/GetCurrentPrincipal';
const anna = `Basic ${Buffer.from('anna:Anna1').toString('base64')}`;

let server: Server;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

it('tells whose the credentials are, by name and number', async () => {
  const tone = { AssociateId: 10, Associate: 'TJE', FullName: 'Tone Jensen', PersonId: 3010 };
  expect(await server.json(rest)).toMatchObject({ ...tone, UserType: 'InternalAssociate' });
  for (const [authorization, expected] of [
    [bearer, tone],
    [anna, { AssociateId: 11, Associate: 'ANN', FullName: 'Anna Berg', PersonId: 3011 }],
  ] as const) {
    const answer = await server.fetch(rest, { headers: { Authorization: authorization } });
    expect(await answer.json()).toMatchObject(expected);
  }
});

it('tells the same as a method of the agent, with or without a body', async () => {
  const expected = await server.text(rest);
  for (const body of [undefined, '', 'null', '{}']) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await server.fetch(agent, {
      method: 'POST',
      ...(body !== undefined && { body, headers }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(expected);
  }
});

it('tells nothing to a caller without credentials', async () => {
  for (const [method, target] of [
    ['GET', rest],
    ['POST', agent],
  ] as const) {
    const answer = await fetch(new URL(target, server.url), { method });
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('Tone');
  }
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start, type Server } from '../support/server.js';
import { vendor } from '../support/vendor.js';
import { documentedAgents, documentedMethods, everyMethod } from '../support/vendor-methods.js';

let server: Server;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Whether the server knows a method of an agent. */
async function isServed(agent: string, method: string): Promise<boolean> {
  const name = method.replace(/^./, (letter) => letter.toUpperCase()).replace(/Async$/, '');
  const target = `/api/v1/Agents/${agent}/${name}`;
  const answer = await server.fetch(target, { method: 'GET' });
  expect([404, 405]).toContain(answer.status);
  return answer.status === 405;
}

describe('docs/compatibility.md', () => {
  it('names every method of TicketAgent once', () => {
    expect(documentedMethods.map(({ name }) => name)).toEqual(everyMethod);
  });

  it('says which of them are served, and why others are not', async () => {
    for (const { name, served, reason } of documentedMethods) {
      expect([name, await isServed('Ticket', name)]).toEqual([name, served !== 'no']);
      expect([name, reason !== '']).toEqual([name, served !== 'yes']);
    }
  });

  it('names methods of other agents that they have and that are served', async () => {
    expect(documentedAgents.length).toBeGreaterThan(3);
    for (const { agent, methods } of documentedAgents) {
      const { prototype } = vendor[`${agent}Agent` as 'ListAgent'];
      for (const method of methods) {
        expect(typeof Reflect.get(prototype, method)).toBe('function');
        expect([method, await isServed(agent, method)]).toEqual([method, true]);
      }
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root, start, type Server } from '../support/server.js';

const id = 2001;
const path = `/api/v1/Ticket/${id}`;

/** Reads a ticket and saves it as it was read; prints what the client made of two of its dates. */
const program = `
  const { WebApi } = require('@superoffice/webapi');
  const [url, id] = process.argv.slice(1);
  const api = new WebApi({ baseUrl: url });
  api.authenticateWithPassword('tje0', 'Tje0');
  const agent = api.getTicketAgent();
  (async () => {
    const ticket = await agent.getTicketEntityAsync(Number(id));
    const saved = await agent.saveTicketEntityAsync(ticket);
    const { closedAt, createdAt } = JSON.parse(JSON.stringify(ticket));
    const again = JSON.parse(JSON.stringify(saved));
    console.log(JSON.stringify({ closedAt, createdAt, again: [again.closedAt, again.createdAt] }));
  })();
`;

interface Printed {
  readonly closedAt: string;
  readonly createdAt: string;
  readonly again: readonly string[];
}

let server: Server;

beforeAll(async () => {
  server = await start();
}, 30_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

async function saveIn(zone: string): Promise<Printed> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-e', program, server.url, String(id)],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '', TZ: zone } },
  );
  return JSON.parse(stdout) as Printed;
}

describe('a client in the zone', () => {
  it.each([
    ['Europe/Oslo', '0000-12-31T23:'],
    ['America/New_York', '0001-01-01T04:56:'],
    ['UTC', '0001-01-01T00:00:00'],
  ])(
    '%s sends unset dates as something else, and they stay unset',
    async (zone, unset) => {
      // What the client truncates is truncated once.
      await saveIn(zone);
      const before = await server.json(path);
      const { closedAt, createdAt, again } = await saveIn(zone);
      expect(closedAt.startsWith(unset)).toBe(true);
      expect(await server.json(path)).toEqual(before);
      expect(before['ClosedAt']).toBe('0001-01-01T00:00:00');
      expect(again).toEqual([closedAt, createdAt]);
      expect(new Date(createdAt)).toEqual(new Date(String(before['CreatedAt'])));
    },
    30_000,
  );
});

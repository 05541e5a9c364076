import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, world, type Server } from '../support/server.js';
import { ticketAgent } from '../support/vendor.js';
import { documentedMethods, everyMethod, Recorder, type Suite } from '../support/vendor-methods.js';
import { everyCall, more } from './methods/all.js';

/** How many of the client's methods have to be served. */
const needed = 68;

const recorder = new Recorder();
const suite = {} as Suite;
let server: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-vendor-'));
  const file = join(folder, 'more.json');
  await writeFile(file, JSON.stringify(more));
  server = await start({ flags: ['--import', world, '--import', file] });
  suite.server = server;
  suite.agent = recorder.watch(ticketAgent(server));
}, 30_000);

afterEach(() => {
  recorder.endTest();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe("the vendor's TicketAgent", () => {
  everyCall(suite);

  it('is served', () => {
    const { methods } = recorder;
    process.stdout.write(
      `figure: vendor's TicketAgent methods called: ${methods.length} of ${everyMethod.length}\n`,
    );
    expect(methods.length).toBeGreaterThanOrEqual(needed);
    const served = documentedMethods.filter((method) => method.served === 'yes');
    expect(methods).toEqual(served.map(({ name }) => name));
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, world } from '../support/server.js';
import { ticketAgent } from '../support/vendor.js';
import { documentedMethods, everyMethod, Recorder, type Suite } from '../support/vendor-methods.js';
import { attachments } from './methods/attachments.js';
import { mail, messages, pictures, texting } from './methods/messages.js';
import { connections, queue, reading, tickets } from './methods/tickets.js';

/** How many of the client's methods have to be served. */
const needed = 60;

/** What the world of the endpoint vectors lacks: a status of queues, and a relation. */
const more = {
  records: {
    TicketStatusEntity: [
      { TicketStatusId: 61, Name: 'In queue', Status: 'Active', UsedInQueue: true },
    ],
    TicketRelationEntity: [
      {
        ...{ TicketRelationId: 4, SourceTicketId: 2001, DestinationTicketId: 2002 },
        ...{ RelationType: 'Parent', Comment: 'belongs to it' },
      },
    ],
  },
};

const recorder = new Recorder();
const suite = {} as Suite;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-vendor-'));
  const file = join(folder, 'more.json');
  await writeFile(file, JSON.stringify(more));
  suite.server = await start({ flags: ['--import', world, '--import', file] });
  suite.agent = recorder.watch(ticketAgent(suite.server));
}, 30_000);

afterEach(() => {
  recorder.endTest();
});

afterAll(async () => {
  await suite.server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe("the vendor's TicketAgent", () => {
  tickets(suite);
  reading(suite);
  queue(suite);
  connections(suite);
  messages(suite);
  mail(suite);
  texting(suite);
  pictures(suite);
  attachments(suite);

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

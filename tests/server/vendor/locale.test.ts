import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, world, type Server } from '../support/server.js';
import {
  connectVendor,
  ticketAgent,
  vendor,
  watched,
  type ListAgent,
  type Options,
  type RequestOptions,
} from '../support/vendor.js';

const id = 2001;
const kept = 'US:"In queue";NO:"I kø";';
const more = { records: { TicketStatusEntity: [{ TicketStatusId: 61, Name: kept }] } };
const { DoNotParse } = vendor.ResourceParsing;

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

/** The name of the status as agents and lists give it. */
async function nameIn(set: Partial<Options>, options?: RequestOptions): Promise<unknown> {
  const api = connectVendor(server, set);
  const lists = api.getListAgent() as ListAgent;
  const mdo = api.getMDOAgent();
  const { name } = await lists.getTicketStatusEntityAsync(61, options);
  const items = await mdo.getListAsync('ticketstatus', true, '', false, options);
  expect(items.find((item) => item.id === 61)?.name).toBe(name);
  return name;
}

describe('texts in several languages are', () => {
  it.each([
    ['as they are kept without a language', {}, undefined, kept],
    ['as they are kept where nothing is to be parsed', { resourceParsing: DoNotParse }, {}, kept],
    ['in the language of the client', { languageCode: 'en' }, undefined, 'In queue'],
    ['in a region of it', { languageCode: 'nb-no', cultureCode: 'sv' }, undefined, 'I kø'],
    ['in the language of the call', {}, { languageCode: 'no', cultureCode: 'en' }, 'I kø'],
    ['in that before the client’s', { languageCode: 'no' }, { languageCode: 'en' }, 'In queue'],
    ['in their first language for others', { languageCode: 'de' }, undefined, 'In queue'],
  ])('%s', async (_, set, options, expected) => {
    expect(await nameIn(set, options)).toBe(expected);
  });

  it('kept whole by a save in one language', async () => {
    const agent = ticketAgent(server, { languageCode: 'en' });
    const ticket = await agent.getTicketEntityAsync(id);
    const saved = await agent.saveTicketEntityAsync({ ...ticket, status: { ticketStatusId: 61 } });
    expect(saved.status?.name).toBe('In queue');
    expect(await nameIn({})).toBe(kept);
    await agent.saveTicketEntityAsync({ ...saved, status: { ticketStatusId: 1 } });
  });
});

describe('dates', () => {
  /** A date as it is on the wire, and as the client reads it. */
  async function deadline(set: Partial<Options>, call?: RequestOptions): Promise<[string, Date]> {
    const { options, answer } = watched(call);
    const ticket = await ticketAgent(server, set).getTicketEntityAsync(2003, options);
    return [(answer().data as { Deadline: string }).Deadline, ticket.deadline!];
  }

  it.each([
    ['of the server', {}, undefined, /[+-]\d\d:\d\d$/],
    ['of the call', {}, { timezone: 'US-NY', timezoneInclude: true }, /-0[45]:00$/],
    ['of the client', { timezone: 'NO', timezoneInclude: true }, undefined, /\+0[12]:00$/],
    ['UTC', { timezone: 'UTC', timezoneInclude: true }, undefined, /Z$/],
    ['of no name', {}, { timezone: 'nowhere', timezoneInclude: true }, /[+-]\d\d:\d\d$/],
    ['not named, but wanted', {}, { timezoneInclude: true }, /[+-]\d\d:\d\d$/],
  ])('are the same instant in the zone %s', async (_, set, call, offset) => {
    const [text, date] = await deadline(set, call);
    expect(text).toMatch(offset);
    expect(date).toEqual((await deadline({}))[1]);
  });

  it('that are sent mean what they meant', async () => {
    const zone = { timezone: 'US-NY', timezoneInclude: true };
    const agent = ticketAgent(server, zone);
    const wanted = new Date('2026-07-01T12:34:56.789Z');
    const ticket = await agent.getTicketEntityAsync(id);
    const saved = await agent.saveTicketEntityAsync({ ...ticket, deadline: wanted });
    expect(saved.deadline).toEqual(wanted);
    const kept = (await server.json(`/api/v1/Ticket/${id}`))['Deadline'] as string;
    expect(kept).toBe('2026-07-01T14:34:56.789+02:00');
  });
});

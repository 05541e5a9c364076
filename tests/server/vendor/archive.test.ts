import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start, type Server } from '../support/server.js';
import { connectVendor, type ArchiveRestrictionInfo } from '../support/vendor.js';

let server: Server;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe("the vendor's ArchiveAgent", () => {
  it('finds tickets by columns', async () => {
    const agent = connectVendor(server).getArchiveAgent();
    const restriction = [
      { name: 'ticketId', operator: 'greater', values: ['[I:2000]'], isActive: true },
      { name: 'status', operator: 'oneOf', values: ['Active'], isActive: true },
    ] as ArchiveRestrictionInfo[];
    const items = await agent.getArchiveListByColumnsAsync(
      'Ticket',
      ['ticketId', 'title', 'ownedBy/fullName'],
      [{ name: 'ticketId', direction: 'DESC' as never }],
      restriction,
      ['ticket'],
      0,
      10,
    );
    expect(items.map((item) => item.primaryKey)).toEqual([2003, 2001]);
    expect(items[1]).toMatchObject({
      entityName: 'ticket',
      columnData: {
        ticketId: { displayValue: '[I:2001]' },
        'ownedBy/fullName': { displayValue: 'Anna Berg' },
      },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { rejection, watched, vendor } from '../../support/vendor.js';
import type { Suite } from '../../support/vendor-methods.js';
import { newTicket } from './tickets.js';

const unknown = 99999;
const { TicketRelationType } = vendor;

/** Numbers of new tickets. */
async function three(at: Suite): Promise<[number, number, number]> {
  const one = async (): Promise<number> => (await newTicket(at)).ticketId!;
  return [await one(), await one(), await one()];
}

export function relations(at: Suite): void {
  describe('relations', () => {
    it('are read', async () => {
      const relation = await at.agent.getTicketRelationEntityAsync(4);
      expect(relation).toMatchObject({
        ...{ ticketRelationId: 4, sourceTicketId: 2001, destinationTicketId: 2002 },
        ...{ relationType: 'Parent', comment: 'belongs to it' },
      });
      expect(await at.agent.getTicketRelationEntityAsync(unknown)).toBeNull();
    });

    it('are told from either end', async () => {
      expect(await at.agent.getTicketRelationsAsync(2001)).toMatchObject([
        { ticketRelationId: 4, relationType: 'Parent', ticketId: 2002, hasParent: false },
      ]);
      expect(await at.agent.getTicketRelationsAsync(2002)).toMatchObject([
        { ticketRelationId: 4, relationType: 'Child', ticketId: 2001, hasParent: true },
      ]);
      expect(await at.agent.getTicketParentIdAsync(2001)).toBe(2002);
      expect(await at.agent.getTicketParentIdAsync(2002)).toBe(0);
    });

    it('are made, changed and removed', async () => {
      const [from, to] = [await newTicket(at), await newTicket(at)];
      const fresh = await at.agent.createDefaultTicketRelationEntityAsync();
      expect(fresh).toMatchObject({ ticketRelationId: 0, relationType: 'Related' });
      const ends = { sourceTicketId: from.ticketId!, destinationTicketId: to.ticketId! };
      const made = await at.agent.saveTicketRelationEntityAsync({ ...fresh, ...ends });
      expect(made).toMatchObject(ends);
      const turned = {
        ...made,
        relationType: TicketRelationType.Child,
        comment: 'follows from it',
      };
      const changed = await at.agent.saveTicketRelationEntityAsync(turned);
      expect(changed).toEqual(turned);
      expect(await at.agent.getTicketParentIdAsync(to.ticketId!)).toBe(from.ticketId);
      const { options, answer } = watched();
      await at.agent.deleteTicketRelationEntityAsync(made.ticketRelationId!, options);
      expect(answer().status).toBe(204);
      expect(await at.agent.getTicketRelationsAsync(from.ticketId!)).toEqual([]);
      const gone = at.agent.deleteTicketRelationEntityAsync(made.ticketRelationId!);
      expect((await rejection(gone)).response?.status).toBe(400);
    });

    it('of several tickets to one are checked, then made', async () => {
      const [first, second, outage] = await three(at);
      const { Parent } = TicketRelationType;
      const told = await at.agent.validateTicketRelationsAsync([first, outage], outage, Parent);
      const expected = [
        { sourceTicketId: first, isValid: true },
        { sourceTicketId: outage, isValid: false, relationError: 'SameTicket' },
      ];
      expect(told).toMatchObject(expected);
      expect(await at.agent.getTicketRelationsAsync(outage)).toEqual([]);
      const made = await at.agent.createTicketRelationsAsync([first, outage], outage, Parent, 'c');
      expect(made).toMatchObject(expected);
      const again = await at.agent.createTicketRelationsAsync([first], second, Parent, '');
      expect(again).toMatchObject([{ isValid: false, relationError: 'ParentExists' }]);
      const [item] = await at.agent.getTicketRelationsAsync(outage);
      expect(item).toMatchObject({ ticketId: first, relationType: 'Child', relationComment: 'c' });
      expect(Date.now() - item!.relationCreatedAt!.getTime()).toBeLessThan(600_000);
      const actions = await at.agent.getTicketRelationActionsAsync(outage, 0, 0);
      expect(actions).toMatchObject({
        ...{ ticketIdToClose: 0, isParentRequired: false, canCloseCurrentTicket: true },
        children: [{ ticketId: first }],
      });
    });

    it('to a parent are replaced', async () => {
      const [ticket, first, second] = await three(at);
      for (const wanted of [first, second]) {
        const { options, answer } = watched();
        await at.agent.setTicketParentAsync(ticket, wanted, 'c', options);
        expect(answer().status).toBe(204);
        expect(await at.agent.getTicketParentIdAsync(ticket)).toBe(wanted);
      }
      expect(await at.agent.getTicketRelationsAsync(first)).toEqual([]);
      const circle = at.agent.setTicketParentAsync(second, ticket, '');
      expect((await rejection(circle)).response?.status).toBe(400);
    });
  });
}

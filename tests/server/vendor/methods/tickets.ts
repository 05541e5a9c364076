import { describe, expect, it } from '@jest/globals';
import {
  rejection,
  watched,
  vendor,
  type ArchiveRestrictionInfo,
  type TicketEntity,
} from '../../support/vendor.js';
import type { Suite } from '../../support/vendor-methods.js';

const unknown = 99999;
const { TicketBaseStatus, TicketReadStatus } = vendor;

/** A new ticket of the caller's, from what the server proposes. */
export async function newTicket(at: Suite, set: Partial<TicketEntity> = {}): Promise<TicketEntity> {
  const proposed = await at.agent.createDefaultTicketEntityAsync();
  return at.agent.saveTicketEntityAsync({ ...proposed, title: 'by the vendor', ...set });
}

async function raw(at: Suite, id: number | undefined): Promise<Record<string, unknown>> {
  return at.server.json(`/api/v1/Ticket/${id ?? 0}`);
}

export function tickets(at: Suite): void {
  describe('a new ticket', () => {
    it('is proposed', async () => {
      const proposed = await at.agent.createDefaultTicketEntityAsync();
      expect(proposed).toMatchObject({
        ...{ ticketId: 0, title: '', baseStatus: 'Active', slevel: 'External' },
        ...{ origin: 'Internal', readStatus: 'Green', tags: [], messages: [], person: null },
      });
      expect(proposed.createdBy?.fullName).toBe('Tone Jensen');
      expect(proposed.status?.name).toBe('Open');
      expect(proposed.priority?.name).toBe('Medium');
    });

    it('is proposed for a type', async () => {
      const proposed = await at.agent.createDefaultForTicketTypeAsync(2);
      expect(proposed).toMatchObject({ ticketId: 0, ticketType: { name: 'Incident' } });
    });

    it('is saved and read', async () => {
      const saved = await newTicket(at, {
        ...{ title: 'æøå "quoted"', person: { personId: 3001 }, category: { ticketCategoryId: 4 } },
        ...{ tags: [{ id: 2 }, { id: 1 }], customFields: { x_vendor: 'text' } },
      });
      expect(saved.ticketId).toBeGreaterThan(0);
      const read = await at.agent.getTicketEntityAsync(saved.ticketId!);
      expect(read).toEqual(saved);
      expect(read.title).toBe('æøå "quoted"');
      expect(read.person?.fullName).toBe('Ida Strand');
      expect(read.category?.fullname).toBe('Support/Nobody');
      expect(read.tags?.map((tag) => tag.name).sort()).toEqual(['invoice', 'vip']);
      expect(read.customFields).toMatchObject({ x_vendor: 'text' });
      expect(read.createdAt?.valueOf()).toBeGreaterThan(Date.now() - 60_000);
    });
  });

  describe('a ticket that does not exist', () => {
    it('is null', async () => {
      expect(await at.agent.getTicketEntityAsync(unknown)).toBeNull();
      expect(await at.agent.getTicketAsync(unknown)).toBeNull();
      expect(await at.agent.getForRmUiAsync(unknown)).toBeNull();
    });

    it('is not saved', async () => {
      const failure = await rejection(at.agent.saveTicketEntityAsync({ ticketId: unknown }));
      expect(failure.response?.status).toBeGreaterThanOrEqual(400);
      expect(await at.agent.getTicketEntityAsync(unknown)).toBeNull();
    });
  });

  describe('a save with notify', () => {
    it('takes its arguments one by one', async () => {
      const ticket = await newTicket(at);
      const saved = await at.agent.saveTicketEntityWithNotifyAsync(
        { ...ticket, title: 'one by one' },
        true,
      );
      expect(saved).toMatchObject({ ticketId: ticket.ticketId, title: 'one by one' });
      expect(await raw(at, ticket.ticketId)).toMatchObject({ Title: 'one by one' });
    });

    it('takes them in one', async () => {
      const newEntity = { ...(await newTicket(at)), title: 'in one' };
      await at.agent.saveTicketEntityWithNotifyAsync({ newEntity, notify: false });
      expect(await raw(at, newEntity.ticketId)).toMatchObject({ Title: 'in one' });
    });
  });

  describe('other forms of a ticket', () => {
    it('flat, with the ids of users of Service', async () => {
      const flat = await at.agent.getTicketAsync(2001);
      expect(flat).toMatchObject({
        ...{ ticketId: 2001, ownedBy: 21, ownedByAssociateId: 11, ownedByName: 'Anna Berg' },
        ...{ createdBy: 1, baseStatus: 'Active' },
      });
    });

    it('several flat ones', async () => {
      const flat = await at.agent.getTicketsAsync([2002, unknown, 2001]);
      expect(flat.map((ticket) => ticket.ticketId).sort()).toEqual([2001, 2002]);
      expect(flat.map((ticket) => ticket.baseStatus).sort()).toEqual(['Active', 'Closed']);
    });

    it('summaries', async () => {
      const [summary, ...more] = await at.agent.getTicketSummariesAsync([2001]);
      expect(more).toEqual([]);
      expect(summary).toMatchObject({ ticketId: 2001, ticketStatus: 1 });
      expect(summary?.title).toBe((await raw(at, 2001))['Title']);
      expect(summary?.registered?.toISOString()).toMatch(/^20\d\d-/);
    });

    it('as its editor wants it', async () => {
      const ticket = await at.agent.getForRmUiAsync(2001);
      expect(ticket.ticketId).toBe(2001);
      expect(ticket.messages?.length).toBe(2);
    });
  });

  describe('deleting', () => {
    it('keeps the ticket, and undeleting brings it back', async () => {
      const { ticketId } = await newTicket(at);
      await at.agent.deleteTicketEntityAsync(ticketId!);
      const deleted = await at.agent.getTicketEntityAsync(ticketId!);
      expect(deleted.baseStatus).toBe(TicketBaseStatus.Deleted);
      expect(deleted.status?.name).toBe('Deleted');
      await at.agent.undeleteByIdsAsync([ticketId!]);
      const back = await at.agent.getTicketEntityAsync(ticketId!);
      expect(back).toMatchObject({ baseStatus: 'Active', status: { name: 'Open' } });
    });

    it('takes several at once', async () => {
      const ids = [(await newTicket(at)).ticketId!, (await newTicket(at)).ticketId!];
      expect(await at.agent.setDeletedStatusByIdsAsync([...ids, unknown])).toEqual(ids);
      for (const id of ids) expect(await raw(at, id)).toMatchObject({ BaseStatus: 'Deleted' });
    });

    it('as spam', async () => {
      const { ticketId } = await newTicket(at);
      expect(await at.agent.setSpamStatusByIdsAsync([ticketId!])).toEqual([ticketId]);
      expect(await raw(at, ticketId)).toMatchObject({ BaseStatus: 'Spam' });
      await at.agent.undeleteByIdsAsync([ticketId!]);
      expect(await raw(at, ticketId)).toMatchObject({ BaseStatus: 'Active' });
    });
  });
}

export function reading(at: Suite): void {
  describe('reading', () => {
    it('by the owner', async () => {
      const { ticketId } = await newTicket(at, { readStatus: TicketReadStatus.Red });
      expect(await raw(at, ticketId)).toMatchObject({ ReadStatus: 'Red' });
      const read = await at.agent.setTicketReadByOwnerAsync(
        ticketId!,
        TicketReadStatus.Green,
        true,
      );
      expect(read).toMatchObject({ ticketId, readStatus: 'Green' });
      expect(read.readByOwner?.valueOf()).toBeGreaterThan(Date.now() - 60_000);
      expect(await raw(at, ticketId)).toMatchObject({ ReadStatus: 'Green' });
    });

    it('as an editor tells it', async () => {
      const { ticketId } = await newTicket(at, { readStatus: TicketReadStatus.Yellow });
      const read = await at.agent.processTicketWhenReadAsync(ticketId!);
      expect(read).toMatchObject({ ticketId, readStatus: 'Green' });
      expect(await raw(at, ticketId)).toMatchObject({ ReadStatus: 'Green' });
    });

    it('of several tickets', async () => {
      const { ticketId } = await newTicket(at);
      const ids = await at.agent.updateTicketsReadStatusAsync([ticketId!], TicketReadStatus.Red);
      expect(ids).toEqual([ticketId]);
      expect(await raw(at, ticketId)).toMatchObject({ ReadStatus: 'Red' });
    });

    it('and of those that restrictions find, as are other statuses', async () => {
      const { ticketId } = await newTicket(at, { title: 'found by ÅSE' });
      const restriction = { name: 'title', operator: 'is', values: ['FOUND BY åse'] };
      const found = [restriction] as ArchiveRestrictionInfo[];
      const { agent } = at;
      const red = await agent.updateTicketsReadStatusByProviderAsync(
        'Ticket',
        found,
        TicketReadStatus.Red,
      );
      expect(red).toEqual([ticketId]);
      expect(await raw(at, ticketId)).toMatchObject({ ReadStatus: 'Red' });
      expect(await agent.setSpamStatusByProviderAsync('Ticket', found)).toEqual([ticketId]);
      expect(await raw(at, ticketId)).toMatchObject({ BaseStatus: 'Spam' });
      expect(await agent.setDeletedStatusByProviderAsync('Ticket', found)).toEqual([ticketId]);
      expect(await raw(at, ticketId)).toMatchObject({ BaseStatus: 'Deleted' });
      expect(await agent.setSpamStatusByProviderAsync('Ticket', found)).toEqual([]);
    });
  });
}

export function queue(at: Suite): void {
  describe('the queue', () => {
    it('gives the ticket that waits, with an empty body', async () => {
      const { options, answer } = watched();
      const nobody = { ownedBy: null as never, category: { ticketCategoryId: 4 } };
      const first = await newTicket(at, { ...nobody, status: { ticketStatusId: 61 } });
      expect(await raw(at, first.ticketId)).toMatchObject({ OwnedBy: null });
      const next = await at.agent.getNextInQueueAsync(options);
      expect(answer().config.data).toBeUndefined();
      expect(next).toMatchObject({
        ticketId: first.ticketId,
        ownedBy: { fullName: 'Tone Jensen' },
      });
      expect(await at.agent.getNextInQueueAsync()).toBeNull();
    });

    it('has tickets accepted', async () => {
      const { ticketId } = await newTicket(at, { ownedBy: { associateId: 11 } });
      await at.agent.acceptTicketsAsync([ticketId!]);
      const accepted = await at.agent.getTicketEntityAsync(ticketId!);
      expect(accepted.ownedBy?.fullName).toBe('Tone Jensen');
    });
  });
}

export function connections(at: Suite): void {
  describe('merging', () => {
    it('takes the others over and resolves them', async () => {
      const stays = await newTicket(at, { title: 'stays' });
      const goes = await newTicket(at, { title: 'goes' });
      const text = { ticket: { ticketId: goes.ticketId! }, body: 'of the other' };
      await at.agent.saveTicketMessageEntityAsync(text);
      const merged = await at.agent.mergeTicketsAsync({ ...stays, title: 'merged' }, [
        goes.ticketId!,
      ]);
      expect(merged).toMatchObject({ ticketId: stays.ticketId, title: 'merged' });
      expect(merged.messages?.length).toBe(1);
      const gone = await at.agent.getTicketEntityAsync(goes.ticketId!);
      expect(gone).toMatchObject({ baseStatus: 'Merged', connectId: stays.ticketId });
      expect(await at.agent.resolveTicketIdAsync(goes.ticketId!)).toBe(stays.ticketId);
      expect(await at.agent.resolveTicketIdAsync(unknown)).toBe(0);
    });
  });

  describe('splitting', () => {
    it('moves messages to a new ticket', async () => {
      const source = await newTicket(at, { title: 'source' });
      const ticket = { ticketId: source.ticketId! };
      await at.agent.saveTicketMessageEntityAsync({ ticket, body: 'stays' });
      const moved = await at.agent.saveTicketMessageEntityAsync({ ticket, body: 'moves' });
      const proposed = await at.agent.createDefaultTicketEntityAsync();
      const split = await at.agent.splitTicketAsync(
        source.ticketId!,
        2,
        new Date(0),
        [moved.ejMessageId!],
        { ...proposed, title: 'split' },
      );
      expect(split.ticketId).not.toBe(source.ticketId);
      expect(split.messages?.map((message) => message.ticketMessageId)).toEqual([
        moved.ejMessageId,
      ]);
      const left = await at.agent.getTicketEntityAsync(source.ticketId!);
      expect(left).toMatchObject({ baseStatus: 'Closed', numMessages: 1 });
    });
  });

  describe('notices', () => {
    it('of a new ticket and of a new message are taken', async () => {
      const { options, answer } = watched();
      await at.agent.notifyNewTicketAsync(2001, options);
      expect(answer().status).toBe(204);
      await at.agent.notifyNewTicketMessageAsync(2001, options);
      expect(answer().status).toBe(204);
    });

    it('of a ticket that does not exist are refused', async () => {
      const { notifyNewTicketAsync: ticket, notifyNewTicketMessageAsync: message } = at.agent;
      for (const notify of [ticket, message]) {
        expect((await rejection(notify(unknown))).response?.status).toBeGreaterThanOrEqual(400);
      }
    });
  });
}

import type { TicketRelationEntity, TicketRelationType } from './generated/carriers.js';
import { MessageCalls } from './message-calls.js';
import type { RelatedTicket, RelationActions, RelationResult } from './rows.js';
import type { CallOptions } from './transport.js';

export interface RelateOptions extends CallOptions {
  /** What the destination is to the sources; default `Related`. */
  readonly type?: TicketRelationType;
  /** Why they belong together; at most 255 characters. */
  readonly comment?: string;
}

/** How tickets belong together. */
export class RelationCalls extends MessageCalls {
  /** `Agents/Ticket/GetTicketRelations`: the tickets that one is related to, from its side. */
  async listRelations(
    ticketId: number,
    options: CallOptions = {},
  ): Promise<readonly RelatedTicket[]> {
    const found = await this.call('getTicketRelations', {}, { TicketId: ticketId }, options);
    return found as unknown as RelatedTicket[];
  }

  /** `Agents/Ticket/GetTicketRelationEntity`; null where there is none. */
  async getRelation(id: number, options: CallOptions = {}): Promise<TicketRelationEntity | null> {
    const parameters = { ticketRelationEntityId: id };
    return this.call('getTicketRelationEntity', parameters, undefined, options);
  }

  /**
   * `Agents/Ticket/CreateTicketRelations`: relates several tickets to one, each as far as that can
   * be; a result for each tells whether it was.
   */
  async relate(
    sources: readonly number[],
    destination: number,
    options: RelateOptions = {},
  ): Promise<readonly RelationResult[]> {
    const { type = 'Related', comment = '' } = options;
    const content = {
      SourceTicketIds: sources,
      DestinationTicketId: destination,
      RelationType: type,
      Comment: comment,
    };
    const results = await this.call('createTicketRelations', {}, content, options);
    return results as unknown as RelationResult[];
  }

  /** `Agents/Ticket/ValidateTicketRelations`: what `relate` would tell; nothing is made. */
  async checkRelations(
    sources: readonly number[],
    destination: number,
    options: Omit<RelateOptions, 'comment'> = {},
  ): Promise<readonly RelationResult[]> {
    const { type = 'Related' } = options;
    const content = {
      SourceTicketIds: sources,
      DestinationTicketId: destination,
      RelationType: type,
    };
    const results = await this.call('validateTicketRelations', {}, content, options);
    return results as unknown as RelationResult[];
  }

  /** `Agents/Ticket/SaveTicketRelationEntity`: changes a relation, or makes one without a number. */
  async saveRelation(
    entity: Partial<TicketRelationEntity>,
    options: CallOptions = {},
  ): Promise<TicketRelationEntity> {
    return this.call('saveTicketRelationEntity', {}, entity, options);
  }

  /** `Agents/Ticket/DeleteTicketRelationEntity`: the tickets stay. */
  async deleteRelation(id: number, options: CallOptions = {}): Promise<void> {
    const parameters = { ticketRelationEntityId: id };
    await this.call('deleteTicketRelationEntity', parameters, undefined, options);
  }

  /** `Agents/Ticket/GetTicketParentId`; 0 where there is none. */
  async getParentId(ticketId: number, options: CallOptions = {}): Promise<number> {
    return this.call('getTicketParentId', {}, { TicketId: ticketId }, options);
  }

  /** `Agents/Ticket/SetTicketParent`: whatever parent the ticket has gives way. */
  async setParent(
    ticketId: number,
    parentId: number,
    options: CallOptions & { readonly comment?: string } = {},
  ): Promise<void> {
    const { comment = '' } = options;
    const content = { TicketId: ticketId, ParentTicketId: parentId, Comment: comment };
    await this.call('setTicketParent', {}, content, options);
  }

  /** `Agents/Ticket/GetTicketRelationActions`: what its relations mean for closing a ticket. */
  async getRelationActions(
    ticketId: number,
    options: CallOptions & { readonly parentId?: number; readonly typeId?: number } = {},
  ): Promise<RelationActions> {
    const { parentId = 0, typeId = 0 } = options;
    const content = { TicketId: ticketId, ParentTicketId: parentId, TicketTypeId: typeId };
    const actions = await this.call('getTicketRelationActions', {}, content, options);
    return actions as unknown as RelationActions;
  }
}

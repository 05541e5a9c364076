import type { Suite } from '../../support/vendor-methods.js';
import { attachments } from './attachments.js';
import { mail, messages, pictures, texting } from './messages.js';
import { relations } from './relations.js';
import { connections, queue, reading, tickets } from './tickets.js';

/** What the world of the endpoint vectors lacks: a status of queues, and a relation. */
export const more = {
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

/** The tests of every method that is served. */
export function everyCall(at: Suite): void {
  tickets(at);
  reading(at);
  queue(at);
  connections(at);
  relations(at);
  messages(at);
  mail(at);
  texting(at);
  pictures(at);
  attachments(at);
}

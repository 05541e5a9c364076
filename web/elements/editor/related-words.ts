import type { Done, Hindrance } from '../../draft/relating.js';
import { text } from '../../text/index.js';
import { obstacleWords } from '../shared/obstacle-words.js';

/** What was done to the relations of a ticket. */
export function doneWords({ kind, relation: { ticketId, title } }: Done): string {
  return text.related[kind](text.outbox.ticket(ticketId, title));
}

/** Why they are as they were. */
export function hindranceWords(hindrance: Hindrance): string {
  const say = text.related;
  switch (hindrance.kind) {
    case 'exists': {
      const { ticketId, type } = hindrance;
      return say.exists(ticketId, type === undefined ? '' : say.types[type]);
    }
    case 'parent':
      return say.parent(hindrance.ticketId);
    case 'other-parent':
      return say.otherParent(hindrance.ticketId);
    case 'refused':
      return say.refused(hindrance.ticketId);
    case 'differs':
      return say.differs(hindrance.ticketId);
    case 'gone':
      return say.gone(hindrance.ticketId);
    default:
      return obstacleWords(hindrance);
  }
}

import type { PatchOperation } from '../../../wasm/js/index.js';
import type { Obstacle } from '../../draft/acting.js';
import { shown } from '../../table/problems.js';
import { labelAt } from '../../table/properties.js';
import { text } from '../../text/index.js';

/** The properties that operations change, by their labels. */
export function propertyWords(operations: readonly Pick<PatchOperation, 'path'>[]): string {
  return [...new Set(operations.map(({ path }) => labelAt(path)))].join(', ');
}

/** Why something was not done to a ticket. */
export function obstacleWords(obstacle: Obstacle): string {
  const say = text.actions;
  switch (obstacle.kind) {
    case 'busy':
      return say.busy(obstacle.ticketId);
    case 'changed': {
      const { others, messages, ticketId } = obstacle;
      const what = [propertyWords(others), messages > 0 && text.editor.newMessages(messages)];
      return say.changed(ticketId, what.filter(Boolean).join(', '));
    }
    case 'ended':
      return say.ended[obstacle.why](obstacle.ticketId);
    case 'offline':
      return say.offline;
    case 'unknown':
      return say.unknown;
    case 'failed':
      return shown(obstacle.cause).message;
  }
}

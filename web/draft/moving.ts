import type { Entry } from './entry.js';
import type { MessageDraft } from './message-draft.js';
import { mayCancel } from './entry.js';
import type { Outbox } from './queue.js';
import type { Session } from './session.js';

/** A ticket, with what is being written to it. */
export interface Place {
  readonly session: Session;
  readonly message: MessageDraft;
}

/**
 * Carries everything unfinished over to another ticket, such as the one that this one was merged
 * into. What a person would have to decide about there is decided: nothing is sent to it any more.
 */
export async function moveTo(from: Place, to: Place, outbox: Outbox): Promise<void> {
  const stuck = (entry: Entry): boolean => entry.kind !== 'undo' && mayCancel(entry);
  for (const { id } of outbox.of(from.session.id).filter(stuck)) await outbox.cancel(id);
  const { changes } = from.session;
  const { content } = from.message;
  if (!from.message.empty) {
    const { body, files } = to.message.content;
    to.message.update({
      ...content,
      body: [body, content.body].filter(Boolean).join('\n\n'),
      files: [...files, ...content.files],
    });
    from.message.clear();
    from.message.update({});
  }
  to.session.restore(changes);
  from.session.reset();
}

import { rebase } from './rebase.js';
import type { Session, TicketDraft } from './session.js';

/** Puts a session's edits on a newer version, so that its values guard them. */
export function putOnTop(
  session: Session,
  fresh: TicketDraft,
  theirs: ReadonlySet<string> = new Set(),
): void {
  rebase(session.draft, fresh, theirs);
  session.replace(fresh);
}

import type { Change, Plan } from '../../wasm/js/index.js';
import { isConflict, type Shown } from './problems.js';
import { rebase } from './rebase.js';
import type { Session, TicketDraft } from './session.js';

/** What a save asks of a client. */
interface TicketClient {
  getTicket(id: number): Promise<TicketDraft>;
  patchTicket(id: number, plan: Pick<Plan, 'body'>): Promise<TicketDraft>;
}

/** How a save ended. */
export type Outcome =
  | {
      readonly kind: 'saved';
      readonly plan: Plan;
      /** What was saved, for taking it back. */
      readonly changes: readonly Change[];
      readonly milliseconds: number;
    }
  /** Somebody else saved first; `fresh` is what the server has now. Nothing has been written. */
  | { readonly kind: 'conflict'; readonly fresh: TicketDraft; readonly cause: unknown }
  | { readonly kind: 'failed'; readonly problem: Shown; readonly cause: unknown };

/**
 * Sends a session's plan. Edits made while the answer is on its way are kept on top of it; after a
 * failure every edit is still there.
 */
export async function save(client: TicketClient, session: Session, plan: Plan): Promise<Outcome> {
  const changes = session.changes;
  const started = performance.now();
  try {
    const saved = await client.patchTicket(session.id, plan);
    const milliseconds = Math.max(1, Math.round(performance.now() - started));
    const later = editsSince(changes, session);
    session.replace(saved);
    session.restore(later);
    return { kind: 'saved', plan, changes, milliseconds };
  } catch (cause) {
    if (!isConflict(cause)) return { kind: 'failed', problem: session.mark(cause), cause };
    return resolveLater(client, session, cause);
  }
}

/** Puts the session's edits on a newer version, so that its values guard them. */
export function putOnTop(
  session: Session,
  fresh: TicketDraft,
  theirs: ReadonlySet<string> = new Set(),
): void {
  rebase(session.draft, fresh, theirs);
  session.replace(fresh);
}

async function resolveLater(
  client: TicketClient,
  session: Session,
  conflict: unknown,
): Promise<Outcome> {
  try {
    return { kind: 'conflict', fresh: await client.getTicket(session.id), cause: conflict };
  } catch (cause) {
    return { kind: 'failed', problem: session.mark(cause), cause };
  }
}

/** Edits that differ from what was sent, including ones taken back since. */
function editsSince(sent: readonly Change[], session: Session): Change[] {
  const now = new Map(session.changes.map((change) => [change.pointer, change]));
  const before = new Map(sent.map((change) => [change.pointer, change]));
  const newer = [...now.values()].filter((change) => {
    const old = before.get(change.pointer);
    return old === undefined || JSON.stringify(old.after) !== JSON.stringify(change.after);
  });
  const takenBack = sent
    .filter(({ pointer }) => !now.has(pointer))
    .map(({ pointer, before: value, after }) => ({ pointer, before: after, after: value }));
  return [...newer, ...takenBack];
}

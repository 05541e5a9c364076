import type { MDOListItem } from '../../wasm/js/index.js';
import { accessTo, rowAt, rowNamed, type PropertyRow } from '../table/properties.js';
import type { Session } from './session.js';

/** The list whose items tell which built-in state a status is. */
export const statusList = 'ticketstatus';

/** The edits that are a word of their own for those who work with tickets. */
export const quickNames = ['take', 'close', 'reopen'] as const;

export type QuickName = (typeof quickNames)[number];

export interface QuickEdit {
  readonly name: QuickName;
  readonly row: PropertyRow;
  readonly value: number;
}

/** Why one of them is not possible: it is so already, the ticket is closed, no right, no such status. */
export type QuickFault = 'done' | 'closed' | 'forbidden' | 'unknown';

/**
 * What can be done with a ticket at once: take it over, close it or open it again. Nothing that its
 * rights do not allow, or that it is already.
 */
export function quickEdits(
  session: Session,
  associateId: number,
  statuses: readonly MDOListItem[] | undefined,
): QuickEdit[] {
  const all = quickNames.map((name) => quickEdit(session, name, associateId, statuses));
  return all.filter((each) => typeof each === 'object');
}

/**
 * One of them, or why it is not possible.
 * @param associateId - Who would take the ticket over; 0 for nobody.
 * @param statuses - The list of statuses; without it nothing is closed.
 */
export function quickEdit(
  session: Session,
  name: QuickName,
  associateId: number,
  statuses: readonly MDOListItem[] | undefined,
): QuickEdit | QuickFault {
  const closed = stateOf(session, statuses) === 'Closed';
  if (name === 'take') return closed ? 'closed' : edit(session, name, 'OwnedBy', associateId);
  if (closed !== (name === 'reopen')) return 'done';
  const wanted = closed ? 'Active' : 'Closed';
  const status = statuses?.find((item) => item.ExtraInfo === wanted && !item.Deleted);
  return edit(session, name, 'Status', status?.Id ?? 0);
}

/** True where the edits close the ticket. */
export function closes(session: Session, statuses: readonly MDOListItem[] | undefined): boolean {
  const edited = session.changes.some(({ pointer }) => rowAt(pointer)?.mdoList === statusList);
  return edited && stateOf(session, statuses) === 'Closed';
}

/** The built-in state of the status that is chosen. */
function stateOf(session: Session, statuses: readonly MDOListItem[] | undefined): string {
  const row = rowNamed('Status')!;
  const chosen = session.value(row);
  if (chosen === session.before(row)) return session.base.BaseStatus ?? '';
  return statuses?.find(({ Id }) => Id === chosen)?.ExtraInfo ?? '';
}

function edit(
  session: Session,
  name: QuickName,
  property: string,
  value: number,
): QuickEdit | QuickFault {
  const row = rowNamed(property)!;
  if (!accessTo(row, session.draft.rights).update) return 'forbidden';
  if (value <= 0) return 'unknown';
  return session.value(row) === value ? 'done' : { name, row, value };
}

import type { MDOListItem } from '../../wasm/js/index.js';
import { accessTo, rowAt, rowNamed, type PropertyRow } from '../table/properties.js';
import type { Session } from './session.js';

/** The list whose items tell which built-in state a status is. */
export const statusList = 'ticketstatus';

/** An edit that is a word of its own for those who work with tickets. */
export interface QuickEdit {
  readonly name: 'take' | 'close' | 'reopen';
  readonly row: PropertyRow;
  readonly value: number;
}

/**
 * What can be done with a ticket at once: take it over, close it or open it again. Nothing that its
 * rights do not allow, or that it is already.
 * @param associateId - Who would take it over; 0 for nobody.
 * @param statuses - The list of statuses; without it nothing is closed.
 */
export function quickEdits(
  session: Session,
  associateId: number,
  statuses: readonly MDOListItem[] | undefined,
): QuickEdit[] {
  const state = stateOf(session, statuses);
  const take = state !== 'Closed' && edit(session, 'take', 'OwnedBy', associateId);
  const wanted = state === 'Closed' ? 'Active' : 'Closed';
  const status = statuses?.find((item) => item.ExtraInfo === wanted && !item.Deleted);
  const name = state === 'Closed' ? 'reopen' : 'close';
  const close = edit(session, name, 'Status', status?.Id ?? 0);
  return [take, close].filter((each) => each !== false);
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
  name: QuickEdit['name'],
  property: string,
  value: number,
): QuickEdit | false {
  const row = rowNamed(property)!;
  const may = accessTo(row, session.draft.rights).update;
  return may && value > 0 && session.value(row) !== value && { name, row, value };
}

import type { Lists } from '../table/lists.js';
import { accessTo, rowNamed, type PropertyRow } from '../table/properties.js';
import type { Session } from './session.js';

/** A category that the ticket's analysis would choose. */
export interface Suggestion {
  /** The property that it is a value for. */
  readonly row: PropertyRow;
  readonly id: number;
  /** With the categories above it, where their list is known. */
  readonly name: string;
}

/**
 * The category that is suggested for a ticket, where it is another than the one that is chosen and
 * may be set. A person who has already decided about the suggestion is not asked again.
 */
export function suggestionOf(session: Session, lists: Pick<Lists, 'peek'>): Suggestion | undefined {
  const { SuggestedCategoryId: id, SuggestedCategoryName, OrigHumanCategoryId } = session.base;
  const row = rowNamed('Category')!;
  const chosen = session.value(row);
  if (!id || id < 0 || id === chosen || !accessTo(row, session.draft.rights).update) {
    return undefined;
  }
  if (OrigHumanCategoryId && OrigHumanCategoryId === chosen) return undefined;
  const listed = lists.peek(row.mdoList ?? '');
  const item = listed?.find(({ Id, Deleted }) => Id === id && !Deleted);
  // What the list does not offer could not be chosen by hand either.
  if (listed && !item) return undefined;
  const name = item?.FullName || item?.Name || SuggestedCategoryName;
  return name ? { row, id, name } : undefined;
}

import { rowsFor, type PropertyRow } from './properties.js';

/** What an editor shows of a ticket. */
export interface FieldSet {
  /** The property that stands above all others. */
  readonly headline: PropertyRow | undefined;
  readonly rows: readonly PropertyRow[];
  /** Properties that are folded away until somebody asks for them. */
  readonly more: readonly PropertyRow[];
  /** Whether the ticket's time is shown, which is no property of its own. */
  readonly timeline: boolean;
  /** Whether the tickets are shown that belong together with it, which are no property either. */
  readonly relations: boolean;
}

/**
 * What a list such as `title,status,owner,timeline;sale,project` names: properties by their names
 * or labels, `timeline`, `relations`, and after a semicolon what is folded away.
 */
export function fieldSet(list: string): FieldSet {
  const [shown = [], folded = []] = list.split(';').map((part) => part.split(','));
  const [headline, ...rows] = rowsFor(shown);
  const has = (wanted: string): boolean =>
    shown.some((name) => name.trim().toLowerCase() === wanted);
  return {
    headline,
    rows,
    more: rowsFor(folded),
    timeline: has('timeline'),
    relations: has('relations'),
  };
}

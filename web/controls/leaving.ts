import type { Option } from '../table/options.js';

/** What a combobox holds when the cursor leaves it. */
export interface Leaving {
  /** What was typed; `undefined`: nothing. */
  readonly query: string | undefined;
  /** The highlighted choice, where it is to be taken. */
  readonly highlighted: Option | undefined;
  readonly selected: number | undefined;
  /** Having no value is one of the choices. */
  readonly clearable: boolean;
}

/** What becomes of it. */
export type Left =
  | { readonly kind: 'taken'; readonly option: Option }
  | { readonly kind: 'cleared' }
  /** What was typed is no choice: the value before is shown again, and it is told. */
  | { readonly kind: 'back'; readonly typed: string }
  | { readonly kind: 'same' };

/** Decides what becomes of what was typed, so that the screen never shows a text that is no value. */
export function leave({ query, highlighted, selected, clearable }: Leaving): Left {
  if (highlighted && (query !== undefined || highlighted.id !== selected)) {
    return { kind: 'taken', option: highlighted };
  }
  if (query === undefined) return { kind: 'same' };
  const typed = query.trim();
  if (typed !== '') return { kind: 'back', typed };
  return clearable ? { kind: 'cleared' } : { kind: 'same' };
}

import type { TemplateResult } from 'lit';
import type { Draft, Rights } from '../../wasm/js/index.js';
import type { Lists } from '../draft/lists.js';
import type { PropertyRow } from '../draft/properties.js';

/** Reads and writes custom fields; a draft does. */
export type Fields = Pick<Draft, 'customFields' | 'writeCustomField'>;

/** What a control needs to show and edit one property. */
export interface ControlContext {
  /** Id of the element that the label names. */
  readonly id: string;
  readonly row: PropertyRow;
  /** The value at the row's pointer, edits included. */
  readonly value: unknown;
  /** The same value as it was read. */
  readonly before: unknown;
  /** The carrier as it was read. */
  readonly base: object;
  /** Ids of the elements that describe the control. */
  readonly describedBy: string;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly lists: Lists;
  readonly rights: Rights;
  readonly fields: Fields;
  readonly change: (value: unknown) => void;
}

/** One kind of control. */
export interface Control {
  readonly render: (context: ControlContext) => TemplateResult;
  /** True when the control offers its row's whole list, which the form then loads beforehand. */
  readonly wholeList?: true;
  /** True when several elements make up the control, so that it is named as a group. */
  readonly group?: true;
}

/** The text that an input shows for a value. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

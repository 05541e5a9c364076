import type { TemplateResult } from 'lit';
import type { Draft, Rights } from '../../wasm/js/index.js';
import type { Refusal } from '../table/refusals.js';
import type { Lists } from '../table/lists.js';
import type { PropertyRow } from '../table/properties.js';

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
  readonly changed: boolean;
  /** Ids of the elements that describe the control. */
  readonly describedBy: string;
  /** There is no right to edit it. It can be focused and read all the same. */
  readonly readOnly: boolean;
  /** Nothing may be edited at the moment. */
  readonly disabled: boolean;
  readonly invalid: boolean;
  /** Most characters of a text. */
  readonly maxLength: number;
  readonly lists: Lists;
  readonly rights: Rights;
  readonly fields: Fields;
  readonly change: (value: unknown) => void;
  /** What was typed and is no value; `part` is the key of an entry of a dictionary. */
  readonly refusal: (part?: string) => Refusal | undefined;
  /**
   * Tells that what is typed is no value, or (`undefined`) that it is one again. Until then it
   * blocks the save, and the value stays as it was.
   */
  readonly refuse: (refusal: Refusal | undefined, part?: string) => void;
  /** Another property of the same carrier, for a control that edits both. */
  readonly other: (name: string) => Sibling | undefined;
}

/** A property that another one's control edits as well. */
export type Sibling = ControlContext & { readonly reset: () => void };

/** One kind of control. */
export interface Control {
  readonly render: (context: ControlContext) => TemplateResult;
  /** Why the value cannot be saved as it is, in a sentence for the reader. */
  readonly fault?: (context: ControlContext) => string | undefined;
  /** True when the control offers its row's whole list, which the form then loads beforehand. */
  readonly wholeList?: true;
  /** True when each of the control's parts says itself what it was and what is wrong with it. */
  readonly parts?: true;
  /** True when several elements make up the control, so that it is named as a group. */
  readonly group?: true;
}

/** The text that an input shows for a value. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

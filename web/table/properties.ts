import type { FieldAccess, Rights } from '../../wasm/js/fields.js';
import type { CarrierName } from '../../wasm/js/generated/carriers.js';
import {
  CarrierKeys,
  Enums,
  TicketEntityRows,
  type PropertyRow,
} from '../../wasm/js/generated/schema.js';
import { text } from '../text/first.js';
import { know } from './known.js';

export type { PropertyRow };

const closed: FieldAccess = {
  read: true,
  update: false,
  mandatory: false,
  reason: '',
  type: '',
  length: 0,
};

/** Rows of the ticket's table named by a list such as `title,status,owner`, in that order. */
export function rowsFor(names: readonly string[]): PropertyRow[] {
  return names.flatMap((name) => rowNamed(name) ?? []);
}

/** Of two rows the first, and a name before a label. */
const rowsByName = new Map(
  [
    ...TicketEntityRows.map((row) => [row.name.toLowerCase(), row] as const),
    ...TicketEntityRows.map((row) => [row.label.toLowerCase(), row] as const),
  ].reverse(),
);

/** A row by its name or by its label, in any case; with a short form such as `owner` for `OwnedBy`. */
export function rowNamed(name: string): PropertyRow | undefined {
  return rowsByName.get(name.trim().toLowerCase());
}

/** What a person reads for a property. */
export function labelOf({ name, label }: PropertyRow): string {
  return text.labels[name] ?? label;
}

/** Every row that a person may want to see. */
export function shownRows(): PropertyRow[] {
  return TicketEntityRows.filter((row) => row.control !== 'none');
}

/** The carrier that a row's values are, or are lists of. */
export function carrierOf(row: PropertyRow): CarrierName | undefined {
  return /^(?:array:)?carrier:(.+)$/.exec(row.type)?.[1] as CarrierName | undefined;
}

/** Name of the member that identifies a row's carrier. */
export function keyOf(row: PropertyRow): string | undefined {
  const carrier = carrierOf(row);
  return carrier === undefined ? undefined : CarrierKeys[carrier];
}

/** True where the row's value is a list of carriers. */
export function isList(row: PropertyRow): boolean {
  return row.type.startsWith('array:');
}

/** The pointer that an edit of this row sets: of the key where the value is another carrier. */
export function pointerOf(row: PropertyRow): string {
  const key = isList(row) ? undefined : keyOf(row);
  return key === undefined ? `/${row.name}` : `/${row.name}/${key}`;
}

/** The row whose value, or part of it, is at a pointer (compared without regard to case). */
export function rowAt(pointer: string): PropertyRow | undefined {
  const first = pointer.split('/')[1];
  return first === undefined ? undefined : rowNamed(first);
}

/** What a person reads for what is at a pointer; the pointer itself where no row is there. */
export function labelAt(pointer: string): string {
  const row = rowAt(pointer);
  return row ? labelOf(row) : pointer;
}

/** Members of the row's enumeration that a user may pick. */
export function membersOf(row: PropertyRow): readonly string[] {
  const name = /^enum:(.+)$/.exec(row.type)?.[1];
  return (name === undefined ? undefined : Enums[name])?.choices ?? [];
}

/** What may be done with a row's property; nothing but reading where its rights are not known. */
export function accessTo(row: PropertyRow, rights: Rights): FieldAccess {
  return rights.fields[row.name] ?? closed;
}

/** A member of something that may not be an object. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

know((name) => {
  const row = rowNamed(name);
  return row && { label: labelOf(row), pointer: pointerOf(row), moment: row.type === 'date-time' };
});

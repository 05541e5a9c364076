import type { CarrierName } from '../../wasm/js/generated/carriers.js';
import {
  CarrierKeys,
  TicketBaseStatusMembers,
  TicketEntityRows,
  TicketOriginMembers,
  TicketReadStatusMembers,
  TicketSecurityLevelMembers,
  type PropertyRow,
} from '../../wasm/js/generated/schema.js';

export type { PropertyRow };

const enums: Readonly<Record<string, readonly string[]>> = {
  TicketSecurityLevel: TicketSecurityLevelMembers,
  TicketBaseStatus: TicketBaseStatusMembers,
  TicketOrigin: TicketOriginMembers,
  TicketReadStatus: TicketReadStatusMembers,
};

/** Rows of the ticket's table named by a list such as `title,status,owner`, in that order. */
export function rowsFor(names: readonly string[]): PropertyRow[] {
  return names.flatMap((name) => rowNamed(name) ?? []);
}

/** A row by its name or by its label, in any case; with a short form such as `owner` for `OwnedBy`. */
export function rowNamed(name: string): PropertyRow | undefined {
  const wanted = name.trim().toLowerCase();
  return (
    TicketEntityRows.find((row) => row.name.toLowerCase() === wanted) ??
    TicketEntityRows.find((row) => row.label.toLowerCase() === wanted)
  );
}

/** Every row that a person may want to see. */
export function shownRows(): PropertyRow[] {
  return TicketEntityRows.filter((row) => row.control !== 'none');
}

/** The carrier that a row's values are, or are lists of. */
export function carrierOf(row: PropertyRow): string | undefined {
  return /^(?:array:)?carrier:(.+)$/.exec(row.type)?.[1];
}

/** Name of the member that identifies a row's carrier. */
export function keyOf(row: PropertyRow): string | undefined {
  const carrier = carrierOf(row);
  return carrier === undefined ? undefined : CarrierKeys[carrier as CarrierName];
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

/** Members of the row's enumeration, without the one that stands for "not known". */
export function membersOf(row: PropertyRow): readonly string[] {
  const name = /^enum:(.+)$/.exec(row.type)?.[1];
  return (name === undefined ? undefined : enums[name])?.filter((m) => m !== 'Unknown') ?? [];
}

/** True where the table, or the rights that came with the carrier, forbid an edit. */
export function isReadOnly(row: PropertyRow, base: object): boolean {
  if (row.readOnly === true || row.responseOnly === true) return true;
  const right = member(member(member(base, 'FieldProperties'), row.name), 'FieldRight');
  const mask = member(right, 'Mask');
  if (typeof mask !== 'string' || mask === '') return false;
  return /UIHintReadOnly/i.test(mask) || !/Update|Write|FULL|UndefinedValue/i.test(mask);
}

/** A member of something that may not be an object. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

import { automaticOwner } from '../../wasm/js/fields.js';
import { CarrierTitles } from '../../wasm/js/generated/schema.js';
import type { CarrierName, CustomField, MDOListItem } from '../../wasm/js/index.js';
import { customFieldList } from './lists.js';
import { carrierOf, isList, keyOf, member, type PropertyRow } from './properties.js';
import { text } from '../text/index.js';
import { absolute, instant } from '../text/time.js';

/** Finds a list that has been loaded. */
export type Peek = (name: string) => readonly MDOListItem[] | undefined;

/** Reads the entries of custom fields, as a draft and the core do. */
export type ReadFields = (dictionary: Readonly<Record<string, string | null>>) => CustomField[];

/** What a person reads for a value at a row's pointer; custom fields need somebody to read them. */
export function display(
  row: PropertyRow,
  value: unknown,
  base: object,
  peek: Peek,
  read?: ReadFields,
): string {
  if (isList(row)) return listText(row, value, base, peek);
  const key = keyOf(row);
  if (key !== undefined) return referenceText(row, key, value, base, peek);
  if (value === undefined || value === null || value === '') return text.value.empty;
  if (typeof value === 'boolean') return value ? text.value.yes : text.value.no;
  if (row.control === 'date-time') {
    const at = instant(value);
    if (at !== undefined) return absolute(at);
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return text.value.empty;
  }
  if (typeof value === 'object') {
    const custom = row.control === 'dictionary' && read;
    return custom ? dictionaryText(custom(value as never), peek) : JSON.stringify(value);
  }
  return typeof value === 'number' ? String(value) : spaced(row, value as string);
}

/** What a carrier is called, by the properties that its table names for that. */
export function nameOf(carrier: CarrierName | undefined, value: unknown): string | undefined {
  for (const title of (carrier && CarrierTitles[carrier]) ?? []) {
    const found = member(value, title);
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

/** Name of a carrier in a list value: from itself, from the base or from the list. */
export function itemName(row: PropertyRow, item: unknown, base: object, peek: Peek): string {
  const key = keyOf(row) ?? '';
  const id = member(item, key);
  const same = (other: unknown): boolean => member(other, key) === id;
  const known = member(base, row.name);
  const carrier = carrierOf(row);
  return (
    nameOf(carrier, item) ??
    nameOf(carrier, Array.isArray(known) ? known.find(same) : undefined) ??
    (row.mdoList === undefined ? undefined : peek(row.mdoList)?.find((i) => i.Id === id)?.Name) ??
    text.value.unknown(Number(id))
  );
}

function listText(row: PropertyRow, value: unknown, base: object, peek: Peek): string {
  if (!Array.isArray(value) || value.length === 0) return text.value.empty;
  return value.map((item) => itemName(row, item, base, peek)).join(', ');
}

/** Names and values; not what a server adds for show, which is not so after an edit. */
function dictionaryText(fields: readonly CustomField[], peek: Peek): string {
  const known = peek(customFieldList);
  const name = (key: string): string => known?.find((i) => i.ExtraInfo === key)?.Name || key;
  const parts = fields.map((field) => `${name(field.key)}: ${fieldText(field)}`);
  return parts.length === 0 ? text.value.empty : parts.join(', ');
}

function fieldText({ kind, value }: CustomField): string {
  if (kind === 'boolean') return value === 'true' ? text.value.yes : text.value.no;
  return value || text.value.empty;
}

function referenceText(
  row: PropertyRow,
  key: string,
  value: unknown,
  base: object,
  peek: Peek,
): string {
  const id = typeof value === 'number' ? value : 0;
  if (row.control === 'owner' && id === automaticOwner) return text.value.automatic;
  if (id === 0) return row.control === 'owner' ? text.value.unassigned : text.value.empty;
  const nested = member(base, row.name);
  const item = row.mdoList === undefined ? undefined : peek(row.mdoList)?.find((i) => i.Id === id);
  return (
    item?.FullName ||
    item?.Name ||
    (member(nested, key) === id ? nameOf(carrierOf(row), nested) : undefined) ||
    text.value.unknown(id)
  );
}

/** A member of an enumeration with spaces between its words. */
function spaced(row: PropertyRow, value: string): string {
  return row.type.startsWith('enum:') ? words(value) : value;
}

/** `CustomerCentre` as `Customer centre`, or as the reader's language has it. */
export function words(name: string): string {
  const known = text.members[name];
  if (known !== undefined) return known;
  const parts = name.split(/(?<=[a-z0-9])(?=[A-Z])/);
  return parts
    .map((part, at) => (at === 0 || part === part.toUpperCase() ? part : part.toLowerCase()))
    .join(' ');
}

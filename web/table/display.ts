import { automaticOwner } from '../../wasm/js/fields.js';
import type { MDOListItem } from '../../wasm/js/index.js';
import { isList, keyOf, member, type PropertyRow } from './properties.js';
import { text } from './text.js';
import { absolute, instant } from './time.js';

/** Finds a list that has been loaded. */
export type Peek = (name: string) => readonly MDOListItem[] | undefined;

/** What a person reads for a value at a row's pointer. */
export function display(row: PropertyRow, value: unknown, base: object, peek: Peek): string {
  if (isList(row)) return listText(row, value, base, peek);
  const key = keyOf(row);
  if (key !== undefined) return referenceText(row, key, value, base, peek);
  if (value === undefined || value === null || value === '') return text.value.empty;
  if (typeof value === 'boolean') return value ? text.value.yes : text.value.no;
  if (row.control === 'date-time') {
    const at = instant(value);
    if (at !== undefined) return absolute(at);
  }
  if (typeof value === 'object') {
    return row.control === 'dictionary' ? dictionaryText(value) : JSON.stringify(value);
  }
  return typeof value === 'number' ? String(value) : spaced(row, value as string);
}

/** Name of a carrier that is nested in another: its full name, name, title or id. */
export function nameOf(carrier: unknown): string | undefined {
  for (const candidate of ['Fullname', 'FullName', 'Name', 'Title']) {
    const found = member(carrier, candidate);
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
  return (
    nameOf(item) ??
    nameOf(Array.isArray(known) ? known.find(same) : undefined) ??
    (row.mdoList === undefined ? undefined : peek(row.mdoList)?.find((i) => i.Id === id)?.Name) ??
    text.value.unknown(Number(id))
  );
}

function listText(row: PropertyRow, value: unknown, base: object, peek: Peek): string {
  if (!Array.isArray(value) || value.length === 0) return text.value.empty;
  return value.map((item) => itemName(row, item, base, peek)).join(', ');
}

/** Keys and their values, without the encoding and what a server adds for show. */
function dictionaryText(value: object): string {
  const parts = Object.entries(value as Record<string, unknown>)
    .filter(([key]) => !/:(?:DisplayText|DisplayTooltip|org)$/.test(key))
    .map(([key, content]) => `${key}: ${plainText(content)}`);
  return parts.length === 0 ? text.value.empty : parts.join(', ');
}

function plainText(content: unknown): string {
  if (typeof content !== 'string' || content === '') return text.value.empty;
  return /^\[[A-Z]{1,2}:(.*)\]$/s.exec(content)?.[1] ?? content;
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
    (member(nested, key) === id ? nameOf(nested) : undefined) ||
    text.value.unknown(id)
  );
}

/** A member of an enumeration with spaces between its words. */
function spaced(row: PropertyRow, value: string): string {
  return row.type.startsWith('enum:') ? words(value) : value;
}

/** `CustomerCentre` as `Customer centre`. */
export function words(name: string): string {
  const parts = name.split(/(?<=[a-z0-9])(?=[A-Z])/);
  return parts
    .map((part, at) => (at === 0 || part === part.toUpperCase() ? part : part.toLowerCase()))
    .join(' ');
}

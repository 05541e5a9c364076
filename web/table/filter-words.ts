import { text } from '../text/index.js';
import { absolute, dayText, instant } from '../text/time.js';
import type { Peek } from './display.js';
import { itemName } from './display.js';
import {
  filterField,
  filterProperty,
  takes,
  type Condition,
  type FilterProperty,
  type OperatorName,
} from './filters.js';
import { customFieldList } from './lists.js';
import { keyOf, labelOf, rowNamed, type PropertyRow } from './properties.js';

/** The row that a property is called by and chosen from; a text of its own for what is no row. */
export function rowOf({ name, row }: FilterProperty): PropertyRow {
  const known = row === undefined ? undefined : rowNamed(row);
  const label = text.filters.properties[name] ?? name;
  return known ?? { name, label, type: 'string', control: 'text', description: '' };
}

/** What a person reads for a property; for a custom field, what the administrator calls it. */
export function propertyLabel(property: FilterProperty, peek: Peek): string {
  if (property.kind === 'field') return fieldOf(property, peek)?.Name || property.name;
  return property.row === undefined ? rowOf(property).label : labelOf(rowOf(property));
}

const number = ['equals', 'equalsNot', 'more', 'less', 'empty', 'notEmpty'] as const;
const date = ['onDay', 'beforeDay', 'afterDay', 'last', 'next', 'empty', 'notEmpty'] as const;

/**
 * What a custom field of a type is compared by. Which list an `MdoList` is chosen from is not told, so
 * that an item is compared by its number.
 */
const ofType = new Map<string | null | undefined, readonly OperatorName[]>([
  ['ShortText', ['has', 'hasNot', 'equals', 'equalsNot', 'empty', 'notEmpty']],
  ['LongText', ['has', 'hasNot', 'empty', 'notEmpty']],
  ['Integer', number],
  ['TimeSpan', number],
  ['Decimal', number],
  ['Money', number],
  ['Date', date],
  ['DateTime', date],
  ['MdoList', ['equals', 'equalsNot', 'empty', 'notEmpty']],
  ['Checkbox', ['yes', 'no']],
]);

/** The custom fields that a list can be filtered by, once their list is known. */
export function offeredFields(peek: Peek): readonly FilterProperty[] {
  return (peek(customFieldList) ?? []).flatMap(({ Type, ExtraInfo }) =>
    ofType.has(Type) ? (filterField(ExtraInfo ?? '') ?? []) : [],
  );
}

/** What a property is compared by. */
export function operatorsOf(property: FilterProperty, peek: Peek): readonly OperatorName[] {
  const type = property.kind === 'field' ? fieldOf(property, peek)?.Type : undefined;
  return ofType.get(type) ?? property.operators;
}

/** What has to be said of the values of a property; `undefined` where nothing has. */
export function valueHint(property: FilterProperty, peek: Peek): string | undefined {
  const list = property.kind === 'field' && fieldOf(property, peek)?.Type === 'MdoList';
  return list ? text.filters.itemNumber : undefined;
}

function fieldOf({ name }: FilterProperty, peek: Peek) {
  return peek(customFieldList)?.find(({ ExtraInfo }) => ExtraInfo === name);
}

/** A condition in few words. */
export function conditionText({ property, operator, value }: Condition, peek: Peek): string {
  const label = propertyLabel(property, peek);
  return text.filters.said[operator](label, valueText(property, takes(operator), value, peek));
}

/** Names of the lists from which the conditions of a filter are chosen, or by which they are called. */
export function listsOfFilter(filter: readonly Pick<Condition, 'property'>[]): string[] {
  return filter.flatMap(({ property }) => {
    if (property.kind === 'field') return customFieldList;
    if (property.kind !== 'list' || property === filterProperty('person')) return [];
    return rowOf(property).mdoList ?? [];
  });
}

function valueText(
  property: FilterProperty,
  kind: ReturnType<typeof takes>,
  value: Condition['value'],
  peek: Peek,
): string {
  if (kind === 'nothing') return '';
  if (kind === 'days') return text.filters.days(value as number);
  if (kind === 'moment') return absolute(instant(value) ?? 0);
  if (kind === 'day') return dayText(value as string);
  if (kind === 'text' || kind === 'number') return value as string;
  const row = rowOf(property);
  const key = keyOf(row) ?? '';
  return (value as readonly number[])
    .map((id) => itemName(row, { [key]: id }, {}, peek))
    .join(', ');
}

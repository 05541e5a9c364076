import { text } from '../text/index.js';
import { absolute, instant } from '../text/time.js';
import type { Peek } from './display.js';
import { itemName } from './display.js';
import { filterProperty, takes, type Condition, type FilterProperty } from './filters.js';
import { keyOf, labelOf, rowNamed, type PropertyRow } from './properties.js';

/** The row that a property is called by and chosen from; a text of its own for what is no row. */
export function rowOf({ name, row }: FilterProperty): PropertyRow {
  const known = row === undefined ? undefined : rowNamed(row);
  const label = text.filters.properties[name] ?? name;
  return known ?? { name, label, type: 'string', control: 'text', description: '' };
}

/** What a person reads for a property. */
export function propertyLabel(property: FilterProperty): string {
  return property.row === undefined ? rowOf(property).label : labelOf(rowOf(property));
}

/** A condition in few words. */
export function conditionText({ property, operator, value }: Condition, peek: Peek): string {
  const label = propertyLabel(property);
  return text.filters.said[operator](label, valueText(property, takes(operator), value, peek));
}

/** Names of the lists from which the conditions of a filter are chosen. */
export function listsOfFilter(filter: readonly Pick<Condition, 'property'>[]): string[] {
  return filter.flatMap(({ property }) => {
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
  if (kind === 'text') return value as string;
  const row = rowOf(property);
  const key = keyOf(row) ?? '';
  return (value as readonly number[])
    .map((id) => itemName(row, { [key]: id }, {}, peek))
    .join(', ');
}

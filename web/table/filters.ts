import { toDay, toWire } from '../text/time.js';
import { decimal, fieldCondition, plainText, textCondition } from './quoting.js';

/** What the values of a property are. */
export type FilterKind = 'list' | 'text' | 'message' | 'past' | 'date' | 'field';

export type OperatorName =
  | 'is'
  | 'isNot'
  | 'has'
  | 'hasNot'
  | 'equals'
  | 'equalsNot'
  | 'before'
  | 'after'
  | 'last'
  | 'next'
  | 'onDay'
  | 'beforeDay'
  | 'afterDay'
  | 'more'
  | 'less'
  | 'yes'
  | 'no'
  | 'empty'
  | 'notEmpty';

/** What has to be given beside an operator. */
export type Takes = 'ids' | 'text' | 'moment' | 'days' | 'day' | 'number' | 'nothing';

/** One of the properties that a list can be filtered by. */
export interface FilterProperty {
  /** As it stands in an address. */
  readonly name: string;
  readonly kind: FilterKind;
  /** The row of the ticket's table that it is called by and chosen from; none for what is no row. */
  readonly row?: string;
  /** The archive's column. */
  readonly column: string;
  readonly operators: readonly OperatorName[];
}

/** A property, an operator and what is beside it. */
export interface Condition {
  readonly property: FilterProperty;
  readonly operator: OperatorName;
  /**
   * Numbers (`ids`), a text, a moment as the WebAPI reads it, a number of days, a day (`2026-11-30`),
   * a number in digits, or nothing.
   */
  readonly value: readonly number[] | string | number | undefined;
}

/** Conditions that all hold. */
export type Filter = readonly Condition[];

/** Beyond these a filter would not fit into an address any more. */
export const mostConditions = 10;
export const mostIds = 30;
export const longestText = 100;
export const mostDays = 3650;
/** So many custom fields are remembered, each as the same property. */
const mostFields = 500;

const day = 86_400_000;
const greatestId = 2_147_483_647;
const set = ['empty', 'notEmpty'] as const;
const text = ['has', 'hasNot', 'equals', 'equalsNot'] as const;
const list = ['is', 'isNot'] as const;
/** Of custom fields, whatever their types. */
const numeric = ['more', 'less'] as const;
const dated = ['onDay', 'beforeDay', 'afterDay', 'last', 'next'] as const;
const ofFields = [...text, ...numeric, ...dated, 'yes', 'no', ...set] as const;

/** The properties that a list can be filtered by, in the order in which they are offered. */
export const filterProperties: readonly FilterProperty[] = [
  of('status', 'list', 'ticketStatusName', list, 'Status'),
  of('owner', 'list', 'ownedBy/associateDbId', [...list, ...set], 'OwnedBy'),
  of('category', 'list', 'categoryFullName', [...list, ...set], 'Category'),
  of('priority', 'list', 'priorityName', list, 'Priority'),
  of('person', 'list', 'personId', [...list, ...set], 'Person'),
  of('company', 'text', 'contactName', [...text, ...set]),
  of('tags', 'list', 'tags', [...list, ...set], 'Tags'),
  of('title', 'text', 'title', text, 'Title'),
  of('messages', 'message', 'content', ['has']),
  of('createdAt', 'past', 'createdAt', ['last', 'before', 'after'], 'CreatedAt'),
  of('lastChanged', 'past', 'lastChanged', ['last', 'before', 'after'], 'LastChanged'),
  of('deadline', 'date', 'deadline', ['next', 'last', 'before', 'after', ...set], 'Deadline'),
  of('closedAt', 'past', 'closedAt', ['last', 'before', 'after', ...set], 'ClosedAt'),
  of('ticketType', 'list', 'ticketTypeName', [...list, ...set], 'TicketType'),
];

const byName = new Map(filterProperties.map((each) => [each.name.toLowerCase(), each]));
const taken: Readonly<Record<OperatorName, Takes>> = {
  ...{ is: 'ids', isNot: 'ids', has: 'text', hasNot: 'text', equals: 'text', equalsNot: 'text' },
  ...{ before: 'moment', after: 'moment', last: 'days', next: 'days' },
  ...{ onDay: 'day', beforeDay: 'day', afterDay: 'day', more: 'number', less: 'number' },
  ...{ yes: 'nothing', no: 'nothing' },
  ...{ empty: 'nothing', notEmpty: 'nothing' },
};

/** What has to be given beside an operator. */
export function takes(operator: OperatorName): Takes {
  return taken[operator];
}

const fields = new Map<string, FilterProperty>();

/** A custom field by its key; `undefined` for a key that no address can have. */
export function filterField(key: string): FilterProperty | undefined {
  if (!/^(?:x_\w{1,60}|\w{1,40}:\w{1,20})$/.test(key)) return undefined;
  const known = fields.get(key) ?? of(key, 'field', `extra/${key}`, ofFields);
  if (fields.size < mostFields) fields.set(key, known);
  return fields.get(key) ?? known;
}

/** A property by its name, in any case, or a custom field by its key. */
export function filterProperty(name: string): FilterProperty | undefined {
  return byName.get(name.toLowerCase()) ?? filterField(name);
}

/**
 * A condition in its one form; `undefined` where the value is none of the operator's, or the property
 * does not have that operator.
 */
export function condition(
  property: FilterProperty,
  operator: OperatorName,
  value: unknown,
): Condition | undefined {
  if (!property.operators.includes(operator)) return undefined;
  const kind = takes(operator);
  if (kind === 'nothing') return { property, operator, value: undefined };
  const clean = valueOf[kind](value);
  return clean === undefined ? undefined : { property, operator, value: clean };
}

const valueOf: Readonly<
  Record<Exclude<Takes, 'nothing'>, (value: unknown) => Condition['value'] | undefined>
> = {
  ids: (value) => {
    if (!Array.isArray(value)) return undefined;
    const ids = [...new Set(value as readonly unknown[])].filter(isId).slice(0, mostIds);
    return ids.length === 0 ? undefined : ids;
  },
  text: (value) => {
    if (typeof value !== 'string') return undefined;
    // No character is cut in half, and a cut leaves no blank at the end.
    const cut = [...plainText(value).trim()].slice(0, longestText).join('').trim();
    return cut === '' ? undefined : cut;
  },
  moment: (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : NaN;
    return at >= Date.UTC(1753, 0, 2) && at < Date.UTC(9999, 11, 31) ? toWire(at) : undefined;
  },
  day: (value) => {
    const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : '';
    const at = Date.parse(day);
    // A day that there is not, such as a 30th of February, is none.
    return at >= Date.UTC(1753, 0, 1) && new Date(at).toISOString().startsWith(day)
      ? day
      : undefined;
  },
  number: (value) => (typeof value === 'string' ? decimal(value) : undefined),
  days: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostDays
      ? value
      : undefined,
};

const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= greatestId;

/**
 * The filter with which message texts are searched for words, one condition for each; `undefined`
 * where there are none, or no room for them.
 */
export function withMessages(written: string, words: readonly string[]): string | undefined {
  const filter = parseFilter(written);
  const column = filterProperty('messages')!;
  const more = words.flatMap((word) => condition(column, 'has', word) ?? []);
  if (more.length === 0 || filter.length + more.length > mostConditions) return undefined;
  return formatFilter([...filter, ...more]);
}

/**
 * A filter as a text, for attributes and addresses: `status-is-1.2*title-has-printer`. In a query of an
 * address nothing of it but other texts than words is written otherwise.
 */
export function formatFilter(filter: Filter): string {
  return filter
    .map(({ property, operator, value }) => {
      const start = `${property.name}-${operator}`;
      const written = writeValue(takes(operator), value);
      return written === undefined ? start : `${start}-${written}`;
    })
    .join('*');
}

/** The filter that a text stands for; conditions that are none are left out. */
export function parseFilter(written: string): Filter {
  if (written === '') return [];
  const found = written.split('*').flatMap((each) => parseCondition(each) ?? []);
  return found.slice(0, mostConditions);
}

/** The one text of a filter, whatever was written; empty for none. */
export function cleanFilter(written: string | null | undefined): string {
  return formatFilter(parseFilter(written ?? ''));
}

function writeValue(kind: Takes, value: Condition['value']): string | undefined {
  if (kind === 'ids') return (value as readonly number[]).join('.');
  if (kind === 'moment' || kind === 'day') return (value as string).replaceAll(/[-:]/g, '');
  if (kind === 'text') {
    return (value as string).replaceAll(/[_*]/g, (sign) => (sign === '*' ? '_s' : '__'));
  }
  return value === undefined ? undefined : String(value);
}

function parseCondition(written: string): Condition | undefined {
  const [, name = '', operator = '', value] = /^([\w:]+)-(\w+)(?:-(.*))?$/s.exec(written) ?? [];
  const property = filterProperty(name);
  const known = property?.operators.find((each) => each === operator);
  if (!property || !known) return undefined;
  return condition(property, known, readValue(takes(known), value));
}

function readValue(kind: Takes, written: string | undefined): unknown {
  if (written === undefined || kind === 'nothing') return undefined;
  if (kind === 'ids') return written.split('.').map(wholeNumber);
  if (kind === 'days') return wholeNumber(written);
  if (kind === 'text') {
    return written.replaceAll(/_[s_]/g, (sign) => (sign === '_s' ? '*' : '_'));
  }
  if (kind === 'number') return written;
  if (kind === 'day') return written.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written)?.slice(1);
  return parts && `${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`;
}

function wholeNumber(written: string): number | undefined {
  return /^\d{1,10}$/.test(written) ? Number(written) : undefined;
}

/** The OData conditions of a filter, all of which are to hold. */
export function filterConditions(filter: Filter, now: number): string[] {
  return filter.flatMap((each) => odata(each, now) ?? []);
}

function odata({ property, operator, value }: Condition, now: number): string | undefined {
  const { column } = property;
  switch (operator) {
    case 'is':
    case 'isNot':
      return among(property, operator === 'is', value as readonly number[]);
    case 'has':
    case 'hasNot':
    case 'equals':
    case 'equalsNot':
      return property.kind === 'field'
        ? fieldCondition(column, operator, value as string)
        : textCondition(column, operator, value as string);
    case 'yes':
    case 'no':
      return `${column} ${operator === 'yes' ? 'eq' : 'ne'} 1`;
    case 'before':
      return `${column} beforeTime '${value as string}'`;
    case 'after':
      return `${column} afterTime '${value as string}'`;
    case 'more':
    case 'less':
      return `${column} ${operator === 'more' ? 'gt' : 'lt'} ${value as string}`;
    case 'onDay':
    case 'beforeDay':
    case 'afterDay':
      return `${column} ${ofDay[operator]} '${value as string}'`;
    case 'last': {
      if (property.kind === 'field') return withinDays(column, now, -(value as number));
      const from = `${column} afterTime '${toWire(now - (value as number) * day)}'`;
      // What has happened lies behind us, whatever this computer's clock says.
      return property.kind === 'past' ? from : `${from} and ${column} beforeTime '${toWire(now)}'`;
    }
    case 'next':
      if (property.kind === 'field') return withinDays(column, now, value as number);
      return (
        `${column} afterTime '${toWire(now)}' and ` +
        `${column} beforeTime '${toWire(now + (value as number) * day)}'`
      );
    case 'empty':
    case 'notEmpty':
      return isSet(property, operator === 'notEmpty');
  }
}

const ofDay = { onDay: 'date', beforeDay: 'before', afterDay: 'after' } as const;

/** A custom field's date has no zone: it is one of the reader's days from today on, or until today. */
function withinDays(column: string, now: number, days: number): string {
  const ends = [now, now + days * day].sort((a, b) => a - b).map((at) => `'${toDay(at)}'`);
  return `${column} dateBetween (${ends.join(',')})`;
}

/** Columns take numbers by the operators that the vendor documents for their kinds. */
function among({ name, column }: FilterProperty, within: boolean, ids: readonly number[]): string {
  if (name === 'person') {
    const each = ids.map((id) => `${column} ${within ? 'eq' : 'ne'} ${id}`);
    const all = each.join(within ? ' or ' : ' and ');
    return each.length > 1 ? `(${all})` : all;
  }
  const [one, none] =
    name === 'owner' ? ['associateIsOneOf', 'associateIsNotOneOf'] : ['oneOf', 'notOneOf'];
  return `${column} ${within ? one : none} (${ids.join(',')})`;
}

function isSet(property: FilterProperty, filled: boolean): string {
  const { name, kind, column } = property;
  if (kind === 'text' || kind === 'field') return `${column} ${filled ? 'isNot' : 'is'} ''`;
  if (kind === 'list' && name !== 'tags') return among(property, !filled, [0]);
  return `${column} ${filled ? 'set' : 'notSet'}`;
}

function of(
  name: string,
  kind: FilterKind,
  column: string,
  operators: readonly OperatorName[],
  row?: string,
): FilterProperty {
  return { name, kind, column, operators, ...(row !== undefined && { row }) };
}

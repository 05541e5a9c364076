import { expect, test } from '@jest/globals';
import {
  cleanColumns,
  columnLabel,
  columns,
  columnText,
  formatColumns,
  mostColumns,
  parseColumns,
} from '../../../web/table/columns.js';
import { rowNamed } from '../../../web/table/properties.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const row = { PrimaryKey: 7, EntityName: 'ticket' };
const named = (name: string) => columns.find((each) => each.name === name)!;

test('each is called by a property of the ticket, and has one name', () => {
  for (const each of columns) {
    expect(rowNamed(each.row)?.name).toBe(each.row);
    expect(columnLabel(each)).not.toBe('');
    expect(parseColumns(each.name)).toEqual([each]);
  }
  expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
});

test.each([
  ['', ''],
  [null, ''],
  ['tags.customer', 'tags.customer'],
  [' TAGS, customer,tags ,hack', 'tags.customer'],
  ['constructor.__proto__', ''],
])('of %j stays %j', (written, clean) => {
  expect(cleanColumns(written)).toBe(clean);
});

test('there are no more of them than fit', () => {
  const chosen = parseColumns(formatColumns(columns));
  expect(chosen).toEqual(columns.slice(0, mostColumns));
});

test.each([
  ['tags', 'late, loud', 'late, loud'],
  ['category', null, ''],
  ['createdAt', '2026-11-30T10:00:00Z', 'Created at: 2 h ago'],
  ['closedAt', '', ''],
  ['closedAt', '0001-01-01T00:00:00', ''],
  ['messages', 3, 'Messages: 3'],
  ['timeSpent', 0, ''],
])('%s with %j reads %j', (name, value, said) => {
  const each = named(name);
  expect(columnText(each, { ...row, [each.column]: value }, now)).toBe(said);
});

import type { TicketRow } from '../../wasm/js/index.js';
import { text } from '../text/index.js';
import { instant, toInput } from '../text/time.js';
import { columnLabel, columns, parseColumns, type Column } from './columns.js';
import type { Cell } from './csv.js';
import { labelOf, rowNamed } from './properties.js';

/** What every export has, by the columns of a list; what a list shows besides follows. */
const usual = ['customer', 'status', 'priority', 'owner', 'category', 'createdAt', 'lastChanged'];

const labelled = (row: string): string => labelOf(rowNamed(row)!);

/** The columns of an export of a list that shows these. */
function columnsOf(shown: string): readonly Column[] {
  const named = columns.filter(({ name }) => usual.includes(name));
  return [...new Set([...named, ...parseColumns(shown)])];
}

/** What an export has to read besides what a list reads. */
export function exportedNames(shown: string): readonly string[] {
  return columnsOf(shown).map(({ column }) => column);
}

/** The first line of an export. */
export function exportedHead(shown: string): readonly Cell[] {
  return [
    text.exporting.number,
    labelled('Title'),
    text.filters.properties['company']!,
    labelled('Deadline'),
    ...columnsOf(shown).map(columnLabel),
  ];
}

/** A ticket as a line of an export. Moments are the reader's own, as spreadsheets read them. */
export function exportedRow(row: TicketRow, shown: string): readonly Cell[] {
  const first = ['ticketId', 'title', 'contactName', 'deadline'];
  const names = [...first, ...columnsOf(shown).map(({ column }) => column)];
  return names.map((name) => cellOf(row[name]));
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return '';
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  return instant(value) === undefined ? '' : toInput(value).replace('T', ' ');
}

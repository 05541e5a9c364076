/** A cell: a text, which is nothing else, or a number. */
export type Cell = string | number;

/** What begins a formula in a spreadsheet, in narrow and in wide letters, at the start of a cell. */
const formula = /^(?=\s*[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}])/u;

/** The same behind what some spreadsheets take for the end of a cell, quoted or not. */
const within = /(?<=[;,\t\r\n])(?=[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}])/gu;

/**
 * Rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. A text that one would
 * calculate is told from a formula by an apostrophe.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\u{feff}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = value.replace(formula, "'").replaceAll(within, "'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

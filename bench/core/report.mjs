// What was measured, as a person reads it: a line for each row, and the tables of docs/figures.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const figures = fileURLToPath(new URL('../../docs/figures.md', import.meta.url));
const marks = ['<!-- scripts/bench --write: begin -->', '<!-- scripts/bench --write: end -->'];

const sizeOf = ({ bytes }) =>
  `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: bytes < 100_000 ? 1 : 0 })} kB`;

const digits = (ratio) => (ratio < 10 ? ratio.toFixed(ratio < 1 ? 2 : 1) : ratio.toFixed(0));

/** How many times longer the best of the others takes, by the 20th percentile or the median. */
function ratio({ own, others }, by) {
  return Math.min(...others.map((each) => each[by])) / own[by];
}

const best = ({ others }) => others.reduce((a, b) => (b.p20 < a.p20 ? b : a));

/** One line on what has just been measured. */
export function tell(row) {
  const others = row.others
    .map((each) => `${each.name} ${digits(each.p20 / row.own.p20)}`)
    .join(', ');
  console.log(
    `${sizeOf(row).padStart(8)}  ${row.name.padEnd(25)} ${row.own.p20.toFixed(1).padStart(9)} us  ` +
      `${digits(ratio(row, 'p20'))}x, median ${digits(ratio(row, 'median'))}x (${others}; ` +
      `${row.own.rounds} rounds)`,
  );
}

/** Below its goal a cell has a star. */
function cell(row, goal) {
  const missed = goal !== undefined && ratio(row, 'p20') < goal ? ' \\*' : '';
  return `${digits(ratio(row, 'p20'))} / ${digits(ratio(row, 'median'))}${missed}`;
}

function line(rows, family) {
  const [first] = rows;
  const goals = first.goals[family];
  const names = [...new Set(rows.map((row) => best(row).name))].join(', ');
  const told = goals.map((goal) => goal ?? '-').join(' / ');
  const cells = rows.map((row) => cell(row, goals[row.size]));
  return `| ${[first.name, ...cells, told, names].join(' | ')} |`;
}

/** One engine's table; `family` is `node` or `chromium`. */
function table({ engine, family, rows }) {
  const names = [...new Set(rows.map(({ name }) => name))];
  const of = (name) => rows.filter((row) => row.name === name);
  const sizes = of(names[0]).map(sizeOf);
  return [
    `### ${engine}`,
    '',
    `| what | ${sizes.join(' | ')} | goals | best alternative |`,
    `|${' --- |'.repeat(sizes.length + 3)}`,
    ...names.map((name) => line(of(name), family)),
  ].join('\n');
}

/** Every engine's table, and what is to be said of all. */
export function tables(results, note) {
  return [...(note ? [note] : []), ...results.map(table)].join('\n\n');
}

/** Puts the tables between their marks in docs/figures.md. */
export async function write(made) {
  const text = readFileSync(figures, 'utf8');
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error('docs/figures.md has lost its marks');
  const whole = `${text.slice(0, begin)}${marks[0]}\n\n${made}\n\n${text.slice(end)}`;
  const options = { ...(await resolveConfig(figures)), filepath: figures };
  writeFileSync(figures, await format(whole, options));
}

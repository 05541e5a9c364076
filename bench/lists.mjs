// How long lists take over many tickets, in both stores: the views of the page, a search, filters and a
// deep page, one request after another.
//
//   node bench/lists.mjs [--tickets 200,10000,200000] [--times N] [--json FILE]

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listOptions } from '../dist/web/table/views.js';
import { program, startPostgres, Ticketwire } from './contenders.mjs';
import { demo, write } from './many.mjs';
import { median } from './wrk.mjs';

const { values: options } = parseArgs({
  options: {
    tickets: { type: 'string', default: '200,10000,200000' },
    times: { type: 'string', default: '15' },
    json: { type: 'string' },
  },
});

const binary = program();

/** The address of a list that the page shows, or of its columns with another filter. */
function list(query, { skip = 0, filter } = {}) {
  const usual = { view: 'open', order: 'change', search: '', filter: '', columns: '' };
  const choice = { ...usual, associateId: 5, ...query };
  const options = listOptions(choice, { top: 50, skip });
  return `/api/v1/Ticket?${new URLSearchParams({
    $select: options.select.join(','),
    $filter: filter ?? options.filter,
    $orderBy: options.orderBy,
    $top: 50,
    $skip: skip,
  })}`;
}

const questions = (count) => ({
  'mine, by deadline': list({ view: 'mine', order: 'deadline' }),
  'mine, by change': list({ view: 'mine' }),
  'unassigned, by deadline': list({ view: 'unassigned', order: 'deadline' }),
  'open, by deadline': list({ order: 'deadline' }),
  'open, by change': list({}),
  'postponed, by return': list({ view: 'postponed', order: 'deadline' }),
  'closed, by change': list({ view: 'closed' }),
  'closed, the last page': list({ view: 'closed' }, { skip: Math.max(count * 0.6 - 50, 0) }),
  'search, one in a thousand': list({ view: 'closed', search: 'übergröße', wide: false }),
  'search, nothing': list({ view: 'closed', search: 'nothingofthekind', wide: false }),
  'search with names, nothing': list({ view: 'closed', search: 'nothingofthekind' }),
  'by author': list({}, { filter: "author eq 'Anna Berg'" }),
});

async function measure(server, target) {
  const times = [];
  for (let i = 0; i < Number(options.times); ++i) {
    const began = performance.now();
    await server.get(target);
    times.push(performance.now() - began);
  }
  return median(times);
}

async function measureAll(rows, database, engine, count, file) {
  const began = performance.now();
  execFileSync(binary, ['--database', database, '--import', file], { stdio: 'ignore' });
  console.log(
    `${engine}: ${count} tickets taken in ${((performance.now() - began) / 1e3).toFixed(1)} s`,
  );
  const server = new Ticketwire(engine, binary, database);
  await server.start();
  try {
    for (const [name, target] of Object.entries(questions(count))) {
      rows.push({ engine, count, name, milliseconds: await measure(server, target) });
    }
  } finally {
    await server.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ticketwire-lists-'));
const rows = [];
const sizes = options.tickets.split(',').map(Number);
try {
  const lines = await demo(folder);
  for (const count of sizes) {
    const file = join(folder, 'all.jsonl');
    write(file, lines, count);
    await measureAll(rows, `sqlite:${join(folder, `${count}.sqlite`)}`, 'SQLite', count, file);
    const postgres = await startPostgres();
    if (!postgres) continue;
    try {
      await measureAll(rows, postgres.database, 'PostgreSQL', count, file);
    } finally {
      await postgres.stop();
    }
  }
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const heads = engines.flatMap((engine) => sizes.map((count) => `${engine}, ${count}`));
  console.log(`\n| milliseconds | ${heads.join(' | ')} |\n| --- |${' --- |'.repeat(heads.length)}`);
  for (const name of Object.keys(questions(0))) {
    const cells = engines.flatMap((engine) =>
      sizes.map((count) => {
        const row = rows.find(
          (each) => each.name === name && each.engine === engine && each.count === count,
        );
        return row.milliseconds.toFixed(1);
      }),
    );
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

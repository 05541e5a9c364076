// The core against JavaScript, in Node and in headless Chromium, in less than ten minutes. Contenders
// take turns in short rounds in one process; a ratio says how many times longer the best of them takes
// than the core. Answers are compared before anything is measured, and no row is left out for losing.
//
//   node bench/core/run.mjs [--write] [--json FILE] [--engine node|chromium] [--only ROW] [--minutes N]
//
// --write puts the tables into docs/figures.md; --minutes are for both engines together.

import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import * as report from './report.mjs';

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    json: { type: 'string' },
    engine: { type: 'string' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '8' },
  },
});
const { only } = options;
const families = options.engine ? [options.engine] : ['node', 'chromium'];
if (options.write && (only || families.length < 2)) {
  throw new Error('--write needs every row of both engines');
}

// Libraries check less there.
process.env['NODE_ENV'] = 'production';

/** Whoever runs beside others is stopped now and then, and the longer the larger the tickets. */
function busy() {
  const [load] = loadavg();
  const processors = availableParallelism();
  if (load <= processors) return '';
  return `Measured on a busy machine: a load of ${load.toFixed(0)} on ${processors} processors.`;
}

const note = busy();
if (note) console.log(`${note}\n`);
const end = performance.now() + Number(options.minutes) * 60_000;
const results = [];
for (const [index, family] of families.entries()) {
  const module = await import(`./${family}.mjs`);
  const began = performance.now();
  const minutes = (end - began) / (families.length - index) / 60_000;
  const rows = await module.run({ minutes, only, tell: report.tell });
  results.push({ engine: module.engine, family, rows });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${module.engine}: ${rows.length} rows in ${seconds} s\n`);
}
const tables = report.tables(results, note);
console.log(tables);
if (options.write) await report.write(tables);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);

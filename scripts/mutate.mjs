// Makes small faults one at a time and reports which of them no test notices; see scripts/mutate.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { areaOf, areas, mutantsOf } from './mutants/areas.mjs';
import { makeBench } from './mutants/bench.mjs';
import { Copy, projectFiles } from './mutants/copy.mjs';
import { generator, mixed } from './mutants/random.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const { values: given } = parseArgs({
  options: {
    area: { type: 'string', multiple: true },
    file: { type: 'string', multiple: true },
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    limit: { type: 'string', default: '300' },
    goal: { type: 'string', default: '95' },
    list: { type: 'boolean', default: false },
  },
});

function numberOf(name) {
  const value = Number(given[name]);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name}: "${given[name]}" is no number`);
}

/** The areas to work on with their files. */
function chosen() {
  const files = projectFiles(root);
  for (const file of given.file ?? []) {
    if (!files.includes(file) || areaOf(file) === undefined) throw new Error(`--file: ${file}`);
  }
  const names = given.area ?? [...new Set((given.file ?? []).map(areaOf))];
  const unknown = names.find((name) => !Object.hasOwn(areas, name));
  if (unknown !== undefined) throw new Error(`--area: ${unknown}; known: ${Object.keys(areas)}`);
  const wanted = names.length > 0 ? names : Object.keys(areas);
  return wanted.map((area) => ({ area, files: given.file ?? files }));
}

const oneLine = (text) => {
  const short = text.replaceAll(/\s+/g, ' ').trim();
  return short.length > 50 ? `${short.slice(0, 47)}...` : short;
};

const described = ({ file, line, kind, before, text }) =>
  `${file}:${line}  ${kind}  ${oneLine(before) || '(nothing)'}  ->  ${oneLine(text) || '(nothing)'}`;

/** Tries so many faults of an area, and adds them to `done`; those that do not compile are none. */
async function tryArea({ area, files }, count, random, bench, done) {
  const equivalent = JSON.parse(
    readFileSync(join(root, 'scripts/mutants/equivalent.json'), 'utf8'),
  );
  const mutants = mixed(mutantsOf(root, area, files, equivalent), random);
  console.log(`${area}: ${mutants.length} faults are possible`);
  await bench.prepare(area);
  let left = count;
  for (const mutant of mutants) {
    if (left === 0) break;
    const began = performance.now();
    const result = await bench.try(mutant);
    if (result === 'invalid') continue;
    done.push({ ...mutant, result });
    left -= 1;
    const seconds = ((performance.now() - began) / 1_000).toFixed(0).padStart(4);
    console.log(`${result.padEnd(8)} ${seconds} s  ${described(mutant)}`);
  }
}

function report(done) {
  const rows = new Map();
  for (const { area, kind, result } of done) {
    for (const key of [`${area}  ${kind}`, `${area}  all`]) {
      const row = rows.get(key) ?? { made: 0, caught: 0 };
      row.made += 1;
      row.caught += result === 'survived' ? 0 : 1;
      rows.set(key, row);
    }
  }
  console.log(`\n${'area  kind'.padEnd(32)} made  caught`);
  for (const [key, { made, caught }] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${key.padEnd(32)} ${String(made).padStart(4)}  ${String(caught).padStart(6)}`);
  }
  const survivors = done.filter(({ result }) => result === 'survived');
  if (survivors.length > 0) console.log('\nNoticed by no test:');
  for (const each of survivors) console.log(`  ${described(each)}\n      ${each.source}`);
  const share = done.length === 0 ? 0 : (100 * (done.length - survivors.length)) / done.length;
  console.log(`\n${done.length} faults, ${share.toFixed(1)} % caught, --seed ${given.seed}`);
  return share;
}

async function main() {
  const random = generator(numberOf('seed'));
  const count = numberOf('count');
  if (given.list) {
    for (const { area, files } of chosen())
      mutantsOf(root, area, files, []).forEach((each) => console.log(described(each)));
    return;
  }
  const copy = new Copy(root);
  const done = [];
  // Whoever has no more time is told what was found so far.
  process.once('SIGINT', () => {
    report(done);
    process.exit(130);
  });
  process.once('SIGTERM', () => process.exit(143)).once('exit', () => copy.remove());
  const benches = new Map();
  for (const each of chosen()) {
    const { language } = areas[each.area];
    const bench = benches.get(language) ?? makeBench(language, copy, numberOf('limit'));
    benches.set(language, bench);
    await tryArea(each, count, random, bench, done);
  }
  if (report(done) < numberOf('goal')) process.exitCode = 1;
}

await main();

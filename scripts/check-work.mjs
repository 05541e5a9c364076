// Fails where a workload of the core takes over 3 % more instructions than bench/budgets.json says.
// callgrind counts them in the release build, over the same tickets each time, so that they are the
// same on every run; another compiler or C library makes others.
//
//   node scripts/check-work.mjs               checks the release build's ticketwire_work
//   node scripts/check-work.mjs --write       makes the counts of now the budgets
//   node scripts/check-work.mjs --self-test   checks that planted faults are found

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  counts,
  edits,
  list,
  mergePatch,
  operations,
  ticketMaker,
  versions,
} from '../bench/core/tickets.mjs';
import { selfTest, settle } from './budgets.mjs';

const tolerance = 0.03;

/** Of each size so many tickets with so many contacts, messages and tags. */
const sizes = {
  '4 kB': { count: counts[0], tickets: 16 },
  '198 kB': { count: counts[2], tickets: 4 },
};

/** The C library copies and compares by what the processor offers; without these it is the same on all. */
const processor = '-AVX2,-ERMS,-AVX_Fast_Unaligned_Load';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build/work');
const program = join(root, 'build/release/bench/work/ticketwire_work');

async function writeInput(path, { count, tickets }) {
  const make = await ticketMaker((name) => readFileSync(join(root, 'wasm/schema', name), 'utf8'));
  const input = {
    edits: JSON.stringify(edits),
    operations: JSON.stringify(operations),
    mergePatch: JSON.stringify(mergePatch),
    list,
    tickets: Array.from({ length: tickets }, (_, seed) => versions(make(count, seed))),
  };
  writeFileSync(path, JSON.stringify(input));
}

/** Instructions of each workload, which the program has told callgrind the names of. */
function count(input, output) {
  execFileSync(
    'valgrind',
    [
      ...['--quiet', '--tool=callgrind', '--combine-dumps=yes'],
      ...[`--callgrind-out-file=${output}`, program, input],
    ],
    { env: { PATH: process.env['PATH'], GLIBC_TUNABLES: `glibc.cpu.hwcaps=${processor}` } },
  );
  const counts = {};
  const parts = readFileSync(output, 'utf8').split(/^desc: Trigger: Client Request: /m);
  for (const part of parts.slice(1)) {
    counts[part.slice(0, part.indexOf('\n'))] = Number(/^summary: (\d+)$/m.exec(part)[1]);
  }
  return counts;
}

if (process.argv.includes('--self-test')) {
  selfTest('instructions', tolerance);
} else {
  mkdirSync(folder, { recursive: true });
  const measured = {};
  for (const [name, size] of Object.entries(sizes)) {
    const input = join(folder, `${size.count}.json`);
    await writeInput(input, size);
    measured[name] = count(input, join(folder, `${size.count}.out`));
    const sum = Object.values(measured[name]).reduce((all, each) => all + each, 0);
    console.log(`${name}: ${Object.keys(measured[name]).length} workloads, ${sum} instructions`);
  }
  settle('instructions', measured, tolerance);
}

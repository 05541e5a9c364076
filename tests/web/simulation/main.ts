// Run by scripts/simulate: SEED [COUNT] [--fault NAME].
import { faults } from './faults.js';
import { loadSimulated, simulate } from './history.js';

const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const given = process.argv.slice(2);
const at = given.indexOf('--fault');
const [, name] = at < 0 ? [] : given.splice(at, 2);
const [seed, count = 1] = given.map(Number);
const fault = name === undefined ? {} : faults[name];
if (seed === undefined || ![seed, count].every(Number.isSafeInteger) || count < 1 || !fault) {
  say('Usage: scripts/simulate SEED [COUNT] [--fault NAME]');
  say(`Faults: ${Object.keys(faults).join(', ')}`);
  process.exit(2);
}

const core = await loadSimulated();
const started = Date.now();
const failed: number[] = [];
for (let each = seed; each < seed + count; each += 1) {
  const { violations, lines } = await simulate(core, each, { faults: fault, traced: count === 1 });
  for (const line of lines ?? []) say(line);
  for (const violation of violations) say(`seed ${each}: ${violation}`);
  if (violations.length > 0) failed.push(each);
}
const seconds = (Date.now() - started) / 1000;
say(`figure: simulation: ${count} histories in ${seconds.toFixed(1)} s, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

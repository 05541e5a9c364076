// Run by scripts/soak: [COUNT] [--abandon] [--leak].
import { load } from 'ticketwire';
import { abandon, faultsOf, soak } from './soak.js';

const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const given = process.argv.slice(2);
const numbers = given.filter((argument) => !argument.startsWith('--'));
const count = Number(numbers[0] ?? 1_000_000);
const known = ['--abandon', '--leak'];
const wrong = given.some((argument) => argument.startsWith('--') && !known.includes(argument));
if (wrong || numbers.length > 1 || !Number.isSafeInteger(count) || count < 1) {
  say('Usage: scripts/soak [COUNT] [--abandon] [--leak]');
  process.exit(2);
}

const core = await load();
let faults: string[];
if (given.includes('--abandon')) {
  const left = await abandon(core, count);
  faults = left === 0 ? [] : [`${left} of ${count} documents were not freed`];
  say(
    `figure: soak: ${count} documents abandoned, ${left} left, memory ${core.usage.memory} bytes`,
  );
} else {
  const soaked = soak(core, count, { leak: given.includes('--leak'), progress: say });
  const { calls, failed, seconds, warm, end } = soaked;
  faults = faultsOf(soaked);
  say(
    `figure: soak: ${calls} calls, ${failed} of them failing, ${seconds.toFixed(1)} s, memory ` +
      `${warm.memory} -> ${end.memory} bytes, in use ${warm.bytes} -> ${end.bytes} bytes, ` +
      `${end.objects} objects left`,
  );
}
for (const fault of faults) say(`FAILED: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

// Run by scripts/soak history: [HISTORIES].
import { check } from '../server/history/checker.js';
import { isSave } from '../server/history/history.js';
import { run, type Plan } from '../server/history/run.js';
import { engines } from '../server/support/engines.js';

const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const histories = Number(process.argv[2] ?? 20);
if (process.argv.length > 3 || !Number.isSafeInteger(histories) || histories < 1) {
  say('Usage: scripts/soak history [HISTORIES]');
  process.exit(2);
}

const seed = Number(process.env['TICKETWIRE_SEED'] ?? Date.now() % 1_000_000);
const [sqlite, postgres] = engines;
const [calls, kills] = [2_000, 4];
const plans: [name: string, plan: Omit<Plan, 'seed'>][] = [
  ['SQLite', { engine: sqlite!, processes: 1, calls, kills, victim: 'server' }],
  ['PostgreSQL', { engine: postgres!, processes: 1, calls, kills, victim: 'database' }],
  ['PostgreSQL', { engine: postgres!, processes: 2, calls, kills, victim: 'server' }],
  ['PostgreSQL', { engine: postgres!, processes: 2, calls, kills, victim: 'database' }],
];

/** How many faults the histories of one plan have; tells each, with the seed that shows it again. */
async function soak(name: string, plan: Omit<Plan, 'seed'>): Promise<number> {
  const { engine, processes, victim } = plan;
  if (engine.missing !== '') {
    say(`skipped: ${name}${engine.missing}`);
    return 0;
  }
  let [faults, saves, unknown, mails, struck] = [0, 0, 0, 0, 0];
  for (let i = 0; i < histories; ++i) {
    const history = await run({ ...plan, seed: seed + i });
    for (const { kind, text } of check(history)) {
      faults += 1;
      say(`FAILED: ${kind}: ${text} (seed ${seed + i})`);
    }
    const all = history.operations.filter(isSave);
    saves += all.length;
    unknown += all.filter(({ outcome }) => outcome === 'unknown').length;
    mails += history.mails.length;
    struck += kills;
  }
  say(
    `figure: soak: ${histories} histories over ${name}, ${processes} server, seeds from ${seed}, ` +
      `${struck} kills of the ${victim}: ${saves} saves, ${unknown} without an answer, ` +
      `${mails} mails, ${faults} faults`,
  );
  return faults;
}

for (const [name, plan] of plans) {
  try {
    if ((await soak(name, plan)) > 0) process.exitCode = 1;
  } catch (cause) {
    say(`FAILED: ${cause instanceof Error ? cause.message : String(cause)} (seeds from ${seed})`);
    process.exitCode = 1;
  }
}

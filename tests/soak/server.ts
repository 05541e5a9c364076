// Run by scripts/soak server: [ROUNDS].
import { engines } from '../server/support/engines.js';
import { killAgainAndAgain, type Victim } from '../server/support/killing.js';

const say = (text: string): unknown => process.stdout.write(`${text}\n`);
const rounds = Number(process.argv[2] ?? 100);
if (process.argv.length > 3 || !Number.isSafeInteger(rounds) || rounds < 1) {
  say('Usage: scripts/soak server [ROUNDS]');
  process.exit(2);
}

const seed = Number(process.env['TICKETWIRE_SEED'] ?? Date.now() % 1_000_000);

async function soak(name: string, victim: Victim): Promise<void> {
  const engine = engines.find((each) => each.name === name)!;
  if (engine.missing !== '') {
    say(`skipped: ${name}${engine.missing}`);
    return;
  }
  say(`${rounds} kills of the ${victim} over ${name}, seed ${seed}`);
  await using place = await engine.open();
  const report = await killAgainAndAgain(place, rounds, seed, victim, (round) => {
    if (round % 10 === 0) say(`  round ${round} of ${rounds}`);
  });
  say(
    `figure: soak: ${rounds} kills of the ${victim} over ${name}: ${report.acknowledged} ` +
      `acknowledged saves, 0 lost, 0 torn, up again in at most ${report.slowest.toFixed(0)} ms`,
  );
}

try {
  await soak('SQLite', 'server');
  await soak('PostgreSQL', 'server');
  await soak('PostgreSQL', 'database');
} catch (cause) {
  say(`FAILED: ${cause instanceof Error ? cause.message : String(cause)} (seed ${seed})`);
  process.exitCode = 1;
}

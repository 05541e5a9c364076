import { describe, expect, it } from '@jest/globals';
import { figure } from '../js/support/figure.js';
import { check } from './history/checker.js';
import { isSave } from './history/history.js';
import { run, type Plan } from './history/run.js';
import { engines } from './support/engines.js';

const seed = Number(process.env['TICKETWIRE_SEED'] ?? Date.now() % 1_000_000);
const calls = 360;

const [sqlite, postgres] = engines;
const plans: [name: string, plan: Plan][] = [
  ['SQLite', { engine: sqlite!, processes: 1, calls, kills: 2, victim: 'server', seed }],
  ['PostgreSQL', { engine: postgres!, processes: 1, calls, kills: 1, victim: 'server', seed }],
  [
    'PostgreSQL, two servers',
    { engine: postgres!, processes: 2, calls, kills: 2, victim: 'server', seed },
  ],
];

describe.each(plans)('clients at the same time over %s', (name, plan) => {
  const test = plan.engine.missing === '' ? it : it.skip;
  test(`are told nothing that could not be (seed ${seed})${plan.engine.missing}`, async () => {
    const history = await run(plan);
    expect(check(history)).toEqual([]);
    const saves = history.operations.filter(isSave);
    const counts = ['done', 'refused', 'unknown'].map(
      (outcome) => saves.filter((each) => each.outcome === outcome).length,
    );
    // Otherwise nothing was tried.
    expect(counts[0]).toBeGreaterThan(calls / 6);
    expect(counts[1]).toBeGreaterThan(0);
    expect(history.mails.length).toBeGreaterThan(0);
    figure(
      `history over ${name}, ${plan.kills} kills of the ${plan.victim}, seed ${seed}: ` +
        `${saves.length} saves, ${counts[1]!} refused, ${counts[2]!} without an answer, ` +
        `${history.mails.length} mails, 0 faults`,
    );
  }, 120_000);
});

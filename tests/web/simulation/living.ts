import { expect, test } from '@jest/globals';
import { figure } from '../../js/support/figure.js';
import { loadSimulated, simulate } from './history.js';

/** `scripts/test` asks for 10,000. */
const wanted = Number(process.env['TICKETWIRE_HISTORIES'] ?? 500);
/** Half of them have to come to their end within two minutes. */
const longest = 115_000;
/** A machine that is known to be slow or busy may live through fewer. */
const fewer = process.env['TICKETWIRE_FEWER_HISTORIES'] === '1';

/** One of two tests that share the seeds, so that Jest runs them beside each other. */
export function liveThrough(half: 'odd' | 'even'): void {
  test(
    `nothing typed is lost, nothing is done twice, and what is told is true (${half} seeds)`,
    async () => {
      const core = await loadSimulated();
      const failed: string[] = [];
      const started = Date.now();
      let lived = 0;
      let seed = half === 'odd' ? 1 : 2;
      for (; seed <= wanted && Date.now() - started < longest; seed += 2) {
        const { violations } = await simulate(core, seed);
        for (const violation of violations) failed.push(`scripts/simulate ${seed}: ${violation}`);
        lived += 1;
      }
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const missing = seed <= wanted ? `, time was up at seed ${seed} of ${wanted}` : '';
      figure(`simulation: ${lived} histories of ${half} seeds in ${seconds} s${missing}`);
      expect(failed).toEqual([]);
      expect(lived).toBeGreaterThan(0);
      // To be allowed fewer: TICKETWIRE_FEWER_HISTORIES=1.
      if (!fewer) expect(missing).toBe('');
      expect(core.liveObjects).toBe(0);
    },
    longest + 60_000,
  );
}

import { expect, test } from '@jest/globals';
import { figure } from '../../js/support/figure.js';
import { loadSimulated, simulate } from './history.js';
import { loadServed } from './served.js';

/** Each takes some ten times as long as over the small model. */
const wanted = 40;

test("nothing is lost or done twice over the server's own service", async () => {
  const [core, local] = [await loadSimulated(), await loadServed()];
  const failed: string[] = [];
  const began = performance.now();
  for (let seed = 1; seed <= wanted; seed += 1) {
    const { violations } = await simulate(core, seed, { local });
    for (const violation of violations) failed.push(`${seed}: ${violation}`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  figure(`simulation over ticketwire/local: ${wanted} histories in ${seconds} s`);
  expect(failed).toEqual([]);
});

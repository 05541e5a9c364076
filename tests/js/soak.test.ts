import { describe, expect, test } from '@jest/globals';
import { abandon, faultsOf, soak } from '../soak/soak.js';
import { loadCore } from './support/core.js';
import { figure } from './support/figure.js';

const core = await loadCore();

/** Milliseconds; a busy machine takes long. */
const patience = 60_000;

describe('soak', () => {
  test(
    'leaves memory flat and nothing behind',
    () => {
      const soaked = soak(core, 8000);
      const { calls, failed, warm, end } = soaked;
      figure(
        `soak in core.wasm: ${calls} calls, ${failed} failing, memory ${warm.memory} -> ` +
          `${end.memory} bytes, in use ${warm.bytes} -> ${end.bytes} bytes, ${end.objects} objects left`,
      );
      expect(faultsOf(soaked)).toStrictEqual([]);
      expect(failed).toBeGreaterThan(calls / 4);
    },
    patience,
  );

  test('frees what is abandoned', async () => {
    expect(await abandon(core, 500)).toBe(0);
  });

  test.each([
    ['objects', { objects: 1 }],
    ['memory', { memory: 65_537 }],
    ['heap', { bytes: 65_537 }],
  ])('would notice more %s', (_, more) => {
    const warm = { objects: 0, bytes: 0, memory: 0 };
    expect(faultsOf({ warm, end: { ...warm, ...more } })).toHaveLength(1);
  });

  // Last, as what it leaks stays open until it is collected.
  test(
    'notices documents that are left open',
    async () => {
      const faults = faultsOf(soak(core, 1000, { leak: true }));
      expect(faults[0]).toBe('6 objects are left');
      expect(await abandon(core, 1)).toBe(0);
    },
    patience,
  );
});

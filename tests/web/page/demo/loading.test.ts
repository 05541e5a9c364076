import { describe, expect, test } from '@jest/globals';
import { TicketwireError, type LoadReason } from '../../../../wasm/js/errors.js';
import { tellLoading } from '../../../../web/page/demo/loading.js';
import { text } from '../../../../web/text/index.js';

const told = (cause: unknown): unknown => {
  try {
    return tellLoading(cause);
  } catch (thrown) {
    return thrown;
  }
};

describe("a module of the demo's that cannot be loaded", () => {
  test.each(Object.entries(text.demo.local))('%s: is named, and is not the core', (why, words) => {
    const cause = new TicketwireError('x', { code: 'load', reason: why as LoadReason });
    expect(told(cause)).toMatchObject({ message: words, code: 'argument', cause });
    expect(words).toContain('local.wasm');
    expect(words).not.toMatch(/\bcore\b/);
  });

  test('every reason why there is no core has its words here', () => {
    expect(Object.keys(text.demo.local)).toEqual(Object.keys(text.errors.core));
  });

  test('another failure stays what it is', () => {
    const full = new TicketwireError('x', { code: 'store_unavailable' });
    const fault = new TypeError('x');
    expect([told(full), told(fault)]).toEqual([full, fault]);
  });
});

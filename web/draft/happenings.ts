import type { Change } from '../../wasm/js/index.js';
import type { KeptSave } from './saves.js';

/** One property that the reader has saved. */
export interface Happening {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly change: Change;
  /** True after it was taken back. */
  readonly undone: boolean;
}

/**
 * What was saved before each message, and after the last one: one more run than there are messages.
 * @param saves - Of one ticket, the oldest first.
 * @param times - When the messages were written, the oldest first.
 */
export function happeningsAmong(
  saves: readonly KeptSave[],
  times: readonly number[],
): readonly (readonly Happening[])[] {
  const runs: Happening[][] = Array.from({ length: times.length + 1 }, () => []);
  for (const { at, patch, undone } of saves) {
    const next = times.findIndex((time) => time > at);
    const run = runs[next < 0 ? times.length : next]!;
    run.push(...patch.changes.map((change) => ({ at, change, undone })));
  }
  return runs;
}

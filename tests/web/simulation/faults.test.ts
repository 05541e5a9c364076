import { expect, test } from '@jest/globals';
import { faults } from './faults.js';
import { loadSimulated, simulate } from './history.js';

/** What the invariants say of each planted fault, within so many histories. */
const caught: readonly (readonly [name: string, as: RegExp, within: number])[] = [
  ['retry-unresolved', /^message stored twice/, 600],
  ['message-id-anew', /^message stored twice/, 600],
  ['ticket-unresolved', /^ticket made twice/, 400],
  ['mail-sent-again', /^mail sent twice/, 400],
  ['clears-too-much', /^lost/, 200],
  ['older-answer-wins', / as it was at /, 400],
  ['overlap-silently-mine', /^overlap resolved silently/, 300],
  ['inverse-unguarded', /^overlap resolved silently/, 300],
  ['twin-lands', /^saved too often/, 1500],
  ['message-twin-lands', /^message stored twice/, 400],
  ['carried-nowhere', /^lost/, 600],
  ['held-in-vain', /^sent \d+ ms before/, 150],
  ['called-back-too-late', /^sent although/, 150],
  ['letters-forgotten', /^lost/, 300],
  ['letters-not-called-back', /^sent although/, 600],
  ['back-without-room', /^(sent although|told as called back)/, 1000],
  ['gone-is-back', /^told as called back/, 600],
  ['moved-not-found', /^message stored twice/, 600],
  ['left-is-forgotten', /^lost/, 50],
  ['views-read-once', /^lost: the view/, 300],
  ['deleted-in-words', /deleted, which it was not$/, 50],
  ['deleted-before-answer', /^lost/, 300],
  ['full-deletes-older', /^lost/, 800],
  ['both-tabs-send', /twice/, 50],
  ['log-out-clears', /^lost/, 50],
  ['told-too-early', /^told saved/, 50],
  ['one-disk-for-all', /can read what/, 300],
  ['kept-too-late', /^lost/, 50],
  ['documents-left', /documents left/, 20],
  ['tabs-deaf', /^lost/, 1000],
];

test('every planted fault is looked for', () => {
  expect(caught.map(([name]) => name).sort()).toEqual(Object.keys(faults).sort());
});

test.each(caught)(
  'planted: %s',
  async (name, as, within) => {
    const core = await loadSimulated();
    let seed = 0;
    let found = false;
    while (!found && seed < within) {
      seed += 1;
      const { violations } = await simulate(core, seed, { faults: faults[name]! });
      found = violations.some((violation) => as.test(violation));
    }
    expect({ found, seed }).toMatchObject({ found: true });
  },
  60_000,
);

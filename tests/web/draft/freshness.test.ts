import { expect, test } from '@jest/globals';
import { Freshness } from '../../../web/draft/freshness.js';
import { FakeClock } from './world.js';

function watched() {
  const clock = new FakeClock();
  const reads: number[] = [];
  const freshness = new Freshness(clock, () => {
    reads.push(clock.now());
    return Promise.resolve();
  });
  return { clock, reads, freshness };
}

test('what is visible is read at once, and every 15 s', async () => {
  const { clock, reads, freshness } = watched();
  freshness.watch(true);
  await clock.pass(0);
  expect(reads).toHaveLength(1);
  await clock.pass(60_000);
  expect(reads).toHaveLength(5);
});

test('what somebody else reads first is read after 15 s', async () => {
  const { clock, reads, freshness } = watched();
  freshness.begin();
  freshness.watch(true);
  await clock.pass(14_999);
  expect(reads).toEqual([]);
  await clock.pass(1);
  expect(reads).toHaveLength(1);
});

test('whoever looks again has it read at once, but not twice within 2 s', async () => {
  const { clock, reads, freshness } = watched();
  freshness.watch(true);
  await clock.pass(1_999);
  freshness.watch(true);
  await clock.pass(0);
  expect(reads).toHaveLength(1);
  await clock.pass(1);
  freshness.watch(true);
  await clock.pass(0);
  expect(reads).toHaveLength(2);
  // The next one is counted from here.
  await clock.pass(14_999);
  expect(reads).toHaveLength(2);
  await clock.pass(1);
  expect(reads).toHaveLength(3);
});

test('what is hidden while it is read is not read again', async () => {
  const clock = new FakeClock();
  let reads = 0;
  const freshness = new Freshness(clock, () => {
    reads += 1;
    return new Promise<void>((done) => clock.after(1_000, done));
  });
  freshness.watch(true);
  await clock.pass(500);
  freshness.watch(false);
  await clock.pass(120_000);
  expect(reads).toBe(1);
});

test('what is hidden is not read, and at once when it appears again', async () => {
  const { clock, reads, freshness } = watched();
  freshness.watch(true);
  await clock.pass(0);
  freshness.watch(false);
  await clock.pass(120_000);
  expect(reads).toHaveLength(1);
  freshness.watch(true);
  await clock.pass(0);
  expect(reads).toHaveLength(2);
});

test('a slow read is waited for, and none begins beside it', async () => {
  const clock = new FakeClock();
  let reads = 0;
  const freshness = new Freshness(clock, () => {
    reads += 1;
    return new Promise<void>((done) => clock.after(50_000, done));
  });
  freshness.watch(true);
  await clock.pass(49_000);
  freshness.watch(false);
  freshness.watch(true);
  await clock.pass(500);
  expect(reads).toBe(1);
  await clock.pass(16_000);
  expect(reads).toBe(2);
});

test('closing ends it', async () => {
  const { clock, reads, freshness } = watched();
  freshness.watch(true);
  await clock.pass(0);
  freshness.close();
  await clock.pass(60_000);
  expect(reads).toHaveLength(1);
});

import { expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Deadline } from '../../wasm/js/deadline.js';

const origin = 'http://host';

test('passes, and says so', async () => {
  const deadline = new Deadline(10);
  await expect(deadline.within(new Promise(() => undefined))).rejects.toBeDefined();
  expect(deadline.signal.aborted).toBe(true);
  const reason = deadline.reason(new Error('x'), origin);
  expect(reason).toMatchObject({ code: 'timeout', cause: { message: 'x' } });
  expect(reason.message).toBe('No answer from http://host within 0.01 s');
});

test('counts from the last movement', async () => {
  const deadline = new Deadline(60);
  for (let i = 0; i < 4; i += 1) {
    await pause(30);
    deadline.restart();
  }
  expect(deadline.signal.aborted).toBe(false);
  deadline.end();
  await pause(80);
  expect(deadline.signal.aborted).toBe(false);
});

test.each([0, Infinity, -1])('%d is no limit', async (milliseconds) => {
  const deadline = new Deadline(milliseconds);
  await pause(5);
  expect(deadline.signal.aborted).toBe(false);
  deadline.end();
});

test("the caller's abort comes first, with its own reason as the cause", async () => {
  const abort = new AbortController();
  const deadline = new Deadline(60_000, abort.signal);
  const work = deadline.within(new Promise(() => undefined));
  const why = new Error('gone');
  abort.abort(why);
  await expect(work).rejects.toBe(why);
  expect(deadline.reason(new Error('x'), origin)).toMatchObject({ code: 'aborted', cause: why });
  deadline.end();
  const late = new Deadline(0, abort.signal);
  expect(late.signal.aborted).toBe(true);
  await expect(late.within(pause(5))).rejects.toBe(why);
});

test('a time limit of the caller is one', async () => {
  const deadline = new Deadline(0, AbortSignal.timeout(1));
  await expect(deadline.within(new Promise(() => undefined))).rejects.toThrow();
  expect(deadline.reason(new Error('x'), origin)).toMatchObject({ code: 'timeout' });
  deadline.end();
});

test('ended, it follows the caller no more', () => {
  const abort = new AbortController();
  const deadline = new Deadline(0, abort.signal);
  deadline.end();
  abort.abort();
  expect(deadline.signal.aborted).toBe(false);
});

test('work that ends in time is given', async () => {
  const deadline = new Deadline(1000);
  await expect(deadline.within(Promise.resolve(5))).resolves.toBe(5);
  await expect(deadline.within(5)).resolves.toBe(5);
  await expect(deadline.within(Promise.reject(new Error('no')))).rejects.toThrow('no');
  deadline.end();
  expect(deadline.reason(new Error('y'), origin)).toMatchObject({ code: 'network' });
});

import { expect, test } from '@jest/globals';
import { blocksOf } from '../../../../web/elements/thread/blocks.js';

const messages = Array.from({ length: 1_003 }, (_, at) => at);

test.each([0, 1, 25, 997, 1_002])('from %i on, blocks have each message once', (from) => {
  const blocks = blocksOf(messages, from);
  expect(blocks.flatMap((block) => block.messages)).toEqual(messages.slice(from));
  for (const { first, messages: within } of blocks) {
    expect(within[0]).toBe(first);
    expect(within.length).toBeLessThanOrEqual(25);
  }
});

test('no message moves into another block by what is shown before it or comes after it', () => {
  const numberOf = (all: readonly number[], from: number) =>
    new Map(blocksOf(all, from).flatMap((block) => block.messages.map((at) => [at, block.number])));
  const before = numberOf(messages, 997);
  const after = numberOf([...messages, 1_003, 1_004], 0);
  for (const [at, number] of before) expect(after.get(at)).toBe(number);
});

test('a conversation without messages has no blocks', () => {
  expect(blocksOf([], 0)).toEqual([]);
});

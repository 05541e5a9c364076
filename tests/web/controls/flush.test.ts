import { expect, test } from '@jest/globals';
import { flushControls } from '../../../web/controls/flush.js';

/** The focused element of a form: what it was told, and what it lies in. */
function focused(inside: { flush?: () => void } | null, ticked = false) {
  const told: string[] = [];
  const element = {
    dispatchEvent: ({ type }: Event) => told.push(type) > 0,
    matches: () => ticked,
    closest: (selector: string) => (selector === 'tw-combobox' ? inside : null),
  };
  return { told, root: { activeElement: element as unknown as Element } };
}

test('a focused field is read once more, and a combobox takes its highlighted choice', () => {
  let flushed = 0;
  const { told, root } = focused({ flush: () => (flushed += 1) });
  flushControls(root);
  expect(told).toEqual(['change']);
  expect(flushed).toBe(1);
});

test('a tick is told when it is made, and not again', () => {
  const { told, root } = focused(null, true);
  flushControls(root);
  expect(told).toEqual([]);
});

test('nothing happens without a focus, or where the combobox is not defined', () => {
  expect(() => flushControls({ activeElement: null })).not.toThrow();
  const { root } = focused({});
  expect(() => flushControls(root)).not.toThrow();
});

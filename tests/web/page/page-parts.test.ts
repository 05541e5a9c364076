import { beforeEach, describe, expect, test } from '@jest/globals';
import { stepParts, type PagePart } from '../../../web/page/page-parts.js';

/** Where the focus is: a part's name and the stop within it. */
let at: readonly [part: string, stop: number] | undefined;

const part = (name: string, stops: number): PagePart => ({
  focused: () => at?.[0] === name,
  step: (places) => {
    const from = at?.[0] === name ? at[1] : places > 0 ? -1 : stops;
    const to = from + places;
    if (to < 0 || to >= stops) return false;
    at = [name, to];
    return true;
  },
});

const page = [part('search', 1), part('list', 1), part('hidden', 0), part('ticket', 3)];

function walk(places: 1 | -1, times: number): string[] {
  return Array.from({ length: times }, () => {
    stepParts(page, places);
    return at!.join(' ');
  });
}

beforeEach(() => (at = undefined));

describe('the parts of the page', () => {
  test('follow each other, round and round; what is not shown is passed over', () => {
    const round = ['search 0', 'list 0', 'ticket 0', 'ticket 1', 'ticket 2'];
    expect(walk(1, 6)).toEqual([...round, 'search 0']);
    expect(walk(-1, 6)).toEqual([...round.toReversed(), 'ticket 2']);
  });

  test('end at the last from nowhere', () => {
    expect(walk(-1, 1)).toEqual(['ticket 2']);
  });

  test('that are all hidden leave the focus alone', () => {
    stepParts([part('hidden', 0)], 1);
    expect(at).toBeUndefined();
  });
});

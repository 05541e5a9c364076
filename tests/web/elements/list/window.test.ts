import { expect, test } from '@jest/globals';
import {
  covers,
  rowAt,
  runsOf,
  slicesOf,
  topOf,
  totalHeight,
  type Extent,
} from '../../../../web/elements/list/window.js';

const heights = { row: 48, heading: 28 };
const groups: readonly Extent[] = [
  { rows: 3, headings: 1 },
  { rows: 0, headings: 1 },
  { rows: 10_000, headings: 1 },
];
const total = 10_003 * 48 + 3 * 28;

test('rows are where their headings and the rows before them let them be', () => {
  expect(totalHeight(groups, heights)).toBe(total);
  expect(topOf(groups, heights, 0)).toBe(28);
  expect(topOf(groups, heights, 2)).toBe(28 + 96);
  expect(topOf(groups, heights, 3)).toBe(3 * 28 + 3 * 48);
  expect(topOf(groups, heights, 10_002)).toBe(total - 48);
});

test('each row is found at its place, and none beyond the last', () => {
  for (let row = 0; row < 10_003; ++row) {
    const top = topOf(groups, heights, row);
    expect(rowAt(groups, heights, top)).toBe(row);
    expect(rowAt(groups, heights, top - 1)).toBe(row);
  }
  expect(rowAt(groups, heights, total + 1)).toBe(10_002);
  expect(rowAt([], heights, 5)).toBe(0);
});

test('what can be seen is rendered, with rows to spare and no more', () => {
  for (let top = 0; top < total; top += 7_777) {
    const view = { top, height: 800 };
    const slices = slicesOf(groups, heights, view);
    let [start, rendered] = [0, 0];
    groups.forEach(({ rows }, at) => {
      const { from, to } = slices[at]!;
      rendered += to - from;
      for (let row = 0; row < rows; ++row) {
        const place = topOf(groups, heights, start + row);
        if (place + 48 > top && place < top + 800) {
          expect(row >= from && row < to).toBe(true);
        }
      }
      start += rows;
    });
    expect(rendered).toBeLessThanOrEqual(Math.ceil(800 / 48) + 2 * 12 + 2);
    expect(covers(slices, groups, heights, view)).toBe(true);
  }
});

test('a few rows further nothing is rendered anew, a screen further it is', () => {
  const slices = slicesOf(groups, heights, { top: 50_000, height: 800 });
  const at = (top: number) => covers(slices, groups, heights, { top, height: 800 });
  expect(at(50_000 + 5 * 48)).toBe(true);
  expect(at(50_000 - 5 * 48)).toBe(true);
  expect(at(50_000 + 8 * 48)).toBe(false);
  expect(at(50_000 - 8 * 48)).toBe(false);
  expect(covers([], groups, heights, { top: 0, height: 800 })).toBe(false);
  expect(covers([], [], heights, { top: 0, height: 800 })).toBe(true);
});

test('of thousands of groups those near what can be seen stand in the document', () => {
  const many = Array.from({ length: 5_000 }, (): Extent => ({ rows: 2, headings: 1 }));
  const all = totalHeight(many, heights);
  for (const top of [0, 40_000, 300_000, all - 800]) {
    const slices = slicesOf(many, heights, { top, height: 800 });
    const runs = runsOf(slices, many, heights);
    const shown = runs.filter(({ room }) => room === undefined);
    expect(shown.length).toBeLessThan(30);
    expect(runs.length).toBeLessThanOrEqual(shown.length + 2);
    for (const { at, before } of runs) expect(before).toBe(2 * at);
    const height = ({ at, room }: (typeof runs)[number]): number =>
      room ?? totalHeight([many[at]!], heights);
    expect(runs.reduce((sum, run) => sum + height(run), 0)).toBe(all);
  }
});

test('of the few groups that an order by date has, all stand in the document', () => {
  const slices = slicesOf(groups, heights, { top: 50_000, height: 800 });
  expect(runsOf(slices, groups, heights)).toEqual([
    { at: 0, before: 0, room: undefined },
    { at: 1, before: 3, room: undefined },
    { at: 2, before: 3, room: undefined },
  ]);
});

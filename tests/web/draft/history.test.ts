import { beforeEach, expect, test } from '@jest/globals';
import { History } from '../../../web/draft/history.js';

let history: History;
beforeEach(() => {
  history = new History();
});

const step = (pointer: string, before: unknown, after: unknown) => [{ pointer, before, after }];

test('typing in one control within a second is one step', () => {
  history.note(step('/Title', '', 'a'), 0);
  history.note(step('/Title', 'a', 'ab'), 1_000);
  history.note(step('/Title', 'ab', 'abc'), 2_001);
  expect(history.undo()).toEqual(step('/Title', 'ab', 'abc'));
  expect(history.undo()).toEqual(step('/Title', '', 'ab'));
  expect(history.canUndo).toBe(false);
  expect(history.undo()).toEqual([]);
});

test('two controls are two steps', () => {
  history.note(step('/Title', '', 'a'), 0);
  history.note(step('/Priority', 1, 2), 10);
  expect(history.undo()).toEqual(step('/Priority', 1, 2));
  expect(history.undo()).toEqual(step('/Title', '', 'a'));
});

test('what was undone can be redone until something else is done', () => {
  history.note(step('/Title', '', 'a'), 0);
  history.undo();
  expect(history.canRedo).toBe(true);
  expect(history.redo()).toEqual(step('/Title', '', 'a'));
  history.undo();
  history.note(step('/Priority', 1, 2), 5_000);
  expect(history.canRedo).toBe(false);
});

test('typing after an undo is a step of its own', () => {
  history.note(step('/Title', '', 'a'), 0);
  history.note(step('/Title', 'a', 'b'), 5_000);
  history.undo();
  history.note(step('/Title', 'a', 'c'), 5_001);
  expect(history.undo()).toEqual(step('/Title', 'a', 'c'));
});

test('a step of several controls is undone backwards as one', () => {
  const steps = [...step('/A', 1, 2), ...step('/B', 1, 2)];
  history.note(steps, 0);
  expect(history.undo()).toEqual(steps.toReversed());
  expect(history.redo()).toEqual(steps);
});

test('steps of what somebody else has changed are forgotten, the others stay', () => {
  history.note([...step('/A', 1, 2), ...step('/B', 1, 2)], 0);
  history.note(step('/A', 2, 3), 5_000);
  history.forget((pointer) => pointer === '/A');
  expect(history.undo()).toEqual(step('/B', 1, 2));
  expect(history.canUndo).toBe(false);
});

test('typing long after is a step of its own, and so is what comes from a clock set back', () => {
  for (const later of [5_000, -5_000]) {
    const own = new History();
    own.note(step('/Title', '', 'a'), 0);
    own.note(step('/Title', 'a', 'ab'), later);
    expect(own.undo()).toEqual(step('/Title', 'a', 'ab'));
    expect(own.canUndo).toBe(true);
  }
});

test('late in the day as well', () => {
  history.note(step('/Title', '', 'a'), 50_000);
  history.note(step('/Title', 'a', 'ab'), 50_500);
  expect(history.undo()).toEqual(step('/Title', '', 'ab'));
});

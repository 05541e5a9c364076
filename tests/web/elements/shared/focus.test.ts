import { describe, expect, jest, test } from '@jest/globals';
import type { ReactiveController } from 'lit';
import { giveBack, keepFocus, type Left } from '../../../../web/elements/shared/focus.js';

/** As much of an element as the focus is about. */
interface Part {
  readonly name: string;
  isConnected: boolean;
  readonly visible: boolean;
  readonly parentElement: Part | null;
  readonly inside: Part[];
  readonly querySelectorAll: () => Part[];
  readonly checkVisibility: () => boolean;
}

function part(name: string, parentElement: Part | null = null, visible = true): Part {
  const inside: Part[] = [];
  const made: Part = {
    ...{ name, isConnected: true, visible, parentElement, inside },
    querySelectorAll: () => inside.filter((each) => each.isConnected),
    checkVisibility: () => visible,
  };
  parentElement?.inside.push(made);
  return made;
}

/** A host whose focus is somewhere, and what it is told once some parts have gone. */
function rendering(all: readonly Part[], focused: Part | null, gone: readonly Part[]) {
  const controllers: ReactiveController[] = [];
  const renderRoot = {
    getRootNode: () => ({ activeElement: focused }),
    contains: (each: Part | null) => each !== null && all.includes(each),
    querySelectorAll: () => all,
  };
  const give = jest.fn<(gone: Element, left: Left) => void>();
  const host = { renderRoot, addController: (each: ReactiveController) => controllers.push(each) };
  keepFocus(host as unknown as Parameters<typeof keepFocus>[0], give);
  for (const each of controllers) each.hostUpdate?.();
  for (const each of gone) each.isConnected = false;
  for (const each of controllers) each.hostUpdated?.();
  const [call] = give.mock.calls as unknown as [Part, { place?: Part; next?: Part }][];
  return call && { gone: call[0].name, place: call[1].place?.name, next: call[1].next?.name };
}

describe('what has the focus is gone', () => {
  test('and what comes after it is next', () => {
    const [form, row] = [part('form'), part('row')];
    const [a, b, c] = [part('a', form), part('b', row), part('c', form)];
    expect(rendering([a, b, c], b, [b])).toEqual({ gone: 'b', place: 'row', next: 'c' });
  });

  test('with all that comes after it, and the nearest before it is next', () => {
    const form = part('form');
    const [a, b, c, d] = [part('a', form), part('b', form), part('c', form), part('d', form)];
    expect(rendering([a, b, c, d], c, [c, d])).toMatchObject({ next: 'b' });
  });

  test('and what cannot be seen is passed over', () => {
    const form = part('form');
    const [a, b, c] = [part('a', form), part('b', form), part('c', form, false)];
    expect(rendering([a, b, c], b, [b])).toMatchObject({ next: 'a' });
  });

  test('with what it was in, and what has come in its place is next', () => {
    const form = part('form');
    const row = part('row', form);
    const a = part('a', row);
    const fresh = part('fresh', form);
    expect(rendering([a], a, [a, row])).toEqual({ gone: 'a', place: 'form', next: fresh.name });
  });
});

test.each([
  ['what has it stays', (a: Part, b: Part) => rendering([a, b], a, [b])],
  ['it was elsewhere', (a: Part, b: Part) => rendering([b], a, [a, b])],
  ['nothing had it', (a: Part, b: Part) => rendering([a, b], null, [a])],
])('nothing is given where %s', (_, render) => {
  expect(render(part('a'), part('b'))).toBeUndefined();
});

test.each([
  [true, 1],
  [false, 0],
])('a panel that closes gives it back where it was inside: %p', (inside, times) => {
  const focus = jest.fn();
  const panel = {
    getRootNode: () => ({ activeElement: {} }),
    contains: () => inside,
  } as unknown as HTMLElement;
  giveBack(panel, { focus } as unknown as HTMLElement);
  expect(focus).toHaveBeenCalledTimes(times);
});

import { describe, expect, test } from '@jest/globals';
import { fitting, typedNumber, type PaletteItem } from '../../../web/page/palette-items.js';

const run = (): void => undefined;
const items: readonly PaletteItem[] = [
  { id: 'create', label: 'New ticket', run },
  { id: 'next', label: 'Next ticket of the list', run },
  { id: 'view', label: 'Tickets: My open', run },
  { id: 'owner', label: 'Edit Åpen eier', words: 'Owner OwnedBy', run },
];
const ids = (typed: string) => fitting(items, typed).map(({ id }) => id);

describe('what fits', () => {
  test.each([
    ['', ['create', 'next', 'view', 'owner']],
    ['new', ['create']],
    ['ticket LIST', ['next']],
    ['icket', ['create', 'next', 'view']],
    ['owned', ['owner']],
    ['apen', ['owner']],
    ['my', ['view']],
    ['nothing of the kind', []],
  ])('%s', (typed, expected) => {
    expect(ids(typed)).toEqual(expected);
  });

  test('comes first where its words begin so', () => {
    expect(ids('ope')).toEqual(['view']);
    const more = [{ id: 'reopen', label: 'Reopen', run }, ...items];
    expect(fitting(more, 'open').map(({ id }) => id)).toEqual(['view', 'reopen']);
  });

  test('is at most fifty', () => {
    const many = Array.from({ length: 80 }, (_, at) => ({ id: `${at}`, label: 'same', run }));
    expect(fitting(many, 'same')).toHaveLength(50);
  });
});

test.each([
  ['12', 12],
  [' #7 ', 7],
  ['0', undefined],
  ['2147483648', undefined],
  ['12a', undefined],
  ['', undefined],
])('a number that is typed: %s', (typed, expected) => {
  expect(typedNumber(typed)).toBe(expected);
});

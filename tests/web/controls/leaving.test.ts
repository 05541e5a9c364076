import { expect, test } from '@jest/globals';
import { leave } from '../../../web/controls/leaving.js';

const ada = { id: 7, label: 'Ada', path: 'Ada', detail: '', depth: 0 };
const untouched = { query: undefined, highlighted: undefined, selected: 3, clearable: true };

test.each([
  ['nothing was done', untouched, { kind: 'same' }],
  ['the list was only opened', { ...untouched, highlighted: ada, selected: 7 }, { kind: 'same' }],
  ['an arrow key chose', { ...untouched, highlighted: ada }, { kind: 'taken', option: ada }],
  [
    'a choice was highlighted while typing',
    { ...untouched, query: 'ad', highlighted: ada },
    { kind: 'taken', option: ada },
  ],
  [
    'the same choice was typed again',
    { ...untouched, query: 'ad', highlighted: ada, selected: 7 },
    { kind: 'taken', option: ada },
  ],
  ['the text is no choice', { ...untouched, query: ' zz ' }, { kind: 'back', typed: 'zz' }],
  ['the text was emptied', { ...untouched, query: ' ' }, { kind: 'cleared' }],
  [
    'the text was emptied where there has to be a value',
    { ...untouched, query: '', clearable: false },
    { kind: 'same' },
  ],
])('%s', (_what, leaving, left) => {
  expect(leave(leaving)).toEqual(left);
});

import { expect, test } from '@jest/globals';
import { preview } from '../../../../web/elements/thread/preview.js';

test.each([
  ['Hello Ada,\n\n  the printer\tjams.\r\nAgain', 'Hello Ada, the printer jams. Again'],
  ['> what was asked\n>> and before\nYes', 'Yes'],
  ['> only quotes', ''],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('the first words of %j', (body, words) => {
  expect(preview(body)).toBe(words);
});

test('no more of a long text is looked at than is shown', () => {
  expect(preview('word '.repeat(100_000))).toHaveLength(160);
  expect(preview(`${'\n'.repeat(1_000)}late`)).toBe('');
});

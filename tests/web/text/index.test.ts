import { afterEach, expect, test } from '@jest/globals';
import { en } from '../../../web/text/en/index.js';
import { chooseTexts, text } from '../../../web/text/index.js';
import { distance } from '../../../web/text/time.js';

afterEach(() => chooseTexts(en));

test('texts that are chosen later are those that are shown', () => {
  expect(text.editor.save).toBe('Save');
  chooseTexts({
    ...en,
    editor: { ...en.editor, save: 'Lagre' },
    time: { ...en.time, days: (count: number) => `${count} dager` },
  });
  expect(text.editor.save).toBe('Lagre');
  expect(distance(5 * 86_400_000)).toBe('5 dager');
});

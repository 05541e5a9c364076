import { describe, expect, test } from '@jest/globals';
import { sectionsOf } from '../../../../web/elements/mail/plain.js';

const told = (body: string) =>
  sectionsOf(body).map(({ quoted, text }) => (quoted ? `[${text}]` : text));

describe('sectionsOf', () => {
  test.each([
    ['no quote', 'Hello\n\nAda', ['Hello\n\nAda']],
    ['empty', '', ['']],
    ['a quote at the end', 'Yes.\n> a\n> b', ['Yes.', '[> a\n> b]']],
    [
      'with its attribution',
      'Yes.\n\nOn Mon, 3 Mar 2025 at 10:00, Ada <ada@example.com> wrote:\n\n> a\n>\n> b\n',
      ['Yes.\n', '[On Mon, 3 Mar 2025 at 10:00, Ada <ada@example.com> wrote:\n\n> a\n>\n> b]', ''],
    ],
    [
      'with one of two lines',
      'Yes.\nOn Mon, 3 Mar 2025, Ada Lovelace\n<ada@example.com> wrote:\n> a',
      ['Yes.', '[On Mon, 3 Mar 2025, Ada Lovelace\n<ada@example.com> wrote:\n> a]'],
    ],
    [
      'in Norwegian',
      'Ja.\nman. 3. mars 2025 kl. 10:00 skrev Ada:\n> a',
      ['Ja.', '[man. 3. mars 2025 kl. 10:00 skrev Ada:\n> a]'],
    ],
    ['a short one that is answered', '> a?\nYes.', ['> a?\nYes.']],
    [
      'a long one that is answered',
      `> ${'a '.repeat(400)}\nYes.`,
      [`[> ${'a '.repeat(400)}]`, 'Yes.'],
    ],
    ['answers between', '> a?\nYes.\n> b?\nNo.\n> c', ['> a?\nYes.\n> b?\nNo.', '[> c]']],
    [
      'an original message',
      'See below.\n\n-----Original Message-----\nFrom: Ada\nSent: Monday\nTo: Bo\n\nold',
      ['See below.\n', '[-----Original Message-----\nFrom: Ada\nSent: Monday\nTo: Bo\n\nold]'],
    ],
    [
      'a header of Outlook',
      'Ja.\n\n________________________________\nFra: Ada\nSendt: mandag\n\ngammelt',
      ['Ja.\n', '[________________________________\nFra: Ada\nSendt: mandag\n\ngammelt]'],
    ],
    ['nothing but a quote', '> a\n> b', ['> a\n> b']],
    [
      'nothing but what was forwarded',
      '\n________________________________\nFrom: A\nSent: B\n\nx',
      ['\n________________________________\nFrom: A\nSent: B\n\nx'],
    ],
    ['a comparison', '2 > 1\nyes', ['2 > 1\nyes']],
    ['a shell prompt within', 'run\n  $ a > b\nok', ['run\n  $ a > b\nok']],
    ['line ends of mails', 'Yes.\r\n> a\r\n> b', ['Yes.', '[> a\n> b]']],
  ])('%s', (_, body, expected) => {
    expect(told(body)).toEqual(expected);
  });

  test.each(['> a\nb\n', '> a\n\n', 'wrote:\n', 'From:\n', '\n', `${'_'.repeat(20)}\n`])(
    '%j again and again takes no more than linear time',
    (part) => {
      // In quadratic time it takes longer than a test may.
      expect(sectionsOf(part.repeat(1_000_000 / part.length)).length).toBeGreaterThan(0);
    },
  );
});

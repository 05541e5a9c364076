import { expect, test } from '@jest/globals';
import {
  isAttribution,
  isDivider,
  isForwarded,
  isHeader,
} from '../../../../web/elements/mail/quote-words.js';

test.each([
  'On Mon, 3 Mar 2025 at 10:00, Ada Lovelace <ada@example.com> wrote:',
  'Am 03.03.2025 um 10:00 schrieb Ada Lovelace <ada@example.com>:',
  'man. 3. mars 2025 kl. 10:00 skrev Ada Lovelace <ada@example.com>:',
  'Den mån 3 mars 2025 kl 10:00 skrev Ada <ada@example.com>:',
  'Op ma 3 mrt 2025 om 10:00 schreef Ada <ada@example.com>:',
  'Le lun. 3 mars 2025 à 10:00, Ada <ada@example.com> a écrit :',
  'El lun, 3 mar 2025, Ada (<ada@example.com>) escribió:',
  'ma 3. maalisk. 2025 klo 10.00 Ada (ada@example.com) kirjoitti:',
  'пн, 3 мар. 2025 г. в 10:00, Ada <ada@example.com>:'.replace('Ada <', 'написал Ada <'),
])('%s stands above a quote', (line) => {
  expect(isAttribution(line)).toBe(true);
});

test.each(['I wrote: this', 'as he rewrote:', 'Hello:', 'wrote', `${'x '.repeat(300)}wrote:`])(
  '%s does not',
  (line) => {
    expect(isAttribution(line)).toBe(false);
  },
);

test.each([
  ['From: Ada <a@x.example> Sent: Monday To: Bo Subject: Pump', true],
  ['Fra: Ada\nSendt: mandag\nTil: Bo', true],
  ['Von: Ada Gesendet: Montag', true],
  ['De : Ada Envoyé : lundi', true],
  ['From: the beginning', false],
  ['Sent: Monday From: Ada', false],
  ['', false],
])('%p is a header: %p', (text, expected) => {
  expect(isHeader(text)).toBe(expected);
});

test('lines between messages', () => {
  expect(isDivider('-----Original Message-----')).toBe(true);
  expect(isDivider('---- Ursprüngliche Nachricht ----')).toBe(true);
  expect(isDivider('________________________________')).toBe(true);
  expect(isDivider('--')).toBe(false);
  expect(isForwarded('---------- Forwarded message ---------\nFrom: Ada')).toBe(true);
  expect(isForwarded('Begin forwarded message:')).toBe(true);
  expect(isForwarded('On Monday, Ada wrote:')).toBe(false);
});

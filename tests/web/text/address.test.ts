import { describe, expect, test } from '@jest/globals';
import {
  addressFault,
  bareAddress,
  splitAddresses,
  withoutDoubles,
  writeAddress,
} from '../../../web/text/address.js';

describe('what was typed or pasted', () => {
  test.each<[string, string[]]>([
    ['', []],
    [' ,; \n', []],
    ['a@b.example', ['a@b.example']],
    [
      'a@b.example, c@d.example;e@f.example\ng@h.example',
      ['a@b.example', 'c@d.example', 'e@f.example', 'g@h.example'],
    ],
    [
      '"Dahl, Bo" <bo@b.example>, Anna <a@b.example>',
      ['"Dahl, Bo" <bo@b.example>', 'Anna <a@b.example>'],
    ],
    ['"left open\na@b.example', ['"left open', 'a@b.example']],
  ])('%j is taken apart', (typed, expected) => {
    expect(splitAddresses(typed)).toEqual(expected);
  });
});

describe('an address', () => {
  test.each([
    'a@b.example',
    'a@localhost',
    "o'neil+x_1/2=3?a@sub-1.b.example",
    'Anna Berg <anna@b.example>',
    '"Dahl, Bo" <bo@b.example>',
    `${'a'.repeat(64)}@b.example`,
    'a@xn--blbr-roah.example',
  ])('%s is taken', (written) => {
    expect(addressFault(written)).toBeUndefined();
  });

  test.each([
    ['anna', /no @/],
    ['anna@', /after the @/],
    ['@b.example', /before the @/],
    ['an na@b.example', /blank/],
    ['blåbær@b.example', /“å”/],
    ['a@blåbær.example', /“å”/],
    ['a..b@c.example', /“a..b”/],
    ['.a@c.example', /“.a”/],
    ['a@c..example', /“c..example”/],
    ['a@-c.example', /“-c.example”/],
    ['a@c.example.', /“c.example.”/],
    [`a@${'c'.repeat(64)}.example`, /“ccc/],
    [`${'a'.repeat(65)}@c.example`, /too long/],
    [`a@${'c.'.repeat(130)}example`, /too long/],
    ['Anna <a@c.example', /< and >/],
    ['Anna <a@c.example> x', /< and >/],
    ['A <b> <a@c.example>', /< and >/],
    ['a@c.example>', /“c.example>”/],
  ])('%s is explained', (written, words) => {
    expect(addressFault(written)).toMatch(words);
  });

  test('is found behind a name, and written with one', () => {
    expect(bareAddress(' Anna Berg <anna@b.example> ')).toBe('anna@b.example');
    expect(bareAddress('anna@b.example')).toBe('anna@b.example');
    expect(writeAddress('Anna Berg', 'anna@b.example')).toBe('Anna Berg <anna@b.example>');
    expect(writeAddress('Anna@b.example', 'anna@b.example')).toBe('anna@b.example');
    expect(writeAddress('', 'anna@b.example')).toBe('anna@b.example');
    expect(writeAddress('Dahl, Bo', 'bo@b.example')).toBe('"Dahl, Bo" <bo@b.example>');
    expect(writeAddress('Evil" <x@y>\r\nBcc: z', 'bo@b.example')).toBe(
      'Evil x@y  Bcc: z <bo@b.example>',
    );
  });

  test('counts once, whatever its case and its name', () => {
    expect(withoutDoubles(['A@b.example', 'X <a@B.example>', 'c@d.example'])).toEqual([
      'A@b.example',
      'c@d.example',
    ]);
  });
});

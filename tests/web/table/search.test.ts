import { describe, expect, test } from '@jest/globals';
import { searchConditions, searchedNumber, searchWords } from '../../../web/table/search.js';

describe('searchWords', () => {
  test.each([
    ['  printer   floor 2 ', ['printer', 'floor', '2']],
    ['"floor 2" printer', ['floor 2', 'printer']],
    ['an "open phrase', ['an', '"open', 'phrase']],
    ['a 24" screen', ['a', '24"', 'screen']],
    ['"', ['"']],
    ['" "', []],
    ['" floor  2 "', ['floor  2']],
    ['1 2 3 4 5 6 7 8 9', ['1', '2', '3', '4', '5', '6', '7', '8']],
    ['', []],
  ])('%s', (search, words) => {
    expect(searchWords(search)).toEqual(words);
  });

  test('are bounded', () => {
    expect(searchWords('a '.repeat(500))).toHaveLength(8);
  });
});

describe('searchedNumber', () => {
  test.each([
    ['48', 48],
    [' #48 ', 48],
    ['2147483647', 2147483647],
    ['2147483648', undefined],
    ['0', undefined],
    ['1', 1],
    ['0000000048', 48],
    ['00000000048', undefined],
    ['4 8', undefined],
    ['##48', undefined],
    ['48 printers', undefined],
    ['#', undefined],
    ['', undefined],
  ])('%s', (search, id) => {
    expect(searchedNumber(search)).toBe(id);
  });
});

describe('searchConditions', () => {
  const wide = (text: string): string =>
    `(title contains ${text} or person/fullName contains ${text} or person/email contains ${text} or contactName contains ${text} or content contains ${text})`;

  test('each word is searched in titles, customers and messages', () => {
    expect(searchConditions('Brekke printer')).toEqual([wide("'Brekke'"), wide("'printer'")]);
  });

  test('titles alone, where customers are left out', () => {
    expect(searchConditions('printer', 'titles')).toEqual(["title contains 'printer'"]);
  });

  test('not in messages where they are left out, or a word is too short to be found there', () => {
    expect(searchConditions('printer', 'customers')[0]).not.toContain('content');
    expect(searchConditions('pc')[0]).not.toContain('content');
    expect(searchConditions('øl!')[0]).toContain("content contains 'øl!'");
  });

  test('a number is a ticket’s as well', () => {
    expect(searchConditions('48', 'titles')).toEqual(["(ticketId eq 48 or title contains '48')"]);
    expect(searchConditions('#48')).toEqual(["(ticketId eq 48 or title contains '#48')"]);
  });

  test('a word with a number sign is no customer’s', () => {
    expect(searchConditions('#printer')).toEqual(["title contains '#printer'"]);
    expect(searchConditions('48')[0]).toMatch(
      /^\(ticketId eq 48 or .*contactName contains '48'\)$/,
    );
  });

  test('apostrophes are doubled', () => {
    expect(searchConditions("O'Brien", 'titles')).toEqual(["title contains 'O''Brien'"]);
  });

  test.each([
    ['C:\\', ["title contains 'C:'"]],
    ['C:\\temp', ["title contains 'C:\\temp'"]],
    ["a\\'b", ["(title contains 'a' and title contains '''b')"]],
    ['\\', []],
  ])('a backslash never escapes an apostrophe: %s', (search, conditions) => {
    expect(searchConditions(search, 'titles')).toEqual(conditions);
  });
});

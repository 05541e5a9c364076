import { describe, expect, test } from '@jest/globals';
import { csvOf } from '../../../web/table/csv.js';

/** What a program reads that follows RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const body = csv.replace(/^\u{feff}/u, '');
  for (let at = 0; at < body.length; at = cells.lastIndex) {
    const found = cells.exec(body);
    if (!found) throw new Error(`No cell at ${at}`);
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const bare = (text: string): string => csvOf([[text]]).slice(1, -2);

test('rows end with CR LF, the text begins with the mark of UTF-8', () => {
  const csv = csvOf([
    ['Number', 'Subject'],
    [143, 'Skriveren på øya'],
  ]);
  expect(csv).toBe('\u{feff}Number,Subject\r\n143,Skriveren på øya\r\n');
});

test.each([
  'plain',
  '',
  'a, b',
  'say "hi"',
  '"',
  'two\nlines',
  'two\r\nlines\r',
  'a;b',
  '😀 中文',
  '""",\r\n"',
])('%j comes back as it was', (text) => {
  const rows = [
    [text, 'next'],
    ['last', text],
  ];
  expect(parse(csvOf(rows))).toEqual(rows);
});

describe('no spreadsheet calculates', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+47 22 51 80 00', "'+47 22 51 80 00"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', `"'\t'=1"`],
    ['\u{ff1d}1', "'\u{ff1d}1"],
    ['x;=1+1', `"x;'=1+1"`],
    ['x,=1+1', `"x,'=1+1"`],
    ['x\n=1+1', `"x\n'=1+1"`],
    ['x\r\n-1', `"x\r\n'-1"`],
    ['"=1', '"""=1"'],
  ])('%j', (text, written) => {
    expect(bare(text)).toBe(written);
  });

  test('and a number stays a number', () => {
    expect(csvOf([[-5, 0]])).toBe('\u{feff}-5,0\r\n');
  });

  test.each(['a-b', 'a = b', 'x; y', 'me@example.com', 'C:\\temp'])('%j is left alone', (text) => {
    expect(bare(text).replaceAll('"', '')).toBe(text);
  });
});

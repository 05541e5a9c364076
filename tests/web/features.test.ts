import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Row {
  readonly feature: string;
  readonly state: string;
  readonly shown: string;
}

const rows: readonly Row[] = readFileSync('docs/features.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (feature|---)/.test(line))
  .map((line) => {
    const [feature = '', state = '', shown = ''] = line
      .split('|')
      .slice(1)
      .map((each) => each.trim());
    return { feature, state, shown };
  });

const named = ({ shown }: Row): string | undefined => /^`([^`]+)`/.exec(shown)?.[1];

/** Why a row does not say what shows it; undefined where it does. */
function fault(row: Row): string | undefined {
  if (!['yes', 'part', 'no'].includes(row.state)) return `${row.feature}: state ${row.state}`;
  if (row.state === 'yes' && named(row) === undefined) return `${row.feature}: no test`;
  const [, path = '', title = ''] = /^`([^`]+)`: ([^;]+)/.exec(row.shown) ?? [];
  if (path === '') return undefined;
  if (!existsSync(path)) return `${row.feature}: ${path} is not there`;
  if (path.endsWith('/')) return undefined;
  return readFileSync(path, 'utf8').includes(title.trim())
    ? undefined
    : `${row.feature}: ${path} has no test “${title}”`;
}

test('docs/features.md names a test for each feature that is there', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.flatMap((row) => fault(row) ?? [])).toEqual([]);
});

test.each([
  [{ feature: 'a', state: 'yes', shown: '' }, 'a: no test'],
  [{ feature: 'a', state: 'maybe', shown: '' }, 'a: state maybe'],
  [{ feature: 'a', state: 'yes', shown: '`tests/e2e/none.test.ts`: b' }, 'is not there'],
  [{ feature: 'a', state: 'part', shown: '`tests/e2e/list.test.ts`: nothing such' }, 'no test'],
])('a row that is wrong is noticed: %j', (row, words) => {
  expect(fault(row)).toContain(words);
});

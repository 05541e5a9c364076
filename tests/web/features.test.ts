import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

test('README.md counts what the tables declare', () => {
  const readme = readFileSync('README.md', 'utf8');
  const endpoints = json('wasm/schema/endpoints.json') as unknown[];
  const enums = json('wasm/schema/enums.json') as unknown[];
  const carriers = readdirSync('wasm/schema/carriers').map(
    (file) => json(`wasm/schema/carriers/${file}`) as { properties: unknown[] },
  );
  const properties = carriers.reduce((sum, carrier) => sum + carrier.properties.length, 0);
  expect(readme).toMatch(new RegExp(`^\\| Endpoints +\\| ${endpoints.length}, `, 'm'));
  expect(readme).toContain(
    `all ${carriers.length}, with ${properties} properties and ${enums.length} enumerations`,
  );
});

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

const codes = (JSON.parse(read('wasm/schema/errors.json')) as { code: string }[]).map(
  ({ code }) => code,
);

/** Those that the server alone makes, of what no vector can hold, with the test that has them. */
const elsewhere: Readonly<Record<string, string>> = {
  xml_syntax: 'tests/cpp/xml/read_test.cpp',
  xml_doctype: 'tests/cpp/xml/read_test.cpp',
  xml_too_many: 'tests/cpp/xml/read_test.cpp',
  credentials_wrong: 'tests/cpp/auth/authenticator_test.cpp',
  xsrf_missing: 'tests/cpp/auth/authenticator_session_test.cpp',
  unauthorized: 'tests/cpp/auth/authenticator_test.cpp',
  forbidden: 'tests/cpp/service/service_test.cpp',
  throttled: 'tests/cpp/auth/authenticator_test.cpp',
  sms_unavailable: 'tests/server/attachments.test.ts',
  header_size: 'tests/server/limits.test.ts',
  url_size: 'tests/server/limits.test.ts',
  request_syntax: 'tests/server/limits.test.ts',
  request_timeout: 'tests/server/slow.test.ts',
  too_many_connections: 'tests/server/slow.test.ts',
  too_many_bodies: 'tests/cpp/http/transport_limits_test.cpp',
  store_schema: 'tests/cpp/store/sqlite_open_test.cpp',
  store_locked: 'tests/cpp/store/sqlite_open_test.cpp',
  query_time: 'tests/cpp/store/contract_query_test.cpp',
  store_unavailable: 'tests/cpp/store/sqlite_open_test.cpp',
  internal: 'tests/cpp/core/exchange/failure_test.cpp',
};

const told = 'exchange/failure.json';

/** The codes that the rows of some vector files expect. */
function codesIn(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const file of files) {
    JSON.parse(read(`tests/vectors/${file}`), (name, value: unknown) => {
      if ((name === 'code' || name === 'error') && typeof value === 'string') found.add(value);
      return value;
    });
  }
  return found;
}

test('a client hears of every code', () => {
  const heard = codesIn([told]);
  expect(codes.filter((code) => !heard.has(code))).toStrictEqual([]);
});

test('every code is made in a row of a vector, or has a test elsewhere', () => {
  const files = readdirSync(`${root}tests/vectors`, { recursive: true, encoding: 'utf8' });
  const vectors = files.filter((file) => file.endsWith('.json') && file !== told);
  const made = codesIn(vectors);
  const without = codes.filter((code) => !made.has(code));
  expect(without.sort()).toStrictEqual(Object.keys(elsewhere).sort());
});

test.each(Object.entries(elsewhere))('%s is in %s', (code, path) => {
  expect(read(path)).toMatch(new RegExp(`\\b${code}\\b`));
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { bytes, json, loadCore } from './support/core.js';
import { figure } from './support/figure.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();
const root = fileURLToPath(new URL('../../../../../shared/conformance/', import.meta.url));
const read = <T>(file: string): T => JSON.parse(readFileSync(root + file, 'utf8')) as T;
const write = (value: unknown): Uint8Array => bytes(JSON.stringify(value));

/** A test of the built module on files beside the project; skipped where they are not there. */
function conformance(file: string, run: () => void): void {
  if (existsSync(root + file)) test(file, run);
  else test.skip(`${file}: ../shared/conformance does not have it`, run);
}

afterAll(() => expect(core.liveObjects).toBe(0));

conformance('JSONTestSuite/test_parsing', () => {
  const folder = 'JSONTestSuite/test_parsing';
  const right = { y: 0, n: 0, i: 0 };
  const all = { y: 0, n: 0, i: 0 };
  const wrong: string[] = [];
  for (const name of readdirSync(root + folder).filter((each) => each.endsWith('.json'))) {
    const kind = name[0] as keyof typeof all;
    const error = errorOf(() =>
      core.apply('', new Uint8Array(readFileSync(`${root}${folder}/${name}`)), bytes('[]')),
    );
    all[kind] += 1;
    if (kind === 'i' || (error === undefined) === (kind === 'y')) right[kind] += 1;
    else wrong.push(name);
  }
  figure(
    `JSONTestSuite in core.wasm: y ${right.y}/${all.y}, n ${right.n}/${all.n}, i ${all.i} read`,
  );
  expect(wrong).toStrictEqual([]);
  expect(Math.min(all.y, all.n, all.i)).toBeGreaterThan(0);
});

interface PatchRecord {
  readonly comment?: string;
  readonly doc: unknown;
  readonly patch: unknown;
  readonly expected?: unknown;
  readonly error?: string;
}

interface Verdict {
  readonly file: string;
  readonly index: number;
  readonly class: string;
}

function isRight(record: PatchRecord, verdict: Verdict): boolean {
  let result: unknown;
  const error = errorOf(() => {
    result = json(core.apply('', write(record.doc), write(record.patch)));
  });
  if (verdict.class === 'refuse-move-copy') {
    return error?.code === 'patch_op_refused' || error?.code === 'patch_member_missing';
  }
  if (record.error !== undefined) return error !== undefined;
  const wanted = Object.hasOwn(record, 'expected') ? record.expected : record.doc;
  return error === undefined && same(result, wanted);
}

function same(one: unknown, other: unknown): boolean {
  const check = write([{ op: 'test', path: '', value: other }]);
  return errorOf(() => core.apply('', write(one), check)) === undefined;
}

conformance('json-patch-dialect.json', () => {
  const { records } = read<{ records: Verdict[] }>('json-patch-dialect.json');
  const wrong: string[] = [];
  let ran = 0;
  let disabled = 0;
  for (const file of ['tests.json', 'spec_tests.json']) {
    read<PatchRecord[]>(`json-patch-tests/${file}`).forEach((record, index) => {
      const verdict = records.find((each) => each.file === file && each.index === index)!;
      if (verdict.class === 'disabled') {
        disabled += 1;
        return;
      }
      ran += 1;
      if (!isRight(record, verdict)) wrong.push(`${file} ${index} ${record.comment ?? ''}`);
    });
  }
  figure(
    `json-patch-tests, core.wasm: ${ran - wrong.length}/${ran}, ${disabled} disabled upstream`,
  );
  expect(wrong).toStrictEqual([]);
  expect(ran + disabled).toBe(records.length);
});

conformance('rfc7396-appendix.json', () => {
  const { tests } = read<{ tests: { original: unknown; patch: unknown; result: unknown }[] }>(
    'rfc7396-appendix.json',
  );
  let right = 0;
  for (const { original, patch, result } of tests) {
    // What is no object has no shape of its own in a body: within one it is a merge patch's value.
    const merged = core.apply('', write({ a: original }), write({ a: patch }));
    const wanted = patch === null ? {} : { a: result };
    if (same(json(merged), wanted)) right += 1;
  }
  figure(`RFC 7396 appendix A in core.wasm: ${right}/${tests.length}`);
  expect(right).toBe(tests.length);
});

conformance('rfc6901-section5.json', () => {
  const { doc, tests } = read<{ doc: unknown; tests: { pointer: string; value: unknown }[] }>(
    'rfc6901-section5.json',
  );
  const wrong = tests.filter(({ pointer, value }) => {
    const patch = [{ op: 'test', path: pointer, value: value === '$doc' ? doc : value }];
    return errorOf(() => core.apply('', write(doc), write(patch))) !== undefined;
  });
  figure(`RFC 6901 section 5 in core.wasm: ${tests.length - wrong.length}/${tests.length}`);
  expect(wrong).toStrictEqual([]);
  expect(tests.length).toBeGreaterThan(0);
});

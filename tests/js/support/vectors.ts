import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { TicketwireError } from 'ticketwire';
import { bytes, json, text } from './core.js';

export interface WantedError {
  readonly code: string;
  readonly pointer?: string;
  readonly operation?: number;
  readonly offset?: number;
}

/** One row of a vector file; the inputs are read with `input`. */
export interface Row {
  readonly name: string;
  readonly carrier?: string;
  readonly error?: WantedError;
  readonly result?: unknown;
  readonly text?: string;
  readonly skip?: { readonly js?: string };
  readonly [member: string]: unknown;
}

const root = fileURLToPath(new URL('../../../../../tests/vectors/', import.meta.url));

/** Vector files of the areas, as `area/file.json`. */
export function filesOf(areas: readonly string[]): string[] {
  return areas.flatMap((area) =>
    readdirSync(root + area)
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${area}/${name}`),
  );
}

/** Rows of a file. Throws where the file is missing, does not parse or is empty. */
export function rowsOf(file: string): readonly Row[] {
  const rows = JSON.parse(readFileSync(root + file, 'utf8')) as Row[];
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(`${file} has no rows`);
  return rows;
}

/** A test for each row, and one that counts them. */
export function runVectors(file: string, run: (row: Row) => void): void {
  const rows = rowsOf(file);
  let ran = 0;
  let skipped = 0;
  for (const row of rows) {
    const reason = row.skip?.js;
    if (reason !== undefined) {
      skipped += 1;
      test.skip(`${file}: ${row.name} (${reason})`, () => run(row));
      continue;
    }
    test(`${file}: ${row.name}`, () => {
      ran += 1;
      run(row);
    });
  }
  test(`${file}: every row has run`, () => {
    expect(ran + skipped).toBe(rows.length);
  });
}

interface Repeat {
  readonly before?: string;
  readonly unit: string;
  readonly count: number;
  readonly after?: string;
  readonly closing?: string;
}

/** The bytes of an input in one of its forms; see row::input in tests/cpp/core/support. */
export function input(row: Row, member: string): Uint8Array {
  const given = (form: string): unknown => row[member + form];
  const literal = given('Text');
  if (literal !== undefined) return bytes(literal as string);
  const hex = given('Hex');
  if (hex !== undefined) return new Uint8Array(Buffer.from(hex as string, 'hex'));
  const repeat = given('Repeat') as Repeat | undefined;
  if (repeat === undefined) return bytes(JSON.stringify(row[member]));
  const { before = '', unit, count, after = '', closing = '' } = repeat;
  return bytes(before + unit.repeat(count) + after + closing.repeat(count));
}

/** The error that a call ends in, or `undefined`. */
export function errorOf(call: () => unknown): TicketwireError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof TicketwireError) return error;
    throw error;
  }
}

/** Compares an error with the row's; members that it does not name must be absent. */
export function expectError(error: TicketwireError | undefined, wanted: WantedError): void {
  expect(error?.code).toBe(wanted.code);
  expect(error?.pointer ?? '').toBe(wanted.pointer ?? '');
  expect(error?.operation).toBe(wanted.operation);
  if (wanted.offset !== undefined) expect(error?.offset).toBe(wanted.offset);
}

/** Runs a call that gives bytes and compares what it gives with the row. */
export function expectOutcome(row: Row, call: () => Uint8Array): Uint8Array | undefined {
  if (row.error) {
    expectError(errorOf(call), row.error);
    return undefined;
  }
  const data = call();
  if (row.text !== undefined) expect(text(data)).toBe(row.text);
  if (Object.hasOwn(row, 'result')) expect(json(data)).toStrictEqual(row.result);
  return data;
}

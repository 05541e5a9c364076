import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './server.js';
import { ticks } from './ticks.js';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Entity = { [name: string]: Json };

export interface Row {
  readonly name: string;
  readonly page: string;
  readonly endpoint: string;
  readonly method: string;
  readonly target: string;
  readonly body: null | { readonly sample: string; readonly form: string; readonly set?: Entity };
  readonly expect: { readonly status: number; readonly error?: string };
  readonly unchanged?: string;
  readonly carrier?: string;
  readonly readBack?: string;
  readonly unwritable?: readonly string[];
  readonly derived?: Entity;
}

interface Property {
  readonly name: string;
  readonly type: string;
  readonly readOnly?: true;
  readonly responseOnly?: true;
  readonly collection?: 'set' | 'sequence';
}

interface Carrier {
  readonly key: string;
  readonly properties: readonly Property[];
}

const folder = resolve(root, 'tests/vectors/endpoints');

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(resolve(...path), 'utf8')) as T;
}

export const rows: readonly Row[] = ['000', '001', '002', '003', '004'].flatMap((page) =>
  readJson<Row[]>(folder, `${page}.json`),
);

export const errors = readJson<{ code: string; type: string; message: string }[]>(
  root,
  'wasm/schema/errors.json',
);

/** A row of the table with the properties of what it extends. */
export function carrier(name: string): Carrier {
  const row = readJson<Carrier & { extends?: string }>(root, `wasm/schema/carriers/${name}.json`);
  if (row.extends === undefined) return row;
  const base = carrier(row.extends);
  return { key: base.key, properties: [...base.properties, ...row.properties] };
}

/** The text of a page's sample, as it stands there. */
export function sampleText(row: Row): string {
  return readFileSync(resolve(folder, 'samples', `${row.body!.sample}.txt`), 'utf8');
}

/** The sample with the row's replacements. */
export function sample(row: Row): Entity {
  return { ...(JSON.parse(sampleText(row)) as Entity), ...row.body!.set };
}

/** The request's exact body. */
export function bodyOf(row: Row): string | undefined {
  if (row.body === null) return undefined;
  const { form, set } = row.body;
  if (form === 'verbatim') return set ? JSON.stringify(sample(row)) : sampleText(row);
  if (form === 'newEntity') return JSON.stringify({ NewEntity: sample(row), Notify: false });
  if (form !== 'operations') throw new Error(`${row.name}: ${form} is no form`);
  const operations = Object.entries(sample(row)).map(([name, value]) => ({
    op: 'replace',
    path: `/${name}`,
    value,
  }));
  return JSON.stringify(operations);
}

function keyOf(type: string): string {
  return carrier(type.slice(type.lastIndexOf(':') + 1)).key;
}

/** What of a property's value a client may set, in a form that compares. */
function comparable(property: Property, value: Json, wanted: Json): unknown {
  const { type, collection } = property;
  if (type === 'date-time') return ticks((value as string | null) ?? '0001-01-01T00:00:00');
  if (type.startsWith('dictionary:')) {
    const names = Object.keys((wanted as Entity | null) ?? {});
    return names.map((name) => [name, (value as Entity | null)?.[name]]);
  }
  if (type.startsWith('array:carrier:')) {
    const list = (value as Entity[] | null) ?? [];
    if (collection === 'set') return [...new Set(list.map((item) => item[keyOf(type)]))].sort();
    const names = ((wanted as Entity[] | null) ?? []).map((item) => Object.keys(item));
    const own = (name: string): boolean => !['TableRight', 'FieldProperties'].includes(name);
    return list.map((item, i) => (names[i] ?? []).filter(own).map((name) => [name, item[name]]));
  }
  if (type.startsWith('carrier:')) return (value as Entity | null)?.[keyOf(type)] ?? 0;
  return value;
}

/** Checks that every member of the row's sample that may be written is kept by the entity. */
export function expectKept(row: Row, entity: Entity): void {
  const { key, properties } = carrier(row.carrier!);
  const unwritable: string[] = [];
  const wanted: Record<string, unknown> = {};
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sample(row))) {
    const property = properties.find((each) => each.name === name)!;
    if (name === key || property.readOnly || property.responseOnly) {
      unwritable.push(name);
      continue;
    }
    const expected = row.derived?.[name] ?? value;
    wanted[name] = comparable(property, expected, expected);
    kept[name] = comparable(property, entity[name]!, expected);
  }
  expect(kept).toEqual(wanted);
  expect(unwritable).toEqual(row.unwritable);
  expect(Object.keys(wanted).length).toBeGreaterThan(10);
}

/** Checks an answer in the WebAPI's error shape: exactly its four members. */
export function expectFailure(body: string, code: string): void {
  const row = errors.find((each) => each.code === code)!;
  const failure = JSON.parse(body) as Record<string, unknown>;
  expect(Object.keys(failure)).toEqual(['Error', 'ErrorType', 'ErrorMessage', 'ErrorSource']);
  expect(failure['Error']).toBe(true);
  expect(failure['ErrorType']).toBe(row.type);
  expect(failure['ErrorMessage']).toContain(row.message);
  expect(failure['ErrorSource']).not.toBe('');
}

// Makes what the fuzz targets start from out of the table and the vectors, so that neither is kept
// twice: build/fuzz-seeds/TARGET/* and TARGET.dict, the committed dictionary with the table's names.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const out = join(root, 'build', 'fuzz-seeds');
const conformance = join(root, '..', 'shared', 'conformance');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const filesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

const schema = join(root, 'wasm', 'schema');
const carriers = new Map(
  filesIn(join(schema, 'carriers')).map((file) => {
    const carrier = read(join(schema, 'carriers', file));
    return [carrier.name, carrier];
  }),
);
const enums = read(join(schema, 'enums.json'));

const scalars = {
  int32: 1,
  double: 1.5,
  string: 'a',
  bool: true,
  'date-time': '2024-01-02T03:04:05.1234567+01:00',
  any: { a: 1 },
};

function sampleValue(type, depth) {
  if (type.startsWith('array:')) return [sampleValue(type.slice(6), depth)];
  if (type.startsWith('dictionary:')) return { 'x:1': sampleValue(type.slice(11), depth) };
  if (type.startsWith('carrier:')) return depth > 0 ? sampleOf(type.slice(8), depth - 1) : null;
  return scalars[type] ?? 0;
}

/** An instance of a carrier with a value for each of its properties. */
function sampleOf(name, depth) {
  const carrier = carriers.get(name);
  const base = carrier.extends === undefined ? {} : sampleOf(carrier.extends, depth);
  const own = carrier.properties.map((each) => [each.name, sampleValue(each.type, depth)]);
  return { ...base, ...Object.fromEntries(own) };
}

const xmlText = (value) => String(value).replace(/[<&]/g, (c) => (c === '<' ? '&lt;' : '&amp;'));

/** A value as docs/xml.md has it. */
function xmlOf(name, value) {
  if (value === null) return `<${name} i:nil="1"/>`;
  if (Array.isArray(value))
    return `<${name}>${value.map((each) => xmlOf('Element', each)).join('')}</${name}>`;
  if (typeof value !== 'object') return `<${name}>${xmlText(value)}</${name}>`;
  const members = Object.entries(value).map(([key, each]) =>
    key.includes(':') ? `<Item><Key>${key}</Key>${xmlOf('Value', each)}</Item>` : xmlOf(key, each),
  );
  return `<${name}>${members.join('')}</${name}>`;
}

/** A document of a carrier. */
const xmlDocument = (name, value) =>
  xmlOf(name, value).replace('>', ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance">');

/** A row's input in one of its forms; see row::input in tests/cpp/core/support. */
function input(row, member) {
  if (row[`${member}Text`] !== undefined) return row[`${member}Text`];
  if (row[`${member}Hex`] !== undefined) return Buffer.from(row[`${member}Hex`], 'hex');
  if (row[`${member}Repeat`] !== undefined) return undefined;
  return JSON.stringify(row[member]);
}

const rowsOf = (areas) =>
  areas.flatMap((area) => {
    const folder = join(root, 'tests', 'vectors', area);
    return filesIn(folder).flatMap((file) => read(join(folder, file)));
  });

/** Rows as lines: the carrier, unless `bare`, and the members. */
const lines = (rows, members, bare = false) =>
  rows.map((row) => {
    const parts = members.map((member) =>
      member === 'select' && typeof row.select === 'string' ? row.select : input(row, member),
    );
    return bare ? parts : [row.carrier ?? '', ...parts];
  });

const samples = [...carriers.keys()].map((name) => [name, JSON.stringify(sampleOf(name, 1))]);
const patches = rowsOf(['json-patch', 'merge-patch']);
const suite = join(conformance, 'JSONTestSuite', 'test_parsing');
const patchTests = filesIn(join(conformance, 'json-patch-tests'))
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => read(join(conformance, 'json-patch-tests', file)));

const seeds = {
  json: [
    ...lines(rowsOf(['json']), ['document'], true),
    ...filesIn(suite).map((file) => [readFileSync(join(suite, file))]),
  ],
  form: [
    ...lines(rowsOf(['form']), ['form']),
    ...lines(rowsOf(['form']), ['document']),
    ...samples,
  ],
  pointer: rowsOf(['pointer']).map((row) => [row.pointer]),
  select: [
    ...lines(rowsOf(['select']), ['select', 'document']),
    ...samples.map(([name, text]) => [name, carriers.get(name).properties[0].name, text]),
  ],
  patch_apply: lines(patches, ['document', 'patch']),
  merge_patch: lines(rowsOf(['merge-patch']), ['document', 'patch']),
  diff_round_trip: [
    ...lines(rowsOf(['diff']), ['from', 'to']),
    ...samples.flatMap(([name, text]) => [
      [name, text, '{}'],
      [name, '{}', text],
    ]),
  ],
  three_way_merge: [
    ...lines(rowsOf(['three-way-merge']), ['base', 'mine', 'theirs']),
    ...samples.map(([name, text]) => [name, '{}', text, text]),
  ],
  reference: [
    ...lines(patches, ['document', 'patch'], true),
    ...patchTests.map(({ doc, patch }) => [JSON.stringify(doc), JSON.stringify(patch)]),
  ],
  typed_read: [
    ...lines(rowsOf(['carrier']), ['document', 'document']).filter(
      (parts) => parts[1] !== undefined,
    ),
    ...lines(rowsOf(['diff']), ['from', 'to']),
    ...samples.map(([name, text]) => [name, text, text]),
  ],
  xml: samples.map(([name, text]) => [name, '', xmlDocument(name, JSON.parse(text))]),
  // Their own corpora are enough.
  multipart: [],
  mail_address: [],
  html: [],
};

/** Lines of a dictionary (libFuzzer's format) for the names that the table has. */
const names = [
  ...[...carriers.values()].flatMap(({ name, properties }) => [
    name,
    ...properties.map((each) => each.name),
  ]),
  ...enums.flatMap(({ members }) => members.map((each) => each.name)),
];
const tableWords = [...new Set(names)].map((name) => `"${name}"\n`).join('');
const typed = new Set([
  'form',
  'select',
  'patch_apply',
  'merge_patch',
  'diff_round_trip',
  'three_way_merge',
  'typed_read',
  'xml',
]);

rmSync(out, { recursive: true, force: true });
for (const [target, inputs] of Object.entries(seeds)) {
  mkdirSync(join(out, target), { recursive: true });
  for (const parts of inputs) {
    if (parts.includes(undefined)) continue;
    const bytes = Buffer.concat(
      parts.flatMap((part, i) => [Buffer.from(i > 0 ? '\n' : ''), Buffer.from(part)]),
    );
    const name = createHash('sha1').update(bytes).digest('hex').slice(0, 16);
    if (bytes.length <= 4096) writeFileSync(join(out, target, name), bytes);
  }
  const words = readFileSync(join(root, 'tests', 'fuzz', 'dictionary', `${target}.dict`), 'utf8');
  writeFileSync(join(out, `${target}.dict`), words + (typed.has(target) ? tableWords : ''));
}

// Writes the TypeScript types and rows, laid out the way Prettier does it.

import { baseTypes, controls, notice, noticeOf, parseType, rowKeys } from './vocabulary.mjs';

const lineWidth = 100;

const fit = (oneLine, broken) => (oneLine.length <= lineWidth ? oneLine : broken);

/** Single quotes unless double ones save an escape. */
function quote(text) {
  if (text.split("'").length > text.split('"').length) return JSON.stringify(text);
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

export function tsType(text) {
  const { wraps, base, target } = parseType(text);
  return wraps.reduceRight(
    (inner, wrap) => (wrap === 'array' ? `${inner}[]` : `Record<string, ${inner}>`),
    target || baseTypes[base].ts,
  );
}

/** Servers leave members out and null them; the key alone is always there. */
function tsMember(row, key) {
  const name = /^[\w$]+$/.test(row.name) ? row.name : quote(row.name);
  const type = tsType(row.type);
  if (row.name === key) return `${name}: ${type};`;
  return `${name}?: ${type === 'unknown' ? type : `${type} | null`};`;
}

function tsUnion(name, members) {
  const names = members.map(quote);
  const union = names.join(' | ');
  const list = names.map((item) => `  | ${item}`).join('\n');
  const start = `export type ${name} =`;
  return fit(`${start} ${union};`, `${start}\n${fit(`  ${union};`, `${list};`)}`);
}

function tsEnum({ name, description, flags, members }) {
  const names = members.map((member) => member.name);
  const doc = flags ? `${description} Names: ${names.join(', ')}.` : description;
  const type = flags ? `export type ${name} = string;` : tsUnion(name, names);
  return [`/** ${doc} */`, type, ''];
}

function tsCarrier(carrier) {
  const base = carrier.extends ? ` extends ${carrier.extends}` : '';
  const rows = carrier.properties.flatMap((row) => [
    `  /** ${row.description} */`,
    `  ${tsMember(row, carrier.key)}`,
  ]);
  const start = `export interface ${carrier.name}${base} {`;
  return [`/** ${carrier.description} */`, start, ...rows, '}', ''];
}

/** An interface with a member per carrier. */
function tsPerCarrier(name, doc, carriers, type) {
  const rows = carriers.map((carrier) => `  ${carrier.name}: ${type(carrier)};`);
  return [`/** ${doc} */`, `export interface ${name} {`, ...rows, '}', ''];
}

export function tsCarriers({ carriers, enums, order }) {
  const names = ['/** Names of the carrier table. */', tsUnion('CarrierName', order), ''];
  const types = tsPerCarrier('Carriers', 'Each carrier by its name.', carriers, ({ name }) => name);
  const keys = tsPerCarrier(
    'CarrierKey',
    'Names of the properties that identify carriers; `never` where nothing does.',
    carriers,
    ({ key }) => (key ? quote(key) : 'never'),
  );
  const parts = [...enums.flatMap(tsEnum), ...carriers.flatMap(tsCarrier)];
  return [`// ${notice}`, '', ...parts, ...types, ...keys, ...names].join('\n');
}

function tsRow(row) {
  const value = (key) => (typeof row[key] === 'string' ? quote(row[key]) : row[key]);
  const keys = rowKeys.filter((key) => row[key] !== undefined && row[key] !== false);
  const lines = keys.map((key) =>
    fit(`    ${key}: ${value(key)},`, `    ${key}:\n      ${value(key)},`),
  );
  const oneLine = `  { ${keys.map((key) => `${key}: ${value(key)}`).join(', ')} },`;
  return fit(oneLine, ['  {', ...lines, '  },'].join('\n'));
}

const tsArray = (names) => `[${names.map(quote).join(', ')}]`;

function tsNames(key, members) {
  const names = members.map((member) => quote(member.name));
  const broken = names.map((item) => `      ${item},\n`).join('');
  return fit(`    ${key}: [${names.join(', ')}],`, `    ${key}: [\n${broken}    ],`);
}

const tsEnumRow = ({ name, members }) =>
  [
    `  ${name}: {`,
    tsNames('members', members),
    tsNames(
      'choices',
      members.filter((member) => member.offered !== false),
    ),
    '  },',
  ].join('\n');

function tsEnums(enums) {
  return [
    '/** The members of each enumeration, and those that a person may choose. */',
    'export const Enums: Readonly<Record<string, EnumRow>> = {',
    ...enums.map(tsEnumRow),
    '};',
    '',
  ];
}

function tsTitles(carriers) {
  const titled = carriers.filter((carrier) => carrier.title);
  return [
    '/** The properties that a carrier is called by: the first that is not empty. */',
    'export const CarrierTitles: Readonly<Partial<Record<CarrierName, readonly string[]>>> = {',
    ...titled.map(({ name, title }) => `  ${name}: ${tsArray(title)},`),
    '};',
    '',
  ];
}

function tsKeys(carriers) {
  const keyed = carriers.filter((carrier) => carrier.key);
  return [
    '/** The property that identifies a carrier, for those that have one. */',
    'export const CarrierKeys: Readonly<Partial<Record<CarrierName, string>>> = {',
    ...keyed.map(({ name, key }) => `  ${name}: ${quote(key)},`),
    '};',
    '',
  ];
}

export function tsSchema({ carriers, enums }) {
  const rows = carriers.flatMap((carrier) => [
    `export const ${carrier.name}Rows: readonly PropertyRow[] = [`,
    ...carrier.rows.map(tsRow),
    '];',
    '',
  ]);
  const head = `// ${notice}

import type { CarrierName } from './carriers.js';

/** Which kind of control shows or edits a property. */
export type Control =${controls.map((name) => `\n  | '${name}'`).join('')};

/** What an editor needs to know about one property. */
export interface PropertyRow {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly control: Control;
  readonly description: string;
  readonly readOnly?: true;
  readonly responseOnly?: true;
  readonly collection?: 'set' | 'sequence';
  readonly mdoList?: string;
  readonly maxLength?: number;
  /** What a new instance holds, where that is not the type's zero. */
  readonly initial?: string;
  /** A reference that the server chooses where its key is automaticOwner. */
  readonly automatic?: true;
  /** The dictionary that holds the same entries and wins over this one. */
  readonly sameAs?: string;
  /** The moment that a choice of "later" needs beside it. */
  readonly until?: string;
}

/** An enumeration's members, and those that a person may choose. */
export interface EnumRow {
  readonly members: readonly string[];
  readonly choices: readonly string[];
}
`;
  return [head, ...tsKeys(carriers), ...tsTitles(carriers), ...rows, ...tsEnums(enums)].join('\n');
}

const unionFile = (name, doc, members) =>
  `// ${notice}\n/** ${doc} */\n${tsUnion(name, members)}\n`;

export const tsErrors = ({ errors }) =>
  unionFile(
    'ErrorCode',
    'Codes of the error table.',
    errors.map((row) => row.code),
  );

/** Values that mean something of their own. */
export function tsValues({ owners, fieldKinds }) {
  const constants = owners.flatMap(({ name, value, description }) => [
    `/** \`OwnedBy/AssociateId\`: ${description} */`,
    `export const ${name}Owner = ${value};`,
  ]);
  const kinds = fieldKinds.flatMap(({ name, description }) => [
    `  /** ${description} */`,
    `  | ${quote(name)}`,
  ]);
  return [
    `// ${notice}`,
    '',
    ...constants,
    '',
    "/** How a custom field's text is encoded, and what its value is. */",
    'export type CustomFieldKind =',
    `${kinds.join('\n')};`,
    '',
  ].join('\n');
}

/** The package's version, as its code knows it. */
export function tsVersion({ version }) {
  return `// ${noticeOf('package.json')}\n/** Of the package that this is a part of. */\nexport const version = ${quote(version)};\n`;
}

// Finds faults in the rows of wasm/schema.

import { pathParameters } from './endpoints.mjs';
import { schemaFolder } from './read.mjs';
import {
  baseTypes,
  controls,
  endpointKeys,
  errorKeys,
  fieldKindKeys,
  memberKeys,
  methods,
  ownerKeys,
  parameterKeys,
  parameterTypes,
  parseType,
  rowKeys,
} from './vocabulary.mjs';

const duplicates = (names) => names.filter((name, index) => names.indexOf(name) !== index);

function typeFault(schema, text) {
  if (typeof text !== 'string') return 'missing type';
  const { base, target } = parseType(text);
  if (!Object.hasOwn(baseTypes, base)) return `unknown type "${text}"`;
  if (baseTypes[base].ts) return target && `unknown type "${text}"`;
  const known =
    base === 'carrier'
      ? schema.order.includes(target)
      : schema.enums.some((item) => item.name === target && item.flags === (base === 'flags'));
  return !known && `unknown target "${target}" in type "${text}"`;
}

function textFault(row, key) {
  if (typeof row[key] !== 'string' || row[key].trim() === '') return `missing ${key}`;
  return row[key].includes('\n') && `${key} has more than one line`;
}

function collectionFault({ type, collection }) {
  const isArray = String(type).startsWith('array:');
  if (collection === undefined) return isArray && 'array without collection';
  if (!isArray) return 'collection on a type that is not an array';
  return !['set', 'sequence'].includes(collection) && `unknown collection "${collection}"`;
}

const unknownKeys = (row, known) =>
  Object.keys(row)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key "${key}"`);

/** What a new instance holds, where that is not the type's own zero: an enumeration's member. */
function initialFault(schema, { type, initial }) {
  if (initial === undefined) return false;
  const { wraps, base, target } = parseType(String(type));
  const members = schema.enums.find((item) => item.name === target)?.members ?? [];
  const known = members.some((member) => member.name === initial);
  return (wraps.length > 0 || base !== 'enum' || !known) && `bad initial "${initial}"`;
}

function rowFaults(schema, row) {
  return [
    ...['name', 'label', 'description'].map((key) => textFault(row, key)),
    typeFault(schema, row.type),
    collectionFault(row),
    !controls.includes(row.control) && `unknown control "${row.control}"`,
    !/^[1-9]\d*$/.test(row.maxLength ?? 1) && `bad maxLength "${row.maxLength}"`,
    initialFault(schema, row),
    row.sameAs && !String(row.type).startsWith('dictionary:') && 'sameAs on what is no dictionary',
    row.automatic && !String(row.type).startsWith('carrier:') && 'automatic on what is no carrier',
    row.until && row.control !== 'status' && 'until on what is no status',
    ...unknownKeys(row, rowKeys),
  ].filter(Boolean);
}

function stampFault({ stamp, rows }) {
  const dates = rows.filter((row) => row.type === 'date-time').map((row) => row.name);
  return stamp && !dates.includes(stamp) && `stamp "${stamp}" is not a date-time property`;
}

/** What a carrier is called, the first that is not empty. */
const titleFaults = ({ title = [], rows }) =>
  title
    .filter((name) => !rows.some((row) => row.name === name && row.type === 'string'))
    .map((name) => `title "${name}" is not a text property`);

const typeOf = ({ rows }, name) => rows.find((row) => row.name === name)?.type;

function carrierFaults(schema, carrier) {
  const names = carrier.rows.map((row) => row.name);
  const own = [
    !carrier.file.endsWith(`/${carrier.name}.json`) && `name "${carrier.name}" is not the file's`,
    textFault(carrier, 'description'),
    carrier.properties.length === 0 && 'no properties',
    carrier.extends && !carrier.base && `"${carrier.extends}" does not come earlier in the order`,
    carrier.key && !names.includes(carrier.key) && `key "${carrier.key}" is not a property`,
    stampFault(carrier),
    ...titleFaults(carrier),
    ...duplicates(names).map((name) => `${name}: duplicate property`),
    ...carrier.rows
      .filter(({ until }) => until && typeOf(carrier, until) !== 'date-time')
      .map((row) => `${row.name}: until "${row.until}" is not a date-time property`),
    ...carrier.rows
      .filter(({ sameAs, type }) => sameAs && type !== typeOf(carrier, sameAs))
      .map(({ name, sameAs }) => `${name}: sameAs "${sameAs}" is no property of its type`),
  ].filter(Boolean);
  const rows = carrier.properties.flatMap((row) =>
    rowFaults(schema, row).map((fault) => `${row.name}: ${fault}`),
  );
  return [...own, ...rows].map((fault) => `${carrier.file}: ${fault}`);
}

const memberFaults = (names) => (member) => {
  const { name, value, storedAs = name, minutes = 0 } = member;
  const faults = [
    textFault(member, 'description'),
    !Number.isInteger(value) && `value "${value}" is not an integer`,
    !names.includes(storedAs) && `unknown storedAs "${storedAs}"`,
    !(Number.isInteger(minutes) && minutes >= 0 && minutes < 65536) && `bad minutes "${minutes}"`,
    ...unknownKeys(member, memberKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${name}: ${fault}`);
};

function enumFaults({ name, description, members = [] }) {
  const names = members.map((member) => member.name);
  const faults = [
    textFault({ description }, 'description'),
    members.length === 0 && 'no members',
    ...duplicates(names).map((item) => `${item}: duplicate member`),
    ...members.flatMap(memberFaults(names)),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/enums.json: ${name}: ${fault}`);
}

function ownerFaults(row) {
  const faults = [
    textFault(row, 'description'),
    !Number.isInteger(row.value) && `value "${row.value}" is not an integer`,
    ...unknownKeys(row, ownerKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/owners.json: ${row.name}: ${fault}`);
}

function fieldKindFaults(row) {
  const faults = [
    !/^[a-z][A-Za-z]*$/.test(row.name) && 'name is not an identifier',
    !/^[A-Z]*$/.test(row.code) && `bad code "${row.code}"`,
    textFault(row, 'description'),
    ...unknownKeys(row, fieldKindKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/field-kinds.json: ${row.name}: ${fault}`);
}

function errorFaults(row) {
  const { code, status } = row;
  const inRange = Number.isInteger(status) && status >= 400 && status <= 599;
  const faults = [
    !/^[a-z][a-z0-9_]*$/.test(code) && 'code is not a lower-case identifier',
    !inRange && `status "${status}" is not in 400..599`,
    textFault(row, 'type'),
    textFault(row, 'message'),
    ...unknownKeys(row, errorKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/errors.json: ${code}: ${fault}`);
}

/** Placeholders and query parameters come from one record, so that their names must differ. */
function parameterFaults({ path, query }) {
  if (typeof path !== 'string' || !/^(\/(\$?\w+|\{\w+(:string)?\}))+$/.test(path)) {
    return [`bad path "${path}"`];
  }
  const names = [...pathParameters(path), ...query].map(({ name }) => name);
  const isName = (text) => typeof text === 'string' && /^\$?[A-Za-z]\w*$/.test(text);
  const rows = query.flatMap((row) =>
    [
      (!isName(row.name) || !isName(row.as)) && `bad parameter or wire name "${row.as}"`,
      !parameterTypes.includes(row.type) && `unknown type "${row.type}"`,
      ...unknownKeys(row, parameterKeys),
    ]
      .filter(Boolean)
      .map((fault) => `${row.name}: ${fault}`),
  );
  return [
    ...duplicates(names).map((name) => `${name}: duplicate parameter`),
    ...duplicates(query.map((row) => row.as)).map((name) => `${name}: duplicate wire name`),
    ...rows,
  ];
}

function bodyFaults(schema, { kind, type, rows = [] }, entity) {
  const faults = rows.flatMap(({ name, type, ...rest }) =>
    [!/^[A-Za-z]\w*$/.test(name) && 'bad name', typeFault(schema, type), ...unknownKeys(rest, [])]
      .filter(Boolean)
      .map((fault) => `body: ${name}: ${fault}`),
  );
  const carrier = schema.carriers.find((each) => `carrier:${each.name}` === type);
  const members = (carrier?.rows ?? rows).map((row) => row.name);
  return [
    type && typeFault(schema, type),
    kind === 'carrier' && !carrier && `body: "${type}" is no carrier`,
    kind === 'array' && type !== 'array:int32' && `body: "${type}" is no array of ids`,
    entity && !members.includes(entity) && `entity: "${entity}" is not in the body`,
    ...duplicates(rows.map((row) => row.name)).map((name) => `body: ${name}: duplicate name`),
    ...faults,
  ];
}

function endpointFaults(schema, endpoint) {
  const { name, method, body, entity, response, row } = endpoint;
  const faults = [
    !/^[a-z]\w*$/i.test(name) && 'name is not an identifier',
    !methods.includes(method) && `unknown method "${method}"`,
    ...parameterFaults(endpoint),
    ...bodyFaults(schema, body, entity),
    response.type && typeFault(schema, response.type),
    row.nullable && response.kind !== 'value' && 'nullable without a value',
    ...unknownKeys(row, endpointKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/endpoints.json: ${name}: ${fault}`);
}

/** Names of placeholders do not tell two addresses apart. */
const address = ({ method, path }) => `${method} ${String(path).replaceAll(/\{[\w:]*\}/g, '{}')}`;

function duplicateFaults({ order, enums, errors, endpoints, owners, fieldKinds }) {
  const find = (names, file, what) =>
    duplicates(names).map((name) => `${schemaFolder}${file}: ${name}: duplicate ${what}`);
  const codes = errors.map((row) => row.code);
  const endpointNames = endpoints.map((row) => row.name);
  return [
    ...find([...order, ...enums.map((item) => item.name)], '', 'type name'),
    ...find(codes, '/errors.json', 'code'),
    ...find(
      owners.map(({ name }) => name),
      '/owners.json',
      'name',
    ),
    ...find(
      fieldKinds.map(({ name }) => name),
      '/field-kinds.json',
      'name',
    ),
    ...find(endpointNames, '/endpoints.json', 'name'),
    ...find(endpoints.map(address), '/endpoints.json', 'method and path'),
  ];
}

/** One message per fault; none if the schema is sound. */
export function check(schema) {
  const stray = schema.carrierFiles.filter(
    (file) => !schema.order.some((name) => file === `${name}.json`),
  );
  return [
    ...stray.map((file) => `${schemaFolder}/carriers/${file}: not listed in order.json`),
    ...duplicateFaults(schema),
    ...schema.carriers.flatMap((carrier) => carrierFaults(schema, carrier)),
    ...schema.enums.flatMap(enumFaults),
    ...schema.errors.flatMap(errorFaults),
    ...schema.owners.flatMap(ownerFaults),
    ...schema.fieldKinds.flatMap(fieldKindFaults),
    ...schema.endpoints.flatMap((row) => endpointFaults(schema, row)),
  ];
}

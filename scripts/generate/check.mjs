// Finds faults in the rows of wasm/schema.

import { schemaFolder } from './read.mjs';
import {
  baseTypes,
  bodyKinds,
  controls,
  endpointKeys,
  errorKeys,
  memberKeys,
  methods,
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
    ...unknownKeys(row, rowKeys),
  ].filter(Boolean);
}

function stampFault({ stamp, rows }) {
  const dates = rows.filter((row) => row.type === 'date-time').map((row) => row.name);
  return stamp && !dates.includes(stamp) && `stamp "${stamp}" is not a date-time property`;
}

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
    ...duplicates(names).map((name) => `${name}: duplicate property`),
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
  if (typeof path !== 'string' || !/^\/[\w./{}-]+$/.test(path)) return [`bad path "${path}"`];
  if (query === null || typeof query !== 'object') return ['missing query'];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const isName = (text) => typeof text === 'string' && /^\$?[A-Za-z]\w*$/.test(text);
  return [
    ...duplicates([...names, ...Object.keys(query)]).map((name) => `${name}: duplicate parameter`),
    ...duplicates(Object.values(query)).map((name) => `${name}: duplicate wire name`),
    ...Object.entries(query)
      .filter((pair) => !pair.every(isName))
      .map(([name, wireName]) => `${name}: bad parameter or wire name "${wireName}"`),
  ];
}

function endpointFaults(schema, row) {
  const { name, method, body, request = '', response } = row;
  const known = (carrier) => carrier === '' || schema.order.includes(carrier);
  const faults = [
    !/^[a-z]\w*$/i.test(name) && 'name is not an identifier',
    !methods.includes(method) && `unknown method "${method}"`,
    ...parameterFaults(row),
    !bodyKinds.includes(body) && `unknown body "${body}"`,
    ['carrier', 'patch'].includes(body) && request === '' && `body "${body}" without request`,
    !known(request) && `unknown request "${request}"`,
    !known(response) && `unknown response "${response}"`,
    ...unknownKeys(row, endpointKeys),
  ].filter(Boolean);
  return faults.map((fault) => `${schemaFolder}/endpoints.json: ${name}: ${fault}`);
}

/** Names of placeholders do not tell two addresses apart. */
const address = ({ method, path }) => `${method} ${String(path).replaceAll(/\{\w*\}/g, '{}')}`;

function duplicateFaults({ order, enums, errors, endpoints }) {
  const find = (names, file, what) =>
    duplicates(names).map((name) => `${schemaFolder}${file}: ${name}: duplicate ${what}`);
  const codes = errors.map((row) => row.code);
  const endpointNames = endpoints.map((row) => row.name);
  return [
    ...find([...order, ...enums.map((item) => item.name)], '', 'type name'),
    ...find(codes, '/errors.json', 'code'),
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
    ...schema.endpoints.flatMap((row) => endpointFaults(schema, row)),
  ];
}

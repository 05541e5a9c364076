// Reads the rows of wasm/schema/endpoints.json.

import { parseType } from './vocabulary.mjs';

const select = { name: 'select', type: 'array:string', as: '$select' };

/** Query options of an archive (OData), whose $select names columns. */
const archiveOptions = [
  select,
  { name: 'filter', type: 'string', as: '$filter' },
  { name: 'orderBy', type: 'string', as: '$orderBy' },
  { name: 'entities', type: 'string', as: '$entities' },
  { name: 'top', type: 'int32', as: '$top' },
  { name: 'skip', type: 'int32', as: '$skip' },
  { name: 'mode', type: 'string', as: '$mode' },
  { name: 'options', type: 'string', as: '$options' },
  { name: 'context', type: 'string', as: '$context' },
  { name: 'format', type: 'string', as: '$format' },
  { name: 'jsonSafe', type: 'bool', as: '$jsonSafe' },
  { name: 'output', type: 'string', as: '$output' },
  { name: 'inlineCount', type: 'string', as: '$inlineCount' },
  { name: 'count', type: 'string', as: '$count' },
];

/** { kind, type?, rows? } of a request's body. */
function readBody(body) {
  if (body === undefined) return { kind: 'none' };
  if (Array.isArray(body)) return { kind: 'arguments', rows: body };
  const { wraps, base, target } = parseType(String(body));
  if (base === 'patch') return { kind: 'patch', type: `carrier:${target}` };
  if (base === 'bytes') return { kind: 'bytes' };
  return { kind: wraps.length > 0 ? 'array' : 'carrier', type: body };
}

/** { kind, type? } of a successful response. */
function readResponse(response) {
  if (response === undefined) return { kind: 'none' };
  if (response === 'bytes') return { kind: 'bytes' };
  if (response === 'rows') return { kind: 'rows', type: 'carrier:ODataSlimResponse' };
  return { kind: 'value', type: response };
}

/** Every carrier that is answered can be selected from, whether or not its page says so. */
function derivedQuery({ kind, type = '' }) {
  if (kind === 'rows') return archiveOptions;
  return kind === 'value' && parseType(type).base === 'carrier' ? [select] : [];
}

/** The parameters in braces: `{id}` is an int32, `{name:string}` a text. */
export const pathParameters = (path) =>
  [...String(path).matchAll(/\{(\w+)(?::(\w+))?\}/g)].map(([, name, type = 'int32']) => ({
    name,
    type,
    required: true,
  }));

export function readEndpoint(row) {
  const response = readResponse(row.response);
  const own = Array.isArray(row.query) ? row.query : [];
  return {
    ...row,
    row,
    body: readBody(row.body),
    response,
    query: [...own, ...derivedQuery(response)].map((each) => ({ as: each.name, ...each })),
  };
}

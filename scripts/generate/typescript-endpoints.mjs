// Writes the TypeScript types of the endpoints, laid out the way Prettier does it.

import { pathParameters } from './endpoints.mjs';
import { tsType } from './typescript.mjs';
import { notice, parseType } from './vocabulary.mjs';

/** A list may also be given as the text that the address has. */
const parameterTypes = {
  int32: 'number',
  bool: 'boolean',
  string: 'string',
  'array:int32': 'readonly number[]',
  'array:string': 'string | readonly string[]',
};

/** The type of a value that is sent. */
function sentType(type) {
  const text = tsType(type);
  return parseType(type).base === 'carrier'
    ? `Sent<${text}>`
    : text.replace(/(\w+\[\])/, 'readonly $1');
}

const object = (members) =>
  members.length > 0
    ? ['{', ...members.map((line) => `      ${line}`), '    }'].join('\n')
    : 'object';

function parameters({ path, query }) {
  return object(
    [...pathParameters(path), ...query].map(({ name, type, required }) => {
      const optional = required ? '' : '?';
      const unset = required ? '' : ' | null | undefined';
      return `readonly ${name}${optional}: ${parameterTypes[type]}${unset};`;
    }),
  );
}

function body({ kind, type, rows }) {
  if (kind === 'none') return 'undefined';
  if (kind === 'bytes') return 'Uint8Array';
  if (kind === 'arguments') {
    return object(rows.map((row) => `readonly ${row.name}: ${sentType(row.type)};`));
  }
  // The body itself is never null.
  const text = sentType(type).replace(' | null', '');
  return kind === 'patch' ? `readonly PatchOperation[] | ${text}` : text;
}

function response({ response: { kind, type }, row }) {
  if (kind === 'none') return 'undefined';
  if (kind === 'bytes') return 'Uint8Array';
  const text = tsType(type).replace(/ \| null$/, '');
  return row.nullable ? `${text} | null` : text;
}

const typeNames = ({ body: { type, rows = [] }, response }) =>
  [type, response.type, ...rows.map((row) => row.type)]
    .filter(Boolean)
    .map((text) => parseType(text).target)
    .filter(Boolean);

export function tsEndpoints({ endpoints }) {
  const names = new Set(['PatchOperation', ...endpoints.flatMap(typeNames)]);
  const members = endpoints.flatMap((endpoint) => [
    `  /** ${endpoint.method} ${endpoint.path} */`,
    `  ${endpoint.name}: {`,
    `    parameters: ${parameters(endpoint)};`,
    `    body: ${body(endpoint.body)};`,
    `    response: ${response(endpoint)};`,
    '  };',
  ]);
  return `// ${notice}

import type {
${[...names]
  .sort()
  .map((name) => `  ${name},`)
  .join('\n')}
} from './carriers.js';

/** A carrier as it is sent: what is left out keeps the value that is stored. */
export type Sent<T> = T extends readonly (infer Element)[]
  ? readonly Sent<Element>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Sent<T[Name]> }
    : T;

/** What each endpoint of the table takes and answers. */
export interface Endpoints {
${members.join('\n')}
}

/** Names of the endpoint table. */
export type EndpointName = keyof Endpoints;
`;
}

/** Which endpoints answer nothing that is read as JSON. */
export function tsAnswers({ endpoints }) {
  const set = (constant, kind, doc) => [
    `/** ${doc} */`,
    `export const ${constant}: ReadonlySet<EndpointName> = new Set<EndpointName>([`,
    ...endpoints.filter(({ response }) => response.kind === kind).map(({ name }) => `  '${name}',`),
    ']);',
    '',
  ];
  return [
    `// ${notice}`,
    '',
    "import type { EndpointName } from './endpoints.js';",
    '',
    ...set('answersNothing', 'none', 'Endpoints whose answer says nothing.'),
    ...set('answersBytes', 'bytes', 'Endpoints that answer a file.'),
  ].join('\n');
}

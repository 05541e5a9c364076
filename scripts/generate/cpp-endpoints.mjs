// Writes the C++ tables of the endpoints.

import { baseTypes, notice, parseType } from './vocabulary.mjs';

export function cppEndpointIds({ endpoints }) {
  return `// ${notice}
#pragma once

#include <cstddef>
#include <cstdint>

// clang-format off
namespace ticketwire::exchange {

/// Position of an endpoint in the endpoint table.
enum class endpoint_id : std::uint8_t {
${endpoints.map(({ name }) => `    ${name},`).join('\n')}
};

inline constexpr std::size_t endpoint_count = ${endpoints.length};

} // namespace ticketwire::exchange
`;
}

// The members of the C++ enumerations in their order: a row has a letter for each.
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const bodyKinds = ['none', 'carrier', 'arguments', 'array', 'patch', 'bytes'];
const responseKinds = ['none', 'value', 'rows', 'bytes'];
const shapes = ['single', 'array', 'dictionary'];
const types = Object.keys(baseTypes);

function letter(list, member) {
  const at = list.indexOf(member);
  if (at < 0) throw new Error(`The endpoint table has no letter for ${member}`);
  return String.fromCharCode(97 + at);
}

/** Letters of type and shape, and the target's number. A container in a container holds any. */
function packedType(schema, text = 'any') {
  const parsed = parseType(text);
  const { base, target } = parsed.wraps.length > 1 ? { base: 'any' } : parsed;
  const targets = base === 'carrier' ? schema.order : schema.enums.map((item) => item.name);
  const number = target ? targets.indexOf(target) : '';
  return letter(types, base) + letter(shapes, parsed.wraps[0] ?? 'single') + number;
}

/** The name on the wire, without the `$` the callers' as well, and what it may be. */
function packedParameter({ name, as, type, required }) {
  if (as !== name && as !== `$${name}`) throw new Error(`${name} cannot be ${as} on the wire`);
  const { wraps, base } = parseType(type);
  const flags = (wraps.length > 0 ? 1 : 0) + (required ? 2 : 0);
  return `${as} ${letter(types, base)}${flags}`;
}

function packedArgument(schema, { name, type, ...others }) {
  const more = ['readOnly', 'responseOnly', 'collection', 'mdoList', 'maxLength', 'initial']
    .concat('automatic', 'sameAs')
    .filter((key) => others[key] !== undefined);
  if (more.length > 0) throw new Error(`The argument ${name} cannot have ${more.join()}`);
  return `${name} ${packedType(schema, type)}`;
}

/**
 * A row as one line of words: 14 kB of structures would be downloaded by everybody, and hardly
 * compress. endpoint.cpp has the reader.
 */
function packedEndpoint(schema, endpoint) {
  const { name, method, path, query, body, entity, response, nullable } = endpoint;
  const kinds = letter(methods, method) + letter(bodyKinds, body.kind);
  return [
    `${name} ${kinds}${letter(responseKinds, response.kind)} ${path}`,
    packedType(schema, body.type),
    `${packedType(schema, response.type)}${nullable ? '!' : ''}`,
    ...(entity ? [`=${entity}`] : []),
    ...query.map((each) => `?${packedParameter(each)}`),
    ...(body.rows ?? []).map((row) => `:${packedArgument(schema, row)}`),
  ].join(' ');
}

export function cppEndpoints(schema) {
  const { endpoints } = schema;
  const sum = (count) => endpoints.reduce((all, each) => all + count(each), 0);
  const lines = endpoints.map(
    (each) => `    ${JSON.stringify(`${packedEndpoint(schema, each)}\n`)}`,
  );
  return [
    `// ${notice}`,
    '// clang-format off',
    '',
    `constexpr std::size_t parameter_count = ${sum(({ query }) => query.length)};`,
    `constexpr std::size_t argument_count = ${sum(({ body }) => body.rows?.length ?? 0)};`,
    '',
    `constexpr std::string_view packed_table =\n${lines.join('\n')};`,
    '',
  ].join('\n');
}

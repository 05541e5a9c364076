// Writes the C++ tables.

import { baseTypes, notice, parseType } from './vocabulary.mjs';

/** A container inside a container has no row of its own: its elements count as any. */
function cppProperty(schema, row) {
  const parsed = parseType(row.type);
  const { base, target } = parsed.wraps.length > 1 ? { base: 'any' } : parsed;
  const targets = base === 'carrier' ? schema.order : schema.enums.map((item) => item.name);
  return [
    JSON.stringify(row.name),
    `value_type::${baseTypes[base].cpp}`,
    `shape::${parsed.wraps[0] ?? 'single'}`,
    target ? targets.indexOf(target) : 'no_target',
    Boolean(row.readOnly),
    Boolean(row.responseOnly),
    row.collection === 'set',
    JSON.stringify(row.mdoList ?? ''),
    row.maxLength ?? 0,
    JSON.stringify(row.initial ?? ''),
    Boolean(row.automatic),
    JSON.stringify(row.sameAs ?? ''),
  ].join(', ');
}

function cppArray(type, name, entries) {
  const lines = entries.map((entry) => `    {${entry}},`);
  return [`static constexpr ${type} ${name}[] = {`, ...lines, '};', ''];
}

const cppMember =
  ({ members }) =>
  ({ name, value, offered = true, storedAs, minutes = 0 }) => {
    const stored = members.find((member) => member.name === storedAs)?.value ?? 0;
    return `"${name}", ${value}, ${stored}, ${minutes}, ${!offered}`;
  };

export function cppTables(schema) {
  const { carriers, enums, order } = schema;
  const carrierEntries = carriers.map(({ name, key = '', stamp = '', base }) => {
    const baseIndex = base ? order.indexOf(base.name) : 'no_target';
    return `"${name}", "${key}", "${stamp}", ${baseIndex}, ${name}_properties`;
  });
  const properties = carriers.flatMap(({ name, rows }) => {
    const entries = rows.map((row) => cppProperty(schema, row));
    return cppArray('property', `${name}_properties`, entries);
  });
  const members = enums.flatMap((item) => {
    return cppArray('enum_member', `${item.name}_members`, item.members.map(cppMember(item)));
  });
  const enumEntries = enums.map(({ name, flags }) => `"${name}", ${flags}, ${name}_members`);
  const carrierTable = cppArray('carrier_type', 'carrier_table', carrierEntries);
  const enumTable = cppArray('enum_type', 'enum_table', enumEntries);
  const head = [`// ${notice}`, '// clang-format off', ''];
  return [...head, ...properties, ...carrierTable, ...members, ...enumTable].join('\n');
}

export function cppIds({ order, enums }) {
  const enumerators = (names) => names.map((name) => `    ${name},`).join('\n');
  return `// ${notice}
#pragma once

#include <cstddef>
#include <cstdint>

// clang-format off
namespace ticketwire::schema {

/// Position of a carrier in the carrier table.
enum class carrier_id : std::uint16_t {
${enumerators(order)}
};

/// Position of an enum in the enum table.
enum class enum_id : std::uint16_t {
${enumerators(enums.map((item) => item.name))}
};

inline constexpr std::size_t carrier_count = ${order.length};
inline constexpr std::size_t enum_count = ${enums.length};

} // namespace ticketwire::schema
`;
}

export function cppErrors({ errors }) {
  const lines = errors.map(
    ({ code, status, type, message }) =>
      `TICKETWIRE_ERROR(${code}, ${status}, ${JSON.stringify(type)}, ${JSON.stringify(message)})\n`,
  );
  return `// ${notice}\n${lines.join('')}`;
}

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

const cppMethod = (method) => `http::method::${method.toLowerCase()}`.replace(/delete$/, 'delete_');

export function cppEndpoints({ endpoints }) {
  const queries = endpoints.flatMap(({ name, query }) => {
    const entries = Object.entries(query).map((pair) => pair.map((text) => `"${text}"`).join(', '));
    return entries.length > 0 ? cppArray('query_parameter', `${name}_query`, entries) : [];
  });
  const entries = endpoints.map(({ name, method, path, query, body, request = '', response }) =>
    [
      `endpoint_id::${name}`,
      `"${name}"`,
      cppMethod(method),
      `"${path}"`,
      Object.keys(query).length > 0 ? `${name}_query` : '{}',
      `body_kind::${body}`,
      `"${request}"`,
      `"${response}"`,
    ].join(', '),
  );
  const head = [`// ${notice}`, '// clang-format off', ''];
  return [...head, ...queries, ...cppArray('endpoint', 'endpoint_table', entries)].join('\n');
}

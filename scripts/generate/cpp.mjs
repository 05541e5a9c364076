// Writes the C++ tables.

import { baseTypes, notice, parseType } from './vocabulary.mjs';

/**
 * Value type, shape and target. A container inside a container has no row of its own: its elements
 * count as any.
 */
export function cppType(schema, type) {
  const parsed = parseType(type);
  const { base, target } = parsed.wraps.length > 1 ? { base: 'any' } : parsed;
  const targets = base === 'carrier' ? schema.order : schema.enums.map((item) => item.name);
  return [
    `value_type::${baseTypes[base].cpp}`,
    `shape::${parsed.wraps[0] ?? 'single'}`,
    target ? targets.indexOf(target) : 'no_target',
  ].join(', ');
}

export function cppProperty(schema, row) {
  return [
    JSON.stringify(row.name),
    cppType(schema, row.type),
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

export function cppArray(type, name, entries) {
  const lines = entries.map((entry) => `    {${entry}},`);
  return [`static constexpr ${type} ${name}[] = {`, ...lines, '};', ''];
}

const cppMember =
  ({ members }) =>
  ({ name, value, offered = true, storedAs, minutes = 0 }) => {
    const stored = members.find((member) => member.name === storedAs)?.value ?? 0;
    return `"${name}", ${value}, ${stored}, ${minutes}, ${!offered}`;
  };

export function cppCarrier({ order }, { name, key = '', stamp = '', base }, properties = name) {
  const baseIndex = base ? order.indexOf(base.name) : 'no_target';
  return `"${name}", "${key}", "${stamp}", ${baseIndex}, ${properties}_properties`;
}

export function cppTables(schema) {
  const { carriers, enums } = schema;
  const carrierEntries = carriers.map((carrier) => cppCarrier(schema, carrier));
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

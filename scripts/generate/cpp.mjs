// Writes the C++ tables.

import { baseTypes, notice, parseType } from './vocabulary.mjs';

/**
 * Value type, shape and target. A container inside a container has no row of its own: its elements
 * count as any.
 */
function cppType(schema, type) {
  const parsed = parseType(type);
  const { base, target } = parsed.wraps.length > 1 ? { base: 'any' } : parsed;
  const targets = base === 'carrier' ? schema.order : schema.enums.map((item) => item.name);
  return [
    `value_type::${baseTypes[base].cpp}`,
    `shape::${parsed.wraps[0] ?? 'single'}`,
    target ? targets.indexOf(target) : 'no_target',
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

function cppCarrier({ order }, { name, key = '', stamp = '', base }, properties, slots) {
  const baseIndex = base ? order.indexOf(base.name) : 'no_target';
  return `"${name}", "${key}", "${stamp}", ${baseIndex}, ${properties}, ${slots}`;
}

/**
 * Every property name of the carriers, once, as JSON has it before a value: `,"Title":`. `padding`
 * zeros follow, so that a reader may compare whole blocks.
 */
class NamePool {
  static padding = 64;
  #places = new Map();
  #text = '';

  /** Where a name begins, without its quotes. */
  place(name) {
    if (!this.#places.has(name)) {
      this.#places.set(name, this.#text.length + 2);
      this.#text += `,"${name}":`;
    }
    return this.#places.get(name);
  }

  get lines() {
    const parts = this.#text.match(/.{1,80}/g).map((part) => `    ${JSON.stringify(part)}`);
    const size = this.#text.length + NamePool.padding;
    return [`static constexpr char name_pool[${size}] =`, `${parts.join('\n')};`, ''];
  }
}

/** Of a carrier's hash table of names, which schema.cpp fills: a power of two, a quarter of it free. */
function slotCount(rows) {
  let size = 4;
  while (size * 3 < rows.length * 4) size *= 2;
  return size;
}

/** What few rows have; each combination is written once. */
class Details {
  #places = new Map([[Details.text({}), 0]]);

  static text({ mdoList = '', maxLength = 0, initial = '', sameAs = '' }) {
    return [mdoList, maxLength, initial, sameAs].map((each) => JSON.stringify(each)).join(', ');
  }

  place(row) {
    const text = Details.text(row);
    if (!this.#places.has(text)) this.#places.set(text, this.#places.size);
    return this.#places.get(text);
  }

  get lines() {
    return cppArray('property_detail', 'detail_table', [...this.#places.keys()]);
  }
}

function cppPacked(schema, row, pool, details) {
  const [type, shape, target] = cppType(schema, row.type).split(', ');
  const flags = [row.readOnly, row.responseOnly, row.collection === 'set', row.automatic];
  const bits = flags.reduce((sum, flag, bit) => sum | (flag ? 1 << bit : 0), 0);
  const few = target === 'no_target' ? 'packed_property::no_target' : target;
  return [pool.place(row.name), row.name.length, type, shape, few, bits, details.place(row)].join(
    ', ',
  );
}

function cppEnums({ enums }) {
  const members = enums.flatMap((item) => {
    return cppArray('enum_member', `${item.name}_members`, item.members.map(cppMember(item)));
  });
  const entries = enums.map(({ name, flags }) => `"${name}", ${flags}, ${name}_members`);
  return [...members, ...cppArray('enum_type', 'enum_table', entries)];
}

export function cppTables(schema) {
  const { carriers } = schema;
  const pool = new NamePool();
  const details = new Details();
  const rows = [];
  let slots = 0;
  const entries = carriers.map((carrier) => {
    const properties = `{property_table + ${rows.length}, ${carrier.rows.length}}`;
    rows.push(...carrier.rows.map((row) => cppPacked(schema, row, pool, details)));
    const own = slotCount(carrier.rows);
    const name = `{slot_table + ${slots}, ${own}}`;
    slots += own;
    return cppCarrier(schema, carrier, properties, name);
  });
  return [
    `// ${notice}`,
    '// clang-format off',
    '',
    ...pool.lines,
    ...details.lines,
    ...cppArray('packed_property', 'packed_table', rows),
    `static property property_table[${rows.length}];`,
    `static std::uint8_t slot_table[${slots}];`,
    '',
    ...cppArray('carrier_type', 'carrier_table', entries),
    ...cppEnums(schema),
  ].join('\n');
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

/** Names that C++ can write; those of patches and of OData (`op`, `@odata.type`) are no properties of a carrier. */
const isConstant = (name) => /^[A-Z]\w*$/.test(name);

export function cppNames({ carriers }) {
  const all = carriers.flatMap(({ properties }) => properties.map(({ name }) => name));
  const names = [...new Set(all)].filter(isConstant).sort();
  return `// ${notice}
#pragma once

#include <string_view>

// clang-format off
// NOLINTBEGIN(readability-identifier-naming)
/// The names of the carriers' properties, as JSON has them.
namespace ticketwire::schema::names {

${names.map((name) => `inline constexpr std::string_view ${name} = "${name}";`).join('\n')}

} // namespace ticketwire::schema::names
// NOLINTEND(readability-identifier-naming)
`;
}

/** `dateTime` as `date_time`. */
const snake = (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function cppOwners({ owners }) {
  const lines = owners.flatMap(({ name, value, description }) => [
    `/// ${description}`,
    `inline constexpr std::int32_t ${name}_owner = ${value};`,
  ]);
  return [`// ${notice}`, ...lines, ''].join('\n');
}

export function cppFieldKindIds({ fieldKinds }) {
  const lines = fieldKinds.flatMap(({ name, description }) => [
    `/// ${description}`,
    `${snake(name)},`,
  ]);
  return [`// ${notice}`, ...lines, ''].join('\n');
}

export function cppFieldKinds({ fieldKinds }) {
  const lines = fieldKinds.map(
    ({ name, code }) => `{field_kind::${snake(name)}, "${name}", "${code}"},`,
  );
  return [`// ${notice}`, ...lines, ''].join('\n');
}

export function cppErrors({ errors }) {
  const lines = errors.map(
    ({ code, status, type, message }) =>
      `TICKETWIRE_ERROR(${code}, ${status}, ${JSON.stringify(type)}, ${JSON.stringify(message)})\n`,
  );
  return `// ${notice}\n${lines.join('')}`;
}

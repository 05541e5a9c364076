// Writes the C++ tables of the endpoints.

import { cppArray, cppCarrier, cppProperty, cppType } from './cpp.mjs';
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

/** Arrays that several endpoints share, each written once. */
class Shared {
  #names = new Map();
  lines = [];

  /** The array's name; `{}` where it would be empty. */
  name(prefix, entries, write) {
    if (entries.length === 0) return '{}';
    const key = entries.join('\n');
    if (!this.#names.has(key)) {
      this.#names.set(key, `${prefix}_${this.#names.size}`);
      this.lines.push(...write(this.#names.get(key)));
    }
    return this.#names.get(key);
  }
}

const cppTyped = (schema, type) => (type === undefined ? '{}' : `{${cppType(schema, type)}}`);

function cppParameter({ name, as, type, required }) {
  const { wraps, base } = parseType(type);
  const valueType = `value_type::${baseTypes[base].cpp}`;
  return `"${name}", "${as}", ${valueType}, ${wraps.length > 0}, ${Boolean(required)}`;
}

const cppMethod = (method) => `http::method::${method.toLowerCase()}`.replace(/delete$/, 'delete_');

export function cppEndpoints(schema) {
  const queries = new Shared();
  const bodies = new Shared();
  const nameQuery = (query) => {
    const entries = query.map(cppParameter);
    return queries.name('query', entries, (name) => cppArray('parameter', name, entries));
  };
  const carrierOf = (name) => cppCarrier(schema, { name: '' }, `${name}_properties`, '{}');
  const nameArguments = ({ rows = [] }) => {
    const entries = rows.map((row) => cppProperty(schema, row));
    const name = bodies.name('body', entries, (name) => [
      ...cppArray('property', `${name}_properties`, entries),
      `static constexpr carrier_type ${name} = {${carrierOf(name)}};`,
      '',
    ]);
    return name === '{}' ? 'nullptr' : `&${name}`;
  };
  const entries = schema.endpoints.map((endpoint) => {
    const { name, method, path, query, body, entity = '', response, nullable } = endpoint;
    return [
      `endpoint_id::${name}, "${name}", ${cppMethod(method)}, "${path}", ${nameQuery(query)}`,
      `body_kind::${body.kind}, ${cppTyped(schema, body.type)}, ${nameArguments(body)}`,
      `"${entity}"`,
      `response_kind::${response.kind}, ${cppTyped(schema, response.type)}, ${Boolean(nullable)}`,
    ].join(', ');
  });
  return [
    `// ${notice}`,
    '// clang-format off',
    '',
    ...queries.lines,
    ...bodies.lines,
    ...cppArray('endpoint', 'endpoint_table', entries),
  ].join('\n');
}

#include "ticketwire/exchange/endpoint.hpp"

#include <algorithm>

namespace ticketwire::exchange {
namespace {

using schema::carrier_type;
using schema::no_target;
using schema::property;
using schema::value_type;

#include "exchange/generated/endpoints.inc"

const carrier_type* carrier_of(const typed& type) noexcept {
  return type.type == value_type::carrier ? &schema::carriers()[type.target] : nullptr;
}

/// What stands before a separator; both are taken away.
std::string_view take(std::string_view& text, char separator) noexcept {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

template <class Enum>
Enum member(char letter) noexcept {
  return static_cast<Enum>(letter - 'a');
}

typed to_typed(std::string_view word) noexcept {
  typed out{member<value_type>(word[0]), member<schema::shape>(word[1])};
  if (word.size() > 2) out.target = 0;
  for (const char c : word.substr(2)) {
    out.target = static_cast<std::uint16_t>(out.target * 10 + (c - '0'));
  }
  return out;
}

/// The name on the wire is the callers' own, or that behind a `$`.
parameter to_parameter(std::string_view name, std::string_view type) noexcept {
  const int flags = type[1] - '0';
  return {name.substr(name.front() == '$' ? 1 : 0), name, member<value_type>(type[0]),
          (flags & 1) != 0, (flags & 2) != 0};
}

/// The packed table, read once.
struct tables {
  endpoint endpoints[endpoint_count];
  parameter parameters[parameter_count];
  property arguments[argument_count];
  carrier_type bodies[endpoint_count];

  tables() noexcept {
    std::string_view text = packed_table;
    parameter* parameter_end = parameters;
    property* argument_end = arguments;
    for (std::size_t i = 0; i < endpoint_count; ++i) {
      std::string_view line = take(text, '\n');
      endpoint& row = endpoints[i];
      row.id = static_cast<endpoint_id>(i);
      read_head(line, row);
      const parameter* const query = parameter_end;
      const property* const first = argument_end;
      while (!line.empty()) {
        const char mark = line.front();
        const std::string_view name = take(line, ' ').substr(1);
        if (mark == '?') {
          *parameter_end++ = to_parameter(name, take(line, ' '));
        } else if (mark == ':') {
          *argument_end = as_property(to_typed(take(line, ' ')));
          argument_end++->name = name;
        } else {
          row.entity = name;
        }
      }
      row.query = {query, parameter_end};
      if (first == argument_end) continue;
      bodies[i].base = no_target;
      bodies[i].properties = {first, argument_end};
      row.arguments = &bodies[i];
    }
  }

 private:
  static void read_head(std::string_view& line, endpoint& row) noexcept {
    row.name = take(line, ' ');
    const std::string_view kinds = take(line, ' ');
    row.method = member<http::method>(kinds[0]);
    row.body = member<body_kind>(kinds[1]);
    row.response = member<response_kind>(kinds[2]);
    row.path = take(line, ' ');
    row.request = to_typed(take(line, ' '));
    std::string_view answer = take(line, ' ');
    row.nullable = answer.ends_with('!');
    row.result = to_typed(answer.substr(0, answer.size() - (row.nullable ? 1 : 0)));
  }
};

const tables& all() noexcept {
  static const tables read;
  return read;
}

}  // namespace

std::span<const endpoint> endpoints() noexcept {
  return all().endpoints;
}

const endpoint& get(endpoint_id id) noexcept {
  return all().endpoints[static_cast<std::size_t>(id)];
}

const endpoint* find_endpoint(std::string_view name) noexcept {
  for (const endpoint& each : endpoints()) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

const carrier_type* request_type(const endpoint& endpoint) noexcept {
  return endpoint.arguments != nullptr ? endpoint.arguments : carrier_of(endpoint.request);
}

const carrier_type* response_type(const endpoint& endpoint) noexcept {
  return carrier_of(endpoint.result);
}

property as_property(const typed& type) noexcept {
  property row{};
  row.type = type.type;
  row.shape = type.shape;
  row.target = type.target;
  return row;
}

}  // namespace ticketwire::exchange

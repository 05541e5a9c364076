#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "core/support/vectors.hpp"
#include "ticketwire/exchange/response.hpp"

namespace ticketwire::exchange {
namespace {

using schema::value_type;
using support::generator;

constexpr int rounds = 20;

std::string some_int32(generator& random) {
  static const char* const numbers[] = {"0", "1", "42", "2147483647"};
  return numbers[random.below(std::size(numbers))];
}

std::string some_text(generator& random) {
  static const char* const pieces[] = {"a",        "B",   "/",  "%",  "+",
                                       " ",        "&",   "=",  "#",  "?",
                                       ":",        "%2F", "..", ";",  "'",
                                       "\xc3\xa5", "0",   "\"", "\\", "$",
                                       "\x01",     "~",   "@",  "[",  "\xf0\x9f\x98\x80"};
  std::string out = "x";
  for (std::uint32_t i = random.below(8); i > 0; --i) {
    out.append(pieces[random.below(std::size(pieces))]);
  }
  return out;
}

std::string some_value(generator& random, const parameter& row) {
  std::string out;
  for (std::uint32_t i = row.list ? random.below(3) : 0; i < 3; ++i) {
    if (!out.empty()) out.push_back(',');
    if (row.type == value_type::int32) {
      out.append(some_int32(random));
    } else if (row.type == value_type::boolean) {
      out.append(random.below(2) == 0 ? "true" : "False");
    } else {
      out.append(some_text(random));
    }
    if (!row.list) break;
  }
  return out;
}

std::vector<argument> some_arguments(generator& random, const endpoint& endpoint) {
  std::vector<argument> out;
  for (std::size_t at = endpoint.path.find('{'); at != std::string_view::npos;
       at = endpoint.path.find('{', at + 1)) {
    const std::size_t end = endpoint.path.find_first_of(":}", at);
    const bool text = endpoint.path[end] == ':';
    out.push_back({std::string(endpoint.path.substr(at + 1, end - at - 1)),
                   text ? some_text(random) : some_int32(random)});
  }
  for (const parameter& row : endpoint.query) {
    if (!row.required && random.below(3) == 0) continue;
    out.push_back({std::string(row.name), some_value(random, row)});
  }
  return out;
}

/// A value of a type as bind() writes it.
std::string some_json(generator& random, const typed& type) {
  const schema::property row = as_property(type);
  schema::carrier_type one{};
  one.properties = {&row, 1};
  while (true) {
    const auto made = json::document::parse(random.carrier(one));
    const auto value = made->root().find("");
    if (value && !value->is_null()) return json::write(*value);
  }
}

std::string some_body(generator& random, const endpoint& endpoint) {
  switch (endpoint.body) {
    case body_kind::none:
      return {};
    case body_kind::bytes:
      return std::string("\0\xff{", 3);
    case body_kind::array:
      return some_json(random, endpoint.request);
    case body_kind::patch:
      return random.below(2) == 0 ? R"([{"op":"remove","path":"/Title"}])"
                                  : random.carrier(*request_type(endpoint));
    default:
      break;
  }
  while (true) {
    std::string body = random.carrier(*request_type(endpoint));
    const auto made = json::document::parse(body);
    const auto entity = made->root().find(endpoint.entity);
    if (endpoint.entity.empty() || (entity && !entity->is_null())) return body;
  }
}

std::string some_reply(generator& random, const endpoint& endpoint) {
  if (endpoint.response == response_kind::none) return {};
  if (endpoint.response == response_kind::bytes) return std::string("\0\xff{", 3);
  if (endpoint.nullable && random.below(4) == 0) return "null";
  return some_json(random, endpoint.result);
}

void expect_same_request(const call& read, const endpoint& endpoint,
                         const std::vector<argument>& arguments, const std::string& body) {
  EXPECT_EQ(read.endpoint, &endpoint);
  ASSERT_EQ(read.arguments.size(), arguments.size());
  for (const argument& each : arguments) EXPECT_EQ(read.find(each.name), each.value);
  if (endpoint.body == body_kind::none || endpoint.body == body_kind::bytes) {
    EXPECT_FALSE(read.body);
  } else {
    ASSERT_TRUE(read.body);
    EXPECT_EQ(read.body->write(), body);
  }
}

/// $select has tests of its own, so that what is answered here comes back whole.
void expect_same_response(call call, const std::string& body) {
  std::erase_if(call.arguments, [](const argument& each) { return each.name == "select"; });
  const http::response written = write_response(call, reply{body, {}, {}, false}, std::nullopt);
  const auto answered = read_response(*call.endpoint, written);
  ASSERT_TRUE(answered) << answered.error().message << body;
  if (answered->document) {
    EXPECT_EQ(answered->document->write(), body);
  } else {
    EXPECT_EQ(written.body, body);
  }
}

TEST(exchange, what_one_side_writes_the_other_reads) {
  const std::uint32_t seed = support::property_seed("exchange round trip");
  generator random(seed);
  for (const endpoint& endpoint : endpoints()) {
    for (int round = 0; round < rounds; ++round) {
      SCOPED_TRACE(std::string(endpoint.name) + ", seed " + std::to_string(seed));
      const std::vector<argument> arguments = some_arguments(random, endpoint);
      const std::string body = some_body(random, endpoint);
      const auto written = write_request(endpoint, arguments, body);
      ASSERT_TRUE(written) << describe(written.error()) << body;
      EXPECT_EQ(written->body, body);
      const auto read = read_request(*written);
      ASSERT_TRUE(read) << describe(read.error()) << " " << written->target;
      expect_same_request(*read, endpoint, arguments, body);
      expect_same_response(*read, some_reply(random, endpoint));
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace ticketwire::exchange

#include "ticketwire/exchange/endpoint.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::exchange {
namespace {

using support::row;

TEST(endpoint, write_vectors) {
  support::run_vectors("exchange/write.json", [](const row& row) {
    const auto answer =
        support::take(bindings::request(row.text("endpoint"), row.input("arguments")));
    support::expect_answer(row, answer);
    if (!answer.code.empty()) return;
    const auto document = json::document::parse(answer.data);
    ASSERT_TRUE(document) << answer.data;
    const support::row request(document->root());
    EXPECT_EQ(request.text("method"), row.text("method"));
    EXPECT_EQ(request.text("target"), row.text("target"));
    const support::row fields(request.at("fields"));
    EXPECT_EQ(fields.text("Accept"), "application/json, application/problem+json;q=0.9");
    EXPECT_EQ(fields.text("Content-Type"), row.text("contentType"));
  });
}

TEST(endpoint, read_vectors) {
  support::run_vectors("exchange/read.json", [](const row& row) {
    http::request request;
    request.method = http::to_method(row.text("method"));
    request.target = row.text("target");
    const auto read = read_request(request);
    if (!read) {
      if (row.has("allow")) {
        EXPECT_EQ(read.error().detail, row.text("allow"));
      }
      return support::expect_answer(row, support::take(read.error()));
    }
    ASSERT_FALSE(row.has("error")) << read->endpoint->name;
    EXPECT_EQ(read->endpoint->name, row.text("endpoint"));
    EXPECT_EQ(read->id, row.has("id") ? *row.at("id").int32() : 0);
    EXPECT_EQ(read->name, row.text("listName"));
    std::size_t wanted = 0;
    if (row.has("query")) {
      for (const json::child& each : row.at("query").children()) {
        EXPECT_EQ(read->find(each.name.decode()), each.value.string()) << each.name.decode();
        ++wanted;
      }
    }
    EXPECT_EQ(read->query.size(), wanted);
    EXPECT_EQ(read->find("no such parameter"), std::nullopt);
  });
}

/// What one side writes, the other reads.
TEST(endpoint, every_endpoint_comes_back) {
  for (const endpoint& each : endpoints()) {
    std::vector<argument> arguments;
    if (each.path.find("{id}") != std::string_view::npos) arguments.push_back({"id", "42"});
    if (each.path.find("{name}") != std::string_view::npos) {
      arguments.push_back({"name", "a/b c?&%#\xc3\xb8"});
    }
    for (const query_parameter& parameter : each.query) {
      arguments.push_back({std::string(parameter.name), "x, y/z?&=+#%\xe2\x82\xac\""});
    }
    const auto written = write_request(each, arguments);
    ASSERT_TRUE(written) << each.name;
    const auto read = read_request(*written);
    ASSERT_TRUE(read) << each.name << " " << written->target;
    EXPECT_EQ(read->endpoint, &each);
    for (const argument& argument : arguments) {
      if (argument.name == "id") {
        EXPECT_EQ(read->id, 42);
      } else if (argument.name == "name") {
        EXPECT_EQ(read->name, argument.value);
      } else {
        EXPECT_EQ(read->find(argument.name), argument.value) << written->target;
      }
    }
    EXPECT_EQ(find_endpoint(each.name), &each);
    EXPECT_EQ(&get(each.id), &each);
  }
  EXPECT_EQ(endpoints().size(), endpoint_count);
  EXPECT_EQ(find_endpoint("GetTicket"), nullptr);
}

}  // namespace
}  // namespace ticketwire::exchange

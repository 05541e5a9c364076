#include "ticketwire/exchange/endpoint.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"
#include "ticketwire/exchange/response.hpp"

namespace ticketwire::exchange {
namespace {

using support::row;

std::string optional_input(const row& row, const std::string& member) {
  for (const char* form : {"", "Text", "Hex", "Repeat"}) {
    if (row.has(member + form)) return row.input(member);
  }
  return {};
}

/// Compares a written request, as JavaScript gets it, with the row.
void expect_request(const row& row, std::string_view head, std::string_view body) {
  const auto document = json::document::parse(std::string(head));
  ASSERT_TRUE(document) << head;
  const support::row request(document->root());
  EXPECT_EQ(request.text("method"), row.text("method"));
  EXPECT_EQ(request.text("target"), row.text("target"));
  const support::row fields(request.at("fields"));
  constexpr const char* usual = "application/json, application/problem+json;q=0.9";
  EXPECT_EQ(fields.text("Accept"), row.has("accept") ? row.text("accept") : usual);
  EXPECT_EQ(fields.text("Content-Type"), row.text("contentType"));
  EXPECT_EQ(body, row.has("sent") ? row.text("sent") : optional_input(row, "body"));
}

/// Compares the parameters of a call with an object of texts.
void expect_arguments(const call& call, const json::value& wanted) {
  EXPECT_EQ(call.arguments.size(), wanted.size());
  for (const json::child& each : wanted.children()) {
    const std::string name = each.name.decode();
    EXPECT_EQ(call.find(name).value_or(""), each.value.string()) << name;
  }
  EXPECT_EQ(call.find("no such parameter"), std::nullopt);
}

http::request request_of(const row& row) {
  http::request request;
  request.method = http::to_method(row.text("method"));
  request.target = row.text("target");
  request.body = optional_input(row, "body");
  if (row.has("contentType") && !row.at("contentType").is_null()) {
    request.fields.set("Content-Type", row.text("contentType"));
  }
  return request;
}

TEST(exchange, write_vectors) {
  support::run_vectors("exchange/write.json", [](const row& row) {
    const auto outcome = bindings::request(row.text("endpoint"), row.input("arguments"),
                                           optional_input(row, "body"));
    const auto answer = support::take(outcome);
    support::expect_answer(row, answer);
    if (!answer.code.empty()) return;
    expect_request(row, answer.parts[0], answer.parts[1]);
  });
}

TEST(exchange, read_vectors) {
  support::run_vectors("exchange/read.json", [](const row& row) {
    const auto read = read_target(request_of(row));
    if (!read) {
      if (row.has("allow")) {
        EXPECT_EQ(read.error().detail, row.text("allow"));
      }
      return support::expect_answer(row, support::take(read.error()));
    }
    ASSERT_FALSE(row.has("error")) << read->endpoint->name;
    EXPECT_EQ(read->endpoint->name, row.text("endpoint"));
    expect_arguments(*read, row.at("arguments"));
  });
}

TEST(exchange, body_vectors) {
  support::run_vectors("exchange/body.json", [](const row& row) {
    const auto read = read_request(request_of(row));
    if (!read) return support::expect_answer(row, support::take(read.error()));
    ASSERT_FALSE(row.has("error")) << read->endpoint->name;
    EXPECT_EQ(read->endpoint->name, row.text("endpoint"));
    EXPECT_EQ(read->body.has_value(), row.has("bound"));
    if (!read->body || !row.has("bound")) return;
    EXPECT_TRUE(support::same_json(read->body->write(), json::write(row.at("bound"))))
        << read->body->write();
  });
}

TEST(exchange, written_response_vectors) {
  support::run_vectors("exchange/write-response.json", [](const row& row) {
    const auto call = read_target(request_of(row));
    ASSERT_TRUE(call) << row.text("target");
    result<reply> answer = reply{};
    if (row.has("failure")) {
      answer = error{.code = error_code::entity_not_found, .detail = "x"};
      EXPECT_EQ(name(answer.error().code), row.text("failure"));
    } else {
      answer->body = optional_input(row, "reply");
      answer->content_type = row.text("replyType");
      answer->unmodified = row.has("unmodified");
      if (row.has("field")) answer->fields.set("Content-Disposition", row.text("field"));
      if (row.has("lastModified")) answer->last_modified = *row.at("lastModified").int32();
    }
    std::optional<std::string> accept;
    if (row.has("accept")) accept = row.text("accept");
    const auto written = write_response(*call, answer, accept);
    EXPECT_EQ(written.status, *row.at("status").int32());
    EXPECT_EQ(written.fields.find("Content-Type").value_or(""), row.text("answerType"));
    EXPECT_EQ(written.fields.find("Last-Modified").value_or(""), row.text("date"));
    EXPECT_EQ(written.fields.find("Content-Disposition").value_or(""), row.text("field"));
    EXPECT_EQ(written.body, optional_input(row, "answer"));
  });
}

TEST(exchange, read_response_vectors) {
  support::run_vectors("exchange/read-response.json", [](const row& row) {
    const auto outcome = bindings::response(row.text("endpoint"), *row.at("status").int32(),
                                            optional_input(row, "body"));
    const auto answer = support::take(outcome);
    support::expect_answer(row, answer);
    EXPECT_EQ(answer.data, "");
    if (row.has("message")) {
      EXPECT_EQ(answer.message, row.text("message"));
    }
  });
}

/// One literal request and response of every row, in both directions.
TEST(exchange, every_row_vectors) {
  std::vector<bool> seen(endpoint_count);
  support::run_vectors("exchange/every.json", [&](const row& row) {
    const auto outcome = bindings::request(row.text("endpoint"), row.input("arguments"),
                                           optional_input(row, "body"));
    const auto sent = support::take(outcome);
    ASSERT_EQ(sent.code, "") << sent.message << sent.pointer;
    expect_request(row, sent.parts[0], sent.parts[1]);

    const auto call = read_request(request_of(row));
    ASSERT_TRUE(call) << describe(call.error());
    EXPECT_EQ(call->endpoint->name, row.text("endpoint"));
    expect_arguments(*call, row.at("read"));
    const bool parsed =
        call->endpoint->body != body_kind::none && call->endpoint->body != body_kind::bytes;
    EXPECT_EQ(call->body.has_value(), parsed);
    if (parsed) {
      EXPECT_TRUE(support::same_json(call->body->write(), row.input("body")));
    }

    const auto written = write_response(*call, reply{optional_input(row, "answer"), {}, {}, false},
                                        "application/json");
    EXPECT_EQ(written.status, *row.at("status").int32());
    EXPECT_EQ(written.body, optional_input(row, "answer"));
    EXPECT_EQ(written.fields.find("Content-Type").value_or(""), row.text("answerType"));
    const auto answered = read_response(*call->endpoint, written);
    ASSERT_TRUE(answered) << answered.error().message;
    EXPECT_EQ(answered->document.has_value(), row.has("answer"));
    seen[static_cast<std::size_t>(call->endpoint->id)] = true;
  });
  for (const endpoint& each : endpoints()) {
    EXPECT_TRUE(seen[static_cast<std::size_t>(each.id)]) << each.name << " has no vector";
  }
}

TEST(exchange, the_table) {
  EXPECT_EQ(endpoints().size(), endpoint_count);
  for (const endpoint& each : endpoints()) {
    EXPECT_EQ(find_endpoint(each.name), &each);
    EXPECT_EQ(&get(each.id), &each);
  }
  EXPECT_EQ(find_endpoint("GetTicket"), nullptr);
}

}  // namespace
}  // namespace ticketwire::exchange

#include "ticketwire/exchange/failure.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::exchange {
namespace {

using support::row;

TEST(failure, read_vectors) {
  support::run_vectors("exchange/failure.json", [](const row& row) {
    const int status = *row.at("status").int32();
    const auto outcome = bindings::failure(status, row.input("body"));
    EXPECT_EQ(outcome.status, status);
    const auto answer = support::take(outcome);
    support::expect_answer(row, answer);
    EXPECT_EQ(answer.message, row.text("message"));
    EXPECT_EQ(answer.error_type, row.text("errorType"));
  });
}

TEST(failure, the_webapis_body) {
  const error failure{.code = error_code::value_type,
                      .pointer = "/Title",
                      .operation = 1,
                      .detail = "a text is needed"};
  constexpr const char* wanted =
      "{\"Error\":true,\"ErrorType\":\"SoArgumentException\",\"ErrorMessage\":"
      "\"The value has the wrong type: a text is needed (operation 1 at /Title)\","
      "\"ErrorSource\":\"Ticketwire\"}";
  EXPECT_EQ(write_failure(failure, http::media_type::json), wanted);
}

TEST(failure, every_code_comes_back_from_problem_details) {
  for (int i = 0; i <= static_cast<int>(error_code::internal); ++i) {
    const error failure{static_cast<error_code>(i), "/a~1b", 3, 14, "detail \"x\""};
    const std::string body = write_failure(failure, http::media_type::problem);
    const auto read = read_failure(status(failure.code), body);
    EXPECT_EQ(read.failure.code, failure.code) << body;
    EXPECT_EQ(read.failure.pointer, failure.pointer);
    EXPECT_EQ(read.failure.operation, failure.operation);
    EXPECT_EQ(read.failure.offset, failure.offset);
    EXPECT_EQ(read.message, describe(failure));
  }
}

TEST(failure, a_place_that_there_is_not_is_not_written) {
  const error failure{.code = error_code::internal};
  const auto document = json::document::parse(write_failure(failure, http::media_type::problem));
  ASSERT_TRUE(document);
  for (const char* name : {"pointer", "operation", "offset"}) {
    EXPECT_FALSE(document->root().find(name)) << name;
  }
  EXPECT_EQ(*document->root().find("status")->int32(), 500);
}

}  // namespace
}  // namespace ticketwire::exchange

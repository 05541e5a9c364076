#include <gtest/gtest.h>

#include "service/world.hpp"
#include "ticketwire/exchange/endpoint.hpp"

namespace ticketwire::testing {
namespace {

class about_test : public world_test {};

TEST_F(about_test, the_version_is_data_for_programs_and_a_page_for_people) {
  settings_.version = "7.8.9";
  const auto data = get("/api", {{"Accept", "application/json"}});
  ASSERT_EQ(data.status, 200) << data.body;
  EXPECT_EQ(text_at(data.body, "/v1"), "http://127.0.0.1:1/api/v1");
  EXPECT_EQ(text_at(data.body, "/Version"), "7.8.9");
  const auto page = get("/api", {{"Accept", "text/html,application/json;q=0.9"}});
  EXPECT_TRUE(page.fields.find("Content-Type").value_or("").starts_with("text/html"));
  EXPECT_NE(page.body.find("7.8.9"), std::string::npos);
}

/// Where a row leads to, with ids that are none of the world's.
std::string target_of(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '{') {
      out.push_back(path[i]);
      continue;
    }
    out.push_back('1');
    i = path.find('}', i);
  }
  return out;
}

TEST_F(about_test, every_served_row_is_listed_and_no_other) {
  const auto answer = get("/api/v1", {{"Accept", "application/json"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto document = parse(answer.body);
  std::size_t listed = 0;
  for (const json::child& each : document.root().children()) listed += each.value.size();
  std::size_t served = 0;
  for (const exchange::endpoint& row : exchange::endpoints()) {
    const auto paths = document.root().find("http://127.0.0.1:1" + std::string(row.path));
    const bool named = paths && paths->find(http::to_string(row.method)).has_value();
    // What is not served is refused before anything of the request is read.
    const auto probe = send(row.method, target_of(row.path), "[");
    const bool refused =
        probe.status == 405 || probe.body.find("no such endpoint") != std::string::npos;
    if (named) ++served;
    EXPECT_NE(named, refused) << row.path << " " << probe.status;
  }
  EXPECT_GT(served, 60u);
  EXPECT_EQ(listed, served);
}

}  // namespace
}  // namespace ticketwire::testing

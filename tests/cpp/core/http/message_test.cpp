#include "ticketwire/http/message.hpp"

#include <gtest/gtest.h>

namespace ticketwire::http {
namespace {

TEST(http_message, methods) {
  for (const char* token : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    EXPECT_EQ(to_string(to_method(token)), token);
    EXPECT_NE(to_method(token), method::unknown);
  }
  for (const char* token : {"", "get", "GET ", "TRACE"}) {
    EXPECT_EQ(to_method(token), method::unknown) << token;
  }
  EXPECT_EQ(to_string(method::unknown), "");
}

TEST(http_message, fields_compare_without_case_and_keep_their_order) {
  fields fields{{"Accept", "a"}, {"Set-Cookie", "one"}};
  fields.add("set-cookie", "two");
  EXPECT_EQ(fields.find("ACCEPT"), "a");
  EXPECT_EQ(fields.find("Set-Cookie"), "one");
  EXPECT_EQ(fields.find("Accep"), std::nullopt);
  fields.set("SET-COOKIE", "three");
  std::string all;
  for (const field& each : fields) all.append(each.name).append("=").append(each.value).append(";");
  EXPECT_EQ(all, "Accept=a;SET-COOKIE=three;");
}

}  // namespace
}  // namespace ticketwire::http

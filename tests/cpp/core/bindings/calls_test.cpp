#include "bindings/calls.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::bindings {
namespace {

TEST(calls, what_is_released_and_closed_is_no_longer_live) {
  const int before = live_objects();
  char* room = allocate(0);
  ASSERT_NE(room, nullptr);
  EXPECT_EQ(live_objects(), before + 1);
  release(room);
  release(nullptr);
  const auto opened = open("TicketEntity", R"({"Title":"a"})");
  ASSERT_EQ(opened.code, "");
  EXPECT_EQ(live_objects(), before + 1);
  EXPECT_EQ(support::take(plan(opened.data, R"({"Title":"b"})")).code, "");
  EXPECT_EQ(live_objects(), before + 1);
  close(opened.data);
  close(0);
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, failures_leave_nothing_behind) {
  const int before = live_objects();
  EXPECT_EQ(open("TicketEntity", "{").code, "json_syntax");
  EXPECT_EQ(open("TicketEntity", R"({"Title":1})").code, "value_type");
  EXPECT_EQ(open("Nothing", "{}").code, "argument");
  EXPECT_EQ(apply("", "[]", "5").code, "patch_shape");
  EXPECT_EQ(diff("", "[]", "").code, "json_syntax");
  EXPECT_EQ(select("", "{}", "a").code, "argument");
  EXPECT_EQ(request("getTicket", "{").code, "argument");
  EXPECT_EQ(failure(500, "").code, "response_unexpected");
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, a_document_without_a_carrier) {
  const auto opened = open("", R"({"a":[1]})");
  ASSERT_EQ(opened.code, "");
  const auto planned =
      support::take(plan(opened.data, R"([{"op":"add","path":"/a/-","value":2}])"));
  EXPECT_EQ(planned.data, R"([{"op":"add","path":"/a/-","value":2}])");
  close(opened.data);
}

TEST(calls, an_opened_document_is_never_changed) {
  const auto opened = open("TicketEntity", R"({"Title":"a"})");
  ASSERT_EQ(opened.code, "");
  const auto first = support::take(plan(opened.data, R"({"Title":"b"})"));
  const auto second = support::take(plan(opened.data, R"({"Title":"b"})"));
  EXPECT_EQ(first.data, second.data);
  EXPECT_EQ(support::take(plan(opened.data, "[]")).data, "[]");
  close(opened.data);
}

}  // namespace
}  // namespace ticketwire::bindings

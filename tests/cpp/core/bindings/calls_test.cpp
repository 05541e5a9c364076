#include "bindings/calls.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/support/vectors.hpp"

namespace ticketwire::bindings {
namespace {

std::uint32_t handle(const outcome& opened) {
  return opened.handle;
}

TEST(calls, what_is_released_and_closed_is_no_longer_live) {
  const int before = live_objects();
  const outcome room = allocate(0);
  ASSERT_NE(room.address, 0u);
  EXPECT_EQ(live_objects(), before + 1);
  release(room.address);
  release(0);
  const auto opened = open("TicketEntity", R"({"Title":"a"})");
  ASSERT_EQ(opened.code, "");
  EXPECT_EQ(live_objects(), before + 1);
  EXPECT_EQ(support::take(plan(handle(opened), R"({"Title":"b"})")).code, "");
  EXPECT_EQ(live_objects(), before + 1);
  close(handle(opened));
  close(0);
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, a_handle_that_is_not_open_finds_nothing) {
  const int before = live_objects();
  const auto opened = open("TicketEntity", R"({"Title":"a"})");
  const std::uint32_t closed = handle(opened);
  close(closed);
  close(closed);
  EXPECT_EQ(live_objects(), before);
  // The slot is filled again: the handle that was closed must not reach what is there now.
  const auto again = open("TicketEntity", R"({"Title":"b"})");
  ASSERT_NE(handle(again), closed);
  close(closed);
  EXPECT_EQ(live_objects(), before + 1);
  for (const std::uint32_t forged : {closed, 0U, 1U, 0xffffffffU, handle(again) + 1}) {
    EXPECT_EQ(plan(forged, "[]").code, "argument") << forged;
    close(forged);
  }
  EXPECT_EQ(support::take(plan(handle(again), "[]")).parts[0], "[]");
  close(handle(again));
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, a_failure_tells_the_status_that_it_came_with) {
  // A success that cannot be read is a failure of the answer, not of the request.
  EXPECT_EQ(response("getTicket", 200, "<html>").code, "response_unexpected");
  EXPECT_EQ(response("getTicket", 200, "<html>").status, 0);
  EXPECT_EQ(response("getTicket", 299, "<html>").status, 0);
  EXPECT_EQ(response("getTicket", 300, "{}").status, 300);
  EXPECT_EQ(response("getTicket", 404, "{}").status, 404);
  EXPECT_EQ(support::take(response("getTicket", 200, "{}")).code, "");
  EXPECT_EQ(support::take(response("getTicket", 304, "")).code, "");
}

TEST(calls, a_slot_outlives_all_its_generations) {
  const int before = live_objects();
  for (int i = 0; i < 10'000; ++i) {
    const auto opened = open("", "1");
    ASSERT_EQ(support::take(plan(handle(opened), "[]")).parts[0], "[]") << i;
    close(handle(opened));
  }
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, an_argument_past_the_limit_gets_no_room) {
  const int before = live_objects();
  const std::size_t most = limits{}.max_bytes;
  const outcome refused = allocate(most + 1);
  EXPECT_EQ(refused.code, "json_size");
  EXPECT_EQ(refused.address, 0u);
  EXPECT_EQ(refused.offset, static_cast<int>(most));
  const outcome room = allocate(most);
  ASSERT_NE(room.address, 0u);
  release(room.address);
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, an_argument_is_taken_over_by_its_call) {
  const int before = live_objects();
  const std::string_view text = R"({"Title":"a"})";
  const outcome room = allocate(text.size());
  std::copy(text.begin(), text.end(), reinterpret_cast<char*>(room.address));
  const outcome opened = open("TicketEntity", {room.address, text.size()});
  ASSERT_EQ(opened.code, "");
  EXPECT_EQ(live_objects(), before + 1);
  close(opened.handle);
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, a_carrier_has_a_place_and_a_name) {
  const auto* ticket = schema::find_carrier("TicketEntity");
  const auto place = static_cast<std::int32_t>(ticket - schema::carriers().data());
  EXPECT_EQ(*carrier_ref(place).type(), ticket);
  EXPECT_EQ(*carrier_ref("TicketEntity").type(), ticket);
  EXPECT_EQ(*carrier_ref(-1).type(), nullptr);
  EXPECT_EQ(*carrier_ref("").type(), nullptr);
  for (const std::int32_t none : {-2, static_cast<std::int32_t>(schema::carrier_count)}) {
    ASSERT_FALSE(carrier_ref(none).type()) << none;
    EXPECT_EQ(carrier_ref(none).type().error().code, error_code::argument);
  }
}

TEST(calls, an_older_version_makes_no_difference_but_in_time) {
  const int before = live_objects();
  const auto older = open("TicketEntity", R"({"Title":"a","OwnedBy":{"AssociateId":5}})");
  const std::string newer = R"({"Title":"b","OwnedBy":{"AssociateId":5}})";
  const std::string edits = R"({"OwnedBy":{"AssociateId":6}})";
  const auto plain = open("TicketEntity", newer);
  for (const std::uint32_t like : {older.handle, 0U, 0xffffffffU, plain.handle}) {
    const auto opened = open("TicketEntity", newer, like);
    ASSERT_EQ(opened.code, "");
    EXPECT_EQ(plan(opened.handle, edits).parts, plan(plain.handle, edits).parts) << like;
    close(opened.handle);
    const auto answered = response("getTicket", 200, newer, like);
    ASSERT_NE(answered.handle, 0u);
    EXPECT_EQ(plan(answered.handle, edits).parts, plan(plain.handle, edits).parts) << like;
    close(answered.handle);
    EXPECT_EQ(open("TicketEntity", R"({"OwnedBy":{"AssociateId":"5"}})", like).code, "value_type");
  }
  close(older.handle);
  close(plain.handle);
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
  EXPECT_EQ(request("getTicket", "{", "").code, "argument");
  EXPECT_EQ(failure(500, "").code, "response_unexpected");
  EXPECT_EQ(live_objects(), before);
}

TEST(calls, a_document_without_a_carrier) {
  const auto opened = open("", R"({"a":[1]})");
  ASSERT_EQ(opened.code, "");
  const auto planned =
      support::take(plan(handle(opened), R"([{"op":"add","path":"/a/-","value":2}])"));
  EXPECT_EQ(planned.parts[0], R"([{"op":"add","path":"/a/-","value":2}])");
  close(handle(opened));
}

TEST(calls, a_plan_carries_its_inverse) {
  const auto opened = open("TicketEntity", R"({"Title":"a","LastChanged":"2024-01-01T00:00:00Z"})");
  const auto planned = support::take(plan(handle(opened), R"({"Title":"b"})"));
  EXPECT_EQ(planned.parts[0] + planned.parts[1], planned.data);
  const auto saved = support::take(apply("TicketEntity", R"({"Title":"a"})", planned.parts[0]));
  EXPECT_EQ(saved.data, R"({"Title":"b"})");
  const auto undone = support::take(apply("TicketEntity", saved.data, planned.parts[1]));
  EXPECT_EQ(undone.data, R"({"Title":"a"})");
  const auto guarded = apply("TicketEntity", R"({"Title":"c"})", planned.parts[1]);
  EXPECT_EQ(guarded.code, "patch_test_failed");
  const auto stamped = support::take(plan(handle(opened), R"({"Title":"b"})", true));
  EXPECT_NE(stamped.parts[0].find("/LastChanged"), std::string::npos) << stamped.data;
  close(handle(opened));
}

TEST(calls, an_opened_document_is_never_changed) {
  const auto opened = open("TicketEntity", R"({"Title":"a"})");
  ASSERT_EQ(opened.code, "");
  const auto first = support::take(plan(handle(opened), R"({"Title":"b"})"));
  const auto second = support::take(plan(handle(opened), R"({"Title":"b"})"));
  EXPECT_EQ(first.data, second.data);
  EXPECT_EQ(support::take(plan(handle(opened), "[]")).parts[0], "[]");
  close(handle(opened));
}

}  // namespace
}  // namespace ticketwire::bindings

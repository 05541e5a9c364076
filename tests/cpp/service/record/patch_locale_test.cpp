#include <gtest/gtest.h>

#include <algorithm>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

/// A patch means the same whatever the request's languages and form of dates are.
class patch_locale_test : public world_test {
 protected:
  void SetUp() override {
    world_test::SetUp();
    const auto done = store_->write([](store::writer& writer) -> result<void> {
      const auto stored = writer.put_record(
          {"TicketCategoryEntity", 1,
           R"({"TicketCategoryId":1,"ParentId":-1,"Name":"US:\"Help\";NO:\"Hjelp\"","Fullname":"US:\"Help\";NO:\"Hjelp\"","CategoryMaster":13})"});
      if (!stored) return stored.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }

  static std::string test_of(const std::string& path, const std::string& value) {
    return R"([{"op":"test","path":")" + path + R"(","value":)" + value + "}]";
  }
  void make_strict() { settings_.offsets = false; }
};

TEST_F(patch_locale_test, a_test_sees_texts_as_they_are_kept) {
  const http::fields english = {{"SO-Language", "en"}};
  ASSERT_EQ(text_at(get(ticket_path(2001), english).body, "/Category/Name"), "Help");
  const auto raw = patch(2001, test_of("/Category/Name", R"("US:\"Help\";NO:\"Hjelp\"")"), english);
  EXPECT_EQ(raw.status, 200) << raw.body;
  EXPECT_EQ(text_at(raw.body, "/Category/Name"), "Help") << "the answer is in the language";
  EXPECT_EQ(patch(2001, test_of("/Category/Name", R"("Help")"), english).status, 409);
}

TEST_F(patch_locale_test, a_date_that_was_read_passes_a_test_in_every_form) {
  patched(2001, R"({"Deadline":"2026-07-01T12:00:00Z"})");
  for (const bool strict : {false, true}) {
    settings_.offsets = !strict;
    for (const char* zone : {"", "US-NY", "UTC", "Asia/Dhaka", "NO; includeTZOffset"}) {
      std::string field = zone;
      std::replace(field.begin(), field.end(), ';', ',');
      const http::fields fields = {{"SO-TimeZone", field}};
      const std::string read = get(ticket_path(2001), fields).body;
      for (const char* member : {"/Deadline", "/LastChanged", "/CreatedAt"}) {
        const std::string text = at(read, member);
        const auto answer = patch(2001, test_of(member, text), fields);
        EXPECT_EQ(answer.status, 200) << member << text << field << strict << answer.body;
      }
    }
  }
}

TEST_F(patch_locale_test, a_date_without_offset_is_one_of_the_requests_zone) {
  patched(2001, R"({"Deadline":"2026-07-01T12:00:00Z"})");
  for (const bool strict : {false, true}) {
    settings_.offsets = !strict;
    const http::fields york = {{"SO-TimeZone", "US-NY"}};
    EXPECT_EQ(patch(2001, test_of("/Deadline", R"("2026-07-01T08:00:00")"), york).status, 200);
    EXPECT_EQ(patch(2001, test_of("/Deadline", R"("2026-07-01T14:00:00")"), york).status, 409);
    EXPECT_EQ(patch(2001, test_of("/Deadline", R"("2026-07-01T14:00:00+02:00")"), york).status,
              200);
    EXPECT_EQ(patch(2001, test_of("/Deadline", R"("2026-07-01T14:00:00")")).status, 200);
  }
}

TEST_F(patch_locale_test, a_date_without_offset_is_saved_by_the_requests_zone) {
  make_strict();
  const http::fields york = {{"SO-TimeZone", "US-NY"}};
  const auto answer = patch(2001, R"({"Deadline":"2026-07-01T08:00:00"})", york);
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/Deadline"), "2026-07-01T08:00:00");
  EXPECT_EQ(text_at(ticket(2001), "/Deadline"), "2026-07-01T14:00:00");
}

TEST_F(patch_locale_test, other_members_stay_to_the_byte) {
  make_strict();
  const http::fields fields = {{"SO-TimeZone", "US-NY"}, {"SO-Language", "en"}};
  const std::string before = ticket(2003);
  wait(second);
  ASSERT_EQ(patch(2003, R"({"Title":"Another"})", fields).status, 200);
  const std::string after = ticket(2003);
  for (const char* member : {"/Deadline", "/CreatedAt", "/Category", "/ClosedAt", "/Person"}) {
    EXPECT_EQ(at(after, member), at(before, member)) << member;
  }
}

TEST_F(patch_locale_test, messages_are_patched_as_they_are_kept) {
  make_strict();
  const std::string path = "/api/v1/TicketMessage/502";
  const http::fields york = {{"SO-TimeZone", "US-NY"}, {"SO-Language", "en"}};
  const std::string created = at(get(path, york).body, "/CreatedAt");
  const auto send_patch = [&](const std::string& body) {
    return send(http::method::patch, path, body, york);
  };
  const auto same = send_patch(test_of("/CreatedAt", created));
  EXPECT_EQ(same.status, 200) << same.body;
  EXPECT_EQ(at(same.body, "/CreatedAt"), created) << "the answer is in the request's form";
  EXPECT_EQ(send_patch(test_of("/CreatedAt", at(get(path).body, "/CreatedAt"))).status, 409);
  settings_.offsets = true;
  const std::string exact = at(get(path).body, "/CreatedAt");
  settings_.offsets = false;
  EXPECT_EQ(send_patch(test_of("/CreatedAt", exact)).status, 200) << "the same instant in Oslo";
}

TEST_F(patch_locale_test, attachments_are_patched_whatever_the_form) {
  make_strict();
  const http::fields york = {{"SO-TimeZone", "US-NY"}, {"SO-Language", "en"}};
  const auto made = send(http::method::post, "/api/v1/Attachment", R"({"Name":"a.txt"})");
  ASSERT_EQ(made.status, 200) << made.body;
  const std::string path = "/api/v1/Attachment/" + at(made.body, "/AttachmentId");
  const auto tested = send(http::method::patch, path, test_of("/Name", R"("a.txt")"), york);
  EXPECT_EQ(tested.status, 200) << tested.body;
  EXPECT_EQ(send(http::method::patch, path, test_of("/Name", R"("b.txt")"), york).status, 409);
}

}  // namespace
}  // namespace ticketwire::testing

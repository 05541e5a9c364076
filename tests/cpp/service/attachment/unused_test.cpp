#include "service/attachment/unused.hpp"

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

constexpr store::ticks hour = 60 * minute;

class unused_test : public world_test {
 protected:
  std::int32_t upload(const std::string& name) {
    const auto made = send(http::method::post, "/api/v1/Attachment", "{\"Name\":\"" + name + "\"}");
    EXPECT_EQ(made.status, 200) << made.body;
    const auto id = std::stoi(at(made.body, "/AttachmentId"));
    const auto path = "/api/v1/Attachment/" + std::to_string(id) + "/Content";
    EXPECT_LT(send(http::method::post, path, "bytes", {{"Content-Type", "text/plain"}}).status,
              300);
    return id;
  }
  int status(std::int32_t id, const std::string& rest = "") {
    return get("/api/v1/Attachment/" + std::to_string(id) + rest).status;
  }
  void attach(std::int32_t message, std::int32_t id) {
    const auto path = "/api/v1/TicketMessage/" + std::to_string(message) + "/Attachment";
    EXPECT_EQ(send(http::method::post, path, "[" + std::to_string(id) + "]").status, 204);
  }
  void detach(std::int32_t message, std::int32_t id) {
    EXPECT_EQ(
        agent("RemoveMessageAttachments", "{\"TicketMessageEntityId\":" + std::to_string(message) +
                                              ",\"AttachmentIds\":[" + std::to_string(id) + "]}")
            .status,
        204);
  }
  std::size_t clean() {
    const auto removed = service::remove_unused(*store_, now_, [] { return false; });
    EXPECT_TRUE(removed.has_value());
    return removed ? *removed : 999;
  }
};

TEST_F(unused_test, what_no_message_ever_had_is_removed_after_a_day) {
  const auto id = upload("a.txt");
  wait(24 * hour - minute);
  EXPECT_EQ(clean(), 0u);
  EXPECT_EQ(status(id, "/Content"), 200);
  wait(2 * minute);
  EXPECT_EQ(clean(), 1u);
  EXPECT_EQ(status(id), 404);
  EXPECT_EQ(status(id, "/Content"), 404);
  EXPECT_EQ(clean(), 0u);
  EXPECT_GT(upload("b.txt"), id) << "its number is not given out again";
}

TEST_F(unused_test, what_a_message_has_stays) {
  const auto id = upload("a.txt");
  attach(501, id);
  wait(100 * hour);
  EXPECT_EQ(clean(), 0u);
  EXPECT_EQ(status(id, "/Content"), 200);
}

TEST_F(unused_test, what_was_removed_from_its_last_message_goes_a_day_later) {
  const auto id = upload("a.txt");
  attach(501, id);
  attach(502, id);
  wait(30 * hour);
  detach(501, id);
  wait(30 * hour);
  EXPECT_EQ(clean(), 0u) << "the other message has it";
  EXPECT_EQ(status(id), 200);
  detach(502, id);
  wait(30 * hour);
  EXPECT_EQ(clean(), 1u);
  EXPECT_EQ(status(id), 404);
}

TEST_F(unused_test, what_a_removed_message_had_goes_with_it) {
  const auto id = upload("a.txt");
  attach(501, id);
  EXPECT_EQ(send(http::method::delete_, "/api/v1/TicketMessage/501").status, 204);
  wait(25 * hour);
  EXPECT_EQ(clean(), 1u);
  EXPECT_EQ(status(id), 404);
}

TEST_F(unused_test, one_that_is_stopped_removes_nothing) {
  const auto id = upload("a.txt");
  wait(25 * hour);
  EXPECT_EQ(*service::remove_unused(*store_, now_, [] { return true; }), 0u);
  EXPECT_EQ(status(id), 200);
}

TEST_F(unused_test, who_attaches_what_was_just_removed_is_told) {
  const auto done = store_->write([&](store::writer& writer) {
    return service::note_used(writer, std::vector<std::int32_t>{4711});
  });
  ASSERT_TRUE(done.has_error());
  EXPECT_EQ(done.error().code, error_code::reference_not_found);
}

}  // namespace
}  // namespace ticketwire::testing

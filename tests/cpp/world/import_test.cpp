#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class import_test : public world_test {
 protected:
  result<void> import(const std::string& world) {
    return service::import_world(*store_, world, now_, plain_hashes());
  }
};

TEST_F(import_test, an_error_has_a_pointer_into_the_world) {
  const std::vector<std::pair<std::string, std::string>> worlds = {
      {R"({"tickets":[{"entity":{"Title":"a"}},{"entity":{"Title":7}}]})",
       "/tickets/1/entity/Title"},
      {R"({"tickets":[{"entity":{"Title":"a"},"messages":[{"Body":"x"},{"Type":"Nonsense"}]}]})",
       "/tickets/0/messages/1/Type"},
      {R"({"tickets":[{"entity":{"Title":"a"},"messages":[{"AttachmentsInfo":)"
       R"([{"Name":"a.txt"},{"Name":"b.txt","Content":"?"}]}]}]})",
       "/tickets/0/messages/0/AttachmentsInfo/1/Content"},
      {R"({"tickets":[{}]})", "/tickets/0/entity"},
      {R"({"records":{"Tag":[{"Id":90},{"Id":"x"}]}})", "/records/Tag/1/Id"},
      {R"({"records":{"Nonsense":[]}})", "/records/Nonsense"}};
  for (const auto& [world, pointer] : worlds) {
    const auto done = import(world);
    ASSERT_FALSE(done.has_value()) << world;
    EXPECT_EQ(done.error().pointer, pointer);
  }
}

TEST_F(import_test, a_world_comes_whole_or_not_at_all) {
  ASSERT_FALSE(import(R"({"records":{"Tag":[{"Id":90,"Name":"kept?"}]},)"
                      R"("tickets":[{"entity":{"TicketId":77,"Title":"a"}},{"entity":7}]})"));
  EXPECT_EQ(get(ticket_path(77)).status, 404);
  EXPECT_EQ(get("/api/v1/MDOList/tags").body.find("kept?"), std::string::npos);
  EXPECT_EQ(import("{").error().code, error_code::json_syntax);
}

TEST_F(import_test, read_only_members_are_taken_and_counters_follow) {
  ASSERT_TRUE(import(R"({"tickets":[{"entity":{"TicketId":77,"Title":"a","CreatedAt":-60,)"
                     R"("ClosedAt":"2020-01-01T00:00:00+01:00","CreatedBy":{"AssociateId":12},)"
                     R"("NumMessages":50},"messages":[{"Body":"x","CreatedAt":-30,"TimeSpent":4,)"
                     R"("Slevel":"External"}]}]})"));
  const auto read = ticket(77);
  EXPECT_EQ(ticks_at(read, "/CreatedAt"), now_ - 60 * minute) << "minutes are relative to now";
  EXPECT_EQ(text_at(read, "/ClosedAt"), "2020-01-01T00:00:00+01:00");
  EXPECT_EQ(text_at(read, "/CreatedBy/FullName"), "Bo Dahl");
  EXPECT_EQ(at(read, "/NumMessages"), "1");
  EXPECT_EQ(at(read, "/TimeSpent"), "4");
  EXPECT_GE(ticks_at(read, "/LastChanged"), now_ - 30 * minute);
}

TEST_F(import_test, ids_that_are_missing_are_given_out) {
  ASSERT_TRUE(import(R"({"tickets":[{"entity":{"Title":"a"}},{"entity":{"Title":"b"}}]})"));
  EXPECT_EQ(text_at(ticket(2004), "/Title"), "a");
  EXPECT_EQ(text_at(ticket(2005), "/Title"), "b");
  ASSERT_TRUE(import("{}")) << "every part may be missing";
}

}  // namespace
}  // namespace ticketwire::testing

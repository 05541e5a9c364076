#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class record_read_test : public world_test {
 protected:
  http::response ask(const std::string& agent_and_method, std::string body = {}) {
    return send(http::method::post, "/api/v1/Agents/" + agent_and_method, std::move(body));
  }
  std::string found(const std::string& agent_and_method, std::string body = {}) {
    const auto answer = ask(agent_and_method, std::move(body));
    EXPECT_EQ(answer.status, 200) << agent_and_method << answer.body;
    return answer.body;
  }
  void store_priority(const std::string& body, std::int32_t id) {
    const auto done = store_->write([&](store::writer& writer) -> result<void> {
      const auto kept = writer.put_record({"TicketPriorityEntity", id, body});
      if (!kept) return kept.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }
  void connect(std::int32_t from, std::int32_t to) {
    const auto done = store_->write([&](store::writer& writer) -> result<void> {
      auto row = writer.ticket(from);
      if (!row) return row.error();
      (*row)->connect_id = to;
      const auto kept = writer.put_ticket(**row);
      if (!kept) return kept.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }
};

TEST_F(record_read_test, a_record_is_found_by_its_key) {
  const auto category = found("List/GetTicketCategoryEntity?ticketCategoryEntityId=5");
  EXPECT_EQ(text_at(category, "/Fullname"), "Support/Master");
  EXPECT_EQ(text_at(category, "/Flags"), "DefaultToCategoryMaster");
  EXPECT_EQ(text_at(category, "/TableRight/Mask"), "Select") << "no endpoint saves it";
  EXPECT_EQ(text_at(category, "/FieldProperties/Name/FieldRight/Mask"), "Read");
  EXPECT_EQ(at(found("List/GetTicketPriorityEntity?ticketPriorityEntityId=2"), "/Deadline"), "120");
  EXPECT_EQ(text_at(found("List/GetTicketStatusEntity?ticketStatusEntityId=6"), "/Name"),
            "Waiting for customer");
  EXPECT_EQ(text_at(found("List/GetTicketTypeEntity?ticketTypeEntityId=2"), "/Name"), "Incident");
  EXPECT_EQ(text_at(found("Associate/GetAssociate?associateId=11"), "/FullName"), "Anna Berg");
  EXPECT_EQ(text_at(found("Person/GetPerson?personId=277"), "/FullName"), "Mariam Kohler");
  EXPECT_EQ(at(found("Sale/GetSale?saleId=302"), "/SaleId"), "302");
  EXPECT_EQ(at(found("Project/GetProject?projectId=402"), "/ProjectId"), "402");
}

TEST_F(record_read_test, what_does_not_exist_is_null) {
  for (const char* target :
       {"List/GetTicketCategoryEntity?ticketCategoryEntityId=99", "Person/GetPerson?personId=0",
        "Ticket/GetTicketRelationEntity?ticketRelationEntityId=1"}) {
    EXPECT_EQ(found(target, "null"), "null") << target;
  }
}

TEST_F(record_read_test, a_key_that_is_missing_or_no_number_is_refused) {
  EXPECT_EQ(ask("Person/GetPerson").status, 400);
  EXPECT_EQ(ask("Person/GetPerson?personId=x").status, 400);
}

TEST_F(record_read_test, lists_are_whole) {
  EXPECT_EQ(size_at(found("List/GetTicketCategories"), ""), 6u);
  EXPECT_EQ(size_at(found("List/GetTicketStatuses", "null"), ""), 7u);
  EXPECT_EQ(size_at(found("List/GetTicketTypes", "{}"), ""), 2u);
  EXPECT_EQ(text_at(found("List/GetTicketStatuses"), "/0/Status"), "Active");
}

TEST_F(record_read_test, deleted_priorities_are_listed_when_asked_for) {
  store_priority(R"({"TicketPriorityId":9,"Name":"Old","Status":"Deleted"})", 9);
  EXPECT_EQ(size_at(found("List/GetAllTicketPriorities", R"({"includeDeleted":true})"), ""), 4u);
  EXPECT_EQ(size_at(found("List/GetAllTicketPriorities", R"({"includeDeleted":false})"), ""), 3u);
  EXPECT_EQ(size_at(found("List/GetAllTicketPriorities", "{}"), ""), 3u);
}

TEST_F(record_read_test, several_come_once_each_in_the_order_of_the_ids) {
  const auto people = found("Person/GetPersonList", "[366,99999,277,366,277]");
  ASSERT_EQ(size_at(people, ""), 2u);
  EXPECT_EQ(at(people, "/0/PersonId"), "366");
  EXPECT_EQ(at(people, "/1/PersonId"), "277");
  EXPECT_EQ(found("Sale/GetSaleList", "[]"), "[]");
  EXPECT_EQ(size_at(found("Associate/GetAssociateList", "[10,11]"), ""), 2u);
  EXPECT_EQ(size_at(found("Project/GetProjectList", "[402]"), ""), 1u);
  EXPECT_EQ(ask("Person/GetPersonList", "[\"x\"]").status, 400);
  EXPECT_EQ(ask("Person/GetPersonList").status, 400);
}

TEST_F(record_read_test, a_merged_ticket_resolves_to_the_one_at_the_end) {
  const auto resolved = [&](int id) {
    return found("Ticket/ResolveTicketId", "{\"ticketId\":" + std::to_string(id) + "}");
  };
  EXPECT_EQ(resolved(2001), "2001");
  EXPECT_EQ(resolved(99999), "0");
  EXPECT_EQ(resolved(-1), "0");
  connect(2001, 2002);
  connect(2002, 2003);
  EXPECT_EQ(resolved(2001), "2003");
  connect(2003, 2001);
  EXPECT_EQ(resolved(2001), "2003") << "a circle ends";
  connect(2003, 99999);
  EXPECT_EQ(resolved(2001), "2003");
}

}  // namespace
}  // namespace ticketwire::testing

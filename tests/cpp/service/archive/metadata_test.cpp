#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class metadata_test : public world_test {};

TEST_F(metadata_test, the_link_of_a_list_leads_to_its_columns) {
  const std::string origin = "http://127.0.0.1:1";
  for (const char* path : {"/api/v1/Ticket", "/api/v1/TicketMessage",
                           "/api/v1/Ticket/2001/Messages", "/api/v1/Archive/Ticket"}) {
    const auto link = text_at(get(path).body, "/odata.metadata");
    ASSERT_TRUE(link.starts_with(origin)) << link;
    const auto answer = get(link.substr(origin.size()));
    EXPECT_EQ(answer.status, 200) << link << answer.body;
    EXPECT_EQ(text_at(answer.body, "/createdAt/RestrictionType"), "datetime") << answer.body;
  }
}

TEST_F(metadata_test, it_says_what_can_be_filtered_and_sorted_by) {
  const auto ticket = get("/api/v1/Ticket/$metadata").body;
  EXPECT_EQ(text_at(ticket, "/ticketId/Name"), "ticketId");
  EXPECT_EQ(text_at(ticket, "/timeToClose/DisplayType"), "int");
  EXPECT_EQ(text_at(ticket, "/has_attachment/RestrictionType"), "bool");
  EXPECT_EQ(text_at(ticket, "/status/RestrictionType"), "listAny");
  EXPECT_EQ(text_at(ticket, "/status/RestrictionListName"), "ticketstatus");
  EXPECT_EQ(at(ticket, "/title/RestrictionListName"), "null");
  EXPECT_EQ(at(ticket, "/title/CanOrderBy"), "true");
  EXPECT_EQ(at(ticket, "/tags/CanOrderBy"), "false");
  EXPECT_EQ(at(ticket, "/tags/CanRestrictBy"), "true");
  EXPECT_EQ(at(ticket, "/content/CanOrderBy"), "false");
  const auto message = get("/api/v1/TicketMessage/$metadata").body;
  EXPECT_EQ(at(message, "/debugInfo/CanRestrictBy"), "false");
  EXPECT_EQ(get("/api/v1/Archive/ticket/$metadata").body, ticket);
  EXPECT_EQ(get("/api/v1/Archive/TicketMessage/$metadata").body, message);
  EXPECT_EQ(get("/api/v1/Archive/FindSale/$metadata").status, 404);
}

/// Each column that says so is taken by $orderBy and by $filter, each other one is refused.
TEST_F(metadata_test, and_it_is_true) {
  const auto document = parse(get("/api/v1/Ticket/$metadata").body);
  for (const json::child& each : document.root().children()) {
    const std::string name = each.name.decode();
    const bool sorted = each.value.find("CanOrderBy")->boolean();
    EXPECT_EQ(get("/api/v1/Ticket?$orderBy=" + name).status, sorted ? 200 : 400) << name;
    const bool filtered = each.value.find("CanRestrictBy")->boolean();
    const bool content = name == "content";
    const std::string filter = content ? "%20contains%20'x'" : "%20set";
    EXPECT_EQ(get("/api/v1/Ticket?$filter=" + name + filter).status, filtered ? 200 : 400) << name;
  }
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using notified = std::tuple<int, int, int, int>;

class ticket_agent_test : public world_test {
 protected:
  /// More of a world beside the one that is there.
  void add(const std::string& world) {
    const auto done = service::import_world(*store_, world, now_, plain_hashes());
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }
  http::response by_id(std::string_view method, std::int32_t id, const std::string& more = {}) {
    return agent(method, R"({"TicketEntityId":)" + std::to_string(id) + more + "}");
  }
  /// Kind, ticket, message and recipient of what waits in the outbox.
  std::vector<notified> notices() {
    std::vector<notified> out;
    const auto done = store_->read([&](store::reader& reader) -> result<void> {
      const auto rows = reader.notifications(store::notification::state::pending, 100);
      if (!rows) return rows.error();
      for (const auto& row : *rows) {
        out.emplace_back(static_cast<int>(row.kind), row.ticket_id, row.message_id,
                         row.recipient_associate_id);
      }
      return {};
    });
    EXPECT_TRUE(done.has_value());
    return out;
  }
};

TEST_F(ticket_agent_test, tickets_are_read_by_agents_with_null_for_the_unknown) {
  const auto entity = send(http::method::post,
                           "/api/v1/Agents/Ticket/GetTicketEntity?"
                           "ticketEntityId=2001");
  EXPECT_EQ(text_at(entity.body, "/Person/FullName"), "Ida Strand");
  EXPECT_EQ(at(entity.body, "/_Links"), "(nothing)");
  EXPECT_EQ(agent("GetForRmUi", R"({"TicketId":2001})").body, entity.body);
  const auto flat = send(http::method::post, "/api/v1/Agents/Ticket/GetTicket?ticketId=2001");
  EXPECT_EQ(text_at(flat.body, "/PersonFullname"), "Ida Strand");
  EXPECT_EQ(at(flat.body, "/OwnedBy"), "21") << "a service user";
  EXPECT_EQ(at(flat.body, "/OwnedByAssociateId"), "11");
  EXPECT_EQ(get(ticket_path(2001) + "/Simple").body, flat.body);
  for (const char* target : {"GetTicketEntity?ticketEntityId=99999", "GetTicket?ticketId=99999"}) {
    const auto unknown = send(http::method::post, std::string("/api/v1/Agents/Ticket/") + target);
    EXPECT_EQ(unknown.status, 200);
    EXPECT_EQ(unknown.body, "null");
  }
  EXPECT_EQ(agent("GetForRmUi", R"({"TicketId":99999})").body, "null");
  EXPECT_EQ(get(ticket_path(99999) + "/Simple").status, 404);
}

TEST_F(ticket_agent_test, several_tickets_come_in_the_order_of_their_ids) {
  const auto flat = agent("GetTickets", R"({"TicketIds":[2003,99999,2001]})");
  EXPECT_EQ(size_at(flat.body, ""), 2u);
  EXPECT_EQ(at(flat.body, "/0/TicketId"), "2003");
  EXPECT_EQ(at(flat.body, "/1/TicketId"), "2001");
  const auto summaries = agent("GetTicketSummaries", R"({"TicketIds":[2002,2001]})");
  EXPECT_EQ(at(summaries.body, "/0/TicketId"), "2002");
  EXPECT_EQ(at(summaries.body, "/0/TicketStatus"), "2");
  EXPECT_EQ(text_at(summaries.body, "/1/Title"), R"(Bergen office: printer "3" fails)");
  EXPECT_EQ(ticks_at(summaries.body, "/1/Registered"), ticks_at(ticket(2001), "/CreatedAt"));
  EXPECT_EQ(agent("GetTickets", R"({"TicketIds":[]})").body, "[]");
}

TEST_F(ticket_agent_test, posting_and_saving_make_tickets) {
  const auto posted = send(http::method::post, "/api/v1/Ticket", R"({"Title":"posted"})");
  EXPECT_EQ(posted.status, 200);
  EXPECT_EQ(at(posted.body, "/TicketId"), "2004");
  const auto saved = agent("SaveTicketEntity", R"({"TicketId":2004,"Title":"saved"})");
  EXPECT_EQ(text_at(ticket(2004), "/Title"), "saved");
  EXPECT_EQ(at(saved.body, "/_Links"), "(nothing)");
  const auto unknown = agent("SaveTicketEntity", R"({"TicketId":99999,"Title":"lost?"})");
  EXPECT_EQ(unknown.status, 400) << "null with 200 would look like success";
  EXPECT_EQ(send(http::method::post, "/api/v1/Ticket").status, 400);
}

TEST_F(ticket_agent_test, only_the_owner_reads_as_the_owner) {
  const auto before = ticket(2001);
  const std::string green = R"(,"ReadStatus":"Green","CheckEscalating":true)";
  EXPECT_EQ(by_id("SetTicketReadByOwner", 2001, green).status, 200);
  EXPECT_EQ(ticket(2001), before) << "Tone is not the owner";
  caller_ = anna;
  patched(2001, R"({"ReadStatus":"Red"})");
  const auto first = by_id("SetTicketReadByOwner", 2001, green).body;
  EXPECT_EQ(text_at(first, "/ReadStatus"), "Green");
  EXPECT_EQ(ticks_at(first, "/ReadByOwner"), now_);
  EXPECT_EQ(ticks_at(first, "/FirstReadByOwner"), now_);
  wait(minute);
  const auto second = by_id("SetTicketReadByOwner", 2001, green).body;
  EXPECT_EQ(ticks_at(second, "/ReadByOwner"), now_);
  EXPECT_EQ(ticks_at(second, "/FirstReadByOwner"), now_ - minute);
  const auto unknown = by_id("SetTicketReadByOwner", 2001, R"(,"ReadStatus":"Unknown")").body;
  EXPECT_EQ(unknown, second) << "Unknown does nothing";
  EXPECT_EQ(by_id("SetTicketReadByOwner", 99999, green).status, 400);
}

TEST_F(ticket_agent_test, reading_leaves_stamps_and_ends_escalation) {
  add(R"({"tickets":[{"entity":{"TicketId":3000,"Title":"a","OwnedBy":{"AssociateId":11},)"
      R"("Priority":{"TicketPriorityId":2},"BaseStatus":"Active","ReadStatus":"Red",)"
      R"("Status":{"TicketStatusId":1},"AlertTimeout":30}}]})");
  const auto other = by_id("ProcessTicketWhenRead", 3000).body;
  EXPECT_EQ(ticks_at(other, "/FirstReadByUser"), now_);
  EXPECT_EQ(text_at(other, "/ReadStatus"), "Red") << "somebody else has read it";
  EXPECT_EQ(ticks_at(other, "/AlertTimeout"), now_ + 30 * minute);
  caller_ = anna;
  wait(minute);
  const auto owner = by_id("ProcessTicketWhenRead", 3000).body;
  EXPECT_EQ(text_at(owner, "/ReadStatus"), "Green");
  EXPECT_EQ(ticks_at(owner, "/ReadByOwner"), now_);
  EXPECT_EQ(ticks_at(owner, "/FirstReadByUser"), now_ - minute);
  EXPECT_EQ(ticks_at(owner, "/AlertTimeout"), 0);
  EXPECT_EQ(by_id("ProcessTicketWhenRead", 99999).status, 400);
}

TEST_F(ticket_agent_test, read_states_are_set_by_ids) {
  const auto answer =
      agent("UpdateTicketsReadStatus", R"({"TicketIds":[2003,99999,2001],"NewStatus":"Yellow"})");
  EXPECT_EQ(answer.body, "[2003,2001]");
  EXPECT_EQ(text_at(ticket(2001), "/ReadStatus"), "Yellow");
  for (const char* status : {R"("Unknown")", "null", R"("Pink")"}) {
    EXPECT_EQ(agent("UpdateTicketsReadStatus",
                    std::string(R"({"TicketIds":[2001],"NewStatus":)") + status + "}")
                  .status,
              400)
        << status;
  }
}

TEST_F(ticket_agent_test, the_queue_gives_the_oldest_of_the_most_urgent) {
  EXPECT_EQ(agent("GetNextInQueue").body, "null") << "no status is used in the queue";
  const auto queued = [](int id, int created, int priority, int category, int owner) {
    return R"({"entity":{"TicketId":)" + std::to_string(id) + R"(,"Title":"q","CreatedAt":)" +
           std::to_string(created) + R"(,"Priority":{"TicketPriorityId":)" +
           std::to_string(priority) + R"(},"Category":{"TicketCategoryId":)" +
           std::to_string(category) + R"(},"OwnedBy":{"AssociateId":)" + std::to_string(owner) +
           R"(},"Status":{"TicketStatusId":8},"BaseStatus":"Active"}})";
  };
  add(R"({"records":{"TicketStatusEntity":[{"TicketStatusId":8,"Name":"In queue",)"
      R"("Status":"Active","UsedInQueue":true}]},"tickets":[)" +
      queued(3001, -90, 1, 1, 0) + "," + queued(3002, -50, 3, 4, 0) + "," +
      queued(3003, -70, 3, 1, 0) + "," + queued(3004, -95, 3, 2, 0) + "," +
      queued(3005, -99, 3, 1, 12) + "," + queued(3006, -99, 0, 1, 0) + "]}");
  std::vector<std::string> taken;
  for (int i = 0; i < 5; ++i) {
    const auto answer = agent("GetNextInQueue");
    ASSERT_EQ(answer.status, 200);
    taken.push_back(answer.body == "null" ? "null" : at(answer.body, "/TicketId"));
    if (answer.body != "null") {
      EXPECT_EQ(at(answer.body, "/OwnedBy/AssociateId"), "10");
    }
  }
  // 3004 waits for the members of its category, 3005 has an owner, 3006 has no priority.
  EXPECT_EQ(taken, (std::vector<std::string>{"3003", "3002", "3001", "3006", "null"}));
  EXPECT_EQ(at(ticket(3004), "/OwnedBy"), "null");
  caller_ = bo;
  EXPECT_EQ(at(agent("GetNextInQueue").body, "/TicketId"), "3004");
}

TEST_F(ticket_agent_test, users_are_told_of_new_tickets_and_messages) {
  const int created = static_cast<int>(store::notification::kind::ticket_new);
  const int message = static_cast<int>(store::notification::kind::message_new);
  EXPECT_EQ(send(http::method::post, ticket_path(2001) + "/NotifyNewTicket").status, 204);
  EXPECT_EQ(send(http::method::post, ticket_path(2001) + "/NotifyNewMessage").status, 204);
  EXPECT_EQ(notices(),
            (std::vector<notified>{{created, 2001, 0, anna}, {message, 2001, 502, anna}}));
  wait(minute);
  EXPECT_EQ(by_id("NotifyNewTicket", 2001).status, 204);
  EXPECT_EQ(by_id("NotifyNewTicketMessage", 2001).status, 204);
  EXPECT_EQ(notices().size(), 4u);
  EXPECT_EQ(send(http::method::post, ticket_path(2003) + "/NotifyNewTicket").status, 204);
  EXPECT_EQ(notices().size(), 4u) << "nobody owns it";
  EXPECT_EQ(send(http::method::post, ticket_path(99999) + "/NotifyNewTicket").status, 404);
  EXPECT_EQ(by_id("NotifyNewTicketMessage", 99999).status, 400);
}

TEST_F(ticket_agent_test, reading_takes_back_what_waits_for_the_reader) {
  const int message = static_cast<int>(store::notification::kind::message_new);
  EXPECT_EQ(by_id("NotifyNewTicket", 2001).status, 204);
  EXPECT_EQ(by_id("ProcessTicketWhenRead", 2001).status, 200);
  EXPECT_EQ(notices().size(), 1u) << "the caller is not who is told";
  caller_ = anna;
  EXPECT_EQ(by_id("SetTicketReadByOwner", 2001, R"(,"ReadStatus":"Green")").status, 200);
  EXPECT_EQ(notices().size(), 1u);
  EXPECT_EQ(by_id("ProcessTicketWhenRead", 2001).status, 200);
  EXPECT_TRUE(notices().empty());
  caller_ = bo;
  EXPECT_EQ(by_id("NotifyNewTicketMessage", 2001).status, 204);
  EXPECT_EQ(notices(), (std::vector<notified>{{message, 2001, 502, anna}}));
}

TEST_F(ticket_agent_test, a_category_names_who_is_told_of_new_tickets_without_an_owner) {
  const int created = static_cast<int>(store::notification::kind::ticket_new);
  add(R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":4,"ParentId":1,"Name":"Nobody",)"
      R"("Fullname":"Support/Nobody","DelegateMethod":"Not",)"
      R"("NotificationEmail":" a@b.example ,A@B.example,,C <c@d.example>"}]}})");
  const std::string here = R"("Category":{"TicketCategoryId":4},"OwnedBy":{"AssociateId":)";
  save(R"({"Title":"a",)" + here + "13}}", true);
  EXPECT_EQ(notices(), (std::vector<notified>{{created, 2004, 0, catarina}}));
  save(R"({"Title":"b",)" + here + "0}}", false);
  EXPECT_EQ(notices().size(), 1u);
  save(R"({"Title":"c",)" + here + "0}}", true);
  ASSERT_EQ(notices().size(), 3u);
  EXPECT_EQ(notices()[1], (notified{created, 2006, 0, 0}));
  wait(minute);
  save(R"({"TicketId":2006,"Title":"d"})", true);
  EXPECT_EQ(notices().size(), 3u) << "it is not new any more";
}

TEST_F(ticket_agent_test, members_are_told_of_new_tickets_where_the_category_says_so) {
  const int created = static_cast<int>(store::notification::kind::ticket_new);
  const int saved = static_cast<int>(store::notification::kind::ticket_saved);
  add(R"({"records":{"TicketCategoryEntity":[{"TicketCategoryId":1,"ParentId":-1,)"
      R"("Name":"Support","Fullname":"Support","Flags":"NotifyMembers"}]}})");
  const std::string mine = R"("Category":{"TicketCategoryId":1},"OwnedBy":{"AssociateId":13}})";
  const auto made = save(R"({"Title":"a",)" + mine, true);
  EXPECT_EQ(notices(), (std::vector<notified>{
                           {created, 2004, 0, 11}, {created, 2004, 0, 12}, {created, 2004, 0, 13}}))
      << "each once, and not the caller";
  wait(minute);
  save(R"({"TicketId":2004,"Title":"b"})", true);
  ASSERT_EQ(notices().size(), 4u);
  EXPECT_EQ(notices().back(), (notified{saved, 2004, 0, catarina}));
}

TEST_F(ticket_agent_test, links_lead_where_the_entity_points) {
  const auto read = ticket(2001);
  const auto link = [&](const std::string& name) { return text_at(read, "/_Links/" + name); };
  const std::string api = "http://127.0.0.1:1/api/v1/";
  EXPECT_EQ(link("Self.Simple"), api + "Ticket/2001/Simple");
  EXPECT_EQ(link("Archive"), api + "Ticket");
  EXPECT_EQ(link("Archive.Messages"), api + "Ticket/2001/Messages");
  EXPECT_EQ(link("Person"), api + "Person/3001");
  EXPECT_EQ(link("Sale"), "(nothing)") << "it has none";
  for (const auto& [name, list] :
       std::vector<std::pair<std::string, std::string>>{{"OwnedBy", "associate"},
                                                        {"Category", "ejcategory"},
                                                        {"Sale", "sale"},
                                                        {"Priority", "ticketpriority"},
                                                        {"Status", "ticketstatus"},
                                                        {"Project", "project"},
                                                        {"TicketType", "TicketType"},
                                                        {"Person", "person_new"}}) {
    EXPECT_EQ(link(name + ".List"), api + "MDOList/" + list);
  }
  EXPECT_EQ(text_at(patched(2001, R"({"Sale":{"SaleId":301}})"), "/_Links/Sale"), api + "Sale/301");
  const auto message = get("/api/v1/TicketMessage/501").body;
  EXPECT_EQ(text_at(message, "/_Links/Ticket"), api + "Ticket/2001");
  EXPECT_EQ(text_at(message, "/_Links/Archive"), api + "TicketMessage");
}

}  // namespace
}  // namespace ticketwire::testing

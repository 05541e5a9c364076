#include <gtest/gtest.h>

#include "service/record/keeping.hpp"
#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

constexpr std::size_t mebibyte = std::size_t{1024} * 1024;

class keeping_test : public world_test {
 protected:
  static std::string quoted(std::size_t size) { return '"' + std::string(size, 'a') + '"'; }
  static std::string field(const std::string& key, std::size_t size) {
    return R"({"CustomFields":{")" + key + "\":" + quoted(size) + "}}";
  }
  http::response message(const std::string& members) {
    return agent("SaveTicketMessageEntity", "{" + members + "}");
  }
  static void expect_refused(const http::response& answer, const std::string& carrier) {
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(text_at(answer.body, "/ErrorMessage"),
              "The body is too large: " + carrier + " as it would be kept");
  }
};

TEST_F(keeping_test, a_ticket_grows_as_far_as_it_can_be_read) {
  int taken = 0;
  while (taken < 10 && patch(2001, field("x_" + std::to_string(taken), mebibyte)).status == 200) {
    ++taken;
  }
  EXPECT_EQ(taken, 3);
  const auto before = ticket(2001);
  expect_refused(patch(2001, field("x_9", mebibyte)), "TicketEntity");
  expect_refused(put(2001, field("x_9", mebibyte)), "TicketEntity");
  const auto merged = agent("MergeTickets", R"({"MergedTicketEntity":{"TicketId":2001,)" +
                                                field("x_9", mebibyte).substr(1) +
                                                R"(,"SecondaryTicketIds":[2002]})");
  expect_refused(merged, "TicketEntity");
  EXPECT_EQ(ticket(2001), before);
  EXPECT_EQ(text_at(ticket(2002), "/BaseStatus"), "Closed") << "it was not merged";
}

TEST_F(keeping_test, what_does_not_fit_beside_what_is_kept_takes_nothing_away) {
  for (const char* key : {"x_1", "x_2", "x_3"}) {
    ASSERT_EQ(put(2001, field(key, mebibyte)).status, 200);
  }
  const auto before = ticket(2001);
  expect_refused(put(2001, field("x_4", mebibyte)), "TicketEntity");
  const auto extra = R"({"TicketId":2001,"ExtraFields":{"x_5":)" + quoted(mebibyte) + "}}";
  expect_refused(agent("SaveTicketEntity", extra), "TicketEntity");
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(keeping_test, the_largest_ticket_is_a_ticket_like_any_other) {
  std::string messages;
  for (int i = 0; i < 200; ++i) messages += i == 0 ? "{}" : ",{}";
  const auto entity = R"({"TicketId":3000,"Title":"a","BaseStatus":"Active",)" +
                      field("x_1", service::kept_limits.max_bytes - 1'000).substr(1);
  const auto world = R"({"tickets":[{"entity":)" + entity + R"(,"messages":[)" + messages + "]}]}";
  ASSERT_TRUE(service::import_world(*store_, world, now_, plain_hashes()));
  EXPECT_GT(ticket(3000).size(), mebibyte * 4) << "what is answered is longer than what is kept";
  EXPECT_EQ(text_at(patched(3000, R"({"Title":"b","Person":{"PersonId":3002}})"), "/Title"), "b");
  EXPECT_EQ(text_at(get(ticket_path(3000) + "?$select=Title").body, "/Title"), "b");
  EXPECT_EQ(message(R"("Ticket":{"TicketId":3000},"Body":"x","TimeSpent":2147483647)").status, 200);
  EXPECT_EQ(agent("AcceptTickets", R"({"TicketIds":[3000]})").status, 204);
  EXPECT_EQ(agent("MergeTickets",
                  R"({"MergedTicketEntity":{"TicketId":2003},"SecondaryTicketIds":[3000]})")
                .status,
            200);
  const auto smaller = patched(3000, R"([{"op":"remove","path":"/CustomFields/x_1"}])");
  EXPECT_EQ(at(smaller, "/CustomFields"), "{}");
  EXPECT_EQ(text_at(smaller, "/BaseStatus"), "Merged");
}

TEST_F(keeping_test, a_message_is_counted_with_the_text_of_its_html) {
  const auto before = ticket(2003);
  const auto html = [&](std::size_t size) {
    return message(R"("Ticket":{"TicketId":2003},"Type":"Html","HtmlBody":)" + quoted(size));
  };
  expect_refused(html(2'100'000), "TicketMessageEntity");
  EXPECT_EQ(ticket(2003), before);
  EXPECT_EQ(html(500'000).status, 200);
}

TEST_F(keeping_test, the_largest_message_is_a_message_like_any_other) {
  const std::size_t most = service::kept_limits.max_bytes;
  const auto made = message(R"("Ticket":{"TicketId":2003},"Body":)" + quoted(most - 600));
  ASSERT_EQ(made.status, 200);
  const auto id = at(made.body, "/EjMessageId");
  const auto path = "/api/v1/TicketMessage/" + id;
  const auto before = get(path).body;
  expect_refused(message(R"("EjMessageId":)" + id + R"(,"EmailHeader":)" + quoted(600)),
                 "TicketMessageEntity");
  std::string ids;
  for (int i = 0; i < 40; ++i) {
    const auto file = agent("SaveAttachmentEntity", R"({"Name":"a.txt"})");
    ids += (i == 0 ? "" : ",") + at(file.body, "/AttachmentId");
  }
  expect_refused(agent("AddAttachments",
                       R"({"TicketMessageEntityId":)" + id + R"(,"AttachmentIds":[)" + ids + "]}"),
                 "TicketMessageEntity");
  EXPECT_EQ(get(path).body, before);
  EXPECT_EQ(at(get(path + "?$select=Author").body, "/Body"), "null");
  EXPECT_EQ(send(http::method::patch, path, R"({"Body":"short"})").status, 200);
}

TEST_F(keeping_test, a_large_message_moves_with_its_ticket) {
  const auto made = message(R"("Ticket":{"TicketId":2003},"Body":)" + quoted(4'000'000));
  ASSERT_EQ(made.status, 200);
  patched(2001, R"({"Title":)" + quoted(255) + "}");
  EXPECT_EQ(agent("MergeTickets",
                  R"({"MergedTicketEntity":{"TicketId":2001},"SecondaryTicketIds":[2003]})")
                .status,
            200);
  const auto moved = get("/api/v1/TicketMessage/" + at(made.body, "/EjMessageId"));
  EXPECT_EQ(at(moved.body, "/Ticket/TicketId"), "2001");
}

TEST_F(keeping_test, the_texts_of_an_attachment_are_short) {
  const auto made = send(http::method::post, "/api/v1/Attachment", R"({"Name":"a.txt"})");
  const auto path = "/api/v1/Attachment/" + at(made.body, "/AttachmentId");
  const auto before = get(path).body;
  for (const std::string name : {"Name", "ContentType", "ContentId"}) {
    const auto grown = send(http::method::put, path, "{\"" + name + "\":" + quoted(mebibyte) + "}");
    EXPECT_EQ(grown.status, 400) << name;
  }
  EXPECT_EQ(get(path).body, before);
}

TEST_F(keeping_test, an_array_has_elements_that_can_be_answered_whole) {
  const auto headers = [&](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += i == 0 ? "{}" : ",{}";
    return message(R"("Ticket":{"TicketId":2003},"Body":"x","MessageHeaders":[)" + list + "]");
  };
  const auto refused = headers(10'001);
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(text_at(refused.body, "/ErrorMessage").find("(at /MessageHeaders)"), std::string::npos);
  EXPECT_EQ(at(ticket(2003), "/NumMessages"), "0");
  const auto most = headers(10'000);
  ASSERT_EQ(most.status, 200);
  const auto patched_most =
      send(http::method::patch, "/api/v1/TicketMessage/" + at(most.body, "/EjMessageId"),
           R"([{"op":"remove","path":"/MessageHeaders/0"}])");
  EXPECT_EQ(size_at(patched_most.body, "/MessageHeaders"), 9'999u);
}

}  // namespace
}  // namespace ticketwire::testing

#include <gtest/gtest.h>

#include "service/world.hpp"
#include "ticketwire/http/date.hpp"

namespace ticketwire::testing {
namespace {

class message_rest_test : public world_test {
 protected:
  static std::string path(const std::string& id) { return "/api/v1/TicketMessage/" + id; }
  http::response post(const std::string& target, std::string body) {
    return send(http::method::post, "/api/v1/" + target, std::move(body));
  }
  http::response patch_message(const std::string& id, std::string body, http::fields fields = {}) {
    return send(http::method::patch, path(id), std::move(body), std::move(fields));
  }
  std::string message(const std::string& id) { return get(path(id)).body; }
  /// A new message's id.
  std::string create(const std::string& members, const std::string& ticket = "2003") {
    const auto answer =
        post("TicketMessage", R"({"Ticket":{"TicketId":)" + ticket + "}," + members + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return at(answer.body, "/EjMessageId");
  }
  static std::string http_date(store::ticks time) { return http::format_date(time / second); }
};

TEST_F(message_rest_test, defaults_name_their_writer) {
  for (const auto& answer :
       {get("/api/v1/TicketMessage/default"), agent("CreateDefaultTicketMessageEntity")}) {
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(at(answer.body, "/EjMessageId"), "0");
    EXPECT_EQ(text_at(answer.body, "/Author"), "Tone Jensen");
    EXPECT_EQ(at(answer.body, "/CreatedBy/AssociateId"), "10");
    EXPECT_EQ(text_at(answer.body, "/Slevel"), "External");
    EXPECT_EQ(text_at(answer.body, "/CreatedAt"), "0001-01-01T00:00:00");
    EXPECT_EQ(at(answer.body, "/Ticket"), "null");
  }
}

TEST_F(message_rest_test, a_default_that_was_filled_in_keeps_its_text) {
  auto with = [&](const std::string& body) {
    auto text = get("/api/v1/TicketMessage/default").body;
    text.replace(text.find("\"Ticket\":null"), 13, R"("Ticket":{"TicketId":2003})");
    const auto at = text.find(body.substr(0, body.find(':')) + ":\"\"");
    EXPECT_NE(at, std::string::npos);
    text.replace(at, body.find(':') + 3, body);
    const auto answer = post("TicketMessage", text);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  };
  const auto html = with(R"("HtmlBody":"<b>hi</b>")");
  EXPECT_EQ(text_at(html, "/Type"), "Html");
  EXPECT_EQ(text_at(html, "/HtmlBody"), "<b>hi</b>");
  EXPECT_EQ(text_at(html, "/Badge"), "Reply");
  const auto plain = with(R"("Body":"hi")");
  EXPECT_EQ(text_at(plain, "/Type"), "Plain");
  EXPECT_EQ(text_at(plain, "/Body"), "hi");
}

TEST_F(message_rest_test, html_of_a_plain_message_becomes_its_text) {
  const auto id = create(R"("Type":"Plain","HtmlBody":"<b>hi</b>")");
  EXPECT_EQ(text_at(message(id), "/Body"), "hi");
  EXPECT_EQ(text_at(message(id), "/HtmlBody"), "");
}

TEST_F(message_rest_test, put_keeps_what_it_does_not_name) {
  const auto answer = send(http::method::put, path("502"),
                           R"({"EjMessageId":501,"Ticket":{"TicketId":2003},"TimeSpent":7})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(at(answer.body, "/EjMessageId"), "502") << "the address wins";
  EXPECT_EQ(at(answer.body, "/Ticket/TicketId"), "2001");
  EXPECT_EQ(text_at(answer.body, "/Body"), "On our way");
  EXPECT_EQ(at(answer.body, "/_Links"), "(nothing)");
  EXPECT_EQ(at(ticket(2001), "/TimeSpent"), "7");
  EXPECT_EQ(send(http::method::put, path("9999"), "{}").status, 404);
  EXPECT_EQ(send(http::method::put, path("502"), "").status, 400);
}

TEST_F(message_rest_test, patch_speaks_the_dialect) {
  auto answer = patch_message("502", R"([{"op":"test","path":"timespent","value":5},
                 {"op":"replace","path":"/Important","value":true},
                 {"op":"add","path":"/MessageHeaders/-","value":{"Name":"To","Value":"a@b.no"}},
                 {"op":"replace","path":"CustomFields/x_a","value":"[I:1]"},
                 {"op":"replace","path":"/SearchTitle","value":"read only"}])");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(at(answer.body, "/Important"), "true");
  EXPECT_EQ(text_at(answer.body, "/MessageHeaders/0/Value"), "a@b.no");
  EXPECT_EQ(text_at(answer.body, "/CustomFields/x_a"), "[I:1]");
  EXPECT_NE(text_at(answer.body, "/SearchTitle"), "read only");
  EXPECT_TRUE(text_at(answer.body, "/_Links/Self").ends_with("/TicketMessage/502"));
  EXPECT_EQ(patch_message("502", R"({"TimeSpent":9})").status, 200);
  EXPECT_EQ(at(ticket(2001), "/TimeSpent"), "9");
  const auto before = message("502");
  EXPECT_EQ(patch_message("502", R"([{"op":"replace","path":"/TimeSpent","value":1},
                                     {"op":"test","path":"/TimeSpent","value":9}])")
                .status,
            409);
  EXPECT_EQ(patch_message("502", R"([{"op":"move","path":"/Body","from":"/Author"}])").status, 400);
  EXPECT_EQ(message("502"), before) << "all or nothing";
  EXPECT_EQ(patch_message("9999", "[]").status, 404);
  EXPECT_EQ(text_at(patch_message("502", R"({"Body":"new"})").body, "/Body"), "new");
}

TEST_F(message_rest_test, the_ticket_dates_a_message) {
  const auto answer = get(path("502"));
  const auto changed = ticks_at(ticket(2001), "/LastChanged");
  ASSERT_EQ(answer.fields.find("Last-Modified").value_or(""), http_date(changed));
  const auto fresh = get(path("502"), {{"If-Modified-Since", http_date(changed)}});
  EXPECT_EQ(fresh.status, 304);
  EXPECT_EQ(fresh.body, "");
  const http::fields stale = {{"If-Unmodified-Since", http_date(changed - second)}};
  EXPECT_EQ(patch_message("502", R"({"TimeSpent":1})", stale).status, 412);
  EXPECT_EQ(send(http::method::put, path("502"), "{}", stale).status, 412);
  EXPECT_EQ(send(http::method::delete_, path("502"), "", stale).status, 412);
  EXPECT_EQ(at(message("502"), "/TimeSpent"), "5");
  const http::fields same = {{"If-Unmodified-Since", http_date(changed)}};
  wait(minute);
  EXPECT_EQ(patch_message("502", R"({"TimeSpent":1})", same).status, 200);
  EXPECT_EQ(patch_message("501", R"({"TimeSpent":1})", same).status, 412) << "the ticket changed";
}

TEST_F(message_rest_test, nothing_changed_touches_nothing) {
  const auto before = ticket(2001);
  wait(minute);
  EXPECT_EQ(patch_message("502", R"({"TimeSpent":5})").status, 200);
  EXPECT_EQ(ticket(2001), before);
}

TEST_F(message_rest_test, a_deleted_message_counts_no_more) {
  EXPECT_EQ(at(ticket(2001), "/NumMessages"), "2");
  EXPECT_EQ(send(http::method::delete_, path("502")).status, 204);
  EXPECT_EQ(get(path("502")).status, 404);
  EXPECT_EQ(send(http::method::delete_, path("502")).status, 404);
  auto now = ticket(2001);
  EXPECT_EQ(at(now, "/NumMessages"), "1");
  EXPECT_EQ(at(now, "/NumReplies"), "0");
  EXPECT_EQ(at(now, "/TimeSpent"), "0");
  EXPECT_EQ(size_at(now, "/Messages"), 1u);
  const std::string rest = R"({"TicketMessageEntityId":501})";
  EXPECT_EQ(agent("DeleteTicketMessageEntity", rest).status, 204);
  EXPECT_EQ(agent("DeleteTicketMessageEntity", rest).status, 400);
  EXPECT_EQ(at(ticket(2001), "/NumMessages"), "0");
}

TEST_F(message_rest_test, agents_read_messages_and_null) {
  const auto entity = agent("GetTicketMessageEntity?ticketMessageEntityId=502").body;
  EXPECT_EQ(text_at(entity, "/Body"), "On our way");
  EXPECT_EQ(agent("GetTicketMessageEntity?ticketMessageEntityId=9999").body, "null");
  const auto flat = agent("GetTicketMessage?ticketMessageId=502").body;
  EXPECT_EQ(at(flat, "/TicketMessageId"), "502");
  EXPECT_EQ(agent("GetTicketMessage?ticketMessageId=9999").body, "null");
  const auto some =
      agent("GetTicketMessageEntities", R"({"TicketId":2001,"MessageIds":[502,9999]})").body;
  ASSERT_EQ(size_at(some, ""), 1u);
  EXPECT_EQ(at(some, "/0/EjMessageId"), "502");
  EXPECT_EQ(size_at(agent("GetTicketMessageEntities", R"({"TicketId":2001})").body, ""), 2u);
  EXPECT_EQ(agent("GetTicketMessageEntities", R"({"TicketId":2003,"MessageIds":[502]})").body,
            "[]");
}

TEST_F(message_rest_test, important_is_a_switch) {
  const auto set = [&](const char* value) {
    return agent("SetTicketMessageImportant",
                 R"({"TicketMessageId":502,"Important":)" + std::string(value) + "}")
        .status;
  };
  EXPECT_EQ(set("true"), 204);
  EXPECT_EQ(at(message("502"), "/Important"), "true");
  EXPECT_EQ(set("false"), 204);
  EXPECT_EQ(at(message("502"), "/Important"), "false");
  EXPECT_EQ(agent("SetTicketMessageImportant", R"({"TicketMessageId":9999})").status, 400);
}

TEST_F(message_rest_test, notify_tells_the_owner_but_not_of_himself) {
  const std::string entity = R"({"Ticket":{"TicketId":2001},"Body":"x"})";
  EXPECT_EQ(post("TicketMessage", entity).status, 200);
  EXPECT_TRUE(outbox().empty());
  EXPECT_EQ(post("TicketMessage?notify=True", entity).status, 200);
  EXPECT_EQ(
      agent("SaveTicketMessageEntityWithNotify", R"({"NewEntity":)" + entity + R"(,"Notify":true})")
          .status,
      200);
  EXPECT_EQ(outbox(), (std::vector<std::pair<int, int>>{{2001, anna}, {2001, anna}}));
  caller_ = anna;
  EXPECT_EQ(post("TicketMessage?notify=1", entity).status, 200);
  EXPECT_EQ(outbox().size(), 2u);
  EXPECT_EQ(agent("SaveTicketMessageEntityWithNotify", R"({"NewEntity":null})").status, 400);
}

TEST_F(message_rest_test, options_connect_uploads_and_stamp_the_reply) {
  const auto id = at(post("Attachment", R"({"Name":"a.txt"})").body, "/AttachmentId");
  const auto save = [&](const std::string& ids, const char* replied) {
    return agent("SaveTicketMessageEntityWithOptions",
                 R"({"Entity":{"Ticket":{"TicketId":2003},"Slevel":"Internal","Body":"x"},)"
                 R"("AttachmentIds":[)" +
                     ids + R"(],"UpdateRepliedAt":)" + replied + "}");
  };
  const auto count = at(ticket(2003), "/NumMessages");
  EXPECT_EQ(save("98", "false").status, 400);
  EXPECT_EQ(at(ticket(2003), "/NumMessages"), count) << "nothing is half saved";
  const auto saved = save(id, "false");
  EXPECT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(text_at(saved.body, "/AttachmentsInfo/0/Name"), "a.txt");
  EXPECT_EQ(at(ticket(2003), "/HasAttachment"), "true");
  EXPECT_EQ(text_at(ticket(2003), "/RepliedAt"), "0001-01-01T00:00:00");
  wait(10 * minute);
  EXPECT_EQ(save("", "true").status, 200);
  EXPECT_EQ(ticks_at(ticket(2003), "/RepliedAt"), now_);
}

TEST_F(message_rest_test, the_first_reply_tells_how_long_it_took) {
  const auto created = ticks_at(ticket(2003), "/CreatedAt");
  now_ = created + 90 * minute + second;
  create(R"("Body":"x")");
  EXPECT_EQ(at(ticket(2003), "/TimeToReply"), "90");
  EXPECT_EQ(at(ticket(2003), "/RealTimeToReply"), "90");
  wait(minute);
  create(R"("Body":"y")");
  EXPECT_EQ(at(ticket(2003), "/TimeToReply"), "90");
}

TEST_F(message_rest_test, an_edit_of_an_incoming_message_is_no_news) {
  const auto id = create(R"("Body":"x","Badge":"Incoming")");
  EXPECT_EQ(text_at(ticket(2003), "/ReadStatus"), "Yellow");
  patch(2003, R"({"ReadStatus":"Green"})");
  patch_message(id, R"({"Important":true})");
  EXPECT_EQ(text_at(ticket(2003), "/ReadStatus"), "Green");
}

TEST_F(message_rest_test, pictures_in_the_text_are_for_reading_alone) {
  const auto add = [&](const std::string& members, const std::string& bytes) {
    const auto id = at(post("Attachment", "{" + members + "}").body, "/AttachmentId");
    EXPECT_EQ(post("Attachment/" + id + "/Content", bytes).status, 204);
    return id;
  };
  const auto png =
      add(R"("Name":"p.png","ContentType":"image/png","ContentId":"p%1@x")", "\x89PNG");
  const auto svg = add(R"("ContentType":"image/svg+xml","ContentId":"s@x")", "<svg/>");
  const std::string html = "<img src=\\\"cid:p%251@x\\\"><img src='CID:s@x'><p>cid:p%251@x</p>";
  const auto id = create("\"HtmlBody\":\"" + html + "\"");
  EXPECT_EQ(post("TicketMessage/" + id + "/Attachment", "[" + png + "," + svg + "]").status, 204);
  const auto linked = text_at(message(id), "/HtmlBody");
  EXPECT_EQ(linked, "<img src=\"cid:p%251@x\"><img src='CID:s@x'><p>cid:p%251@x</p>");
  EXPECT_EQ(text_at(get(path(id) + "?embedImages=Link").body, "/HtmlBody"), linked);
  const auto inlined = get(path(id) + "?embedImages=inline").body;
  EXPECT_EQ(text_at(inlined, "/HtmlBody"),
            "<img src=\"data:image/png;ticketwire-inlined=1;base64,iVBORw==\">"
            "<img src='CID:s@x'><p>cid:p%251@x</p>");
  const auto embedded = [&](const char* images) {
    return agent("GetTicketMessageWithEmbeddedData",
                 R"({"Id":)" + id + R"(,"EmbedImages":")" + images + "\"}")
        .body;
  };
  EXPECT_EQ(text_at(embedded("Inline"), "/HtmlBody"), text_at(inlined, "/HtmlBody"));
  EXPECT_EQ(text_at(embedded("Link"), "/HtmlBody"), linked);
  EXPECT_EQ(text_at(message(id), "/HtmlBody"), linked) << "reading stores nothing";
  const auto refused = send(http::method::put, path(id), inlined);
  EXPECT_EQ(refused.status, 400);
  EXPECT_NE(refused.body.find("/HtmlBody"), std::string::npos) << refused.body;
  EXPECT_EQ(text_at(message(id), "/HtmlBody"), linked);
  EXPECT_EQ(send(http::method::put, path(id), message(id)).status, 200);
  EXPECT_EQ(get(path(id) + "?embedImages=Both").status, 400);
}

}  // namespace
}  // namespace ticketwire::testing

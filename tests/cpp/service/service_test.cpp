#include "service/service.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "service/world.hpp"
#include "store/transfer.hpp"

namespace ticketwire::testing {
namespace {

/// What tells of the server or of the caller.
const std::set<std::string_view> open_to_all = {"getVersion", "listOperations", "listTimeZones",
                                                "getCurrentPrincipal", "getUserPrincipal"};
/// What is answered before the service, for it changes who is calling.
const std::set<std::string_view> elsewhere = {"login", "logout", "authenticate"};

const std::set<std::string_view> changes = {"postTicket",
                                            "putTicket",
                                            "patchTicket",
                                            "deleteTicket",
                                            "notifyNewTicket",
                                            "notifyNewMessage",
                                            "postTicketMerge",
                                            "postTicketMessage",
                                            "putTicketMessage",
                                            "patchTicketMessage",
                                            "deleteTicketMessage",
                                            "addMessageAttachments",
                                            "postMessageSend",
                                            "postMessageSendSms",
                                            "postAttachment",
                                            "putAttachment",
                                            "patchAttachment",
                                            "postAttachmentCopy",
                                            "postAttachmentContent",
                                            "saveTicketEntity",
                                            "saveTicketMessageEntity",
                                            "saveAttachmentEntity",
                                            "saveTicketRelationEntity",
                                            "deleteTicketRelationEntity",
                                            "setTicketParent",
                                            "createTicketRelations",
                                            "saveTicketEntityWithNotify",
                                            "saveTicketMessageEntityWithNotify",
                                            "saveTicketMessageEntityWithOptions",
                                            "deleteTicketEntity",
                                            "deleteTicketMessageEntity",
                                            "setDeletedStatusByIds",
                                            "undeleteByIds",
                                            "setSpamStatusByIds",
                                            "setTicketReadByOwner",
                                            "processTicketWhenRead",
                                            "updateTicketsReadStatus",
                                            "getNextInQueue",
                                            "acceptTickets",
                                            "uploadAttachment",
                                            "addAttachments",
                                            "removeMessageAttachments",
                                            "sendTicketMessage",
                                            "setTicketMessageImportant",
                                            "setDeletedStatusByProvider",
                                            "setSpamStatusByProvider",
                                            "updateTicketsReadStatusByProvider",
                                            "splitTicket",
                                            "mergeTickets",
                                            "notifyNewTicketEntity",
                                            "notifyNewTicketMessage",
                                            "sendTicketMessageSms"};

class service_test : public world_test {
 protected:
  /// The answer to a call of an endpoint with nothing that it needs but its path.
  http::response call(const exchange::endpoint& row) {
    std::string target(row.path);
    for (auto open = target.find('{'); open != std::string::npos; open = target.find('{')) {
      const auto close = target.find('}', open);
      const bool text = target.substr(open, close - open).ends_with(":string");
      target.replace(open, close - open + 1, text ? "tags" : "2001");
    }
    char mark = '?';
    for (const exchange::parameter& each : row.query) {
      if (!each.required) continue;
      target.append(1, mark).append(each.wire_name).append("=1");
      mark = '&';
    }
    const bool get = row.method == http::method::get;
    return send(row.method, target, get ? "" : "{}", {{"Content-Type", "application/json"}});
  }
  std::string everything() {
    std::ostringstream out;
    EXPECT_TRUE(store::export_store(*store_, out, [](std::int64_t) {}).has_value());
    return out.str();
  }
};

TEST_F(service_test, who_is_no_associate_is_refused_every_entity) {
  caller_ = 0;
  level_ = store::user::level::admin;
  const auto before = everything();
  for (const exchange::endpoint& row : exchange::endpoints()) {
    if (elsewhere.contains(row.name)) continue;
    const int expected = open_to_all.contains(row.name) ? 200 : 403;
    EXPECT_EQ(call(row).status, expected) << row.name;
  }
  EXPECT_EQ(everything(), before);
  const auto refused = get(ticket_path(2001)).body;
  EXPECT_EQ(text_at(refused, "/ErrorType"), "SoSecurityException");
  EXPECT_EQ(refused.find("Printer"), std::string::npos);
}

TEST_F(service_test, who_may_read_alone_reads_everything_and_changes_nothing) {
  level_ = store::user::level::read;
  const auto before = everything();
  for (const exchange::endpoint& row : exchange::endpoints()) {
    if (elsewhere.contains(row.name)) continue;
    EXPECT_EQ(call(row).status == 403, changes.contains(row.name)) << row.name;
  }
  EXPECT_EQ(get(ticket_path(2001)).status, 200);
  EXPECT_EQ(everything(), before);
}

TEST_F(service_test, who_may_write_is_refused_nothing) {
  for (const auto level : {store::user::level::write, store::user::level::admin}) {
    level_ = level;
    for (const exchange::endpoint& row : exchange::endpoints()) {
      EXPECT_NE(call(row).status, 403) << row.name;
    }
  }
}

TEST_F(service_test, a_refusal_points_to_the_entity_that_was_to_be_saved) {
  const service::identity reader{tone, "somebody", store::user::level::read};
  const auto pointer = [&](exchange::endpoint_id id) {
    const auto allowed = service::check_right(exchange::get(id), reader);
    EXPECT_TRUE(allowed.has_error());
    EXPECT_EQ(allowed.error().code, error_code::forbidden);
    return allowed.error().pointer;
  };
  EXPECT_EQ(pointer(exchange::endpoint_id::patchTicket), "");
  EXPECT_EQ(pointer(exchange::endpoint_id::saveTicketEntityWithNotify), "/NewEntity");
  EXPECT_EQ(pointer(exchange::endpoint_id::saveTicketMessageEntityWithOptions), "/Entity");
}

TEST_F(service_test, rights_and_properties_say_that_nothing_may_be_changed) {
  level_ = store::user::level::read;
  for (const std::string& path :
       {ticket_path(2001), std::string("/api/v1/TicketMessage/501"),
        std::string("/api/v1/Ticket/default"), std::string("/api/v1/TicketMessage/default"),
        std::string("/api/v1/Attachment/default")}) {
    const auto body = get(path).body;
    EXPECT_EQ(text_at(body, "/TableRight/Mask"), "Select") << path;
    const auto entity = parse(body);
    const auto fields = entity.root().find("FieldProperties");
    ASSERT_TRUE(fields.has_value()) << path;
    EXPECT_GT(fields->size(), 5u);
    for (const json::child& each : fields->children()) {
      EXPECT_EQ(each.value.find("FieldRight")->find("Mask")->string(), "Read")
          << path << each.name.decode();
    }
  }
}

TEST_F(service_test, the_language_of_an_answer_is_one_that_the_server_knows) {
  const auto language = [&](const std::string& wanted) {
    const auto answer = get(ticket_path(2001), {{"Accept-Language", wanted}});
    return std::string(answer.fields.find("Content-Language").value_or(""));
  };
  EXPECT_EQ(language("nb-NO, en;q=0.5"), "nb");
  EXPECT_EQ(language("EN-us"), "en");
  EXPECT_EQ(language("x-forged"), "");
  EXPECT_EQ(language("tlh"), "") << "what was asked for is not repeated";
}

}  // namespace
}  // namespace ticketwire::testing

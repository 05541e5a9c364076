#include <gtest/gtest.h>

#include <algorithm>

#include "service/world.hpp"
#include "store/text.hpp"

namespace ticketwire::testing {
namespace {

using ids = std::vector<int>;

/// Pages, orders, entities and forms of rows, of tickets and of messages.
class list_page_test : public world_test {
 protected:
  std::string page(const std::string& target) {
    const auto answer = get("/api/v1/" + target);
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    return answer.body;
  }
  static ids keys(const std::string& body) {
    ids out;
    const auto document = parse(body);
    const auto list = document.root().find("value");
    if (!list) return out;
    for (const json::child& row : list->children()) {
      out.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    return out;
  }
  ids found(const std::string& target) { return keys(page(target)); }

  /// A name within a pointer.
  static std::string token(std::string_view name) {
    std::string out;
    for (const char c : name) c == '/' ? out += "~1" : out += c;
    return out;
  }

  /// Every row from the first page to the last.
  ids walk(std::string target) {
    ids out;
    const std::string base = "http://127.0.0.1:1/api/v1/";
    for (int pages = 0; pages < 30; ++pages) {
      const std::string body = page(target);
      for (const int each : keys(body)) out.push_back(each);
      if (at(body, "/odata.nextLink") == "null") return out;
      const std::string next = text_at(body, "/odata.nextLink");
      EXPECT_TRUE(next.starts_with(base)) << next;
      target = next.substr(base.size());
    }
    ADD_FAILURE() << "no end of " << target;
    return out;
  }
};

const ids every_ticket{262, 389, 460, 626, 657, 935, 995, 2001, 2002, 2003};

TEST_F(list_page_test, a_walk_meets_each_row_once_whatever_the_order) {
  for (const char* order : {"", "&$orderBy=ticketId%20desc", "&$orderBy=status",
                            "&$orderBy=slevel,status%20desc", "&$orderBy=priority/ticketPriorityId",
                            "&$orderBy=deadline", "&$orderBy=ownedBy/associateId",
                            "&$filter=slevel%20eq%20External&$orderBy=title", "&$SKIP=0"}) {
    for (const int top : {1, 3, 5, 10, 11}) {
      ids rows = walk("Ticket?$top=" + std::to_string(top) + order);
      std::sort(rows.begin(), rows.end());
      EXPECT_EQ(rows, every_ticket) << order << top;
    }
  }
  EXPECT_EQ(walk("TicketMessage?$top=1&$orderBy=ticketMessageId"), (ids{85, 118, 501, 502}));
  EXPECT_EQ(walk("Ticket/2001/Messages?$top=1&$orderBy=ticketMessageId"), (ids{501, 502}));
}

TEST_F(list_page_test, skip_and_top_cut_what_is_ordered) {
  EXPECT_EQ(found("Ticket?$orderBy=ticketId&$skip=8"), (ids{2002, 2003}));
  EXPECT_EQ(found("Ticket?$orderBy=ticketId&$skip=7&$top=2"), (ids{2001, 2002}));
  EXPECT_EQ(found("Ticket?$orderBy=ticketId&$skip=10"), ids{});
  const auto last = page("Ticket?$orderBy=ticketId&$skip=8&$top=2");
  EXPECT_EQ(at(last, "/odata.nextLink"), "null") << "nothing is behind the last row";
}

TEST_F(list_page_test, order_sorts_by_each_column_in_turn) {
  const std::string some = "Ticket?$filter=ticketId%20gt%202000&$orderBy=";
  EXPECT_EQ(found(some + "title%20desc"), (ids{2003, 2002, 2001}));
  EXPECT_EQ(found(some + "status,ticketId%20desc"), (ids{2003, 2001, 2002}));
  EXPECT_EQ(found(some + "status%20desc,ticketId"), (ids{2002, 2001, 2003}));
  EXPECT_EQ(found(some + "createdAt"), (ids{2003, 2002, 2001}));
  EXPECT_EQ(found(some + "ownedBy/associateId%20DESC"), (ids{2002, 2001, 2003}));
  EXPECT_EQ(found("TicketMessage?$orderBy=ticketId%20desc,ticketMessageId"),
            (ids{501, 502, 118, 85}));
}

TEST_F(list_page_test, order_sorts_by_what_stands_in_other_records) {
  const std::string every = "Ticket?$orderBy=";
  for (const char* column :
       {"priorityName", "ticketStatusName", "categoryFullName", "ownedBy", "ownedBy/fullName",
        "createdBy/fullName", "person/fullName", "person/email", "contactName", "sale/heading",
        "project/name", "ticketTypeName"}) {
    for (const char* way : {"", "%20desc"}) {
      const std::string order = std::string(column) + way;
      const auto rows = page(every + order + "&$output=Display&$select=" + column);
      std::vector<std::string> shown;
      for (std::size_t i = 0; i < size_at(rows, "/value"); ++i) {
        const auto text = text_at(rows, "/value/" + std::to_string(i) + "/" + token(column));
        shown.push_back(store::folded(text));
      }
      ASSERT_EQ(shown.size(), every_ticket.size()) << order;
      const bool sorted = *way == '\0' ? std::is_sorted(shown.begin(), shown.end())
                                       : std::is_sorted(shown.rbegin(), shown.rend());
      EXPECT_TRUE(sorted) << order << '\n' << rows;
      ids met = walk("Ticket?$top=4&$orderBy=" + order);
      std::sort(met.begin(), met.end());
      EXPECT_EQ(met, every_ticket) << order;
    }
  }
  const auto rows = page(every + "contactId%20desc,ticketId&$select=contactId");
  std::vector<int> numbers;
  for (std::size_t i = 0; i < every_ticket.size(); ++i) {
    const auto number = at(rows, "/value/" + std::to_string(i) + "/contactId");
    numbers.push_back(number == "null" ? -1 : std::stoi(number));
  }
  EXPECT_TRUE(std::is_sorted(numbers.rbegin(), numbers.rend())) << rows;
  EXPECT_GT(numbers.front(), 0);
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=tags").status, 400);
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=nonsense").status, 400);
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=title%20upwards").status, 400);
  std::string many = "/api/v1/Ticket?$orderBy=title";
  for (int i = 0; i < 16; ++i) many += ",priorityName";
  EXPECT_EQ(get(many).status, 400);
}

TEST_F(list_page_test, order_knows_at_most_10000_other_records) {
  const auto add = [&](std::int32_t first, std::int32_t last) {
    const auto done = store_->write([&](store::writer& out) -> result<void> {
      for (auto id = first; id <= last; ++id) {
        const auto put = out.put_record({"Project", id, R"({"Name":"p"})"});
        if (!put) return put.error();
      }
      return {};
    });
    EXPECT_TRUE(done.has_value());
  };
  std::size_t known = 0;
  const auto read = store_->read([&](store::reader& in) -> result<void> {
    known = in.all("Project")->size();
    return {};
  });
  ASSERT_TRUE(read.has_value());
  add(100'001, static_cast<std::int32_t>(110'000 - known));
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=project/name").status, 200);
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=project/name,sale/heading").status, 400);
  add(200'001, 200'001);
  EXPECT_EQ(get("/api/v1/Ticket?$orderBy=project/name").status, 400);
}

TEST_F(list_page_test, entities_choose_between_open_and_closed) {
  const std::string some = "Ticket?$orderBy=ticketId&$filter=ticketId%20gt%202000";
  EXPECT_EQ(found(some), (ids{2001, 2002, 2003}));
  EXPECT_EQ(found(some + "&$entities=ticket"), (ids{2001, 2003}));
  EXPECT_EQ(found(some + "&$entities=TICKET,ticketDisplayClosed"), (ids{2001, 2002, 2003}));
  EXPECT_EQ(get("/api/v1/Ticket?$entities=contact").status, 400);
  EXPECT_EQ(found("TicketMessage?$entities=ticketMessage").size(), 4u);
  EXPECT_EQ(get("/api/v1/TicketMessage?$entities=ticket").status, 400);
}

TEST_F(list_page_test, full_rows_hold_value_text_and_hints) {
  const std::string one =
      "Ticket?$filter=ticketId%20eq%202001&$select=title,priorityName,deadline,nonsense";
  const auto full = page(one + "&$mode=Full");
  EXPECT_EQ(at(full, "/value/0/PrimaryKey"), "2001");
  EXPECT_EQ(text_at(full, "/value/0/EntityName"), "ticket");
  EXPECT_EQ(at(full, "/value/0/title"), "(nothing)") << "columns stand below Column";
  EXPECT_EQ(text_at(full, "/value/0/Column/priorityName/RawValue"), "High") << full;
  EXPECT_EQ(text_at(full, "/value/0/Column/priorityName/DisplayValue"), "High");
  EXPECT_EQ(at(full, "/value/0/Column/title/TooltipHint"), R"("")");
  EXPECT_EQ(at(full, "/value/0/Column/deadline/RawValue"), "null");
  EXPECT_EQ(at(full, "/value/0/Column/nonsense/RawValue"), "null");
  EXPECT_EQ(size_at(full, "/value/0/Column"), 4u);
  patched(2001, R"({"CustomFields":{"x_text":"a \"b\"","x_count":"[I:5]"}})");
  const auto fields = page(
      "Ticket?$filter=ticketId%20eq%202001&$select=ticketId,extra/x_text,extra/x_count,extra/x_none"
      "&$mode=Full");
  EXPECT_EQ(text_at(fields, "/value/0/Column/ticketId/DisplayValue"), "2001");
  EXPECT_EQ(text_at(fields, "/value/0/Column/extra~1x_text/DisplayValue"), "a \"b\"") << fields;
  EXPECT_EQ(text_at(fields, "/value/0/Column/extra~1x_count/RawValue"), "[I:5]");
  EXPECT_EQ(text_at(fields, "/value/0/Column/extra~1x_none/DisplayValue"), "");
  EXPECT_EQ(page(one + "&$mode=wide"), full);
  EXPECT_EQ(page(one + "&$mode=slim"), page(one));
  EXPECT_EQ(get("/api/v1/Ticket?$mode=Nonsense").status, 400);
}

TEST_F(list_page_test, a_row_that_was_written_before_follows_ticket_records_and_form) {
  const std::string list =
      "Ticket?$filter=ticketId%20ge%202001&$orderBy=ticketId&$select=title,ownedBy/fullName,"
      "lastChanged,content";
  const std::string first = page(list);
  EXPECT_EQ(page(list), first);
  EXPECT_GT(settings_.cache->bytes(), 0u);

  patched(2001, R"({"Title":"Another"})");
  const std::string patched_row = page(list);
  EXPECT_EQ(text_at(patched_row, "/value/0/title"), "Another");
  EXPECT_EQ(at(patched_row, "/value/1"), at(first, "/value/1"));

  const auto renamed = store_->write([](store::writer& out) -> result<void> {
    const auto put =
        out.put_record({"Associate", anna, R"({"AssociateId":11,"FullName":"Somebody Else"})"});
    return put ? result<void>{} : put.error();
  });
  ASSERT_TRUE(renamed.has_value());
  EXPECT_EQ(text_at(patched_row, "/value/0/ownedBy~1fullName"), "Anna Berg");
  EXPECT_EQ(text_at(page(list), "/value/0/ownedBy~1fullName"), "Somebody Else");

  EXPECT_NE(get("/api/v1/" + list, http::fields{{"SO-TimeZone", "Asia/Tokyo"}}).body, page(list));
  EXPECT_EQ(text_at(page(list + "&$mode=Full"), "/value/0/Column/title/RawValue"), "Another");
  EXPECT_EQ(text_at(page(list + "&$output=Display"), "/value/0/title"), "Another");
}

TEST_F(list_page_test, messages_show_columns_of_their_ticket) {
  const auto row = page(
      "TicketMessage?$filter=ticketMessageId%20eq%20502&$select=body,ticketId,ticket/title,"
      "ticket/ownedBy/fullName,ticket/nonsense");
  EXPECT_EQ(text_at(row, "/value/0/body"), "On our way");
  EXPECT_EQ(at(row, "/value/0/ticketId"), "2001");
  EXPECT_EQ(text_at(row, "/value/0/ticket~1title"), R"(Bergen office: printer "3" fails)") << row;
  EXPECT_EQ(text_at(row, "/value/0/ticket~1ownedBy~1fullName"), "Anna Berg");
  EXPECT_EQ(at(row, "/value/0/ticket~1nonsense"), "null");
}

TEST_F(list_page_test, messages_of_a_ticket_that_is_not_there_are_not_found) {
  EXPECT_EQ(get("/api/v1/Ticket/9999/Messages").status, 404);
  EXPECT_EQ(found("Ticket/2003/Messages"), ids{});
}

}  // namespace
}  // namespace ticketwire::testing

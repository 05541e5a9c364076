#include "store/field_key.hpp"
#include "store/search.hpp"

#include "store/query_contract.hpp"

namespace ticketwire::store {
namespace {

/// What rows are found by beside their columns.
class search_contract : public query_contract {};
TICKETWIRE_EVERY_STORE(search_contract);

TEST_P(search_contract, texts_of_every_script_compare_without_case) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    row.id = 7;
    row.title = "\xc3\x98RE og \xc3\xa5";
    EXPECT_TRUE(out.put_ticket(row).has_value());
    row.id = 8;
    row.title = std::string("zero\0byte", 9);
    EXPECT_TRUE(out.put_ticket(row).has_value());
    row.id = 9;
    row.title = "\u041f\u0440\u0438\u043d\u0442\u0435\u0440 cafe\u0301 50%";
    row.author = "\u0130nci";
    EXPECT_TRUE(out.put_ticket(row).has_value());
    return {};
  });
  EXPECT_EQ(select(where(column::title, comparison::contains, {"\xc3\x98re OG"})), (ids{7}));
  EXPECT_EQ(select(where(column::title, comparison::contains, {"\xc3\xb8re"})), (ids{7}));
  EXPECT_EQ(select(where(column::title, comparison::ends, {"A\u030a"})), (ids{7}));
  EXPECT_EQ(select(where(column::title, comparison::contains, {"ore og"})), (ids{}));
  EXPECT_EQ(select(where(column::title, comparison::begins, {"ZERO"})), (ids{8}));
  EXPECT_EQ(select(where(column::title, comparison::begins, {"\u041f\u0420\u0418"})), (ids{9}));
  EXPECT_EQ(select(where(column::title, comparison::ends, {"CAF\u00c9 50%"})), (ids{9}));
  EXPECT_EQ(select(where(column::author, comparison::eq, {"\u0130NCI"})), (ids{9}));
  EXPECT_EQ(select(where(column::author, comparison::eq, {"ADA"})), (ids{7, 8}));
  query query;
  query.order = {{column::title, true}};
  query.top = 3;
  EXPECT_EQ(select(query), (ids{9, 7, 8}));
}

TEST_P(search_contract, facts_of_a_body_are_filtered_and_sorted_by) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    const auto put = [&](std::int32_t id, const char* body) {
      row.id = id;
      row.body = body;
      EXPECT_TRUE(out.put_ticket(row).has_value());
    };
    put(21, R"({"TimeToClose":30,"HasAttachment":true,"Language":"NB","Tags":[{"Id":3},{"Id":17}],
      "Origin":"Email","FirstReadByUser":"2026-03-10T09:00:00.5Z",
      "CustomFields":{"x_Colour":"BL\u00c5","x_n":"[I:5]"}})");
    put(22, R"({"TimeToClose":4,"Language":"en","Tags":[{"Id":7}],"Sentiment":-20,
      "CustomFields":{"x_colour":"a\u0000b"}})");
    put(23, "{}");
    return {};
  });
  const auto by = [](const char* name, bool text, comparison how, operands list) {
    auto out = where(column::fact, how, std::move(list));
    out.condition.fact = {name, text};
    return all_of({where(column::id, comparison::gt, {20}), std::move(out)});
  };
  const auto number = [&](const char* name, comparison how, std::int64_t value) {
    return select(by(name, false, how, {value}));
  };
  const auto text = [&](const char* name, comparison how, const char* value) {
    return select(by(name, true, how, {std::string(value)}));
  };
  EXPECT_EQ(number("TimeToClose", comparison::gt, 4), (ids{21}));
  EXPECT_EQ(number("TimeToClose", comparison::eq, 0), (ids{23}));
  EXPECT_EQ(number("HasAttachment", comparison::eq, 1), (ids{21}));
  EXPECT_EQ(number("Sentiment", comparison::lt, 0), (ids{22}));
  EXPECT_EQ(number("Origin", comparison::ne, 0), (ids{21}));
  EXPECT_EQ(number("FirstReadByUser", comparison::gt, 17'731'332'000'000'000), (ids{21}));
  EXPECT_EQ(text("Language", comparison::eq, "nb"), (ids{21}));
  EXPECT_EQ(text("Language", comparison::eq, ""), (ids{23}));
  EXPECT_EQ(text("Language", comparison::one_of, "EN"), (ids{22}));
  EXPECT_EQ(text("Tags", comparison::contains, ",7,"), (ids{22}));
  EXPECT_EQ(text("CustomFields/x_colour", comparison::eq, "bl\u00e5"), (ids{21}));
  EXPECT_EQ(text("CustomFields/x_colour", comparison::begins, "A"), (ids{22}));
  EXPECT_EQ(text("CustomFields/x_n", comparison::eq, "[I:5]"), (ids{21}));
  EXPECT_EQ(text("#CustomFields/x_n", comparison::ge, field_key("[F:5.0]").c_str()), (ids{21}));
  EXPECT_EQ(text("#CustomFields/x_n", comparison::gt, field_key("[F:5.0]").c_str()), (ids{}));
  EXPECT_EQ(text("CustomFields/'; DROP", comparison::ne, ""), (ids{}));
  EXPECT_EQ(refused(by("a\"b", true, comparison::eq, {"x"})), error_code::argument);
  EXPECT_EQ(refused(by("", false, comparison::eq, {1})), error_code::argument);
  EXPECT_EQ(refused(by("TimeToClose", false, comparison::eq, {"1"})), error_code::argument);
  query query;
  query.filter = std::make_shared<const filter>(where(column::id, comparison::gt, {20}));
  query.order = {{column::fact, false, nullptr, {"TimeToClose", false}}};
  EXPECT_EQ(select(query), (ids{23, 22, 21}));
  query.order = {{column::fact, true, nullptr, {"Language", true}}};
  EXPECT_EQ(select(query), (ids{21, 22, 23}));
}

TEST_P(search_contract, tickets_and_messages_are_found_by_what_messages_say) {
  write([](writer& out) -> result<void> {
    for (const auto& row :
         {sample_message(31, 1, 10, "{\"Body\":\"The \u00d8VRE tray is 100% jammed\"}"),
          sample_message(32, 1, 20, R"({"Body":"thanks"})"),
          sample_message(33, 2, 15, R"({"Body":"the tray again\u0000"})")}) {
      EXPECT_TRUE(out.put_message(row).has_value());
    }
    return {};
  });
  const auto contains = [](const char* text) {
    return where(column::content, comparison::contains, {std::string(text)});
  };
  EXPECT_EQ(select(contains("TRAY")), (ids{1, 2}));
  EXPECT_EQ(select(contains("\u00f8vre")), (ids{1}));
  EXPECT_EQ(select(contains("100%")), (ids{1}));
  EXPECT_EQ(select(contains("_")), (ids{}));
  EXPECT_EQ(select(all_of({contains("tray"), contains("again")})), (ids{2}));
  EXPECT_EQ(refused(where(column::content, comparison::eq, {"thanks"})), error_code::argument);
  read([&](reader& in) -> result<void> {
    query query;
    query.filter = std::make_shared<const filter>(contains("Tray"));
    const auto rows = in.messages(query);
    EXPECT_TRUE(rows.has_value());
    EXPECT_EQ(rows->size(), 2U);
    const auto counted = in.count_messages(query);
    EXPECT_TRUE(counted.has_value());
    EXPECT_EQ(*counted, 2);
    query.filter = nullptr;
    EXPECT_EQ(*in.count_messages(query), 3);
    return {};
  });
  write([](writer& out) { return out.remove_message(33); });
  EXPECT_EQ(select(contains("tray")), (ids{1}));
}

filter said(const char* text) {
  return where(column::content, comparison::contains, {std::string(text)});
}

TEST_P(search_contract, what_a_message_says_is_found_as_it_is_now_and_where_it_is_now) {
  const auto put = [&](std::int32_t ticket, const char* body) {
    write([&](writer& out) -> result<void> {
      EXPECT_TRUE(out.put_message(sample_message(41, ticket, 10, body)).has_value());
      return {};
    });
  };
  put(1, R"({"Body":"say \"hello\" \u65e5\u672c\u8a9e"})");
  EXPECT_EQ(select(said("\"HELLO\"")), (ids{1}));
  EXPECT_EQ(select(said("\u65e5\u672c\u8a9e")), (ids{1}));
  EXPECT_EQ(select(said("\u672c\u8a9e")), (ids{1}));
  EXPECT_EQ(select(said("hello OR say")), (ids{}));
  EXPECT_EQ(select(said("hel*")), (ids{}));
  put(2, R"({"Body":"say \"hello\" \u65e5\u672c\u8a9e"})");
  EXPECT_EQ(select(said("hello")), (ids{2}));
  put(2, R"({"Body":"good bye"})");
  EXPECT_EQ(select(said("hello")), (ids{}));
  EXPECT_EQ(select(said("good bye")), (ids{2}));
  put(2, R"({"Body":""})");
  EXPECT_EQ(select(said("good bye")), (ids{}));
  filter none;
  none.kind = filter::kind::none_of;
  none.parts = {said("anything")};
  EXPECT_EQ(select(none).size(),
            select(where(column::id, comparison::gt, {std::int64_t{0}})).size());
}

}  // namespace
}  // namespace ticketwire::store

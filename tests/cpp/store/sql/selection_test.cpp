#include "store/sql/selection.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

constexpr std::int64_t active = 1;
constexpr std::int64_t postponed = 3;

struct view {
  const char* name;
  std::vector<condition> conditions;
  struct order order;
  const char* index;
};

// The lists that the page shows: of one status, perhaps of one owner, by deadline or by change.
const std::vector<view>& views() {
  const auto is = [](column column, std::int64_t value) {
    return condition{column, comparison::eq, {value}};
  };
  static const std::vector<view> all = {
      {"open", {is(column::base_status, active)}, {column::deadline}, "ticket_deadline"},
      {"open, by change",
       {is(column::base_status, active)},
       {column::last_changed, true},
       "ticket_status"},
      {"mine",
       {is(column::owner_id, 5), is(column::base_status, active)},
       {column::deadline},
       "ticket_owner"},
      {"mine, by change",
       {is(column::owner_id, 5), is(column::base_status, active)},
       {column::last_changed, true},
       "ticket_owner_changed"},
      {"postponed", {is(column::base_status, postponed)}, {column::activate}, "ticket_activate"},
  };
  return all;
}

query query_of(const view& view) {
  filter filter;
  filter.kind = filter::kind::all_of;
  for (const condition& each : view.conditions) {
    filter.parts.push_back({filter::kind::condition, each, {}});
  }
  query query;
  query.filter = std::make_shared<const struct filter>(std::move(filter));
  query.order = {view.order};
  query.top = 50;
  return query;
}

std::string sqlite_plan(const std::string& file, const sql::selection& selected) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  const std::string text = "EXPLAIN QUERY PLAN " + selected.sql;
  EXPECT_EQ(sqlite3_prepare_v2(database, text.c_str(), -1, &statement, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  std::string plan;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    plan.append(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))).append("\n");
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return plan;
}

constexpr const char* by_index_alone = "SET enable_seqscan = off; SET enable_bitmapscan = off";

/// As it would be for many rows.
std::string postgres_plan(const std::string& conninfo, const sql::selection& selected,
                          const char* settings = by_index_alone) {
  std::string text = selected.sql;
  for (std::size_t i = selected.parameters.size(); i != 0; --i) {
    const auto* words = std::get_if<std::string>(&selected.parameters[i - 1]);
    const std::string place = "$" + std::to_string(i) + (words != nullptr ? "::text" : "::int8");
    text.replace(text.find(place), place.size(),
                 words != nullptr
                     ? "'" + *words + "'"
                     : std::to_string(std::get<std::int64_t>(selected.parameters[i - 1])));
  }
  auto* database = PQconnectdb(conninfo.c_str());
  PQclear(PQexec(database, settings));
  auto* answer = PQexec(database, ("EXPLAIN " + text).c_str());
  std::string plan = PQresultErrorMessage(answer);
  for (int i = 0; i < PQntuples(answer); ++i) plan.append(PQgetvalue(answer, i, 0)).append("\n");
  PQclear(answer);
  PQfinish(database);
  return plan;
}

class selection : public contract {};
INSTANTIATE_TEST_SUITE_P(store, selection, ::testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return engine.param; });

TEST_P(selection, a_view_is_found_by_an_index_alone_and_only_its_page_is_read) {
  const bool sqlite = GetParam() == "sqlite";
  for (const view& view : views()) {
    const auto selected = sql::select_tickets(
        sqlite ? sql::dialect::sqlite : sql::dialect::postgres, query_of(view), "id, body");
    ASSERT_TRUE(selected.has_value());
    const std::string plan =
        sqlite ? sqlite_plan(database_.substr(7), *selected) : postgres_plan(database_, *selected);
    const std::string index = std::string(view.index) + " ";
    const bool alone = sqlite ? plan.find("COVERING INDEX " + index) != std::string::npos
                              : plan.find("Index Only Scan") != std::string::npos &&
                                    plan.find("using " + index) != std::string::npos;
    EXPECT_TRUE(alone) << view.name << "\n" << plan;
    EXPECT_EQ(plan.find("SCAN ticket\n"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << plan;
  }
}

TEST_P(selection, an_author_is_found_by_an_index) {
  const bool sqlite = GetParam() == "sqlite";
  const filter by_author{filter::kind::condition, {column::author, comparison::eq, {"Anna"}}, {}};
  const filter shown{
      filter::kind::condition, {column::base_status, comparison::ne, {std::int64_t{4}}}, {}};
  query query;
  query.filter =
      std::make_shared<const struct filter>(filter{filter::kind::all_of, {}, {by_author, shown}});
  query.order = {{column::last_changed, true}};
  const auto selected =
      sql::select_versions(sqlite ? sql::dialect::sqlite : sql::dialect::postgres, query);
  ASSERT_TRUE(selected.has_value());
  const std::string plan =
      sqlite ? sqlite_plan(database_.substr(7), *selected) : postgres_plan(database_, *selected);
  const char* use =
      sqlite ? "COVERING INDEX ticket_author (folded_author=?)" : "using ticket_author";
  EXPECT_NE(plan.find(use), std::string::npos) << plan;
}

TEST_P(selection, words_in_titles_are_found_by_an_index_of_postgresql) {
  if (GetParam() == "sqlite") return;
  query query;
  query.filter = std::make_shared<const struct filter>(
      filter{filter::kind::condition, {column::title, comparison::contains, {"zebra"}}, {}});
  query.order = {{column::last_changed, true}};
  const auto selected = sql::select_versions(sql::dialect::postgres, query);
  ASSERT_TRUE(selected.has_value());
  const std::string plan =
      postgres_plan(database_, *selected, "SET enable_seqscan = off; SET enable_indexscan = off");
  EXPECT_NE(plan.find("Bitmap Index Scan on ticket_title"), std::string::npos) << plan;
}

TEST_P(selection, words_of_messages_are_found_by_an_index_with_those_of_titles) {
  const bool sqlite = GetParam() == "sqlite";
  const auto dialect = sqlite ? sql::dialect::sqlite : sql::dialect::postgres;
  const auto has = [](column column) {
    return filter{filter::kind::condition, {column, comparison::contains, {"zebra"}}, {}};
  };
  const filter open_tickets{
      filter::kind::condition, {column::base_status, comparison::eq, {active}}, {}};
  const filter either{filter::kind::any_of, {}, {has(column::title), has(column::content)}};
  query query;
  // Without rows PostgreSQL would take any index for a view.
  query.filter = std::make_shared<const filter>(
      sqlite ? filter{filter::kind::all_of, {}, {open_tickets, either}} : either);
  query.order = {{column::last_changed, true}};
  const char* settings = "SET enable_seqscan = off; SET enable_indexscan = off";
  const auto plan_of = [&](const sql::selection& selected) {
    return sqlite ? sqlite_plan(database_.substr(7), selected)
                  : postgres_plan(database_, selected, settings);
  };
  const auto few = sql::select_versions(dialect, query);
  ASSERT_TRUE(few.has_value());
  const std::string plan = plan_of(*few);
  for (const char* use :
       {sqlite ? "SCAN message_text VIRTUAL TABLE INDEX" : "Bitmap Index Scan on message_content",
        sqlite ? "COVERING INDEX ticket_" : "Bitmap Index Scan on ticket_title"}) {
    EXPECT_NE(plan.find(use), std::string::npos) << plan;
  }
  // Of a text that many have only the messages of one ticket after another are read.
  const auto many = sql::select_versions(dialect, query, sql::content_texts(query));
  ASSERT_TRUE(many.has_value());
  const std::string other = plan_of(*many);
  const char* use = sqlite ? "SEARCH message USING INDEX message_ticket" : "on message_ticket";
  EXPECT_NE(other.find(use), std::string::npos) << other;
  const std::string counted = plan_of(sql::count_content(dialect, "zebra"));
  const char* by = sqlite ? "SCAN message_text VIRTUAL TABLE INDEX" : "on message_content";
  EXPECT_NE(counted.find(by), std::string::npos) << counted;
}

void run(const std::string& database, const std::string& sql) {
  if (database.starts_with("sqlite:")) {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(database.c_str() + 7, &raw), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(raw);
    sqlite3_close(raw);
    return;
  }
  auto* raw = PQconnectdb(database.c_str());
  auto* answer = PQexec(raw, sql.c_str());
  EXPECT_EQ(PQresultStatus(answer), PGRES_COMMAND_OK) << PQerrorMessage(raw);
  PQclear(answer);
  PQfinish(raw);
}

/// More messages than are counted, all of one ticket but for the last, which is another's.
std::string many_messages_sql(bool sqlite) {
  const std::string all =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
      std::to_string(sql::many_messages + 1) + ") ";
  const std::string last = std::to_string(sql::many_messages + 1);
  std::string out = all +
                    "INSERT INTO message (id, ticket_id, created_at, slevel, title, author, "
                    "body, content) SELECT i, CASE i WHEN " +
                    last +
                    " THEN 2 ELSE 1 END, i, 0, "
                    "'', '', '{}', CASE i WHEN " +
                    last +
                    " THEN 'the zebra' ELSE "
                    "'the printer' END FROM n";
  if (sqlite) {
    out +=
        "; INSERT INTO message_text (rowid, content) "
        "SELECT id, content FROM message";
  }
  return out;
}

TEST_P(selection, a_text_that_many_messages_have_is_found_as_any) {
  write([](writer& out) -> result<void> {
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    return {};
  });
  run(database_, many_messages_sql(GetParam() == "sqlite"));
  const auto said = [](const char* text) {
    return filter{filter::kind::condition, {column::content, comparison::contains, {text}}, {}};
  };
  const auto found = [&](filter filter) {
    std::vector<std::int32_t> ids;
    read([&](reader& in) -> result<void> {
      query query;
      query.filter = std::make_shared<const struct filter>(std::move(filter));
      const auto rows = in.versions_of(query);
      EXPECT_TRUE(rows.has_value());
      for (const auto& row : *rows) ids.push_back(row.id);
      return {};
    });
    return ids;
  };
  using ids = std::vector<std::int32_t>;
  EXPECT_EQ(found(said("Printer")), (ids{1}));
  EXPECT_EQ(found(said("the")), (ids{1, 2}));
  EXPECT_EQ(found({filter::kind::all_of, {}, {said("the"), said("zebra")}}), (ids{2}));
  EXPECT_EQ(found({filter::kind::none_of, {}, {said("the")}}), (ids{3}));
}

TEST(sqlite_selection, a_search_reads_an_index_and_not_every_ticket) {
  const ::ticketwire::testing::temporary_folder folder;
  const std::string file = (folder / "test.sqlite").string();
  ASSERT_TRUE(open("sqlite:" + file).has_value());
  const auto has = [](column column, std::string_view text) {
    return filter{
        filter::kind::condition,
        {.column = column, .comparison = comparison::contains, .operands = {std::string(text)}},
        {}};
  };
  const filter open_tickets{
      filter::kind::condition,
      {.column = column::base_status, .comparison = comparison::eq, .operands = {active}},
      {}};
  const filter within{filter::kind::all_of, {}, {open_tickets, has(column::title, "zebra")}};
  for (const filter& each : {within, has(column::title, "zebra"), has(column::author, "ann")}) {
    query query;
    query.filter = std::make_shared<const filter>(each);
    const auto selected = sql::select_tickets(sql::dialect::sqlite, query, "id, body");
    ASSERT_TRUE(selected.has_value());
    const std::string plan = sqlite_plan(file, *selected);
    EXPECT_NE(plan.find("COVERING INDEX ticket_"), std::string::npos) << plan;
  }
}

}  // namespace
}  // namespace ticketwire::store

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

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <thread>

#include "core/support/files.hpp"
#include "postgres_server.hpp"
#include "store/contract.hpp"
#include "store/field_key.hpp"

namespace ticketwire::store {
namespace {

void run_sqlite(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &raw), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(raw);
  sqlite3_close(raw);
}

void run_postgres(const std::string& database, const char* sql) {
  auto* raw = PQconnectdb(database.c_str());
  auto* answer = PQexec(raw, sql);
  EXPECT_EQ(PQresultStatus(answer), PGRES_COMMAND_OK) << PQerrorMessage(raw);
  PQclear(answer);
  PQfinish(raw);
}

/// Undoes the migration that added what rows are found by.
constexpr const char* without_search =
    "ALTER TABLE ticket DROP COLUMN folded_title, DROP COLUMN folded_author, DROP COLUMN facts; "
    "ALTER TABLE message DROP COLUMN folded_title, DROP COLUMN folded_author, "
    "DROP COLUMN folded_message_id, DROP COLUMN facts, DROP COLUMN content";

query found_by(enum column column, comparison how, std::variant<std::int64_t, std::string> operand,
               fact fact = {}) {
  filter filter;
  filter.condition = {column, how, {std::move(operand)}, std::move(fact)};
  query out;
  out.filter = std::make_shared<const struct filter>(std::move(filter));
  return out;
}

/// So many tickets are called \u00e9cole, each took 30 minutes; the last has a message with an
/// \u00e5 that took 5 minutes.
void expect_found_by_search(reader& in, std::int64_t count) {
  EXPECT_EQ(*in.count(found_by(column::title, comparison::eq, "E\u0301COLE")), count);
  EXPECT_EQ(
      *in.count(found_by(column::fact, comparison::eq, std::int64_t{30}, {"TimeToClose", false})),
      count);
  EXPECT_EQ(*in.count(found_by(column::author, comparison::eq, "ADA")), count);
  EXPECT_EQ(*in.count(found_by(column::content, comparison::contains, "\u00e5")), 1);
  for (const auto& [column, text] :
       {std::pair(column::title, "RE: Fire"), std::pair(column::author, "ADA@example.COM"),
        std::pair(column::message_id, "<0@EXAMPLE.COM>")}) {
    EXPECT_EQ(*in.count_messages(found_by(column, comparison::eq, text)), 1) << text;
  }
  EXPECT_EQ(*in.count_messages(
                found_by(column::fact, comparison::eq, std::int64_t{5}, {"TimeSpent", false})),
            1);
}

TEST(migration, a_file_of_the_seventh_schema_is_found_by_folded_texts_and_facts) {
  const ::ticketwire::testing::temporary_folder folder;
  const auto file = folder / "old.sqlite";
  const auto name = "sqlite:" + file.string();
  auto opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto done = (*opened)->write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    row.title = "\u00c9cole";
    row.body = R"({"TimeToClose":30})";
    for (int i = 0; i < 450; ++i) EXPECT_TRUE(out.put_ticket(row).has_value());
    EXPECT_TRUE(out.put_message(sample_message(0, 450, 1, R"({"Body":"\u00c5","TimeSpent":5})"))
                    .has_value());
    return {};
  });
  EXPECT_TRUE(done.has_value());
  opened->reset();
  run_sqlite(file,
             "DROP TABLE message_text; DROP TABLE relation; DROP INDEX ticket_author; DROP INDEX "
             "ticket_deadline; CREATE "
             "INDEX ticket_deadline "
             "ON ticket (base_status, "
             "deadline); DROP INDEX ticket_status; CREATE INDEX ticket_status ON ticket "
             "(base_status, last_changed); "
             "DROP INDEX message_message_id; CREATE INDEX message_message_id ON message "
             "(message_id); ALTER TABLE ticket DROP COLUMN folded_title; ALTER TABLE ticket "
             "DROP COLUMN folded_author; ALTER TABLE ticket DROP COLUMN facts; "
             "ALTER TABLE message DROP COLUMN folded_title; ALTER TABLE message DROP COLUMN "
             "folded_author; ALTER TABLE message DROP COLUMN folded_message_id; ALTER TABLE "
             "message DROP COLUMN facts; ALTER TABLE message DROP COLUMN content; "
             "PRAGMA user_version = 7");
  opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto read = (*opened)->read([](reader& in) -> result<void> {
    expect_found_by_search(in, 450);
    return {};
  });
  EXPECT_TRUE(read.has_value());
}

TEST(migration, custom_fields_of_a_file_of_the_tenth_schema_are_found_by_their_values) {
  const ::ticketwire::testing::temporary_folder folder;
  const auto file = folder / "old.sqlite";
  const auto name = "sqlite:" + file.string();
  auto opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto done = (*opened)->write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    row.body = R"({"CustomFields":{"x_cost":"[M:9.50]"}})";
    EXPECT_TRUE(out.put_ticket(row).has_value());
    return {};
  });
  EXPECT_TRUE(done.has_value());
  opened->reset();
  run_sqlite(file,
             "DROP TABLE message_text; DROP TABLE relation; UPDATE ticket SET facts = '{}'; "
             "PRAGMA user_version = 10");
  opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto read = (*opened)->read([](reader& in) -> result<void> {
    const fact cost{field_key_mark + std::string("CustomFields/x_cost"), true};
    EXPECT_EQ(*in.count(found_by(column::fact, comparison::eq, field_key("[F:9.5]"), cost)), 1);
    return {};
  });
  EXPECT_TRUE(read.has_value());
}

TEST(migration, messages_of_a_file_of_the_twelfth_schema_are_found_by_an_index) {
  const ::ticketwire::testing::temporary_folder folder;
  const auto file = folder / "old.sqlite";
  const auto name = "sqlite:" + file.string();
  auto opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto done = (*opened)->write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    EXPECT_TRUE(out.put_message(sample_message(0, 1, 1, R"({"Body":"Red TRAY"})")).has_value());
    return {};
  });
  EXPECT_TRUE(done.has_value());
  opened->reset();
  run_sqlite(file, "DROP TABLE message_text; PRAGMA user_version = 12");
  opened = open(name);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto seen = (*opened)->write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.count(found_by(column::content, comparison::contains, "tray")), 1);
    EXPECT_TRUE(out.remove_message(1).has_value());
    EXPECT_EQ(*out.count(found_by(column::content, comparison::contains, "tray")), 0);
    return {};
  });
  EXPECT_TRUE(seen.has_value());
}

TEST(migration, a_file_of_the_first_schema_keeps_everything) {
  const ::ticketwire::testing::temporary_folder folder;
  const auto file = folder / "old.sqlite";
  const auto sql = support::read_file(support::project_path("tests/cpp/store/schema_1.sql"));
  ASSERT_TRUE(sql.has_value());
  run_sqlite(file, *sql);
  auto opened = open("sqlite:" + file.string());
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  const auto done = (*opened)->write([](writer& out) -> result<void> {
    const auto ticket = **out.ticket(1);
    EXPECT_EQ(ticket.last_changed, 638'000'000'000'000'001);
    EXPECT_EQ(ticket.deadline, 3);
    EXPECT_EQ(ticket.person_id, 9);
    EXPECT_EQ(ticket.title, "Printer on fire");
    EXPECT_EQ(ticket.author, "Ada");
    EXPECT_EQ(ticket.closed_at, 17'673'230'450'000'000);
    EXPECT_EQ(ticket.slevel, 2);
    EXPECT_EQ(ticket.read_status, 2);
    EXPECT_EQ(ticket.created_by, 12);
    EXPECT_EQ(ticket.type_id, 13);
    EXPECT_EQ(ticket.sale_id, 0);
    EXPECT_TRUE(ticket.body.starts_with(R"({"Title":"Printer on fire")"));
    EXPECT_EQ(out.tickets_after(0, 9)->size(), 2u);
    const auto messages = *out.messages(1);
    EXPECT_EQ(messages.size(), 2u);
    EXPECT_EQ(messages.at(0).title, "Re: fire");
    EXPECT_EQ(messages.at(0).author, "ada@example.com");
    EXPECT_EQ(messages.at(0).slevel, 1);
    EXPECT_EQ(messages.at(0).message_id, "<M@x>");
    EXPECT_EQ(messages.at(1).message_id, "");
    EXPECT_EQ(out.count(found_by(column::title, comparison::begins, "PRINTER ON")).value(), 1);
    EXPECT_EQ((*out.find("Person", 7))->body, R"({"PersonId":7})");
    EXPECT_EQ(out.members(3)->at(0).last_assigned, 77);
    EXPECT_EQ((*out.find_user("tje0"))->password_hash, "hash");
    EXPECT_EQ((*out.find_user("tje0"))->level, user::level::write);
    EXPECT_TRUE(out.find_token(token::kind::bearer, "aa")->has_value());
    // The ids go on where they were.
    EXPECT_EQ(*out.put_ticket(sample_ticket()), 41);
    return {};
  });
  EXPECT_TRUE(done.has_value()) << describe(done.error());
}

class postgres_migration : public contract {};
INSTANTIATE_TEST_SUITE_P(store, postgres_migration, ::testing::Values("postgres"),
                         [](const auto& engine) { return engine.param; });

TEST_P(postgres_migration, a_newer_schema_is_refused_and_left_alone) {
  store_.reset();
  run_postgres(database_, "UPDATE ticketwire_schema SET version = 1000");
  const auto opened = ::ticketwire::store::open(database_);
  ASSERT_TRUE(opened.has_error());
  EXPECT_EQ(opened.error().code, error_code::store_schema);
}

TEST_P(postgres_migration, what_an_earlier_program_kept_is_found_by_folded_texts_and_facts) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    row.title = "\u00c9cole";
    row.body = R"({"TimeToClose":30,"Author":"\u0000"})";
    for (int i = 0; i < 450; ++i) EXPECT_TRUE(out.put_ticket(row).has_value());
    EXPECT_TRUE(
        out.put_message(sample_message(0, 450, 1, R"({"Body":"\u00c5\u0000","TimeSpent":5})"))
            .has_value());
    return {};
  });
  store_.reset();
  run_postgres(database_, without_search);
  run_postgres(database_,
               "CREATE INDEX message_message_id ON message USING hash (lower(message_id)); "
               "UPDATE ticketwire_schema SET version = 6");
  reopen();
  read([](reader& in) {
    expect_found_by_search(in, 450);
    return result<void>();
  });
}

TEST_P(postgres_migration, message_ids_are_found_in_what_an_earlier_program_kept) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    for (const char* body : {R"({"EjMessageId":1,"MessageId":"<M@x>","Body":"\u0000"})",
                             R"({"Body":"{\"MessageId\":\"<no@x>\"}"})"}) {
      EXPECT_TRUE(out.put_message(sample_message(0, 1, 1, body)).has_value());
    }
    return {};
  });
  store_.reset();
  run_postgres(database_, without_search);
  run_postgres(database_,
               "ALTER TABLE message DROP COLUMN message_id; "
               "ALTER TABLE account DROP COLUMN level; DROP INDEX token_account; "
               "UPDATE ticketwire_schema SET version = 2");
  reopen();
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.message(1))->message_id, "<M@x>");
    EXPECT_EQ((*in.message(2))->message_id, "");
    return {};
  });
}

TEST_P(postgres_migration, users_of_an_earlier_program_may_write) {
  write([](writer& out) { return out.put_user({"a", 1, "hash", "nb"}); });
  store_.reset();
  run_postgres(database_, without_search);
  run_postgres(database_,
               "CREATE INDEX message_message_id ON message USING hash (lower(message_id)); "
               "ALTER TABLE account DROP COLUMN level; DROP INDEX token_account; "
               "UPDATE ticketwire_schema SET version = 3");
  reopen();
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.find_user("a"))->level, user::level::write);
    EXPECT_EQ((*in.find_user("a"))->language, "nb");
    return {};
  });
}

TEST_P(postgres_migration, first_starts_at_once_all_succeed) {
  const auto database = ::ticketwire::testing::postgres_server::get().create_database();
  std::vector<std::jthread> starts;
  for (int i = 0; i < 6; ++i) {
    starts.emplace_back([&] {
      const auto opened = ::ticketwire::store::open(database);
      EXPECT_TRUE(opened.has_value()) << describe(opened.error());
    });
  }
}

TEST_P(postgres_migration, two_stores_share_a_database) {
  auto other = ::ticketwire::store::open(database_);
  ASSERT_TRUE(other.has_value());
  constexpr int rounds = 20;
  write([](writer& out) -> result<void> {
    const auto id = out.put_ticket(sample_ticket());
    return id ? result<void>{} : id.error();
  });
  const auto count_up = [](store& store) {
    for (int i = 0; i < rounds; ++i) {
      const auto done = store.write([](writer& out) -> result<void> {
        auto row = **out.ticket(1);
        ++row.connect_id;
        const auto id = out.put_ticket(row);
        return id ? result<void>{} : id.error();
      });
      EXPECT_TRUE(done.has_value());
    }
  };
  {
    const std::jthread first([&] { count_up(*store_); });
    const std::jthread second([&] { count_up(**other); });
  }
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.ticket(1))->connect_id, sample_ticket().connect_id + 2 * rounds);
    return {};
  });
}

TEST_P(postgres_migration, a_server_that_is_away_is_an_error_until_it_is_back) {
  auto& server = ::ticketwire::testing::postgres_server::get();
  EXPECT_EQ(count(), 0);
  ASSERT_TRUE(server.tell("crash"));
  EXPECT_EQ(refused([](writer&) -> result<void> { return {}; }), error_code::store_unavailable);
  ASSERT_TRUE(server.tell("start"));
  EXPECT_EQ(count(), 0);
}

TEST(postgres_name, never_holds_a_password) {
  const auto name = display_name("postgresql://me:secret@db.example:5433/desk?sslmode=require");
  EXPECT_EQ(name, "PostgreSQL dbname=desk host=db.example port=5433");
  EXPECT_EQ(display_name("postgresql://me:se cret@%zz").find("secret"), std::string::npos);
}

TEST(postgres_open, a_server_that_is_not_there_is_an_error) {
  const auto opened = open("postgresql://me:secret@127.0.0.1:1/desk");
  ASSERT_TRUE(opened.has_error());
  EXPECT_EQ(opened.error().code, error_code::store_unavailable);
  EXPECT_EQ(describe(opened.error()).find("secret"), std::string::npos);
}

}  // namespace
}  // namespace ticketwire::store

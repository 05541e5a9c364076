#include "store/sqlite.hpp"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>
#include <thread>

#include "temporary_folder.hpp"

namespace ticketwire::store {
namespace {

error failure(error_code code) {
  return {code, {}, error::nowhere, error::nowhere, {}};
}

message_row message_of(std::int32_t id, std::int32_t ticket, ticks created_at,
                       std::string_view body) {
  message_row row;
  row.id = id;
  row.ticket_id = ticket;
  row.created_at = created_at;
  row.body = body;
  return row;
}

notification notification_of(std::int32_t ticket) {
  notification row;
  row.ticket_id = ticket;
  row.recipient_associate_id = 1;
  row.created_at = 1;
  return row;
}

class sqlite_test : public ::testing::Test {
 protected:
  void SetUp() override { open(); }

  void open() {
    auto opened = open_sqlite(folder_ / "test.sqlite");
    ASSERT_TRUE(opened.has_value()) << describe(opened.error());
    store_ = std::move(*opened);
  }

  void reopen() {
    store_.reset();
    open();
  }

  void write(const std::function<result<void>(writer&)>& work) {
    const auto done = store_->write(work);
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }

  void read(const std::function<result<void>(reader&)>& work) {
    const auto done = store_->read(work);
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }

  std::int64_t count() {
    std::int64_t tickets = -1;
    read([&](reader& in) -> result<void> {
      const auto counted = in.count();
      if (!counted) return counted.error();
      tickets = *counted;
      return {};
    });
    return tickets;
  }

  ::ticketwire::testing::temporary_folder folder_;
  std::unique_ptr<store> store_;
};

ticket_row sample() {
  ticket_row row;
  row.last_changed = 638'000'000'000'000'001;
  row.created_at = 2;
  row.deadline = 3;
  row.base_status = 1;
  row.status_id = 5;
  row.priority_id = 6;
  row.category_id = 7;
  row.owner_id = 8;
  row.person_id = 9;
  row.title = "Printer on fire";
  row.body = R"({"Title":"x"})";
  return row;
}

TEST_F(sqlite_test, a_ticket_survives_a_restart_unchanged) {
  auto row = sample();
  row.body = std::string("with\0zero and \xc3\xa5", 16);
  write([&](writer& out) -> result<void> {
    const auto id = out.put_ticket(row);
    if (!id) return id.error();
    row.id = *id;
    return {};
  });
  EXPECT_EQ(row.id, 1);
  reopen();
  read([&](reader& in) -> result<void> {
    const auto found = in.ticket(row.id);
    EXPECT_TRUE(found.has_value() && found->has_value());
    if (!found || !*found) return {};
    const auto& kept = **found;
    EXPECT_EQ(kept.id, row.id);
    EXPECT_EQ(kept.last_changed, row.last_changed);
    EXPECT_EQ(kept.created_at, row.created_at);
    EXPECT_EQ(kept.deadline, row.deadline);
    EXPECT_EQ(kept.base_status, row.base_status);
    EXPECT_EQ(kept.status_id, row.status_id);
    EXPECT_EQ(kept.priority_id, row.priority_id);
    EXPECT_EQ(kept.category_id, row.category_id);
    EXPECT_EQ(kept.owner_id, row.owner_id);
    EXPECT_EQ(kept.person_id, row.person_id);
    EXPECT_EQ(kept.title, row.title);
    EXPECT_EQ(kept.body, row.body);
    EXPECT_FALSE(in.ticket(99)->has_value());
    return {};
  });
}

TEST_F(sqlite_test, putting_a_known_id_replaces_the_row) {
  write([](writer& out) -> result<void> {
    auto row = sample();
    row.id = 40;
    EXPECT_EQ(*out.put_ticket(row), 40);
    row.title = "Cold again";
    row.base_status = 3;
    EXPECT_EQ(*out.put_ticket(row), 40);
    return {};
  });
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.ticket(40))->title, "Cold again");
    EXPECT_EQ((*in.ticket(40))->base_status, 3);
    EXPECT_EQ(*in.count(), 1);
    return {};
  });
}

TEST_F(sqlite_test, messages_come_oldest_first) {
  write([](writer& out) -> result<void> {
    const auto ticket = *out.put_ticket(sample());
    EXPECT_EQ(*out.put_message(message_of(0, ticket, 30, "third")), 1);
    EXPECT_EQ(*out.put_message(message_of(0, ticket, 10, "first")), 2);
    EXPECT_EQ(*out.put_message(message_of(0, ticket, 10, "second")), 3);
    EXPECT_EQ(*out.put_message(message_of(1, ticket, 30, "third, edited")), 1);
    return {};
  });
  read([](reader& in) -> result<void> {
    const auto list = in.messages(1);
    EXPECT_EQ(list->size(), 3u);
    EXPECT_EQ(list->at(0).body, "first");
    EXPECT_EQ(list->at(1).body, "second");
    EXPECT_EQ(list->at(2).body, "third, edited");
    EXPECT_EQ((*in.message(2))->ticket_id, 1);
    EXPECT_EQ((*in.message(2))->created_at, 10);
    EXPECT_FALSE(in.message(9)->has_value());
    EXPECT_TRUE(in.messages(9)->empty());
    return {};
  });
}

TEST_F(sqlite_test, records_are_kept_by_carrier_and_id) {
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_record({"Person", 7, "seven"}), 7);
    EXPECT_EQ(*out.put_record({"Person", 0, "eight"}), 8);
    EXPECT_EQ(*out.put_record({"Contact", 0, "one"}), 1);
    EXPECT_EQ(*out.put_record({"Person", 7, "seven again"}), 7);
    return {};
  });
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.find("Person", 7))->body, "seven again");
    EXPECT_EQ((*in.find("Contact", 1))->carrier, "Contact");
    EXPECT_FALSE(in.find("Contact", 7)->has_value());
    const auto people = in.all("Person");
    EXPECT_EQ(people->size(), 2u);
    EXPECT_EQ(people->at(0).id, 7);
    EXPECT_EQ(people->at(1).id, 8);
    return {};
  });
}

TEST_F(sqlite_test, members_users_and_tokens_are_kept) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_member({3, 12, 5, 0}).has_value());
    EXPECT_TRUE(out.put_member({3, 11, 1, 0}).has_value());
    EXPECT_TRUE(out.put_member({3, 12, 2, 77}).has_value());
    EXPECT_TRUE(out.put_user({"tje0", 11, "hash"}).has_value());
    EXPECT_TRUE(out.put_token({token::kind::session, "aa", "tje0", "bb", 99}).has_value());
    EXPECT_TRUE(out.put_token({token::kind::bearer, "aa", "tje0", "", 0}).has_value());
    return {};
  });
  read([](reader& in) -> result<void> {
    const auto members = in.members(3);
    EXPECT_EQ(members->size(), 2u);
    EXPECT_EQ(members->at(0).associate_id, 11);
    EXPECT_EQ(members->at(1).weight, 2);
    EXPECT_EQ(members->at(1).last_assigned, 77);
    EXPECT_TRUE(in.members(4)->empty());
    EXPECT_EQ((*in.find_user("tje0"))->associate_id, 11);
    EXPECT_EQ((*in.find_user("tje0"))->password_hash, "hash");
    EXPECT_FALSE(in.find_user("nobody")->has_value());
    const auto session = *in.find_token(token::kind::session, "aa");
    EXPECT_EQ(session->kind, token::kind::session);
    EXPECT_EQ(session->user, "tje0");
    EXPECT_EQ(session->xsrf_hash, "bb");
    EXPECT_EQ(session->expires_at, 99);
    EXPECT_EQ((*in.find_token(token::kind::bearer, "aa"))->xsrf_hash, "");
    EXPECT_FALSE(in.find_token(token::kind::ticket, "aa")->has_value());
    return {};
  });
  write([](writer& out) { return out.remove_token(token::kind::session, "aa"); });
  read([](reader& in) -> result<void> {
    EXPECT_FALSE(in.find_token(token::kind::session, "aa")->has_value());
    EXPECT_TRUE(in.find_token(token::kind::bearer, "aa")->has_value());
    return {};
  });
}

TEST_F(sqlite_test, a_failed_write_leaves_nothing) {
  const auto done = store_->write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample()), 1);
    EXPECT_EQ(*out.count(), 1);
    return failure(error_code::precondition_failed);
  });
  ASSERT_TRUE(done.has_error());
  EXPECT_EQ(done.error().code, error_code::precondition_failed);
  EXPECT_EQ(count(), 0);
}

TEST_F(sqlite_test, an_exception_leaves_nothing_and_the_store_usable) {
  EXPECT_THROW(static_cast<void>(store_->write([](writer& out) -> result<void> {
                 EXPECT_EQ(*out.put_ticket(sample()), 1);
                 throw std::runtime_error("stop");
               })),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample()), 1);
    return {};
  });
}

TEST_F(sqlite_test, an_overlooked_failure_is_not_committed) {
  const auto done = store_->write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample()), 1);
    auto refused = sample();
    refused.id = -1;
    EXPECT_TRUE(out.put_ticket(refused).has_error());
    return {};
  });
  EXPECT_TRUE(done.has_error());
  EXPECT_EQ(count(), 0);
}

TEST_F(sqlite_test, a_message_needs_its_ticket) {
  const auto done = store_->write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_message(message_of(0, 77, 1, "lost")).has_value());
    return {};
  });
  ASSERT_TRUE(done.has_error());
  EXPECT_EQ(done.error().code, error_code::reference_not_found);
  const auto noted =
      store_->write([](writer& out) { return out.put_notification(notification_of(77)); });
  ASSERT_TRUE(noted.has_error());
  // The order within the transaction does not matter.
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_message(message_of(0, 77, 1, "found")).has_value());
    EXPECT_TRUE(out.put_notification(notification_of(77)).has_value());
    auto row = sample();
    row.id = 77;
    EXPECT_TRUE(out.put_ticket(row).has_value());
    return {};
  });
}

TEST_F(sqlite_test, ids_are_not_given_out_twice) {
  write([](writer& out) -> result<void> {
    auto row = sample();
    EXPECT_EQ(*out.put_ticket(row), 1);
    row.id = 100;
    EXPECT_EQ(*out.put_ticket(row), 100);
    row.id = 50;
    EXPECT_EQ(*out.put_ticket(row), 50);
    return {};
  });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample()), 101);
    return {};
  });
}

TEST_F(sqlite_test, ids_end_with_32_bits) {
  write([](writer& out) -> result<void> {
    auto row = sample();
    row.id = INT32_MAX;
    EXPECT_EQ(*out.put_ticket(row), INT32_MAX);
    return {};
  });
  const auto done = store_->write([](writer& out) -> result<void> {
    const auto id = out.put_ticket(sample());
    return id ? result<void>{} : id.error();
  });
  EXPECT_TRUE(done.has_error());
  EXPECT_EQ(count(), 1);
}

TEST_F(sqlite_test, a_snapshot_does_not_move_while_others_write) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_ticket(sample()).has_value());
    return {};
  });
  read([&](reader& in) -> result<void> {
    EXPECT_EQ(*in.count(), 1);
    write([](writer& out) -> result<void> {
      EXPECT_TRUE(out.put_ticket(sample()).has_value());
      return {};
    });
    EXPECT_EQ(*in.count(), 1);
    EXPECT_EQ(count(), 2);
    return {};
  });
}

TEST_F(sqlite_test, reads_go_on_beside_an_open_write) {
  write([&](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample()), 1);
    EXPECT_EQ(std::async(std::launch::async, [&] { return count(); }).get(), 0);
    return {};
  });
  EXPECT_EQ(count(), 1);
}

TEST_F(sqlite_test, a_reader_cannot_write) {
  const auto done = store_->read([](reader& in) -> result<void> {
    EXPECT_TRUE(dynamic_cast<writer&>(in).put_ticket(sample()).has_error());
    return {};
  });
  EXPECT_TRUE(done.has_error());
  EXPECT_EQ(count(), 0);
}

TEST_F(sqlite_test, many_threads_lose_no_write) {
  constexpr int threads = 8;
  constexpr int rounds = 10;
  write([](writer& out) -> result<void> {
    auto row = sample();
    row.priority_id = 0;
    EXPECT_TRUE(out.put_ticket(row).has_value());
    return {};
  });
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          write([](writer& out) -> result<void> {
            auto row = **out.ticket(1);
            ++row.priority_id;
            const auto id = out.put_ticket(row);
            return id ? result<void>{} : id.error();
          });
          EXPECT_EQ(count(), 1);
        }
      });
    }
  }
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.ticket(1))->priority_id, threads * rounds);
    return {};
  });
}

}  // namespace
}  // namespace ticketwire::store

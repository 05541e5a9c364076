#include <gtest/gtest.h>

#include <stdexcept>

#include <tuple>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

auto members_of(const ticket_row& row) {
  return std::tie(row.id, row.last_changed, row.created_at, row.deadline, row.activate,
                  row.closed_at, row.replied_at, row.base_status, row.status_id, row.priority_id,
                  row.category_id, row.owner_id, row.person_id, row.created_by, row.type_id,
                  row.sale_id, row.project_id, row.connect_id, row.slevel, row.read_status,
                  row.title, row.author, row.body);
}

auto members_of(const message_row& row) {
  return std::tie(row.id, row.ticket_id, row.created_at, row.slevel, row.title, row.author,
                  row.body, row.message_id);
}

class store_contract : public contract {};
TICKETWIRE_EVERY_STORE(store_contract);

TEST_P(store_contract, a_ticket_survives_a_restart_unchanged) {
  auto row = sample_ticket();
  row.body = std::string("with\0zero and \xc3\xa5 and \xef\xbf\xbf", 24);
  row.title = std::string("a\0b", 3);
  row.author =
      "\xef\xbf\xbf"
      "0";
  write([&](writer& out) -> result<void> {
    const auto id = out.put_ticket(row);
    if (!id) return id.error();
    row.id = *id;
    return {};
  });
  EXPECT_EQ(row.id, 1);
  reopen();
  if (GetParam() == "memory") {
    // It has nothing to come back to; what is there is the same object.
    EXPECT_EQ(count(), 1);
  }
  read([&](reader& in) -> result<void> {
    const auto found = in.ticket(row.id);
    EXPECT_TRUE(found.has_value() && found->has_value());
    if (found && *found) {
      EXPECT_EQ(members_of(**found), members_of(row));
    }
    EXPECT_FALSE(in.ticket(99)->has_value());
    return {};
  });
}

TEST_P(store_contract, numbers_that_are_asked_for_before_a_row_is_put_are_two) {
  write([](writer& out) -> result<void> {
    const auto put = out.put_ticket(sample_ticket());
    if (!put) return put.error();
    const auto first = out.next_ticket_id();
    const auto second = out.next_ticket_id();
    EXPECT_EQ(*first, *put + 1);
    EXPECT_EQ(*second, *put + 2);
    const auto message = out.next_message_id();
    EXPECT_EQ(*out.next_message_id(), *message + 1);
    return {};
  });
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.next_ticket_id(), 4) << "given out is given out";
    return {};
  });
}

TEST_P(store_contract, putting_a_known_id_replaces_the_row) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
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

TEST_P(store_contract, messages_come_oldest_first) {
  write([](writer& out) -> result<void> {
    const auto ticket = *out.put_ticket(sample_ticket());
    EXPECT_EQ(*out.put_message(sample_message(0, ticket, 30, "third")), 1);
    EXPECT_EQ(*out.put_message(sample_message(0, ticket, 10, "to be replaced")), 2);
    EXPECT_EQ(*out.put_message(sample_message(0, ticket, 10, "second")), 3);
    EXPECT_EQ(*out.put_message(sample_message(1, ticket, 40, "third, edited")), 1);
    EXPECT_EQ(*out.put_message(sample_message(2, ticket, 10, "first")), 2);
    return {};
  });
  reopen();
  read([](reader& in) -> result<void> {
    const auto list = in.messages(1);
    EXPECT_EQ(list->size(), 3u);
    EXPECT_EQ(list->at(0).body, "first");
    EXPECT_EQ(list->at(1).body, "second");
    EXPECT_EQ(members_of(list->at(2)), members_of(sample_message(1, 1, 40, "third, edited")));
    EXPECT_EQ(members_of(**in.message(2)), members_of(sample_message(2, 1, 10, "first")));
    EXPECT_FALSE(in.message(9)->has_value());
    EXPECT_TRUE(in.messages(9)->empty());
    return {};
  });
}

TEST_P(store_contract, a_removed_message_is_gone_and_its_id_is_not_given_out_again) {
  write([](writer& out) -> result<void> {
    const auto ticket = *out.put_ticket(sample_ticket());
    EXPECT_EQ(*out.put_message(sample_message(0, ticket, 1, "one")), 1);
    EXPECT_EQ(*out.put_message(sample_message(0, ticket, 2, "two")), 2);
    return {};
  });
  write([](writer& out) { return out.remove_message(2); });
  write([](writer& out) { return out.remove_message(77); });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_EQ(out.messages(1)->size(), 1u);
    EXPECT_FALSE(out.message(2)->has_value());
    EXPECT_EQ(*out.put_message(sample_message(0, 1, 3, "three")), 3);
    return {};
  });
}

TEST_P(store_contract, records_are_kept_by_carrier_and_id) {
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_record({"Person", 7, "seven"}), 7);
    EXPECT_EQ(*out.put_record({"Person", 0, "eight"}), 8);
    EXPECT_EQ(*out.put_record({"Contact", 0, "one"}), 1);
    EXPECT_EQ(*out.put_record({"Person", 7, "seven again"}), 7);
    EXPECT_EQ(*out.put_record({"Person", 20, "twenty"}), 20);
    EXPECT_EQ(*out.put_record({"Person", 0, "21"}), 21);
    return {};
  });
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.find("Person", 7))->body, "seven again");
    EXPECT_EQ((*in.find("Contact", 1))->carrier, "Contact");
    EXPECT_FALSE(in.find("Contact", 7)->has_value());
    const auto people = in.all("Person");
    EXPECT_EQ(people->size(), 4u);
    EXPECT_EQ(people->at(0).id, 7);
    EXPECT_EQ(people->at(3).id, 21);
    return {};
  });
  EXPECT_EQ(refused([](writer& out) -> result<void> {
              const auto id = out.put_record({"Person", -1, ""});
              return id ? result<void>{} : id.error();
            }),
            error_code::internal);
}

TEST_P(store_contract, members_users_and_tokens_are_kept) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_member({3, 12, 5, 0}).has_value());
    EXPECT_TRUE(out.put_member({3, 11, 1, 0}).has_value());
    EXPECT_TRUE(out.put_member({3, 12, 2, 77}).has_value());
    EXPECT_TRUE(out.put_user({"tje0", 10, "old", "nb"}).has_value());
    EXPECT_TRUE(out.put_user({"tje0", 11, "hash", "de"}).has_value());
    EXPECT_TRUE(out.put_token({token::kind::session, "aa", "tje0", "bb", 99}).has_value());
    EXPECT_TRUE(out.put_token({token::kind::bearer, "aa", "tje0", "", 0}).has_value());
    return {};
  });
  reopen();
  read([](reader& in) -> result<void> {
    const auto members = in.members(3);
    EXPECT_EQ(members->size(), 2u);
    EXPECT_EQ(members->at(0).associate_id, 11);
    EXPECT_EQ(members->at(1).weight, 2);
    EXPECT_EQ(members->at(1).last_assigned, 77);
    EXPECT_TRUE(in.members(4)->empty());
    EXPECT_EQ((*in.find_user("tje0"))->associate_id, 11);
    EXPECT_EQ((*in.find_user("tje0"))->password_hash, "hash");
    EXPECT_EQ((*in.find_user("tje0"))->language, "de");
    EXPECT_FALSE(in.find_user("TJE0")->has_value());
    EXPECT_EQ((*in.user_of(11))->name, "tje0");
    EXPECT_FALSE(in.user_of(12)->has_value());
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

TEST_P(store_contract, tokens_expire_and_tell_who_is_logged_in) {
  write([](writer& out) -> result<void> {
    for (const auto& user : {user{"a", 30, ""}, {"b", 20, ""}, {"c", 10, ""}, {"d", 30, ""}}) {
      EXPECT_TRUE(out.put_user(user).has_value());
    }
    for (const auto& token : {token{token::kind::session, "1", "a", "", 100},
                              {token::kind::ticket, "2", "b", "", 101},
                              {token::kind::bearer, "3", "c", "", 0},
                              {token::kind::bearer, "4", "d", "", 102},
                              {token::kind::bearer, "5", "nobody", "", 102}}) {
      EXPECT_TRUE(out.put_token(token).has_value());
    }
    return {};
  });
  read([](reader& in) -> result<void> {
    EXPECT_EQ(*in.logged_in(99), (std::vector<std::int32_t>{20, 30}));
    EXPECT_EQ(*in.logged_in(100), (std::vector<std::int32_t>{20, 30}));
    EXPECT_EQ(*in.logged_in(101), (std::vector<std::int32_t>{30}));
    EXPECT_TRUE(in.logged_in(102)->empty());
    return {};
  });
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.remove_expired_tokens(101), 2u);
    EXPECT_EQ(*out.remove_expired_tokens(101), 0u);
    EXPECT_FALSE(out.find_token(token::kind::session, "1")->has_value());
    EXPECT_TRUE(out.find_token(token::kind::bearer, "3")->has_value());
    EXPECT_TRUE(out.find_token(token::kind::bearer, "4")->has_value());
    return {};
  });
}

TEST_P(store_contract, content_is_kept_byte_for_byte) {
  std::string every;
  for (int i = 0; i < 256 * 1'024; ++i) every += static_cast<char>(i % 256);
  write([&](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_content(1, "first").has_value());
    EXPECT_TRUE(out.put_content(1, every).has_value());
    EXPECT_TRUE(out.put_content(2, "").has_value());
    return {};
  });
  reopen();
  read([&](reader& in) -> result<void> {
    EXPECT_TRUE(**in.content(1) == every);
    EXPECT_EQ(**in.content(2), "");
    EXPECT_FALSE(in.content(3)->has_value());
    return {};
  });
}

TEST_P(store_contract, a_failed_write_leaves_nothing) {
  EXPECT_EQ(refused([](writer& out) -> result<void> {
              EXPECT_EQ(*out.put_ticket(sample_ticket()), 1);
              EXPECT_EQ(*out.count(), 1);
              EXPECT_TRUE(out.put_user({"a", 1, ""}).has_value());
              EXPECT_TRUE(out.put_content(1, "x").has_value());
              return failed_with(error_code::precondition_failed);
            }),
            error_code::precondition_failed);
  read([](reader& in) -> result<void> {
    EXPECT_EQ(*in.count(), 0);
    EXPECT_FALSE(in.find_user("a")->has_value());
    EXPECT_FALSE(in.content(1)->has_value());
    return {};
  });
}

TEST_P(store_contract, an_exception_leaves_nothing_and_the_store_usable) {
  EXPECT_THROW(static_cast<void>(store_->write([](writer& out) -> result<void> {
                 EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
                 throw std::runtime_error("stop");
               })),
               std::runtime_error);
  EXPECT_THROW(static_cast<void>(
                   store_->read([](reader&) -> result<void> { throw std::runtime_error(""); })),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    return {};
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(store_contract, an_overlooked_failure_is_not_committed) {
  EXPECT_EQ(refused([](writer& out) -> result<void> {
              EXPECT_EQ(*out.put_ticket(sample_ticket()), 1);
              auto wrong = sample_ticket();
              wrong.id = -1;
              EXPECT_TRUE(out.put_ticket(wrong).has_error());
              return {};
            }),
            error_code::internal);
  EXPECT_EQ(count(), 0);
}

TEST_P(store_contract, a_message_and_a_notification_need_their_ticket) {
  EXPECT_EQ(refused([](writer& out) -> result<void> {
              EXPECT_TRUE(out.put_message(sample_message(0, 77, 1, "lost")).has_value());
              return {};
            }),
            error_code::reference_not_found);
  EXPECT_EQ(refused([](writer& out) { return out.put_notification(sample_notification(77)); }),
            error_code::reference_not_found);
  // The order within the transaction does not matter.
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_message(sample_message(0, 77, 1, "found")).has_value());
    EXPECT_TRUE(out.put_notification(sample_notification(77)).has_value());
    auto row = sample_ticket();
    row.id = 77;
    EXPECT_TRUE(out.put_ticket(row).has_value());
    return {};
  });
}

TEST_P(store_contract, ids_are_not_given_out_twice) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    EXPECT_EQ(*out.put_ticket(row), 1);
    row.id = 100;
    EXPECT_EQ(*out.put_ticket(row), 100);
    row.id = 50;
    EXPECT_EQ(*out.put_ticket(row), 50);
    row.id = 0;
    EXPECT_EQ(*out.put_ticket(row), 101);
    EXPECT_EQ(*out.put_message(sample_message(9, 1, 1, "x")), 9);
    return {};
  });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample_ticket()), 102);
    EXPECT_EQ(*out.put_message(sample_message(0, 1, 1, "x")), 10);
    return {};
  });
  write([](writer& out) { return out.put_last_ids({200, 0, 300}); });
  write([](writer& out) { return out.put_last_ids({150, 5, 0}); });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_EQ(out.last_ids()->ticket, 200);
    EXPECT_EQ(out.last_ids()->message, 10);
    EXPECT_EQ(out.last_ids()->notification, 300);
    EXPECT_EQ(*out.put_ticket(sample_ticket()), 201);
    EXPECT_TRUE(out.put_notification(sample_notification(1)).has_value());
    EXPECT_EQ(out.notifications(notification::state::pending, 1)->at(0).id, 301);
    return {};
  });
}

TEST_P(store_contract, ids_end_with_32_bits) {
  write([](writer& out) -> result<void> {
    auto row = sample_ticket();
    row.id = INT32_MAX;
    EXPECT_EQ(*out.put_ticket(row), INT32_MAX);
    EXPECT_EQ(*out.put_record({"Tag", INT32_MAX - 1, "one before"}), INT32_MAX - 1);
    EXPECT_EQ(*out.put_record({"Tag", 0, "last"}), INT32_MAX);
    EXPECT_EQ(*out.put_record({"Person", 0, "of another carrier"}), 1);
    return {};
  });
  refused([](writer& out) -> result<void> {
    const auto id = out.put_record({"Tag", 0, "one too many"});
    return id ? result<void>{} : id.error();
  });
  read([](reader& in) -> result<void> {
    EXPECT_EQ(in.all("Tag")->size(), 2u);
    return {};
  });
  refused([](writer& out) -> result<void> {
    const auto id = out.put_ticket(sample_ticket());
    return id ? result<void>{} : id.error();
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(store_contract, a_reader_cannot_write) {
  const auto done = store_->read([](reader& in) -> result<void> {
    EXPECT_TRUE(dynamic_cast<writer&>(in).put_ticket(sample_ticket()).has_error());
    return {};
  });
  EXPECT_TRUE(done.has_error());
  EXPECT_EQ(count(), 0);
}

}  // namespace
}  // namespace ticketwire::store

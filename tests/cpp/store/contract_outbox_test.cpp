#include <gtest/gtest.h>

#include <mutex>
#include <set>
#include <thread>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

class outbox_contract : public contract {
 protected:
  void SetUp() override {
    contract::SetUp();
    if (store_ == nullptr) return;
    write([](writer& out) -> result<void> {
      const auto id = out.put_ticket(sample_ticket());
      return id ? result<void>{} : id.error();
    });
  }

  std::vector<notification> claim(ticks now, ticks until, std::int32_t top) {
    std::vector<notification> claimed;
    write([&](writer& out) -> result<void> {
      auto rows = out.claim_notifications(now, until, top);
      if (!rows) return rows.error();
      claimed = std::move(*rows);
      return {};
    });
    return claimed;
  }
};
TICKETWIRE_EVERY_STORE(outbox_contract);

TEST_P(outbox_contract, every_member_is_kept) {
  auto row = sample_notification(1, 50);
  row.kind = notification::kind::message;
  row.envelope = R"({"To":["a@example.com"],"Subject":")" + std::string(20'000, 'x') + "\"}";
  row.attempts = 3;
  row.problem = "busy";
  write([&](writer& out) { return out.put_notification(row); });
  reopen();
  read([&](reader& in) -> result<void> {
    const auto kept = in.notifications(notification::state::pending, 9);
    EXPECT_EQ(kept->size(), 1u);
    const auto& found = kept->at(0);
    EXPECT_EQ(found.id, 1);
    EXPECT_EQ(found.kind, row.kind);
    EXPECT_EQ(found.state, row.state);
    EXPECT_EQ(found.ticket_id, 1);
    EXPECT_EQ(found.message_id, 5);
    EXPECT_EQ(found.recipient_associate_id, 1);
    EXPECT_EQ(found.envelope, row.envelope);
    EXPECT_EQ(found.created_at, 50);
    EXPECT_EQ(found.due_at, 50);
    EXPECT_EQ(found.attempts, 3);
    EXPECT_EQ(found.problem, "busy");
    return {};
  });
}

TEST_P(outbox_contract, one_cause_leaves_one_row) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_notification(sample_notification(1)).has_value());
    EXPECT_TRUE(out.put_notification(sample_notification(1)).has_value());
    return {};
  });
  write([](writer& out) { return out.put_notification(sample_notification(1)); });
  auto other = sample_notification(1);
  other.recipient_associate_id = 2;
  write([&](writer& out) { return out.put_notification(other); });
  write([&](writer& out) { return out.put_notification(sample_notification(1, 2)); });
  read([](reader& in) -> result<void> {
    EXPECT_EQ(in.notifications(notification::state::pending, 9)->size(), 3u);
    EXPECT_EQ(in.notifications(notification::state::pending, 2)->size(), 2u);
    EXPECT_TRUE(in.notifications(notification::state::sent, 9)->empty());
    return {};
  });
}

TEST_P(outbox_contract, what_is_due_is_claimed_once_until_its_lease_ends) {
  for (const ticks created : {30, 10, 20}) {
    write([&](writer& out) { return out.put_notification(sample_notification(1, created)); });
  }
  EXPECT_TRUE(claim(9, 100, 5).empty());
  const auto first = claim(20, 100, 1);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].created_at, 10);
  EXPECT_EQ(first[0].due_at, 100);
  const auto second = claim(30, 100, 5);
  ASSERT_EQ(second.size(), 2u);
  EXPECT_LT(second[0].id, second[1].id);
  EXPECT_TRUE(claim(99, 200, 5).empty());
  EXPECT_EQ(claim(100, 200, 5).size(), 3u);
  // One that was sent is not claimed any more.
  auto sent = first[0];
  sent.state = notification::state::sent;
  sent.attempts = 1;
  write([&](writer& out) { return out.put_notification(sent); });
  EXPECT_EQ(claim(200, 300, 5).size(), 2u);
  read([&](reader& in) -> result<void> {
    const auto done = in.notifications(notification::state::sent, 9);
    EXPECT_EQ(done->size(), 1u);
    EXPECT_EQ(done->at(0).id, sent.id);
    EXPECT_EQ(done->at(0).attempts, 1);
    EXPECT_EQ(*in.count_notifications(notification::state::sent), 1);
    EXPECT_EQ(*in.count_notifications(notification::state::pending), 2);
    EXPECT_EQ(*in.count_notifications(notification::state::failed), 0);
    return {};
  });
}

TEST_P(outbox_contract, a_claim_that_fails_is_none) {
  write([](writer& out) { return out.put_notification(sample_notification(1)); });
  refused([](writer& out) -> result<void> {
    EXPECT_EQ(out.claim_notifications(5, 100, 9)->size(), 1u);
    return failed_with(error_code::argument);
  });
  EXPECT_EQ(claim(5, 100, 9).size(), 1u);
}

TEST_P(outbox_contract, what_waits_for_somebody_about_a_ticket_is_removed) {
  write([](writer& out) -> result<void> {
    auto other = sample_ticket();
    other.id = 0;
    if (const auto id = out.put_ticket(other); !id) return id.error();
    for (const auto kind : {notification::kind::ticket_saved, notification::kind::ticket_new,
                            notification::kind::message_new}) {
      auto row = sample_notification(1);
      row.kind = kind;
      if (auto done = out.put_notification(row); !done) return done;
    }
    auto row = sample_notification(1, 2);
    row.state = notification::state::sent;
    if (auto done = out.put_notification(row); !done) return done;
    row = sample_notification(1, 3);
    row.recipient_associate_id = 2;
    if (auto done = out.put_notification(row); !done) return done;
    row.kind = notification::kind::message;
    row.recipient_associate_id = 0;
    if (auto done = out.put_notification(row); !done) return done;
    return out.put_notification(sample_notification(2));
  });
  EXPECT_EQ(claim(1, 100, 1).size(), 1u);
  write([](writer& out) { return out.remove_notifications(1, 1); });
  reopen();
  read([](reader& in) -> result<void> {
    const auto left = in.notifications(notification::state::pending, 9);
    EXPECT_EQ(left->size(), 3u);
    for (const auto& row : *left) {
      EXPECT_FALSE(row.ticket_id == 1 && row.recipient_associate_id == 1) << row.id;
    }
    EXPECT_EQ(in.notifications(notification::state::sent, 9)->size(), 1u);
    return {};
  });
  write([](writer& out) { return out.remove_notifications(1, 1); });
}

TEST_P(outbox_contract, no_row_is_claimed_by_two_threads) {
  constexpr int rows = 60;
  write([](writer& out) -> result<void> {
    for (int i = 1; i <= rows; ++i) {
      if (auto done = out.put_notification(sample_notification(1, i)); !done) return done;
    }
    return {};
  });
  std::mutex mutex;
  std::multiset<std::int64_t> claimed;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) {
      threads.emplace_back([&] {
        for (int round = 0; round < rows; ++round) {
          const auto mine = claim(1'000, 2'000, 3);
          const std::lock_guard guard(mutex);
          for (const auto& row : mine) claimed.insert(row.id);
        }
      });
    }
  }
  EXPECT_EQ(claimed.size(), static_cast<std::size_t>(rows));
  EXPECT_EQ(std::set(claimed.begin(), claimed.end()).size(), static_cast<std::size_t>(rows));
}

}  // namespace
}  // namespace ticketwire::store

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <future>
#include <stdexcept>
#include <thread>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

class concurrency_contract : public contract {
 protected:
  void put_first() {
    write([](writer& out) -> result<void> {
      auto row = sample_ticket();
      row.priority_id = 0;
      row.last_changed = 0;
      const auto id = out.put_ticket(row);
      return id ? result<void>{} : id.error();
    });
  }
};
TICKETWIRE_EVERY_STORE(concurrency_contract);

TEST_P(concurrency_contract, a_snapshot_does_not_move_while_others_write) {
  put_first();
  read([&](reader& in) -> result<void> {
    EXPECT_EQ(*in.count(), 1);
    write([](writer& out) -> result<void> {
      auto row = **out.ticket(1);
      row.title = "later";
      EXPECT_TRUE(out.put_ticket(row).has_value());
      EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
      EXPECT_TRUE(out.put_message(sample_message(0, 1, 1, "later")).has_value());
      return {};
    });
    EXPECT_EQ(*in.count(), 1);
    EXPECT_EQ((*in.ticket(1))->title, "Printer on fire");
    EXPECT_TRUE(in.messages(1)->empty());
    EXPECT_EQ(count(), 2);
    return {};
  });
}

TEST_P(concurrency_contract, who_writes_a_ticket_and_its_messages_waits_and_is_not_begun_anew) {
  put_first();
  write([](writer& out) -> result<void> {
    const auto id = out.put_message(sample_message(0, 1, 1, "first"));
    return id ? result<void>{} : id.error();
  });
  constexpr int threads = 6;
  constexpr int saves = 20;
  std::atomic<int> begun = 0;
  const auto save = [&](bool by_message) {
    return store_->write([&, by_message](writer& out) -> result<void> {
      ++begun;
      // As one who sends a message and one who adds one to a ticket.
      const auto message = by_message ? out.message(1) : std::optional<message_row>();
      if (!message) return message.error();
      auto ticket = out.ticket(1);
      if (!ticket) return ticket.error();
      const auto id = out.put_message(*message ? **message : sample_message(0, 1, 2, "more"));
      if (!id) return id.error();
      if (const auto all = out.messages(1); !all) return all.error();
      ++(*ticket)->priority_id;
      const auto put = out.put_ticket(**ticket);
      return put ? result<void>{} : put.error();
    });
  };
  std::barrier together(2 * threads);
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < 2 * threads; ++i) {
      all.emplace_back([&, i] {
        together.arrive_and_wait();
        for (int k = 0; k < saves; ++k) EXPECT_TRUE(save(i % 2 == 0).has_value());
      });
    }
  }
  EXPECT_EQ(begun, 2 * threads * saves);
  read([&](reader& in) -> result<void> {
    EXPECT_EQ((*in.ticket(1))->priority_id, 2 * threads * saves);
    EXPECT_EQ(in.messages(1)->size(), 1u + threads * saves);
    return {};
  });
}

TEST_P(concurrency_contract, who_holds_a_ticket_sees_the_message_that_came_before) {
  put_first();
  constexpr int threads = 8;
  std::barrier together(threads);
  std::atomic<int> stored = 0;
  const auto store_once = [&](bool& mine) {
    return store_->write([&](writer& out) -> result<void> {
      mine = false;
      if (const auto held = out.ticket(1); !held) return held.error();
      filter named;
      named.condition = {column::message_id, comparison::eq, {std::string("<Twin@x>")}};
      query query;
      query.filter = std::make_shared<const filter>(named);
      const auto found = out.messages(query);
      if (!found || !found->empty()) return found ? result<void>{} : found.error();
      auto row = sample_message(0, 1, 1, "x");
      row.message_id = "<twin@x>";
      const auto id = out.put_message(row);
      mine = id.has_value();
      return id ? result<void>{} : id.error();
    });
  };
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        together.arrive_and_wait();
        bool mine = false;
        EXPECT_TRUE(store_once(mine).has_value());
        stored += mine ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(stored, 1);
  read([](reader& in) -> result<void> {
    EXPECT_EQ(in.messages(1)->size(), 1u);
    return {};
  });
}

TEST_P(concurrency_contract, reads_go_on_beside_an_open_write) {
  write([&](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    EXPECT_EQ(std::async(std::launch::async, [&] { return count(); }).get(), 0);
    return {};
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(concurrency_contract, who_looks_waits_for_nobody_who_reads) {
  constexpr int readers = 16;
  std::atomic<int> reading = 0;
  std::promise<void> released;
  const std::shared_future<void> release = released.get_future().share();
  std::vector<std::future<void>> all;
  for (int i = 0; i < readers; ++i) {
    all.push_back(std::async(std::launch::async, [&] {
      read([&](reader&) -> result<void> {
        ++reading;
        release.wait();
        return {};
      });
    }));
  }
  while (reading < readers) std::this_thread::yield();
  auto looked = std::async(std::launch::async, [&] {
    return store_->look([](reader& in) -> result<void> {
      const auto found = in.find("Nothing", 0);
      return found ? result<void>{} : found.error();
    });
  });
  EXPECT_EQ(looked.wait_for(std::chrono::seconds(60)), std::future_status::ready);
  released.set_value();
  EXPECT_TRUE(looked.get());
}

TEST_P(concurrency_contract, compare_and_set_of_16_threads_has_one_winner_for_each_value) {
  constexpr int threads = 16;
  static constexpr ticks rounds = 10;
  put_first();
  std::atomic<int> won = 0;
  std::atomic<int> lost = 0;
  std::barrier together(threads);
  const auto compare_and_set = [&](ticks seen) {
    return store_->write([&](writer& out) -> result<void> {
      auto row = out.ticket(1);
      if (!row) return row.error();
      if ((*row)->last_changed != seen) return failed_with(error_code::precondition_failed);
      ++(*row)->last_changed;
      const auto id = out.put_ticket(**row);
      return id ? result<void>{} : id.error();
    });
  };
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        for (ticks round = 0; round < rounds; ++round) {
          together.arrive_and_wait();
          const auto done = compare_and_set(round);
          ++(done ? won : lost);
          if (!done) {
            EXPECT_EQ(done.error().code, error_code::precondition_failed);
          }
        }
      });
    }
  }
  EXPECT_EQ(won, rounds);
  EXPECT_EQ(lost, (threads - 1) * rounds);
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.ticket(1))->last_changed, rounds);
    return {};
  });
}

TEST_P(concurrency_contract, writers_that_take_rows_in_opposite_orders_all_succeed) {
  write([](writer& out) -> result<void> {
    for (int i = 0; i < 2; ++i) EXPECT_TRUE(out.put_ticket(sample_ticket()).has_value());
    return {};
  });
  constexpr int rounds = 10;
  {
    std::vector<std::jthread> all;
    for (const bool upwards : {true, false, true, false}) {
      all.emplace_back([this, upwards] {
        for (int round = 0; round < rounds; ++round) {
          write([&](writer& out) -> result<void> {
            for (const std::int32_t id : upwards ? std::array{1, 2} : std::array{2, 1}) {
              auto row = out.ticket(id);
              if (!row) return row.error();
              ++(*row)->connect_id;
              if (auto put = out.put_ticket(**row); !put) return put.error();
            }
            return {};
          });
        }
      });
    }
  }
  read([](reader& in) -> result<void> {
    for (const std::int32_t id : {1, 2}) {
      EXPECT_EQ((*in.ticket(id))->connect_id, sample_ticket().connect_id + 4 * rounds);
    }
    return {};
  });
}

TEST_P(concurrency_contract, new_rows_of_many_threads_get_ids_of_their_own) {
  constexpr int threads = 8;
  constexpr int rounds = 10;
  put_first();
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          write([](writer& out) -> result<void> {
            const auto ticket = out.put_ticket(sample_ticket());
            if (!ticket) return ticket.error();
            const auto message = out.put_message(sample_message(0, *ticket, 1, "x"));
            if (!message) return message.error();
            const auto record = out.put_record({"AttachmentEntity", 0, "{}"});
            if (!record) return record.error();
            return out.put_content(*record, "x");
          });
        }
      });
    }
  }
  EXPECT_EQ(count(), threads * rounds + 1);
  read([](reader& in) -> result<void> {
    EXPECT_EQ(in.all("AttachmentEntity")->size(), std::size_t{threads * rounds});
    EXPECT_EQ(in.contents_after(0, 1'000)->size(), std::size_t{threads * rounds});
    EXPECT_EQ(in.messages_after(0, 1'000)->size(), std::size_t{threads * rounds});
    return {};
  });
}

TEST_P(concurrency_contract, one_failing_writer_among_many_fails_alone) {
  put_first();
  std::atomic<int> kept = 0;
  std::atomic<int> thrown = 0;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < 12; ++i) {
      all.emplace_back([&, i] {
        for (int round = 0; round < 10; ++round) {
          try {
            const auto done = store_->write([&](writer& out) -> result<void> {
              const auto id = out.put_ticket(sample_ticket());
              if (!id) return id.error();
              if (i % 4 == 1) return failed_with(error_code::argument);
              if (i % 4 == 2) throw std::runtime_error("stop");
              // Found at the end of the transaction only.
              if (i % 4 == 3) return out.put_notification(sample_notification(1'000'000));
              return {};
            });
            if (done) ++kept;
            EXPECT_EQ(done.has_value(), i % 4 == 0);
          } catch (const std::runtime_error&) {
            ++thrown;
          }
        }
      });
    }
  }
  EXPECT_EQ(kept, 30);
  EXPECT_EQ(thrown, 30);
  EXPECT_EQ(count(), 31);
}

}  // namespace
}  // namespace ticketwire::store

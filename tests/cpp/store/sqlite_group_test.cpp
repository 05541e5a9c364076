#include <gtest/gtest.h>
#include <sqlite3.h>

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <thread>

#include "store/contract.hpp"
#include "store/sqlite/group.hpp"

namespace ticketwire::store {
namespace {

using std::chrono::steady_clock;

class sqlite_group : public contract {};
INSTANTIATE_TEST_SUITE_P(store, sqlite_group, ::testing::Values("sqlite"),
                         [](const auto& engine) { return engine.param; });

result<void> put_one(writer& out) {
  const auto id = out.put_ticket(sample_ticket());
  return id ? result<void>{} : id.error();
}

double commits_each_second(store& store, int threads) {
  constexpr auto span = std::chrono::milliseconds(500);
  const auto began = steady_clock::now();
  std::atomic<int> commits = 0;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        while (steady_clock::now() - began < span) {
          if (store.write(put_one)) ++commits;
        }
      });
    }
  }
  return commits / std::chrono::duration<double>(steady_clock::now() - began).count();
}

TEST_P(sqlite_group, writers_that_wait_share_a_flush) {
  const auto alone = commits_each_second(*store_, 1);
  const auto together = commits_each_second(*store_, 16);
  std::printf("figure: SQLite, durable commits/s: %.0f with 1 thread, %.0f with 16\n", alone,
              together);
  EXPECT_GT(together, 0);
}

constexpr auto slow_flush = std::chrono::milliseconds(60);

/// Makes every commit of a new connection as slow as on a slow disk.
int slow_down(sqlite3* database, char**, const sqlite3_api_routines*) {
  sqlite3_commit_hook(
      database,
      [](void*) {
        std::this_thread::sleep_for(slow_flush);
        return 0;
      },
      nullptr);
  return SQLITE_OK;
}

TEST(sqlite_batches, those_who_come_back_at_once_share_one_flush) {
  const ::ticketwire::testing::temporary_folder folder;
  const std::string file = (folder / "test.sqlite").string();
  ASSERT_TRUE(open("sqlite:" + file).has_value());
  const auto hook = reinterpret_cast<void (*)()>(&slow_down);
  ASSERT_EQ(sqlite3_auto_extension(hook), SQLITE_OK);
  const auto database = sqlite::connection::open(file, sqlite::connection::access::write);
  sqlite3_cancel_auto_extension(hook);
  ASSERT_TRUE(database.has_value());
  std::atomic<int> flushes = 0;
  // A moment that is long enough for a busy machine.
  sqlite::group group(
      **database, [&] { ++flushes; }, std::chrono::seconds(1));
  constexpr int writers = 8;
  constexpr int each = 12;
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < writers; ++i) {
      all.emplace_back([&] {
        for (int n = 0; n < each; ++n) EXPECT_TRUE(group.write(put_one).has_value());
      });
    }
  }
  std::printf("figure: SQLite, %d saves of %d writers in %d flushes\n", writers * each, writers,
              flushes.load());
  // Twice as many with half of them in each.
  EXPECT_LT(flushes, each * 3 / 2);
}

// The log is seen to stay short although readers follow each other without a gap.
TEST_P(sqlite_group, the_log_stays_bounded_under_readers) {
  std::atomic<bool> over = false;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!over) {
        read([](reader& in) -> result<void> {
          EXPECT_TRUE(in.count().has_value());
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
          return {};
        });
      }
    });
  }
  for (int i = 0; i < 100; ++i) {
    write([](writer& out) -> result<void> {
      auto row = sample_ticket();
      row.id = 1;
      row.body.assign(2'000'000, 'x');
      const auto id = out.put_ticket(row);
      return id ? result<void>{} : id.error();
    });
  }
  over = true;
  readers.clear();
  EXPECT_LT(std::filesystem::file_size(folder_ / "test.sqlite-wal"), 80'000'000u);
}

// One writer holds the transaction open until the others wait, so that all share one.
TEST_P(sqlite_group, each_of_a_batch_hears_of_its_own_result) {
  constexpr int others = 6;
  std::atomic<int> arrived = 0;
  std::vector<result<void>> outcomes(others);
  std::atomic<int> thrown = 0;
  std::jthread first([&] {
    write([&](writer& out) -> result<void> {
      while (arrived < others) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      return put_one(out);
    });
  });
  {
    std::vector<std::jthread> all;
    for (int i = 0; i < others; ++i) {
      all.emplace_back([&, i] {
        ++arrived;
        try {
          outcomes[static_cast<std::size_t>(i)] = store_->write([i](writer& out) -> result<void> {
            if (auto done = put_one(out); !done) return done;
            if (i == 1) return failed_with(error_code::argument);
            if (i == 2) throw std::runtime_error("stop");
            if (i == 3) return out.put_notification(sample_notification(99));
            return {};
          });
        } catch (const std::runtime_error&) {
          ++thrown;
        }
      });
    }
  }
  first.join();
  EXPECT_TRUE(outcomes[0] && outcomes[4] && outcomes[5]);
  EXPECT_EQ(outcomes[1].error().code, error_code::argument);
  EXPECT_EQ(outcomes[3].error().code, error_code::reference_not_found);
  EXPECT_EQ(thrown, 1);
  EXPECT_EQ(count(), 4);
}

/// While it lives no file of this process grows.
class full_disk {
 public:
  full_disk() {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = 1;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  full_disk(const full_disk&) = delete;
  full_disk& operator=(const full_disk&) = delete;
  ~full_disk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

// Two writers share a transaction whose COMMIT fails: what both have written is lost.
TEST_P(sqlite_group, each_of_a_batch_hears_of_a_commit_that_failed) {
  std::atomic<bool> leading = false;
  std::atomic<bool> arrived = false;
  std::optional<full_disk> full;
  std::vector<result<void>> outcomes(2);
  {
    std::jthread first([&] {
      outcomes[0] = store_->write([&](writer& out) -> result<void> {
        leading = true;
        while (!arrived) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        full.emplace();
        return put_one(out);
      });
    });
    std::jthread second([&] {
      while (!leading) std::this_thread::yield();
      arrived = true;
      outcomes[1] = store_->write(put_one);
    });
  }
  full.reset();
  for (const result<void>& each : outcomes) {
    ASSERT_TRUE(each.has_error());
    EXPECT_EQ(each.error().code, error_code::store_unavailable);
  }
  EXPECT_EQ(count(), 0);
  write(put_one);
  EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace ticketwire::store

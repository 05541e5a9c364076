#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "store/sqlite.hpp"
#include "temporary_folder.hpp"

namespace ticketwire::store {
namespace {

using ::ticketwire::testing::temporary_folder;

constexpr int opened_well = 255;

int open_code(const std::filesystem::path& file) {
  const auto opened = open_sqlite(file);
  return opened ? opened_well : static_cast<int>(opened.error().code);
}

// Runs `work` in a process of its own and returns its exit code.
template <class Work>
int in_child(Work work) {
  const auto child = ::fork();
  if (child == 0) ::_exit(work());
  int state = 0;
  ::waitpid(child, &state, 0);
  return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

result<void> put_one(store& store, std::size_t bytes) {
  return store.write([&](writer& out) -> result<void> {
    ticket_row row;
    row.body.assign(bytes, 'x');
    const auto id = out.put_ticket(row);
    return id ? result<void>{} : id.error();
  });
}

std::int64_t count(store& store) {
  std::int64_t tickets = -1;
  EXPECT_TRUE(store
                  .read([&](reader& in) -> result<void> {
                    const auto counted = in.count();
                    if (!counted) return counted.error();
                    tickets = *counted;
                    return {};
                  })
                  .has_value());
  return tickets;
}

TEST(sqlite_open, a_second_process_is_refused_until_the_first_ends) {
  const temporary_folder folder;
  const auto file = folder / "a.sqlite";
  auto first = open_sqlite(file);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(in_child([&] { return open_code(file); }), static_cast<int>(error_code::store_locked));
  // A second name does not lead past the lock.
  std::filesystem::create_symlink(file, folder / "b.sqlite");
  EXPECT_EQ(open_code(folder / "b.sqlite"), static_cast<int>(error_code::store_locked));
  first->reset();
  EXPECT_EQ(open_code(file), opened_well);
}

TEST(sqlite_open, what_a_killed_process_acknowledged_is_there) {
  const temporary_folder folder;
  const auto file = folder / "a.sqlite";
  int acknowledged[2];
  ASSERT_EQ(::pipe(acknowledged), 0);
  const auto child = ::fork();
  if (child == 0) {
    auto opened = open_sqlite(file);
    for (char next = 0; opened && put_one(**opened, 100).has_value(); ++next) {
      if (::write(acknowledged[1], &next, 1) != 1) break;
    }
    ::_exit(1);
  }
  ::close(acknowledged[1]);
  char seen = 0;
  for (int i = 0; i < 20; ++i) ASSERT_EQ(::read(acknowledged[0], &seen, 1), 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  std::int64_t sent = 20;
  while (::read(acknowledged[0], &seen, 1) == 1) ++sent;
  ::close(acknowledged[0]);
  auto opened = open_sqlite(file);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  EXPECT_GE(count(**opened), sent);
}

TEST(sqlite_open, a_newer_schema_is_refused_and_left_alone) {
  const temporary_folder folder;
  const auto file = folder / "a.sqlite";
  ASSERT_EQ(open_code(file), opened_well);
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &raw), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(raw, "PRAGMA user_version=1000", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(raw);
  EXPECT_EQ(open_code(file), static_cast<int>(error_code::store_schema));
}

TEST(sqlite_open, migrating_twice_changes_nothing) {
  const temporary_folder folder;
  const auto file = folder / "a.sqlite";
  {
    auto opened = open_sqlite(file);
    ASSERT_TRUE(opened.has_value());
    ASSERT_TRUE(put_one(**opened, 10).has_value());
  }
  // A clean end leaves one whole file.
  EXPECT_FALSE(std::filesystem::exists(folder / "a.sqlite-wal"));
  auto opened = open_sqlite(file);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(count(**opened), 1);
}

TEST(sqlite_open, a_place_that_cannot_hold_a_database_is_an_error) {
  const temporary_folder folder;
  const auto unavailable = static_cast<int>(error_code::store_unavailable);
  EXPECT_EQ(open_code(folder / "missing" / "a.sqlite"), unavailable);
  EXPECT_EQ(open_code(folder.path()), unavailable);
  std::ofstream(folder / "text.sqlite") << std::string(5'000, 'x');
  EXPECT_EQ(open_code(folder / "text.sqlite"), unavailable);
}

TEST(sqlite_open, a_read_only_file_is_an_error) {
  const temporary_folder folder;
  const auto file = folder / "a.sqlite";
  ASSERT_EQ(open_code(file), opened_well);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0777), 0);
  ASSERT_EQ(::chmod((file.string() + ".lock").c_str(), 0666), 0);
  ASSERT_EQ(::chmod(file.c_str(), 0444), 0);
  // The superuser may write everything, so a child gives that up first.
  EXPECT_EQ(in_child([&] {
              if (::geteuid() == 0 && ::setuid(65534) != 0) return 254;
              return open_code(file);
            }),
            static_cast<int>(error_code::store_unavailable));
}

// A file size limit is a full disk that a test can make: it ends, and the store goes on.
TEST(sqlite_open, a_full_disk_refuses_the_write_and_loses_nothing) {
  const temporary_folder folder;
  EXPECT_EQ(in_child([&]() -> int {
              ::signal(SIGXFSZ, SIG_IGN);
              auto opened = open_sqlite(folder / "a.sqlite");
              if (!opened || !put_one(**opened, 100)) return 1;
              rlimit limit{};
              ::getrlimit(RLIMIT_FSIZE, &limit);
              const auto before = limit.rlim_cur;
              limit.rlim_cur = 300'000;
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto refused = put_one(**opened, 2'000'000);
              if (refused || refused.error().code != error_code::store_unavailable) return 2;
              if (count(**opened) != 1) return 3;
              limit.rlim_cur = before;
              ::setrlimit(RLIMIT_FSIZE, &limit);
              if (!put_one(**opened, 2'000'000)) return 4;
              return count(**opened) == 2 ? 0 : 5;
            }),
            0);
}

}  // namespace
}  // namespace ticketwire::store

#include "store/postgres.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <span>
#include <thread>
#include <utility>

#include "store/postgres/failure.hpp"
#include "store/postgres/pool.hpp"
#include "store/postgres/record_cache.hpp"
#include "store/postgres/schema.hpp"
#include "store/postgres/session.hpp"
#include "store/sql/transact.hpp"

namespace ticketwire::store {
namespace {

using postgres::connection;
using postgres::session;

constexpr int max_attempts = 12;

// Longer with each attempt, and never the same for two who met.
void pause_before(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  const int longest = std::min(1 << attempt, 256);
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<int>(0, longest)(random)));
}

class postgres_store final : public store {
 public:
  postgres_store(std::string conninfo, const query_limits& limits)
      : pool_(std::move(conninfo)),
        begin_read_{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                    "SET LOCAL statement_timeout = " + std::to_string(limits.time.count())} {}

  result<void> read(const std::function<result<void>(reader&)>& work) override {
    return repeat(begin_read_, [&](connection& database) {
      session reading(database, session::locking::none, &records_);
      return work(reading);
    });
  }

  result<void> write(const std::function<result<void>(writer&)>& work) override {
    return repeat(begin_write_, [&](connection& database) {
      session writing(database, session::locking::rows, &records_);
      auto done = work(writing);
      if (done) done = writing.finish();
      // One that asked for nothing tells all the same whether the database is there.
      return done && !database.in_transaction() ? database.run("SELECT 1") : done;
    });
  }

  result<void> look(const std::function<result<void>(reader&)>& work) override {
    return attempt(
        [&](connection& database) {
          database.clear_failure();
          session reading(database, session::locking::none, nullptr);
          return work(reading);
        },
        [] { return false; }, postgres::pool::for_looks);
  }

 private:
  /// A transaction, which begins with its first statement: what is known already needs none.
  template <class Work>
  result<void> repeat(std::span<const std::string> begin, const Work& work) {
    bool begun = false;
    return attempt(
        [&](connection& database) -> result<void> {
          begun = false;
          const sql::rollback guard(database);
          database.clear_failure();
          database.defer(begin);
          auto done = work(database);
          begun = database.in_transaction();
          if (!done) return done;
          if (const auto& overlooked = database.failed()) return *overlooked;
          return begun ? database.run("COMMIT") : result<void>();
        },
        [&] { return begun; });
  }

  /// Runs `work` over a connection, again where that may help. `tried` says whether anything of it
  /// was: a connection that the server has closed since it was last used is replaced otherwise.
  template <class Work, class Tried>
  result<void> attempt(const Work& work, const Tried& tried,
                       std::size_t most = postgres::pool::for_work) {
    bool reconnected = false;
    for (int attempt = 1;; ++attempt) {
      auto lent = pool_.take(most);
      if (!lent) return lent.error();
      auto& database = **lent;
      auto done = work(database);
      if (done) return done;
      if (database.silent()) {
        pool_.note_silence();
        return done;
      }
      // Or one from a time when the database could only be read.
      if ((!tried() || database.read_only()) && !reconnected) {
        reconnected = true;
        pool_.forget_idle();
        continue;
      }
      if (!database.transient() || attempt >= max_attempts) return done;
      pause_before(attempt);
    }
  }

  static constexpr std::size_t most_records = 2 * 1'024 * 1'024;

  postgres::pool pool_;
  postgres::record_cache records_{most_records};
  std::array<std::string, 2> begin_read_;
  std::array<std::string, 1> begin_write_{"BEGIN ISOLATION LEVEL READ COMMITTED"};
};

}  // namespace

result<std::unique_ptr<store>> open_postgres(const std::string& conninfo,
                                             const query_limits& limits) {
  auto first = connection::open(conninfo);
  if (!first) return first.error();
  if (auto migrated = postgres::migrate(**first); !migrated) return migrated.error();
  return std::unique_ptr<store>(std::make_unique<postgres_store>(conninfo, limits));
}

std::string postgres_name(const std::string& conninfo) {
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(
      PQconninfoParse(conninfo.c_str(), nullptr), PQconninfoFree);
  std::string name = "PostgreSQL";
  for (const auto* each = parsed.get(); each != nullptr && each->keyword != nullptr; ++each) {
    const std::string_view keyword = each->keyword;
    if (each->val == nullptr) continue;
    if (keyword == "host" || keyword == "hostaddr" || keyword == "port" || keyword == "dbname") {
      name.append(" ").append(keyword).append("=").append(each->val);
    }
  }
  return name;
}

}  // namespace ticketwire::store

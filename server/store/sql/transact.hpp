#pragma once

#include "ticketwire/result.hpp"

namespace ticketwire::store::sql {

/// Rolls back at its end what was not committed. A rollback that fails leaves the transaction open,
/// which the connection then tells its next user.
template <class Connection>
class rollback {
 public:
  explicit rollback(Connection& database) noexcept : database_(database) {}
  rollback(const rollback&) = delete;
  rollback& operator=(const rollback&) = delete;
  ~rollback() {
    if (database_.in_transaction()) static_cast<void>(database_.run("ROLLBACK"));
  }

 private:
  Connection& database_;
};

/// Runs `work` between `begin` (a statement such as "BEGIN") and COMMIT. An error of `work`, an
/// exception, a failed commit, or any failure on the connection that `work` has overlooked rolls
/// everything back.
template <class Connection, class Work>
[[nodiscard]] result<void> transact(Connection& database, const char* begin, const Work& work) {
  const rollback guard(database);
  database.clear_failure();
  if (auto begun = database.run(begin); !begun) return begun;
  if (auto done = work(); !done) return done;
  if (const auto& overlooked = database.failed()) return *overlooked;
  return database.run("COMMIT");
}

}  // namespace ticketwire::store::sql

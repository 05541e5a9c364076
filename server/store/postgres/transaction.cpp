#include "store/postgres/transaction.hpp"

namespace ticketwire::store::postgres {
namespace {

class rollback {
 public:
  explicit rollback(connection& database) noexcept : database_(database) {}
  rollback(const rollback&) = delete;
  rollback& operator=(const rollback&) = delete;
  // A rollback that fails leaves the connection not idle; the next user then opens another.
  ~rollback() {
    if (database_.in_transaction()) static_cast<void>(database_.run("ROLLBACK"));
  }

 private:
  connection& database_;
};

}  // namespace

result<void> transact(connection& database, const char* begin,
                      const std::function<result<void>()>& work) {
  const rollback guard(database);
  database.clear_failure();
  if (auto begun = database.run(begin); !begun) return begun;
  if (auto done = work(); !done) return done;
  if (const auto& overlooked = database.failed()) return *overlooked;
  return database.run("COMMIT");
}

}  // namespace ticketwire::store::postgres

#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <utility>

#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace ticketwire::store::sqlite {

/// Writers that arrive while another one commits share the next transaction and its one flush to
/// disk. The first in the queue leads: it runs the works of all who wait, each within a savepoint
/// of its own, and commits; a writer that is alone waits for nobody.
class group {
 public:
  /// `committed` is called after each transaction, when none is open and no other can begin.
  group(connection& database, std::function<void()> committed)
      : database_(database), committed_(std::move(committed)) {}

  /// Runs `work` and returns when it is on disk. Its error or exception undoes what it did alone;
  /// when the transaction is lost, each work in it has failed.
  [[nodiscard]] result<void> write(const std::function<result<void>(writer&)>& work);

 private:
  struct entry {
    explicit entry(const std::function<result<void>(writer&)>& wanted) : work(wanted) {}

    const std::function<result<void>(writer&)>& work;
    std::condition_variable turn;
    result<void> outcome;
    std::exception_ptr thrown;
    /// Guarded by the mutex, unlike the members above, which are the leader's until `done`.
    bool done = false;
    bool leads = false;
  };

  void lead();
  [[nodiscard]] entry* next();
  void run(entry& each);
  [[nodiscard]] result<void> run_in_savepoint(entry& each);
  void finish(const std::deque<entry*>& batch);

  connection& database_;
  std::function<void()> committed_;
  std::mutex mutex_;
  std::deque<entry*> waiting_;
  bool led_ = false;
};

}  // namespace ticketwire::store::sqlite

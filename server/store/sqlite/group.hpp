#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
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
/// of its own, waits a moment for those who were answered just before, and commits; a writer that
/// is alone waits for nobody.
///
/// Without that moment those who are answered by one flush would come right after the next has
/// begun, and of so many writers half would share each.
class group {
 public:
  /// `committed` is called after each transaction, when none is open and no other can begin. A
  /// quarter of the time that the last one took is waited for others, `patience` at most.
  group(connection& database, std::function<void()> committed,
        std::chrono::microseconds patience = std::chrono::milliseconds(2))
      : database_(database), committed_(std::move(committed)), patience_(patience) {}

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

  using clock = std::chrono::steady_clock;

  void lead();
  /// The next in the queue for a batch of so many; null where nobody comes.
  [[nodiscard]] entry* next(std::size_t led);
  /// Notes what a batch tells about the next one: who may come, and how long its flush takes.
  void learn(std::size_t writers, clock::duration flushed);
  void run(entry& each);
  [[nodiscard]] result<void> run_in_savepoint(entry& each);
  /// Commits, answers, and returns how many wait then.
  [[nodiscard]] std::size_t finish(const std::deque<entry*>& batch);

  connection& database_;
  std::function<void()> committed_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<entry*> waiting_;
  bool led_ = false;

  std::chrono::microseconds patience_;
  // The leader's.
  clock::time_point wait_until_;
  /// How long it may wait for others, who of late were so many.
  clock::duration moment_{0};
  std::size_t expected_ = 0;
  bool waited_ = false;
  bool gained_ = false;
  /// Batches that wait for nobody, after those that did in vain.
  unsigned in_vain_ = 0;
  unsigned without_ = 0;
};

}  // namespace ticketwire::store::sqlite

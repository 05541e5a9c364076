#include "store/sqlite/group.hpp"

#include <algorithm>
#include <optional>

#include "store/failure.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store::sqlite {
namespace {

// Bounds what one flush makes the first of them wait for.
constexpr std::size_t max_batch = 64;

}  // namespace

result<void> group::write(const std::function<result<void>(writer&)>& work) {
  entry mine(work);
  std::unique_lock guard(mutex_);
  waiting_.push_back(&mine);
  arrived_.notify_one();
  if (!led_) {
    led_ = true;
    mine.leads = true;
  }
  mine.turn.wait(guard, [&] { return mine.leads || mine.done; });
  if (!mine.done) {
    guard.unlock();
    lead();
    guard.lock();
    // Whoever has come meanwhile and is the first leads next.
    led_ = !waiting_.empty();
    if (led_) {
      waiting_.front()->leads = true;
      waiting_.front()->turn.notify_one();
    }
  }
  guard.unlock();
  if (mine.thrown) std::rethrow_exception(mine.thrown);
  return mine.outcome;
}

group::entry* group::next(std::size_t led) {
  std::unique_lock guard(mutex_);
  if (waiting_.empty() && led < expected_ && without_ == 0) {
    waited_ = true;
    arrived_.wait_until(guard, wait_until_, [&] { return !waiting_.empty(); });
    gained_ = gained_ || !waiting_.empty();
  }
  if (waiting_.empty()) return nullptr;
  auto* const first = waiting_.front();
  waiting_.pop_front();
  return first;
}

// The leader is the first in the queue, so its own work is in the batch.
void group::lead() {
  std::deque<entry*> batch;
  database_.clear_failure();
  const auto begun = database_.run("BEGIN IMMEDIATE");
  wait_until_ = clock::now() + moment_;
  waited_ = gained_ = false;
  while (batch.size() < max_batch) {
    auto* const each = next(batch.size());
    if (each == nullptr) break;
    batch.push_back(each);
    if (!begun) {
      each->outcome = begun.error();
      continue;
    }
    run(*each);
    // Some failures, such as a full disk, end the whole transaction.
    if (!database_.in_transaction()) break;
  }
  const auto before = clock::now();
  const std::size_t led = batch.size();
  // Those who have come by then are not those whom this batch answers.
  const std::size_t behind = finish(batch);
  committed_();
  learn(led + behind, clock::now() - before);
}

void group::learn(std::size_t writers, clock::duration flushed) {
  constexpr unsigned longest = 6;
  moment_ = std::min<clock::duration>(flushed / 4, patience_);
  if (gained_) {
    in_vain_ = 0;
  } else if (waited_) {
    in_vain_ = std::min(in_vain_ + 1, longest);
    without_ = 1U << in_vain_;
  }
  if (without_ != 0) --without_;
  expected_ = writers;
}

void group::run(entry& each) {
  try {
    each.outcome = run_in_savepoint(each);
  } catch (...) {
    each.outcome = failure(error_code::internal);
    each.thrown = std::current_exception();
  }
  if (each.outcome || !database_.in_transaction()) return;
  database_.clear_failure();
  // One that could not be undone must not be committed, and nothing with it.
  if (!database_.run("ROLLBACK TO work; RELEASE work")) {
    static_cast<void>(database_.run("ROLLBACK"));
  }
}

result<void> group::run_in_savepoint(entry& each) {
  database_.clear_failure();
  if (auto opened = database_.run("SAVEPOINT work"); !opened) return opened;
  session writing(database_);
  if (auto done = each.work(writing); !done) return done;
  if (const auto& overlooked = database_.failed()) return *overlooked;
  // Found at the commit otherwise, where it would fail the others.
  if (database_.has_open_references()) return failure(error_code::reference_not_found);
  return database_.run("RELEASE work");
}

std::size_t group::finish(const std::deque<entry*>& batch) {
  std::optional<error> lost;
  database_.clear_failure();
  if (database_.in_transaction()) {
    if (const auto done = database_.run("COMMIT"); !done) {
      lost = done.error();
      if (database_.in_transaction()) static_cast<void>(database_.run("ROLLBACK"));
    }
  } else {
    lost = failure(error_code::store_unavailable);
  }
  const std::lock_guard guard(mutex_);
  const std::size_t behind = waiting_.size();
  for (auto* const each : batch) {
    if (lost && each->outcome) each->outcome = *lost;
    each->done = true;
    // Its owner may be gone as soon as the lock is.
    each->turn.notify_one();
  }
  return behind;
}

}  // namespace ticketwire::store::sqlite

#include "store/postgres/pool.hpp"

#include <utility>

#include "store/postgres/failure.hpp"

namespace ticketwire::store::postgres {
namespace {

constexpr std::chrono::seconds longest_wait{10};
// A refusal is quick; only silence takes so long.
constexpr std::chrono::seconds silence{2};
constexpr std::chrono::seconds pause_after_silence{1};
constexpr std::chrono::seconds longest_try{30};

}  // namespace

result<pool::lease> pool::take(std::size_t most) {
  {
    std::unique_lock guard(mutex_);
    const bool ready =
        returned_.wait_for(guard, longest_wait, [&] { return lent_ < most || turned_away(); });
    if (!ready || turned_away()) return failure(error_code::store_unavailable);
    // Until this caller knows more, the others do not try.
    if (silent_) next_try_ = clock::now() + longest_try;
    ++lent_;
    if (!idle_.empty()) {
      auto taken = std::move(idle_.back());
      idle_.pop_back();
      return lease(*this, std::move(taken));
    }
  }
  const auto began = clock::now();
  auto opened = connection::open(conninfo_);
  const auto ended = clock::now();
  if (!opened && ended - began > silence) {
    note_silence();
  } else {
    const std::lock_guard guard(mutex_);
    silent_ = false;
  }
  if (!opened) {
    give_back(nullptr);
    // What libpq says is for whoever starts the server, not for its users.
    return failure(opened.error().code);
  }
  return lease(*this, std::move(*opened));
}

void pool::forget_idle() {
  std::vector<std::unique_ptr<connection>> gone;
  const std::lock_guard guard(mutex_);
  gone.swap(idle_);
}

void pool::note_silence() {
  std::vector<std::unique_ptr<connection>> gone;
  {
    const std::lock_guard guard(mutex_);
    silent_ = true;
    next_try_ = clock::now() + pause_after_silence;
    gone.swap(idle_);
  }
  returned_.notify_all();
}

void pool::give_back(std::unique_ptr<connection> taken) {
  {
    const std::lock_guard guard(mutex_);
    --lent_;
    if (taken != nullptr && taken->idle()) {
      silent_ = false;
      idle_.push_back(std::move(taken));
    }
  }
  returned_.notify_all();
}

}  // namespace ticketwire::store::postgres

#include "store/postgres/pool.hpp"

#include <chrono>
#include <utility>

#include "store/postgres/failure.hpp"

namespace ticketwire::store::postgres {
namespace {

constexpr std::size_t max_connections = 16;
constexpr std::chrono::seconds longest_wait{10};

}  // namespace

result<pool::lease> pool::take() {
  {
    std::unique_lock guard(mutex_);
    if (!returned_.wait_for(guard, longest_wait, [&] { return lent_ < max_connections; })) {
      return failure(error_code::store_unavailable);
    }
    ++lent_;
    if (!idle_.empty()) {
      auto taken = std::move(idle_.back());
      idle_.pop_back();
      return lease(*this, std::move(taken));
    }
  }
  auto opened = connection::open(conninfo_);
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

void pool::give_back(std::unique_ptr<connection> taken) {
  {
    const std::lock_guard guard(mutex_);
    --lent_;
    if (taken != nullptr && taken->idle()) idle_.push_back(std::move(taken));
  }
  returned_.notify_one();
}

}  // namespace ticketwire::store::postgres

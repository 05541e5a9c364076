#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/postgres/connection.hpp"

namespace ticketwire::store::postgres {

/// Connections, opened when they are first needed; at most so many at a time as a caller allows,
/// who waits otherwise.
class pool {
 public:
  static constexpr std::size_t for_work = 16;
  /// For those who are quick: they need not wait for those who are not.
  static constexpr std::size_t for_looks = for_work + 2;

  explicit pool(std::string conninfo) : conninfo_(std::move(conninfo)) {}

  /// A connection that is lent until its destruction.
  class lease {
   public:
    lease(pool& owner, std::unique_ptr<connection> taken) noexcept
        : owner_(&owner), taken_(std::move(taken)) {}
    lease(lease&& other) noexcept = default;
    lease& operator=(lease&&) = delete;
    ~lease() {
      if (taken_ != nullptr) owner_->give_back(std::move(taken_));
    }
    [[nodiscard]] connection& operator*() const noexcept { return *taken_; }

   private:
    pool* owner_;
    std::unique_ptr<connection> taken_;
  };

  /// Errors: store_unavailable when the server cannot be reached, or when none has become free for
  /// 10 seconds; at once while the server is silent, but for one caller a second.
  [[nodiscard]] result<lease> take(std::size_t most);
  /// Drops the connections that lie idle: the server has closed them.
  void forget_idle();
  /// The server answers nobody: whoever comes now need not wait to find that out.
  void note_silence();

 private:
  using clock = std::chrono::steady_clock;

  /// For holders of the mutex: whether a caller is to be turned away.
  [[nodiscard]] bool turned_away() const { return silent_ && clock::now() < next_try_; }
  void give_back(std::unique_ptr<connection> taken);

  std::string conninfo_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<connection>> idle_;
  std::size_t lent_ = 0;
  bool silent_ = false;
  clock::time_point next_try_;
};

}  // namespace ticketwire::store::postgres

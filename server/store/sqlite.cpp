#include "store/sqlite.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "store/sql/transact.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/group.hpp"
#include "store/sqlite/lock.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/session.hpp"

namespace ticketwire::store {
namespace {

using sqlite::connection;

constexpr std::size_t max_readers = 16;
/// For those who are quick: they need not wait for those who are not.
constexpr std::size_t max_lookers = max_readers + 2;

/// Connections for reading, opened when they are first needed; at most so many at a time as a
/// caller allows, who waits otherwise.
class reader_pool {
 public:
  reader_pool(std::string file, const query_limits& limits)
      : file_(std::move(file)), limits_(limits) {}

  result<std::unique_ptr<connection>> take(std::size_t most) {
    {
      std::unique_lock guard(mutex_);
      returned_.wait(guard, [&] { return !paused_ && lent_ < most; });
      ++lent_;
      if (!idle_.empty()) {
        auto taken = std::move(idle_.back());
        idle_.pop_back();
        return taken;
      }
    }
    auto opened = connection::open(file_, connection::access::read);
    if (!opened) {
      give_back(nullptr);
    } else {
      (*opened)->limit(limits_.time);
    }
    return opened;
  }

  /// Keeps new readers waiting until its end, and waits for the present ones, a second at most: one
  /// of them may be waiting for the writer.
  class pause_guard {
   public:
    explicit pause_guard(reader_pool& owner) : owner_(owner) {
      std::unique_lock guard(owner_.mutex_);
      owner_.paused_ = true;
      owner_.returned_.wait_for(guard, std::chrono::seconds(1), [&] { return owner_.lent_ == 0; });
    }
    pause_guard(const pause_guard&) = delete;
    pause_guard& operator=(const pause_guard&) = delete;
    ~pause_guard() {
      {
        const std::lock_guard guard(owner_.mutex_);
        owner_.paused_ = false;
      }
      owner_.returned_.notify_all();
    }

   private:
    reader_pool& owner_;
  };
  [[nodiscard]] pause_guard pause() { return pause_guard(*this); }

  void give_back(std::unique_ptr<connection> taken) {
    {
      const std::lock_guard guard(mutex_);
      --lent_;
      // One that could not end its transaction would go on showing an old snapshot.
      if (taken != nullptr && !taken->in_transaction()) idle_.push_back(std::move(taken));
    }
    returned_.notify_all();
  }

 private:
  std::string file_;
  query_limits limits_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<connection>> idle_;
  std::size_t lent_ = 0;
  bool paused_ = false;
};

class sqlite_store final : public store {
 public:
  sqlite_store(sqlite::file_lock lock, std::string file, std::unique_ptr<connection> writing,
               const query_limits& limits)
      : lock_(std::move(lock)),
        writing_(std::move(writing)),
        writers_(*writing_, [this] { shorten_log(); }),
        readers_(std::move(file), limits) {}

  // Leaves one whole file behind; a failure here costs nothing, since the log is kept.
  ~sqlite_store() override { static_cast<void>(writing_->run("PRAGMA wal_checkpoint(TRUNCATE)")); }

  result<void> read(const std::function<result<void>(reader&)>& work) override {
    return read(work, max_readers);
  }

  result<void> look(const std::function<result<void>(reader&)>& work) override {
    return read(work, max_lookers);
  }

  result<void> write(const std::function<result<void>(writer&)>& work) override {
    return writers_.write(work);
  }

 private:
  struct lease {
    reader_pool& pool;
    std::unique_ptr<connection> taken;
    ~lease() { pool.give_back(std::move(taken)); }
  };

  result<void> read(const std::function<result<void>(reader&)>& work, std::size_t most) {
    auto taken = readers_.take(most);
    if (!taken) return taken.error();
    lease held{readers_, std::move(*taken)};
    sqlite::session session(*held.taken);
    return sql::transact(*held.taken, "BEGIN DEFERRED", [&] { return work(session); });
  }

  // The log begins anew only when no reader uses it, which under load may never be.
  void shorten_log() {
    constexpr std::int64_t long_log = 64 * 1'024 * 1'024;
    if (writing_->log_bytes() < long_log) return;
    const auto pause = readers_.pause();
    static_cast<void>(writing_->run("PRAGMA wal_checkpoint(RESTART)"));
    writing_->forget_log();
  }

  // Declared first and so released last, when every connection is closed.
  sqlite::file_lock lock_;
  std::unique_ptr<connection> writing_;
  sqlite::group writers_;
  reader_pool readers_;
};

// Two names of one file must lead to one lock.
std::string resolved(const std::filesystem::path& file) {
  std::error_code ignored;
  auto whole = std::filesystem::weakly_canonical(file, ignored);
  return ignored ? file.string() : whole.string();
}

}  // namespace

result<std::unique_ptr<store>> open_sqlite(const std::filesystem::path& file,
                                           const query_limits& limits) {
  const auto path = resolved(file);
  auto lock = sqlite::file_lock::acquire(path + ".lock");
  if (!lock) return lock.error();
  auto writing = connection::open(path, connection::access::write);
  if (!writing) return writing.error();
  if (auto migrated = sqlite::migrate(**writing); !migrated) return migrated.error();
  return std::unique_ptr<store>(
      std::make_unique<sqlite_store>(std::move(*lock), path, std::move(*writing), limits));
}

}  // namespace ticketwire::store

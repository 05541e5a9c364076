#include "store/memory.hpp"

#include <mutex>
#include <utility>

#include "store/memory/session.hpp"

namespace ticketwire::store {
namespace {

using memory::session;

class memory_store final : public store {
 public:
  result<void> read(const std::function<result<void>(reader&)>& work) override {
    auto snapshot = current();
    session reading(snapshot, session::access::read);
    if (auto done = work(reading); !done) return done;
    return reading.finish();
  }

  result<void> write(const std::function<result<void>(writer&)>& work) override {
    const std::lock_guard one_writer(writing_);
    auto staged = current();
    session writing(staged, session::access::write);
    if (auto done = work(writing); !done) return done;
    if (auto done = writing.finish(); !done) return done;
    const std::lock_guard guard(mutex_);
    std::swap(data_, staged);
    return {};
  }

 private:
  memory::data current() {
    const std::lock_guard guard(mutex_);
    return data_;
  }

  std::mutex writing_;
  std::mutex mutex_;
  memory::data data_;
};

}  // namespace

std::unique_ptr<store> open_memory() {
  return std::make_unique<memory_store>();
}

}  // namespace ticketwire::store

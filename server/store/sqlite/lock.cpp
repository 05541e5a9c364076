#include "store/sqlite/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "store/sqlite/failure.hpp"

namespace ticketwire::store::sqlite {

result<file_lock> file_lock::acquire(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return failure(error_code::store_unavailable);
  file_lock lock(descriptor);
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    return failure(errno == EWOULDBLOCK ? error_code::store_locked : error_code::store_unavailable);
  }
  return lock;
}

// The file stays: removing it would let two processes hold locks on two files of one name.
file_lock::~file_lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace ticketwire::store::sqlite

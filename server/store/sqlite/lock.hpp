#pragma once

#include <string>
#include <utility>

#include "ticketwire/result.hpp"

namespace ticketwire::store::sqlite {

/// An exclusive lock on a file, held until destruction or the end of the process.
class file_lock {
 public:
  /// Creates the file where it is missing. Errors: store_locked, store_unavailable.
  [[nodiscard]] static result<file_lock> acquire(const std::string& file);

  file_lock(file_lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  file_lock& operator=(file_lock&&) = delete;
  ~file_lock();

 private:
  explicit file_lock(int descriptor) noexcept : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace ticketwire::store::sqlite

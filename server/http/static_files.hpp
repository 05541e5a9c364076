#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Serves the files below one folder, and nothing else: paths with a dot segment, a hidden name, a
/// backslash, an encoded slash or a symbolic link that leads out do not exist for it.
class static_files {
 public:
  /// Without a folder (an empty path, or one that is missing) it has no files.
  explicit static_files(const std::filesystem::path& folder);

  /// Answers GET with 200 or 304, other methods with 405; nothing where there is no such file. A
  /// path that ends with a slash means its index.html. Files over 64 MiB do not exist.
  [[nodiscard]] std::optional<http::response> answer(const http::request& request) const;

 private:
  [[nodiscard]] std::optional<std::filesystem::path> find(std::string_view target) const;

  /// Canonical; empty when there is nothing to serve.
  std::filesystem::path root_;
};

}  // namespace ticketwire::server

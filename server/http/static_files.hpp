#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/compression.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Serves the files below one folder, and nothing else: paths with a dot segment, a hidden name, a
/// backslash, an encoded slash or a symbolic link that leads out do not exist for it.
class static_files {
 public:
  /// Without a folder (an empty path, or one that is missing) it has no files.
  explicit static_files(const std::filesystem::path& folder);

  /// Answers GET with 200 or 304, other methods with 405; nothing where there is no such file. A
  /// path that ends with a slash means its index.html. Files over 64 MiB do not exist. What
  /// compresses is compressed where Accept-Encoding takes it, once for each version of a file.
  [[nodiscard]] std::optional<http::response> answer(const http::request& request) const;

 private:
  [[nodiscard]] std::optional<std::filesystem::path> find(std::string_view target) const;

  /// A file's bytes in a coding, read and made on first need; null where they would not be shorter.
  [[nodiscard]] std::shared_ptr<const std::string> encoded(const std::string& tag,
                                                           const std::filesystem::path& file,
                                                           std::uintmax_t size,
                                                           coding coding) const;

  /// Canonical; empty when there is nothing to serve.
  std::filesystem::path root_;
  mutable std::mutex mutex_;
  /// By entity tag, which names path, version and coding.
  mutable std::map<std::string, std::shared_ptr<const std::string>> encoded_;
  mutable std::size_t encoded_bytes_ = 0;
};

}  // namespace ticketwire::server

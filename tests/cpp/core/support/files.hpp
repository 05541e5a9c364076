#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketwire::support {

/// A file's bytes; nullopt where it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

/// Paths of a folder's files whose names end with `ending`, sorted; empty where it is missing.
[[nodiscard]] std::vector<std::string> list_files(const std::string& folder,
                                                  std::string_view ending);

/// A folder of the project by its path from the root.
[[nodiscard]] std::string project_path(std::string_view path);

/// A path in the conformance data beside the project.
[[nodiscard]] std::string conformance_path(std::string_view path);

/// Why conformance data is not there; empty where it is.
[[nodiscard]] std::string conformance_missing(std::string_view path);

}  // namespace ticketwire::support

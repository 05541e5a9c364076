#pragma once

#include <filesystem>
#include <string>

#include "store/store.hpp"

namespace ticketwire::server {

/// Whether a file is one that export_file() wrote; false also where it cannot be read.
[[nodiscard]] bool is_export_file(const std::filesystem::path& file);

/// Writes a whole store to a new file, which appears under its name when it is complete and on
/// disk, and tells on standard error how far it is, each second. Returns what went wrong; empty
/// when nothing did. A file that is there is left alone.
[[nodiscard]] std::string export_file(store::store& store, const std::filesystem::path& file);

/// The reverse, into an empty store. Returns what went wrong, with file and line.
[[nodiscard]] std::string import_file(store::store& store, const std::filesystem::path& file);

}  // namespace ticketwire::server

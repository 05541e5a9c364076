#pragma once

#include <filesystem>
#include <memory>

#include "store/store.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// Opens the SQLite database in `file`, creating it (not its folder) and bringing its schema up to
/// date. What write() acknowledges has been synced to disk; reads go on beside a write.
///
/// The store holds an advisory lock on "<file>.lock" for as long as it lives; the kernel releases
/// it however the process ends. write() must not be called from within write().
///
/// Errors: store_locked while anybody else holds the file, store_schema when a newer version wrote
/// it, store_unavailable when it cannot be read and written or is not a database. Later on a full
/// disk or an I/O error is store_unavailable, and a row that points to a missing ticket is
/// reference_not_found.
[[nodiscard]] result<std::unique_ptr<store>> open_sqlite(const std::filesystem::path& file,
                                                         const query_limits& limits = {});

}  // namespace ticketwire::store

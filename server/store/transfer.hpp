#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "store/store.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// Called now and then with the rows moved so far.
using progress = std::function<void(std::int64_t rows)>;

/// Whether a file that begins so is one that export_store() wrote.
[[nodiscard]] bool is_export(std::string_view first_bytes) noexcept;

/// Writes everything that a store keeps as JSON Lines (RFC 8259, one value a line): a line that
/// names format and version, one for each row in a fixed order (docs/scale.md), a last one with
/// their number. Equal contents give equal bytes, whatever the engine. All of one snapshot; memory
/// holds a page of rows at a time. Returns the rows written. Errors: the store's, store_unavailable
/// when `out` fails.
[[nodiscard]] result<std::int64_t> export_store(store& from, std::ostream& out,
                                                const progress& told);

/// What became of an import. `problem` is empty when all went well; `line` is the line of `in` that
/// it is about, or 0.
struct import_outcome {
  std::int64_t rows = 0;
  std::int64_t line = 0;
  std::string problem;
};

/// Reads what export_store() wrote into an empty store, in one transaction: on any problem nothing
/// has changed. `in` must be seekable. Ids, password hashes and hashes of tokens stay as they are,
/// and ids that were given out before are not given out again.
[[nodiscard]] import_outcome import_store(store& into, std::istream& in, const progress& told);

}  // namespace ticketwire::store

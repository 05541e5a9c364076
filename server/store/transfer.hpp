#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "store/store.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// What an export is written to.
class export_target {
 public:
  virtual ~export_target() = default;
  /// Back to where the export begins: the store has to begin anew.
  virtual void rewind() = 0;
  /// False when it could not be written.
  virtual bool write(std::string_view bytes) = 0;
};

/// What an import is read from.
class import_source {
 public:
  virtual ~import_source() = default;
  /// Back to where the import begins.
  virtual void rewind() = 0;
  /// The next bytes, as long as nothing else is called; none at the end.
  virtual std::string_view next() = 0;
};

/// Called now and then with the rows moved so far.
using progress = std::function<void(std::int64_t rows)>;

/// Whether a file that begins so is one that export_store() wrote.
[[nodiscard]] bool is_export(std::string_view first_bytes) noexcept;

/// Writes everything that a store keeps as JSON Lines (RFC 8259, one value a line): a line that
/// names format and version, one for each row in a fixed order (docs/scale.md), a last one with
/// their number. Equal contents give equal bytes, whatever the engine. All of one snapshot; memory
/// holds a page of rows at a time. Returns the rows written. Errors: the store's, store_unavailable
/// when `out` fails.
[[nodiscard]] result<std::int64_t> export_store(store& from, export_target& out,
                                                const progress& told);
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
/// has changed. A stream must be seekable. Ids, password hashes and hashes of tokens stay as they
/// are, and ids that were given out before are not given out again.
[[nodiscard]] import_outcome import_store(store& into, import_source& in, const progress& told);
[[nodiscard]] import_outcome import_store(store& into, std::istream& in, const progress& told);

}  // namespace ticketwire::store

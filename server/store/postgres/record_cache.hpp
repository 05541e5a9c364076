#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace ticketwire::store::postgres {

/// Records as they were at the count of changes at which they were read, so that a save need not
/// ask for each that its answer joins. Those that are not there are not kept: a new record is no
/// change. Safe to call from several threads.
class record_cache {
 public:
  /// `most` counts the bytes of bodies and keys.
  explicit record_cache(std::size_t most) : most_(most) {}

  /// The record as it is at this count; nullopt where that is not known.
  [[nodiscard]] std::optional<record> find(std::int64_t changes, std::string_view carrier,
                                           std::int32_t id);
  /// The same of every record of a carrier.
  [[nodiscard]] std::optional<std::vector<record>> all(std::int64_t changes,
                                                       std::string_view carrier);
  // Keep what was read in the snapshot that told the count.
  void put(std::int64_t changes, const record& row);
  void put_all(std::int64_t changes, std::string_view carrier, const std::vector<record>& rows);

 private:
  /// Whether so many bytes more, of records as they are at this count, are to be kept.
  [[nodiscard]] bool make_room(std::int64_t changes, std::size_t more);

  std::size_t most_;
  std::mutex mutex_;
  /// Of all that is kept.
  std::int64_t changes_ = 0;
  std::size_t bytes_ = 0;
  std::map<std::string, std::vector<record>, std::less<>> lists_;
  std::map<std::pair<std::string, std::int32_t>, std::string> bodies_;
};

}  // namespace ticketwire::store::postgres

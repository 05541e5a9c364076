#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/store.hpp"

namespace ticketwire::service {

/// Answers about tickets as they were written, by what they are made of: what is found for the
/// version that the store tells now is the answer now, whoever changed what. The least recently
/// used go where the bytes would be more than allowed. Safe to call from several threads.
class ticket_cache {
 public:
  /// `most` counts bodies and keys, and what keeping each of them costs.
  explicit ticket_cache(std::size_t most) : most_(most) {}

  /// The answer for a key at a version; null where it is not known.
  [[nodiscard]] std::shared_ptr<const std::string> find(const std::string& key,
                                                        const store::ticket_version& version);
  /// Keeps an answer, in the place of an older one.
  void put(std::string key, const store::ticket_version& version, std::string_view body);

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct entry {
    std::string key;
    store::ticket_version version;
    std::shared_ptr<const std::string> body;
  };
  using entries = std::list<entry>;

  [[nodiscard]] static std::size_t cost(const entry& entry) noexcept;
  void erase(entries::iterator at);

  std::size_t most_;
  mutable std::mutex mutex_;
  /// The most recently used first.
  entries entries_;
  std::unordered_map<std::string_view, entries::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace ticketwire::service

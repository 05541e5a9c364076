#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// The members of a stored carrier by property name. What is unset is not there; nested carriers
/// hold their key alone, dates are in UTC. Members that were not changed stay where they lie in the
/// stored text, which is kept for as long; like a text's values they are for one thread.
class members {
 public:
  members() = default;
  explicit members(const json::value& stored);

  /// The members in the table's order as one object; behind them the one of the name `more`, which
  /// is none of the carrier's.
  [[nodiscard]] std::string write(const schema::carrier_type& type,
                                  std::string_view more = {}) const;

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// JSON of a member; empty where unset. Valid until the member changes.
  [[nodiscard]] std::string_view json(std::string_view name) const;
  /// The same as a value; nullopt where unset.
  [[nodiscard]] std::optional<json::value> value(std::string_view name) const;
  /// 0, empty or false where unset.
  [[nodiscard]] std::int32_t number(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;
  [[nodiscard]] bool truth(std::string_view name) const { return json(name) == "true"; }
  [[nodiscard]] store::ticks date(std::string_view name) const;
  /// The key of a nested carrier.
  [[nodiscard]] std::int32_t reference(std::string_view name) const;

  void set_json(std::string_view name, std::string json);
  void set_number(std::string_view name, std::int64_t value);
  void set_text(std::string_view name, std::string_view value);
  /// Unset with 0.
  void set_date(std::string_view name, store::ticks value);
  /// A nested carrier by its key; unset with 0.
  void set_reference(std::string_view name, std::string_view key, std::int32_t id);
  void erase(std::string_view name);

  bool operator==(const members& other) const;

 private:
  /// In the stored text, or set since.
  struct entry {
    std::string name;
    std::optional<json::value> stored;
    std::string set;
    /// What was set, once it has been looked into.
    mutable std::optional<json::document> read = {};

    [[nodiscard]] std::string_view raw() const noexcept { return stored ? stored->raw() : set; }
  };

  [[nodiscard]] const entry* find(std::string_view name) const noexcept;

  /// Keeps the bytes of what is stored.
  std::shared_ptr<const json::text> source_;
  /// By name.
  std::vector<entry> list_;
};

}  // namespace ticketwire::service

#pragma once

#include <set>
#include <string>
#include <string_view>

#include "service/record/members.hpp"
#include "service/record/presenter.hpp"
#include "store/store.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::service {

/// How dictionaries that a client sends meet those that are stored.
enum class dictionary_mode { merge, replace };

/// Brings what a client sends for a carrier (bound to its type) into the form that is stored:
/// read-only properties are passed over, nested carriers are reduced to a key that exists, sets
/// lose their duplicates, dates become UTC. A member that is null removes the entry.
class change_reader {
 public:
  /// `fixed` names entries of dictionaries that no client may add, change or remove, in any case.
  change_reader(presenter& presenter, const time_zone& zone,
                const std::set<std::string>& fixed = {})
      : presenter_(presenter), zone_(zone) {
    for (const std::string& name : fixed) fixed_.insert(ascii::lower(name));
  }

  /// Applies every member of `sent` to `stored`.
  /// Errors, with pointer: reference_not_found, argument for an array of more than 10,000 elements,
  /// store errors.
  result<void> apply(const json::value& sent, const schema::carrier_type& type,
                     dictionary_mode mode, members& stored);

 private:
  result<void> property(const json::value& value, const schema::property& row, dictionary_mode mode,
                        members& stored);
  void put_date(const json::value& value, const schema::property& row, members& stored) const;
  result<void> reference(const json::value& value, const schema::property& row, members& stored);
  result<void> array(const json::value& value, const schema::property& row, members& stored);
  result<void> dictionary(const json::value& value, const schema::property& row,
                          dictionary_mode mode, members& stored);
  result<bool> exists(const schema::carrier_type& type, std::int32_t id, std::string_view pointer);
  [[nodiscard]] bool is_fixed(std::string_view key) const {
    return fixed_.contains(ascii::lower(key));
  }
  std::string inline_carrier(const json::value& value, const schema::carrier_type& type);

  presenter& presenter_;
  const time_zone& zone_;
  /// In lower case, as dictionaries compare their keys.
  std::set<std::string> fixed_;
};

}  // namespace ticketwire::service

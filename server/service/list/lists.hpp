#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/locale/locale.hpp"
#include "service/record/members.hpp"
#include "store/store.hpp"

namespace ticketwire::service {

/// Where a list's items come from, by the members of the records behind it.
struct mdo_list {
  std::string_view name;
  std::string_view carrier;
  std::string_view item_name;
  std::string_view tool_tip;
  std::string_view rank;
  /// Members that ExtraInfo names, each as `label=value`; a single one without label is its text.
  std::array<std::pair<std::string_view, std::string_view>, 2> extra;
  /// Members that a query searches besides the name; a list of whom there are many, of which only
  /// the best are answered. None where the list is always whole.
  std::array<std::string_view, 3> searched;
  /// Type of the items; may be empty.
  std::string_view type = {};
  /// Name of an item without those above it, and key of the one above it; in a tree.
  std::string_view short_name = {};
  std::string_view parent = {};
  /// Member and value that hide a record unless deleted ones are asked for.
  std::pair<std::string_view, std::string_view> retired = {};
};

/// What a caller asks of a list.
struct mdo_request {
  std::string name;
  std::string query;
  bool flat = false;
  /// Of the additional information: names in any case.
  bool hierarchy = false;
  bool only_own = false;
  bool short_names = false;
  bool short_tool_tip = false;
  bool show_deleted = false;

  /// Reads `name=value` pairs between `&` or `;`; a name alone is true, others are passed over.
  void read_additional(std::string_view text);
};

struct mdo_item {
  std::int32_t id = 0;
  std::string name;
  std::string tool_tip = {};
  std::int32_t rank = 0;
  std::string type = {};
  std::string extra_info = {};
  std::string full_name = {};
  bool deleted = false;
  std::int32_t parent = 0;
  std::vector<mdo_item> children = {};
};

/// The items of a list in the request's language; nullopt where there is no such list. Names
/// compare without case; what a name may end with adds items before the others: `withallitem`,
/// `withnoselection`, after `headings`, which adds none here. `caller` is an associate.
[[nodiscard]] result<std::optional<std::vector<mdo_item>>> read_mdo_list(
    store::reader& reader, const locale& locale, std::int32_t caller, const mdo_request& request);

}  // namespace ticketwire::service

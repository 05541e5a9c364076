#include "ticketwire/select/select.hpp"

#include <algorithm>

#include "carrier/row_finder.hpp"
#include "carrier/typed_reader.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::select {
namespace {

using branch = selection::branch;
using schema::carrier_type;
using schema::property;

constexpr std::size_t max_paths = 1000;
constexpr std::size_t max_names = 32;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(ascii::trim(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// One path as a chain of branches; false where it names something that is not there.
bool follow(std::span<const std::string_view> names, const carrier_type* type, bool dictionary,
            std::vector<branch>& chain) {
  for (const std::string_view name : names) {
    if (dictionary) {
      chain.push_back({nullptr, std::string(name), {}});
      dictionary = false;
      continue;
    }
    const property* row = type == nullptr ? nullptr : schema::find_property(*type, name);
    if (row == nullptr) return false;
    chain.push_back({row, {}, {}});
    dictionary = row->shape == schema::shape::dictionary;
    type = schema::carrier_of(*row);
  }
  return true;
}

bool same_place(const branch& a, const branch& b) {
  return a.property == b.property && json::equal_ignore_case(a.key, b.key);
}

/// Merges a chain into the branches: a whole selection swallows the parts beneath it.
void graft(std::vector<branch>& branches, std::span<branch> chain) {
  const auto found = std::find_if(branches.begin(), branches.end(), [&](const branch& other) {
    return same_place(other, chain.front());
  });
  if (found == branches.end()) {
    branches.push_back(chain.front());
    if (chain.size() > 1) graft(branches.back().parts, chain.subspan(1));
  } else if (chain.size() == 1) {
    found->parts.clear();
  } else if (!found->parts.empty()) {
    graft(found->parts, chain.subspan(1));
  }
}

const branch* find(const std::vector<branch>& branches, const property* row,
                   const json::name& name) {
  for (const branch& each : branches) {
    const bool here = row != nullptr ? each.property == row : name.equals_ignore_case(each.key);
    if (here) return &each;
  }
  return nullptr;
}

// Recursion follows the selection, whose depth is bounded when it is parsed.
class projector {
 public:
  explicit projector(std::string& out) noexcept : out_(out) {}

  void carrier(const json::value& value, const carrier_type& type,
               const std::vector<branch>& branches, bool keep_key) {
    if (value.kind() != json::kind::object) return write(value);
    out_.begin_object();
    carrier::row_finder rows(type);
    // What stands around a name in the pool: `,"Title":`.
    const bool pooled = carrier::typed_reader::knows(type);
    for (const json::child& member : value.children()) {
      const property* row = rows.find(member.name);
      if (pooled && rows.exact()) {
        out_.name_ready({row->name.data() - 2, row->name.size() + 4});
      } else {
        out_.name_raw(member.name.raw());
      }
      if (row == nullptr) {
        out_.null();
      } else if (keep_key && row->name == type.key) {
        write(member.value);
      } else if (const branch* selected = find(branches, row, member.name)) {
        whole(member.value, *row, selected->parts);
      } else {
        carrier::write_unset(out_, *row);
      }
    }
    out_.end_object();
  }

 private:
  void whole(const json::value& value, const property& row, const std::vector<branch>& parts) {
    if (parts.empty()) return write(value);
    const carrier_type* type = schema::carrier_of(row);
    if (row.shape == schema::shape::dictionary) return dictionary(value, type, parts);
    if (row.shape == schema::shape::single || value.kind() != json::kind::array) {
      return carrier(value, *type, parts, false);
    }
    out_.begin_array();
    for (const json::child& element : value.children()) {
      carrier(element.value, *type, parts, false);
    }
    out_.end_array();
  }

  void dictionary(const json::value& value, const carrier_type* type,
                  const std::vector<branch>& parts) {
    if (value.kind() != json::kind::object) return write(value);
    out_.begin_object();
    for (const json::child& entry : value.children()) {
      const branch* selected = find(parts, nullptr, entry.name);
      if (selected == nullptr) continue;
      out_.name_raw(entry.name.raw());
      if (type == nullptr || selected->parts.empty()) {
        write(entry.value);
      } else {
        carrier(entry.value, *type, selected->parts, false);
      }
    }
    out_.end_object();
  }

  void write(const json::value& value) { out_.value(value); }

  json::writer out_;
};

}  // namespace

result<selection> selection::parse(std::string_view list, const carrier_type& type) {
  selection out;
  const std::vector<std::string_view> paths = split(list, ',');
  if (paths.size() > max_paths) {
    return error{.code = error_code::argument, .detail = "$select is too long"};
  }
  for (const std::string_view path : paths) {
    if (path.empty()) continue;
    out.all_ = false;
    const std::vector<std::string_view> names = split(path, '/');
    if (names.size() > max_names) {
      return error{.code = error_code::argument, .detail = "$select is too deep"};
    }
    std::vector<branch> chain;
    if (follow(names, &type, false, chain)) graft(out.branches_, chain);
  }
  return out;
}

std::string project(const json::value& carrier, const carrier_type& type,
                    const selection& selection) {
  if (selection.all()) return json::write(carrier);
  std::string out;
  projector(out).carrier(carrier, type, selection.branches(), true);
  return out;
}

}  // namespace ticketwire::select

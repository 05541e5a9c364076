#include "ticketwire/select/select.hpp"

#include "carrier/row_finder.hpp"
#include "carrier/typed_reader.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::select {
namespace {

using branch = selection::branch;
using schema::carrier_type;
using schema::property;

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

std::string project(const json::value& carrier, const carrier_type& type,
                    const selection& selection) {
  if (selection.all()) return json::write(carrier);
  std::string out;
  projector(out).carrier(carrier, type, selection.branches(), true);
  return out;
}

}  // namespace ticketwire::select

#include "patch/diff/request_value.hpp"

#include <utility>

#include "patch/compare/comparer.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::patch {
namespace {

// Recursion is bounded by the depth of the value.
class request_writer {
 public:
  request_writer(json::writer& out, bool guard) : out_(out), guard_(guard) {}

  void value(const json::value& value, const site& where) {
    if (value.kind() == json::kind::array) return elements(value, where);
    if (value.kind() != json::kind::object) return static_cast<void>(out_.value(value));
    if (where.kind == site::kind::carrier) return carrier(value, where);
    entries(value, where);
  }

 private:
  void elements(const json::value& value, const site& where) {
    const site element = where.kind == site::kind::array ? element_of(where) : site{};
    out_.begin_array();
    for (const json::child& each : value.children()) this->value(each.value, element);
    out_.end_array();
  }

  void entries(const json::value& value, const site& where) {
    const site element = where.kind == site::kind::dictionary ? element_of(where) : site{};
    out_.begin_object();
    for (const json::child& each : value.children()) {
      out_.name_raw(each.name.raw());
      this->value(each.value, element);
    }
    out_.end_object();
  }

  void carrier(const json::value& value, const site& where) {
    const schema::carrier_type& type = *where.carrier;
    const std::vector<optional_value> members = members_by_row(value, type).values;
    const auto set = [&](std::size_t i) {
      return members[i] && !equivalent(members[i], std::nullopt, site_of(type.properties[i]));
    };
    bool by_key = false;
    for (std::size_t i = 0; guard_ && i < members.size(); ++i) {
      by_key = by_key || (type.properties[i].name == type.key && set(i));
    }
    // A guard begins with its first member.
    bool open = !guard_;
    if (open) out_.begin_object();
    for (std::size_t i = 0; i < members.size(); ++i) {
      const schema::property& row = type.properties[i];
      if (!members[i] || row.response_only) continue;
      if (guard_ && (by_key ? row.name != type.key : !set(i))) continue;
      if (!std::exchange(open, true)) out_.begin_object();
      out_.name(row.name);
      this->value(*members[i], site_of(row));
    }
    if (open) {
      out_.end_object();
    } else {
      out_.null();
    }
  }

  json::writer& out_;
  bool guard_;
};

}  // namespace

void write_value(json::writer& out, const json::value& value, const site& where) {
  request_writer(out, false).value(value, where);
}

void write_guard(json::writer& out, const json::value& value, const site& where) {
  request_writer(out, true).value(value, where);
}

}  // namespace ticketwire::patch

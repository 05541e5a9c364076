#include "patch/diff/request_value.hpp"

#include <utility>

#include "patch/compare/comparer.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

// Recursion is bounded by the depth of the value.
class appender {
 public:
  appender(std::string& out, bool guard) : out_(out), guard_(guard) {}

  void value(const json::value& value, const site& where) {
    if (value.kind() == json::kind::array) return elements(value, where);
    if (value.kind() != json::kind::object) return json::write(value, out_);
    if (where.kind == site::kind::carrier) return carrier(value, where);
    entries(value, where);
  }

 private:
  void separate(bool& comma) {
    if (std::exchange(comma, true)) out_.push_back(',');
  }

  void elements(const json::value& value, const site& where) {
    const site element = where.kind == site::kind::array ? element_of(where) : site{};
    bool comma = false;
    out_.push_back('[');
    for (const json::child& each : value.children()) {
      separate(comma);
      this->value(each.value, element);
    }
    out_.push_back(']');
  }

  void entries(const json::value& value, const site& where) {
    const site element = where.kind == site::kind::dictionary ? element_of(where) : site{};
    bool comma = false;
    out_.push_back('{');
    for (const json::child& each : value.children()) {
      separate(comma);
      out_.append(each.name.raw()).push_back(':');
      this->value(each.value, element);
    }
    out_.push_back('}');
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
    const std::size_t start = out_.size();
    bool comma = false;
    out_.push_back('{');
    for (std::size_t i = 0; i < members.size(); ++i) {
      const schema::property& row = type.properties[i];
      if (!members[i] || row.response_only) continue;
      if (guard_ && (by_key ? row.name != type.key : !set(i))) continue;
      separate(comma);
      json::append_string(out_, row.name);
      out_.push_back(':');
      this->value(*members[i], site_of(row));
    }
    out_.push_back('}');
    if (guard_ && !comma) out_.replace(start, std::string::npos, "null");
  }

  std::string& out_;
  bool guard_;
};

}  // namespace

void append_value(std::string& out, const json::value& value, const site& where) {
  appender(out, false).value(value, where);
}

void append_guard(std::string& out, const json::value& value, const site& where) {
  appender(out, true).value(value, where);
}

}  // namespace ticketwire::patch

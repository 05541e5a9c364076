#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/form.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::codec {
namespace {

using schema::property;
using schema::value_type;

/// The application/x-www-form-urlencoded percent-encode set (WHATWG URL section 1.3).
void append_encoded(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  for (const char c : text) {
    if (ascii::is_alphanumeric(c) || c == '*' || c == '-' || c == '.' || c == '_') {
      out.push_back(c);
    } else if (c == ' ') {
      out.push_back('+');
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(hex[byte >> 4]);
      out.push_back(hex[byte & 15]);
    }
  }
}

/// Walks a bound carrier; `name_` is the way to the value at hand.
class writer {
 public:
  explicit writer(std::string& out) noexcept : out_(out) {}

  // Recursion is bounded by the depth of the text.
  bool carrier(const json::value& value, const schema::carrier_type& type);

 private:
  bool whole(const json::value& value, const property& row);
  bool element(const json::value& value, const property& row);
  void field(std::optional<std::string_view> text);

  std::string& out_;
  std::string name_;
};

bool writer::carrier(const json::value& value, const schema::carrier_type& type) {
  const std::size_t length = name_.size();
  for (const json::child& member : value.children()) {
    if (!name_.empty()) name_.push_back('.');
    const std::string name = member.name.decode();
    name_.append(name);
    if (!whole(member.value, *schema::find_property(type, name))) return false;
    name_.resize(length);
  }
  return true;
}

bool writer::whole(const json::value& value, const property& row) {
  if (row.shape == schema::shape::single || value.is_null()) return element(value, row);
  if (value.size() == 0) field("");
  if (row.shape == schema::shape::dictionary && row.type == value_type::carrier) return false;
  const std::size_t length = name_.size();
  std::size_t index = 0;
  for (const json::child& each : value.children()) {
    const bool array = row.shape == schema::shape::array;
    name_.append("[").append(array ? std::to_string(index++) : each.name.decode()).append("]");
    if (!element(each.value, row)) return false;
    name_.resize(length);
  }
  return true;
}

bool writer::element(const json::value& value, const property& row) {
  const bool literal = value.kind() == json::kind::number || value.kind() == json::kind::boolean;
  if (value.is_null()) {
    field(std::nullopt);
  } else if (literal || row.type == value_type::any) {
    field(json::write(value));
  } else if (value.kind() == json::kind::string) {
    field(value.string());
  } else if (value.size() == 0) {
    field("");
  } else {
    return carrier(value, *schema::carrier_of(row));
  }
  return true;
}

void writer::field(std::optional<std::string_view> text) {
  if (!out_.empty()) out_.push_back('&');
  append_encoded(out_, name_);
  if (!text) return;
  out_.push_back('=');
  append_encoded(out_, *text);
}

}  // namespace

result<std::string> write_form(const json::value& carrier, const schema::carrier_type& type) {
  auto bound = carrier::bind(carrier, type);
  if (!bound) return bound.error().front();
  const result<json::document> document = json::document::parse(*std::move(bound), any_size);
  if (!document) return document.error();
  std::string out;
  if (document->root().is_null() || !writer(out).carrier(document->root(), type)) {
    return error{.code = error_code::value_type};
  }
  return out;
}

}  // namespace ticketwire::codec

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ticketwire::json {

class value;

/// Appends a string literal with quotes; control characters, quotes and backslashes are escaped,
/// other UTF-8 stays as it is.
void append_string(std::string& out, std::string_view text);

/// Writes one JSON value from left to right into a string, commas included. Nesting is the caller's
/// duty: every begin has its end.
class writer {
 public:
  explicit writer(std::string& out) noexcept : out_(&out) {}

  writer& begin_object();
  writer& end_object();
  writer& begin_array();
  writer& end_array();
  writer& name(std::string_view text);
  /// A name as a JSON string, quotes and escapes included.
  writer& name_raw(std::string_view json) {
    separate();
    out_->append(json).push_back(':');
    comma_ = false;
    return *this;
  }
  /// A name in one piece with the comma that it may need and the colon: `,"Title":`.
  writer& name_ready(std::string_view json);
  writer& string(std::string_view text);
  /// A text in which nothing needs an escape.
  writer& string_plain(std::string_view text);
  writer& number(std::int64_t number);
  writer& boolean(bool truth);
  writer& null() { return raw("null"); }
  /// JSON text that is known to be valid, as it is.
  writer& raw(std::string_view json) {
    separate();
    out_->append(json);
    return *this;
  }
  /// A value as json::write writes it.
  writer& value(const json::value& value);

 private:
  void separate() {
    if (comma_) out_->push_back(',');
    comma_ = true;
  }
  std::string* out_;
  bool comma_ = false;
};

}  // namespace ticketwire::json

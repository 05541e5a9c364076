#include "ticketwire/json/writer.hpp"

#include "ticketwire/json/document.hpp"

namespace ticketwire::json {

void append_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out.push_back('"');
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // Hardly any needs an escape.
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    const char* escape = nullptr;
    switch (c) {
      case '"':
        escape = "\\\"";
        break;
      case '\\':
        escape = "\\\\";
        break;
      case '\n':
        escape = "\\n";
        break;
      case '\r':
        escape = "\\r";
        break;
      case '\t':
        escape = "\\t";
        break;
      default:
        break;
    }
    out.append(text, done, i - done);
    done = i + 1;
    if (escape != nullptr) {
      out.append(escape);
    } else {
      out.append("\\u00");
      out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
      out.push_back(hex[static_cast<unsigned char>(c) & 15]);
    }
  }
  out.append(text, done, text.size() - done);
  out.push_back('"');
}

writer& writer::begin_object() {
  separate();
  out_->push_back('{');
  comma_ = false;
  return *this;
}

writer& writer::end_object() {
  out_->push_back('}');
  comma_ = true;
  return *this;
}

writer& writer::begin_array() {
  separate();
  out_->push_back('[');
  comma_ = false;
  return *this;
}

writer& writer::end_array() {
  out_->push_back(']');
  comma_ = true;
  return *this;
}

writer& writer::name(std::string_view text) {
  separate();
  append_string(*out_, text);
  out_->push_back(':');
  comma_ = false;
  return *this;
}

writer& writer::name_ready(std::string_view json) {
  out_->append(json.substr(comma_ ? 0 : 1));
  comma_ = false;
  return *this;
}

writer& writer::string(std::string_view text) {
  separate();
  append_string(*out_, text);
  return *this;
}

writer& writer::string_plain(std::string_view text) {
  separate();
  out_->push_back('"');
  out_->append(text).push_back('"');
  return *this;
}

writer& writer::number(std::int64_t number) {
  separate();
  out_->append(std::to_string(number));
  return *this;
}

writer& writer::boolean(bool truth) {
  return raw(truth ? "true" : "false");
}

writer& writer::value(const json::value& value) {
  separate();
  write(value, *out_);
  return *this;
}

}  // namespace ticketwire::json

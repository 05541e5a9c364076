#include "xml/parser.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "xml/form.hpp"

namespace ticketwire::xml {
namespace {

/// Between a name and its namespace, which cannot hold it.
constexpr char separator = '\n';

struct listener {
  XML_Parser parser;
  xml::events& events;

  [[nodiscard]] std::size_t at() const {
    return static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser)));
  }
  void go_on(bool wanted) const {
    if (!wanted) XML_StopParser(parser, XML_FALSE);
  }
};

const listener& listener_of(void* data) noexcept {
  return *static_cast<const listener*>(data);
}

std::string_view local(const XML_Char* name) noexcept {
  const std::string_view whole(name);
  return whole.substr(whole.rfind(separator) + 1);
}

bool is_nil(const XML_Char** attributes) noexcept {
  static const std::string name = std::string(instance_namespace) + separator + "nil";
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view value(attributes[1]);
    if (name == attributes[0]) return value == "true" || value == "1";
  }
  return false;
}

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  const listener& to = listener_of(data);
  to.go_on(to.events.start(local(name), is_nil(attributes), to.at()));
}

void on_end(void* data, const XML_Char* /*name*/) {
  const listener& to = listener_of(data);
  to.go_on(to.events.end(to.at()));
}

void on_characters(void* data, const XML_Char* text, int size) {
  const listener& to = listener_of(data);
  to.go_on(to.events.characters({text, static_cast<std::size_t>(size)}, to.at()));
}

void on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                const XML_Char* /*id*/, int /*subset*/) {
  const listener& to = listener_of(data);
  to.go_on(to.events.doctype(to.at()));
}

}  // namespace

result<void> parse(std::string_view document, const std::string& encoding, events& events) {
  const char* const charset = encoding.empty() ? nullptr : encoding.c_str();
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS(charset, separator), &XML_ParserFree);
  if (parser == nullptr) return error{.code = error_code::internal};
  listener to{parser.get(), events};
  XML_SetUserData(parser.get(), &to);
  XML_SetElementHandler(parser.get(), &on_start, &on_end);
  XML_SetCharacterDataHandler(parser.get(), &on_characters);
  XML_SetStartDoctypeDeclHandler(parser.get(), &on_doctype);
  const XML_Status status =
      XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  const XML_Error code = XML_GetErrorCode(parser.get());
  if (status == XML_STATUS_OK || code == XML_ERROR_ABORTED) return {};
  error failed{.code = error_code::xml_syntax, .offset = to.at()};
  failed.detail = XML_ErrorString(code);
  return failed;
}

}  // namespace ticketwire::xml

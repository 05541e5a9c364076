#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ticketwire/limits.hpp"
#include "ticketwire/result.hpp"
#include "xml/form.hpp"

namespace ticketwire::xml {

/// Elements that one document may have. Beyond it: xml_too_many.
inline constexpr std::size_t max_elements = 100'000;

/// What a document says, as JSON text that is not bound yet.
struct document {
  std::string json;
  /// Where values begin: in `json`, and in the XML's bytes; ascending.
  std::vector<std::pair<std::size_t, std::size_t>> places;

  /// The byte of the XML for one of `json`.
  [[nodiscard]] std::size_t offset(std::size_t in_json) const noexcept;
};

/// Reads a document as JSON of the root's type. Names compare without case and whatever their
/// namespace; unknown and response-only elements are passed over, elements of arrays may have any
/// name. `encoding` is that of the Content-Type's charset: UTF-8, UTF-16, ISO-8859-1, US-ASCII, or
/// empty for what the document says.
///
/// Errors, with the byte offset: json_size, json_depth, xml_too_many, xml_doctype (at once,
/// whatever it declares), xml_syntax, and with a pointer value_type (text or elements where the
/// type has none), json_duplicate and pointer-less value_type for a root of another name.
[[nodiscard]] result<document> read(std::string_view body, const root& root,
                                    const std::string& encoding = {}, const limits& limits = {});

}  // namespace ticketwire::xml

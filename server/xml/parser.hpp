#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

namespace ticketwire::xml {

/// What a document holds, in its order. Each is told the byte of the document at which it stands,
/// and returns whether the parser goes on.
class events {
 public:
  virtual ~events() = default;
  /// An element begins; its name is without its namespace. `nil`: xsi:nil says that it has none.
  virtual bool start(std::string_view name, bool nil, std::size_t at) = 0;
  virtual bool end(std::size_t at) = 0;
  /// Text in UTF-8, with references and CDATA resolved; it may come in pieces.
  virtual bool characters(std::string_view text, std::size_t at) = 0;
  /// A document type declaration begins.
  virtual bool doctype(std::size_t at) = 0;
};

/// Reads a well-formed document (XML 1.0 with namespaces). `encoding` is that of the Content-Type's
/// charset: UTF-8, UTF-16, ISO-8859-1, US-ASCII, or empty for what the document says. Success too
/// where the events have ended it. Errors: xml_syntax with its offset, internal without memory.
[[nodiscard]] result<void> parse(std::string_view document, const std::string& encoding,
                                 events& events);

}  // namespace ticketwire::xml

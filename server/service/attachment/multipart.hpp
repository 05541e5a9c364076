#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ticketwire/result.hpp"

namespace ticketwire::service {

/// The file of a form.
struct form_file {
  /// Views of the body.
  std::string_view bytes;
  /// Empty where the part names none.
  std::string file_name;
  std::string content_type;
};

/// True for multipart/form-data, parameters aside.
[[nodiscard]] bool is_multipart_form(std::string_view content_type);

/// Reads the file from a multipart/form-data body (RFC 7578, RFC 2046 5.1): the first part with a
/// file name, or else the first part. At most 100 parts with at most 8 KiB of header each. The
/// views live as long as the body.
/// Errors: form_syntax, form_too_many.
[[nodiscard]] result<form_file> read_form_file(std::string_view content_type,
                                               std::string_view body);

/// The value of a parameter of a header field such as `form-data; name="a"; filename="b"`; quoted
/// ones without their quotes. Nullopt where the field lacks it.
[[nodiscard]] std::optional<std::string> header_parameter(std::string_view field,
                                                          std::string_view name);

}  // namespace ticketwire::service

// A Content-Type and a body. The file that is found lies in the body, and comes back from a form
// that holds it alone.
#include "service/attachment/multipart.hpp"

#include "support.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + '"';
}

/// A boundary that the bytes do not hold: every try is longer than the last.
std::string boundary_beside(std::string_view bytes) {
  std::string out = "b";
  while (bytes.find("--" + out) != std::string_view::npos && out.size() < 70) out.push_back('b');
  return out;
}

void check_alone(const service::form_file& file) {
  const std::string boundary = boundary_beside(file.bytes);
  if (file.bytes.find("--" + boundary) != std::string_view::npos) return;
  const std::string name = quoted(file.file_name);
  // A part's header is bounded, and a name without escapes has been at most as long.
  if (name.size() + file.content_type.size() > 7000) return;
  const std::string body = "--" + boundary +
                           "\r\nContent-Disposition: form-data; name=\"f\"; filename=" + name +
                           "\r\nContent-Type: " + file.content_type + "\r\n\r\n" +
                           std::string(file.bytes) + "\r\n--" + boundary + "--\r\n";
  const auto again = service::read_form_file("multipart/form-data; boundary=" + boundary, body);
  require(again.has_value(), "a form with the file alone is read");
  require(again->bytes == file.bytes, "with the same bytes");
  require(again->file_name == file.file_name, "under the same name");
  require(again->content_type == file.content_type, "and of the same type");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const std::string_view type = input.line();
  const std::string_view body = input.rest();
  if (service::is_multipart_form(type)) {
    require(type.size() >= std::string_view("multipart/form-data").size(), "the type is named");
  }
  const auto file = service::read_form_file(type, body);
  if (!file) {
    const error_code code = file.error().code;
    require(code == error_code::form_syntax || code == error_code::form_too_many,
            "a form is broken or has too many parts");
    return 0;
  }
  require(file->bytes.data() >= body.data() &&
              file->bytes.data() + file->bytes.size() <= body.data() + body.size(),
          "the file lies in the body");
  require(file->file_name.find("\r\n") == std::string::npos, "a name is within its line");
  require(file->content_type.find("\r\n") == std::string::npos, "and so is a type");
  check_alone(*file);
  return 0;
}

#include "ticketwire/patch/locate.hpp"

#include "patch/compare/site.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

error fail(error_code code, std::string_view pointer) {
  return {.code = code, .pointer = std::string(pointer)};
}

enum location::kind kind_of(const site& where) noexcept {
  switch (where.kind) {
    case site::kind::carrier:
      return location::kind::carrier;
    case site::kind::array:
      return location::kind::array;
    case site::kind::dictionary:
      return location::kind::dictionary;
    case site::kind::scalar:
      return location::kind::scalar;
    case site::kind::untyped:
      break;
  }
  return location::kind::untyped;
}

std::string_view to_string(enum location::kind kind) noexcept {
  switch (kind) {
    case location::kind::carrier:
      return "carrier";
    case location::kind::array:
      return "array";
    case location::kind::dictionary:
      return "dictionary";
    case location::kind::scalar:
      return "scalar";
    case location::kind::untyped:
      break;
  }
  return "untyped";
}

}  // namespace

result<location> locate(std::string_view pointer, const schema::carrier_type& type) {
  const result<json::tokens> tokens = json::parse_pointer(pointer);
  if (!tokens) return tokens.error();
  location out{{}, location::kind::carrier, false};
  site where = root_site(&type);
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    const std::string& token = (*tokens)[i];
    if (where.kind == site::kind::carrier) {
      const schema::property* row = schema::find_property(*where.carrier, token);
      if (row == nullptr) return fail(error_code::patch_path_not_found, pointer);
      json::append_token(out.pointer, row->name);
      out.read_only = out.read_only || row->read_only || row->response_only;
      where = site_of(*row);
      continue;
    }
    if (where.kind == site::kind::scalar) return fail(error_code::patch_path_not_found, pointer);
    const bool behind = token == "-" && i + 1 == tokens->size();
    if (where.kind == site::kind::array && !behind && !json::to_index(token)) {
      return fail(error_code::patch_index, pointer);
    }
    json::append_token(out.pointer, token);
    where = element_of(where);
  }
  out.kind = kind_of(where);
  return out;
}

std::string write_location(const location& found) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  writer.name("pointer").string(found.pointer);
  writer.name("kind").string(to_string(found.kind));
  writer.name("readOnly").boolean(found.read_only);
  writer.end_object();
  return out;
}

}  // namespace ticketwire::patch

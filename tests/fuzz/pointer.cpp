// A JSON Pointer: its tokens are those of RFC 6901 sections 3 and 4, and lead where they say.
#include <algorithm>

#include "support.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

/// Every tilde is followed by 0 or 1, and there are few tokens.
bool well_formed(std::string_view text) {
  for (std::size_t i = text.find('~'); i != std::string_view::npos; i = text.find('~', i + 1)) {
    if (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')) return false;
  }
  const auto slashes = std::count(text.begin(), text.end(), '/');
  return slashes + (text.empty() || text.front() == '/' ? 0 : 1) <= 256;
}

void check_index(const std::string& token) {
  const auto index = json::to_index(token);
  if (index) require(std::to_string(*index) == token, "an index is spelled in one way");
  const bool digits = !token.empty() && token.size() <= 9 &&
                      token.find_first_not_of("0123456789") == std::string::npos &&
                      (token.size() == 1 || token.front() != '0');
  require(index.has_value() == digits, "an index is digits without a leading zero");
}

/// A test through nested objects finds the value behind the tokens.
void check_way(const json::tokens& tokens, std::string_view pointer) {
  if (tokens.size() > 100) return;
  std::string text;
  for (const std::string& each : tokens) {
    text.push_back('{');
    json::append_string(text, each);
    text.push_back(':');
  }
  text.append("\"found\"").append(tokens.size(), '}');
  auto document = json::document::parse(text);
  // A pointer is a text of JSON in practice; here it may hold any bytes.
  if (!document) return;
  std::string patch;
  json::writer writer(patch);
  writer.begin_array().begin_object().name("op").string("test").name("path").string(pointer);
  writer.name("value").string("found").end_object().end_array();
  const auto body = json::document::parse(patch);
  require(body.has_value(), "a patch with a pointer is JSON");
  // Only the dialect does without the slash.
  const bool slash = pointer.empty() || pointer.front() == '/';
  const bool found = patch::apply_body(*document, body->root(), nullptr).has_value();
  require(found == slash, "the tokens lead there");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto tokens = json::parse_pointer(text);
  require(tokens.has_value() == well_formed(text), "exactly the pointers of the grammar are taken");
  if (!tokens) {
    require(tokens.error().code == error_code::pointer_syntax, "and nothing else is said");
    return 0;
  }
  std::string again;
  for (const std::string& each : *tokens) {
    json::append_token(again, each);
    check_index(each);
  }
  const bool slash = text.empty() || text.front() == '/';
  require(again == (slash ? std::string(text) : "/" + std::string(text)),
          "tokens are escaped back");
  check_way(*tokens, text);
  return 0;
}

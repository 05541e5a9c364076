// A document and a patch: the core's verdicts, values and results are those of another parser and
// of the plainest reading of RFC 6902 and RFC 7396.
#include "naive.hpp"
#include "support.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;
using reference = std::optional<boost::json::value>;

/// Numbers that a double holds exactly enough, so that comparing doubles compares numbers.
bool plain_numbers(const json::value& value) {
  if (value.kind() == json::kind::number) {
    return value.raw().size() <= 15 && value.raw().find_first_of("eE") == std::string_view::npos;
  }
  for (const json::child& each : value.children()) {
    if (!plain_numbers(each.value)) return false;
  }
  return true;
}

bool plain(const json::value& value) {
  return plain_numbers(value) && fuzz::plain_names(value);
}

void compare(const json::value& ours, const boost::json::value& theirs) {
  switch (ours.kind()) {
    case json::kind::null:
      return require(theirs.is_null(), "null is null");
    case json::kind::boolean:
      return require(theirs.is_bool() && theirs.get_bool() == ours.boolean(), "the same boolean");
    case json::kind::string:
      return require(theirs.is_string() && theirs.get_string() == ours.string(), "the same text");
    case json::kind::number: {
      require(theirs.is_number(), "a number is a number");
      // Boost.JSON takes 0e919000 for something else than 0.
      const auto number = ours.int32();
      if (number && plain_numbers(ours))
        require(theirs.to_number<double>() == *number, "the same int32");
      return;
    }
    case json::kind::array:
    case json::kind::object:
      break;
  }
  const bool array = ours.kind() == json::kind::array;
  require(array ? theirs.is_array() : theirs.is_object(), "the same kind");
  require(ours.size() == (array ? theirs.get_array().size() : theirs.get_object().size()), "size");
  std::size_t index = 0;
  for (const json::child& each : ours.children()) {
    const boost::json::value* other =
        array ? &theirs.get_array()[index++] : theirs.get_object().if_contains(each.name.decode());
    require(other != nullptr, "the same member");
    compare(each.value, *other);
  }
}

/// Both parsers say the same of a text.
reference check_text(std::string_view text) {
  const auto ours = fuzz::parse(text);
  reference theirs = naive::parse(text, fuzz::small.max_depth);
  if (ours && !theirs) {
    // Boost.JSON refuses numbers beyond a double's exponent.
    require(!plain_numbers(ours->root()), "no parser refuses what is JSON");
  }
  if (!ours && theirs) require(text.size() > fuzz::small.max_bytes, "nor takes what is none");
  if (ours && theirs && fuzz::plain_names(ours->root())) compare(ours->root(), *theirs);
  return theirs;
}

reference apply_naively(const boost::json::value& document, const boost::json::value& patch) {
  if (patch.is_object()) return naive::merge_patch(document, patch);
  if (patch.is_array()) return naive::apply_patch(document, patch.get_array());
  return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const std::string_view first = input.line();
  const reference document = check_text(first);
  const reference patch = check_text(input.rest());
  auto ours = fuzz::parse(first);
  const auto body = fuzz::parse(input.rest());
  if (!document || !patch || !ours || !body) return 0;
  if (!plain(ours->root()) || !plain(body->root())) return 0;
  const bool same = naive::equal(*document, *patch);
  require(json::equal(ours->root(), body->root()) == same, "equal is equal");
  require((patch::diff(ours->root(), body->root(), nullptr) == "[]") == same, "and no difference");
  const bool applied = patch::apply_body(*ours, body->root(), nullptr, fuzz::large).has_value();
  const reference theirs = apply_naively(*document, *patch);
  require(applied == theirs.has_value(), "both take the patch or refuse it");
  if (!theirs) return 0;
  const reference made = naive::parse(ours->write(), fuzz::large.max_depth);
  require(made && naive::equal(*made, *theirs), "and make the same of it");
  return 0;
}

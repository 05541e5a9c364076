#include <algorithm>
#include <deque>
#include <optional>

#include "codec/form_name.hpp"
#include "sort.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/form.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::codec {
namespace {

using schema::property;
using schema::value_type;

error at_offset(error_code code, std::size_t offset) {
  return {.code = code, .offset = offset};
}

int hex_digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_utf8(std::string_view text) {
  std::string literal;
  json::append_string(literal, text);
  return json::text::parse(std::move(literal), any_size).has_value();
}

/// Decodes what begins at `offset` of the body.
result<std::string> decode_percent(std::string_view encoded, std::size_t offset) {
  std::string out;
  out.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const char c = encoded[i];
    if (c != '%') {
      out.push_back(c == '+' ? ' ' : c);
      continue;
    }
    const int high = i + 2 < encoded.size() ? hex_digit(encoded[i + 1]) : -1;
    const int low = high < 0 ? -1 : hex_digit(encoded[i + 2]);
    if (low < 0) return at_offset(error_code::form_syntax, offset + i);
    out.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  if (!is_utf8(out)) return at_offset(error_code::json_utf8, offset);
  return out;
}

std::string literal(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

std::optional<std::string_view> to_boolean(std::string_view text) {
  static constexpr std::string_view names[][2] = {{"true", "true"}, {"1", "true"},
                                                  {"on", "true"},   {"false", "false"},
                                                  {"0", "false"},   {"off", "false"}};
  for (const auto& [name, json] : names) {
    if (json::equal_ignore_case(text, name)) return json;
  }
  return std::nullopt;
}

/// A scalar's text as JSON, for carrier::bind to check. What does not fit becomes a string, which
/// bind refuses where none is allowed.
json::document to_json(std::string_view text, const property& row, const limits& limits) {
  if (row.type == value_type::boolean) {
    if (const auto boolean = to_boolean(text)) return *json::document::parse(std::string(*boolean));
  }
  const bool number = row.type == value_type::int32 || row.type == value_type::number;
  if (number || row.type == value_type::any) {
    const auto parsed = json::document::parse(text, limits);
    if (parsed && (!number || parsed->root().kind() == json::kind::number)) return *parsed;
  }
  return *json::document::parse(literal(text), any_size);
}

/// One field, its value as JSON.
struct entry {
  codec::path path;
  std::string json;
  std::size_t order = 0;
};

bool before(const entry& a, const entry& b) {
  const std::size_t both = std::min(a.path.size(), b.path.size());
  for (std::size_t i = 0; i < both; ++i) {
    const int order = compare(a.path[i], b.path[i]);
    if (order != 0) return order < 0;
  }
  return a.path.size() != b.path.size() ? a.path.size() < b.path.size() : a.order < b.order;
}

class reader {
 public:
  reader(std::string_view body, const schema::carrier_type& type, const limits& limits) noexcept
      : body_(body), type_(type), limits_(limits) {}

  result<std::string> read();

 private:
  result<void> field(std::size_t begin, std::size_t end);
  result<void> add(target found, std::optional<std::string_view> text, std::size_t offset);
  void write(std::size_t first, std::size_t last, std::size_t depth);
  [[nodiscard]] std::size_t same_child(std::size_t first, std::size_t last,
                                       std::size_t depth) const;
  void write_name(const step& step);

  std::string_view body_;
  const schema::carrier_type& type_;
  const limits& limits_;
  std::size_t fields_ = 0;
  /// Decoded names; keys are views of them.
  std::deque<std::string> names_;
  std::vector<entry> entries_;
  std::string out_;
  json::writer writer_{out_};
};

result<std::string> reader::read() {
  if (body_.size() > limits_.max_bytes) return at_offset(error_code::json_size, limits_.max_bytes);
  for (std::size_t begin = 0; begin < body_.size();) {
    const std::size_t end = std::min(body_.find('&', begin), body_.size());
    TICKETWIRE_TRY(field(begin, end));
    begin = end + 1;
  }
  sort(entries_, [](const entry& a, const entry& b) { return before(a, b); });
  if (entries_.empty()) return "{}";
  write(0, entries_.size(), 0);
  return std::move(out_);
}

result<void> reader::field(std::size_t begin, std::size_t end) {
  if (begin == end) return {};
  if (++fields_ > limits_.max_fields) return at_offset(error_code::form_too_many, begin);
  const std::string_view whole = body_.substr(begin, end - begin);
  const std::size_t equals = std::min(whole.find('='), whole.size());
  result<std::string> name = decode_percent(whole.substr(0, equals), begin);
  if (!name) return name.error();
  std::optional<std::string> text;
  if (equals < whole.size()) {
    result<std::string> value = decode_percent(whole.substr(equals + 1), begin + equals + 1);
    if (!value) return value.error();
    text = *std::move(value);
  }
  names_.push_back(*std::move(name));
  result<target> found = resolve(names_.back(), type_, limits_);
  if (!found) {
    error failure = found.error();
    failure.offset = begin;
    return failure;
  }
  if (found->path.empty()) {
    names_.pop_back();
    return {};
  }
  return add(*std::move(found), text, begin);
}

result<void> reader::add(target found, std::optional<std::string_view> text, std::size_t offset) {
  const property& row = *found.row;
  const bool list = found.whole && row.shape != schema::shape::single;
  entry made{std::move(found.path), "null", fields_};
  if (text && text->empty() && (list || row.type == value_type::carrier)) {
    made.json = row.shape == schema::shape::array && list ? "[]" : "{}";
  } else if (text &&
             (!text->empty() || row.type == value_type::string || row.type == value_type::any)) {
    const std::string pointer = to_pointer(made.path);
    if (list && row.shape == schema::shape::array && row.type != value_type::carrier) {
      // Behind every index that a name can spell.
      made.path.push_back({&row, (std::uint64_t{1} << 32) + fields_, {}, step::kind::index});
    }
    const json::document value = to_json(*text, row, limits_);
    const bool whole = list && made.path.back().kind == step::kind::member;
    result<std::string> bound = carrier::bind(
        value.root(), row, whole ? carrier::part::whole : carrier::part::element, pointer);
    if (!bound) {
      error failure = bound.error();
      failure.offset = offset;
      return failure;
    }
    made.json = *std::move(bound);
  }
  entries_.push_back(std::move(made));
  return {};
}

/// Where the fields end that share the first one's path beyond `depth`.
std::size_t reader::same_child(std::size_t first, std::size_t last, std::size_t depth) const {
  std::size_t end = first + 1;
  while (end < last && compare(entries_[first].path[depth], entries_[end].path[depth]) == 0) ++end;
  return end;
}

void reader::write_name(const step& step) {
  if (step.kind == step::kind::index) return;
  writer_.name(step.kind == step::kind::key ? step.key : step.row->name);
}

/// Writes the value whose fields are those from `first` to `last`. Recursion is bounded by the
/// length of paths. A field that names the container itself counts only where it has no children.
void reader::write(std::size_t first, std::size_t last, std::size_t depth) {
  const std::size_t whole = first;
  while (first < last && entries_[first].path.size() == depth) ++first;
  if (first == last) {
    writer_.raw(entries_[whole].json);
    return;
  }
  const bool array = entries_[first].path[depth].kind == step::kind::index;
  if (array) {
    writer_.begin_array();
  } else {
    writer_.begin_object();
  }
  for (std::size_t end = first; first < last; first = end) {
    end = same_child(first, last, depth);
    write_name(entries_[first].path[depth]);
    write(first, end, depth + 1);
  }
  if (array) {
    writer_.end_array();
  } else {
    writer_.end_object();
  }
}

}  // namespace

result<std::string> read_form(std::string_view body, const schema::carrier_type& type,
                              const limits& limits) {
  return reader(body, type, limits).read();
}

}  // namespace ticketwire::codec

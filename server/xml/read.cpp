#include "xml/read.hpp"

#include <algorithm>
#include <optional>

#include "ticketwire/json/document.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "xml/parser.hpp"

namespace ticketwire::xml {
namespace {

using schema::property;
using schema::shape;
using schema::value_type;

enum class frame_kind : std::uint8_t { carrier, array, dictionary, entry, key, scalar, any, skip };

struct frame {
  frame_kind kind = frame_kind::skip;
  /// Of the value, or of the elements of an array or a dictionary.
  property row{};
  const schema::carrier_type* carrier = nullptr;
  /// Bytes of the pointer without this value.
  std::size_t pointer = 0;
  std::size_t children = 0;
  std::string text{};
  /// Of an entry: its key, and where its value begins.
  std::optional<std::string> key{};
  std::optional<std::size_t> value{};
};

class reader final : public events {
 public:
  reader(const root& root, const limits& limits) : root_(root), limits_(limits) {}

  result<document> run(std::string_view body, const std::string& encoding);

 private:
  bool start(std::string_view name, bool nil, std::size_t at) override {
    at_ = at;
    if (!failure_) start_element(name, nil);
    return !failure_;
  }
  bool end(std::size_t at) override {
    at_ = at;
    if (!failure_ && !stack_.empty()) end_element();
    return !failure_;
  }
  bool characters(std::string_view text, std::size_t at) override {
    at_ = at;
    if (!failure_ && !stack_.empty()) append(text);
    return !failure_;
  }
  bool doctype(std::size_t at) override {
    at_ = at;
    fail(error_code::xml_doctype);
    return false;
  }

  void start_element(std::string_view name, bool nil);
  void end_element();
  void append(std::string_view text);

  void start_root(std::string_view name, bool nil);
  void start_child(std::string_view name, bool nil);
  void start_member(std::string_view name, bool nil);
  void start_entry_part(std::string_view name, bool nil);
  void begin(property row, const schema::carrier_type* carrier, bool nil);
  void push(frame_kind kind) {
    frame made;
    made.kind = kind;
    made.pointer = pointer_.size();
    stack_.push_back(std::move(made));
  }
  void separate(frame& parent) {
    if (parent.children++ > 0) out_.json.push_back(',');
  }
  void end_entry(frame& done);
  void end_key(const std::string& text);
  void write_scalar(const frame& done);
  void fail(error_code code, std::string detail = {}, std::string pointer = {});
  void mark() { out_.places.emplace_back(out_.json.size(), at_); }

  const root& root_;
  const limits& limits_;
  /// The byte at which the parser is.
  std::size_t at_ = 0;
  document out_;
  std::string pointer_;
  std::vector<frame> stack_;
  std::size_t elements_ = 0;
  std::optional<error> failure_;
};

void reader::fail(error_code code, std::string detail, std::string pointer) {
  if (failure_) return;
  failure_ = error{
      .code = code, .pointer = std::move(pointer), .offset = at_, .detail = std::move(detail)};
}

void reader::start_element(std::string_view name, bool nil) {
  if (++elements_ > max_elements) return fail(error_code::xml_too_many);
  if (stack_.size() >= limits_.max_depth) return fail(error_code::json_depth);
  stack_.empty() ? start_root(name, nil) : start_child(name, nil);
}

void reader::start_root(std::string_view name, bool nil) {
  const auto same = [&](const schema::carrier_type& type) {
    return json::equal_ignore_case(type.name, name);
  };
  bool known = !root_.named || json::equal_ignore_case(root_name(root_), name);
  if (!known && root_.row.shape == shape::single && root_.carrier != nullptr) {
    for (const schema::carrier_type& each : schema::carriers()) {
      if (!same(each)) continue;
      const auto extends = [](const schema::carrier_type& derived,
                              const schema::carrier_type& base) {
        return derived.base != schema::no_target && &schema::carriers()[derived.base] == &base;
      };
      known = extends(each, *root_.carrier) || extends(*root_.carrier, each);
    }
  }
  if (!known) return fail(error_code::value_type, root_name(root_) + " is needed");
  begin(root_.row, root_.carrier, nil);
}

void reader::start_child(std::string_view name, bool nil) {
  frame& parent = stack_.back();
  if (parent.kind == frame_kind::any) {
    if (!trim(parent.text).empty()) {
      return fail(error_code::value_type, "text beside elements", pointer_);
    }
    // Its first element tells what it holds.
    const bool entries = json::equal_ignore_case(name, item_element);
    parent.kind = entries ? frame_kind::dictionary : frame_kind::array;
    out_.json.push_back(entries ? '{' : '[');
  }
  switch (parent.kind) {
    case frame_kind::carrier:
      return start_member(name, nil);
    case frame_kind::array: {
      const std::size_t length = pointer_.size();
      separate(parent);
      json::append_token(pointer_, std::to_string(parent.children - 1));
      begin(parent.row, parent.carrier, nil);
      stack_.back().pointer = length;
      return;
    }
    case frame_kind::dictionary:
      separate(parent);
      return push(frame_kind::entry);
    case frame_kind::entry:
      return start_entry_part(name, nil);
    case frame_kind::skip:
      return push(frame_kind::skip);
    default:
      return fail(error_code::value_type, "elements within a text", pointer_);
  }
}

void reader::start_member(std::string_view name, bool nil) {
  frame& parent = stack_.back();
  const property* row = schema::find_property(*parent.carrier, name);
  if (row == nullptr || row->response_only) return push(frame_kind::skip);
  const std::size_t length = pointer_.size();
  separate(parent);
  json::append_string(out_.json, row->name);
  out_.json.push_back(':');
  json::append_token(pointer_, row->name);
  begin(*row, schema::carrier_of(*row), nil);
  stack_.back().pointer = length;
}

void reader::start_entry_part(std::string_view name, bool nil) {
  const std::size_t dictionary = stack_.size() - 2;
  frame& entry = stack_.back();
  const std::size_t length = pointer_.size();
  if (json::equal_ignore_case(name, key_element)) {
    if (entry.key) return fail(error_code::json_duplicate, std::string(key_element), pointer_);
    return push(frame_kind::key);
  }
  if (!json::equal_ignore_case(name, value_element)) return push(frame_kind::skip);
  if (entry.value) return fail(error_code::json_duplicate, std::string(value_element), pointer_);
  entry.value = out_.json.size();
  if (entry.key) json::append_token(pointer_, *entry.key);
  begin(stack_[dictionary].row, stack_[dictionary].carrier, nil);
  stack_.back().pointer = length;
}

/// A value begins: the row says which.
void reader::begin(property row, const schema::carrier_type* carrier, bool nil) {
  mark();
  push(frame_kind::skip);
  if (nil) {
    out_.json.append("null");
    return;
  }
  frame& made = stack_.back();
  made.carrier = carrier;
  switch (row.shape) {
    case shape::array:
      made.kind = frame_kind::array;
      out_.json.push_back('[');
      break;
    case shape::dictionary:
      made.kind = frame_kind::dictionary;
      out_.json.push_back('{');
      break;
    case shape::single:
      made.kind = row.type == value_type::any ? frame_kind::any : frame_kind::scalar;
      if (carrier != nullptr) made.kind = frame_kind::carrier;
      if (carrier != nullptr) out_.json.push_back('{');
      break;
  }
  made.row = row;
  made.row.shape = shape::single;
}

void reader::append(std::string_view text) {
  frame& top = stack_.back();
  switch (top.kind) {
    case frame_kind::scalar:
    case frame_kind::any:
    case frame_kind::key:
      top.text.append(text);
      return;
    case frame_kind::skip:
      return;
    default:
      if (!trim(text).empty()) fail(error_code::value_type, "text beside elements", pointer_);
  }
}

void reader::end_element() {
  frame done = std::move(stack_.back());
  stack_.pop_back();
  switch (done.kind) {
    case frame_kind::carrier:
    case frame_kind::dictionary:
      out_.json.push_back('}');
      break;
    case frame_kind::array:
      out_.json.push_back(']');
      break;
    case frame_kind::entry:
      end_entry(done);
      break;
    case frame_kind::key:
      end_key(unescape(done.text));
      break;
    case frame_kind::scalar:
    case frame_kind::any:
      write_scalar(done);
      break;
    case frame_kind::skip:
      break;
  }
  pointer_.resize(done.pointer);
}

void reader::end_entry(frame& done) {
  if (!done.key) return fail(error_code::value_type, "a Key is needed", pointer_);
  if (!done.value) out_.json.append("null");
}

void reader::end_key(const std::string& text) {
  frame& entry = stack_.back();
  entry.key = text;
  std::string name;
  json::append_string(name, text);
  name.push_back(':');
  if (!entry.value) {
    out_.json.append(name);
    return;
  }
  // The value came first.
  out_.json.insert(*entry.value, name);
  for (auto place = out_.places.rbegin();
       place != out_.places.rend() && place->first >= *entry.value; ++place) {
    place->first += name.size();
  }
}

/// The text as JSON for carrier::bind to check; what does not fit becomes a string, which bind
/// refuses where none is allowed.
void reader::write_scalar(const frame& done) {
  // What is escaped is part of the text before it is anything else.
  const std::string whole = unescape(done.text);
  const std::string_view text = trim(whole);
  const auto as_json = [&](json::kind wanted) {
    const auto parsed = json::document::parse(std::string(text), limits_);
    const bool fits =
        parsed && (done.row.type == value_type::any || parsed->root().kind() == wanted);
    if (fits) out_.json.append(text);
    return fits;
  };
  switch (done.row.type) {
    case value_type::string:
      return json::append_string(out_.json, whole);
    case value_type::any:
      if (as_json(json::kind::null)) return;
      return json::append_string(out_.json, whole);
    case value_type::date_time:
      return json::append_string(out_.json, text);
    case value_type::int32:
    case value_type::number:
      if (!text.empty() && as_json(json::kind::number)) return;
      break;
    case value_type::boolean:
      if (text == "true" || text == "1") return void(out_.json.append("true"));
      if (text == "false" || text == "0") return void(out_.json.append("false"));
      break;
    default:
      break;
  }
  text.empty() ? void(out_.json.append("null")) : json::append_string(out_.json, text);
}

result<document> reader::run(std::string_view body, const std::string& encoding) {
  if (body.size() > limits_.max_bytes) {
    return error{.code = error_code::json_size, .offset = limits_.max_bytes};
  }
  const result<void> parsed = parse(body, encoding, *this);
  if (failure_) return *std::move(failure_);
  if (!parsed) return parsed.error();
  return std::move(out_);
}

}  // namespace

std::size_t document::offset(std::size_t in_json) const noexcept {
  const auto after =
      std::upper_bound(places.begin(), places.end(), in_json,
                       [](std::size_t wanted, const auto& place) { return wanted < place.first; });
  return after == places.begin() ? 0 : std::prev(after)->second;
}

result<document> read(std::string_view body, const root& root, const std::string& encoding,
                      const limits& limits) {
  return reader(root, limits).run(body, encoding);
}

}  // namespace ticketwire::xml

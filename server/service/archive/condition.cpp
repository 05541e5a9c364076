#include "service/archive/condition.hpp"
#include "service/record/make_error.hpp"

#include <algorithm>
#include <charconv>

#include "service/answer/context.hpp"
#include "service/archive/period.hpp"
#include "service/archive/words.hpp"
#include "service/record/names.hpp"
#include "store/field_key.hpp"
#include "store/text.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::service {
namespace {

using schema::value_type;
using store::comparison;

/// Records whose keys one filter may name.
constexpr std::size_t most_keys = 10'000;
/// Members of sets, each a condition of its own.
constexpr std::size_t most_tags = 200;

std::optional<std::int64_t> to_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// An operand of a custom field that stands without apostrophes: a number or a truth value,
/// encoded.
std::optional<operand> field_operand(std::string_view text) {
  for (const std::string_view truth : {"True", "False"}) {
    if (json::equal_ignore_case(text, truth)) return operand(std::string(truth));
  }
  std::string number = "[F:" + std::string(text) + "]";
  if (store::field_key(number).empty()) return std::nullopt;
  return operand(std::move(number));
}

template <class Value>
bool compares(const Value& value, comparison how, const Value& wanted) {
  switch (how) {
    case comparison::eq:
    case comparison::one_of:
      return value == wanted;
    case comparison::ne:
      return value != wanted;
    case comparison::lt:
      return value < wanted;
    case comparison::le:
      return value <= wanted;
    case comparison::gt:
      return value > wanted;
    case comparison::ge:
      return value >= wanted;
    default:
      return false;
  }
}

bool text_compares(const std::string& value, comparison how, const std::string& wanted) {
  if (how == comparison::contains) return value.find(wanted) != std::string::npos;
  if (how == comparison::begins) return value.starts_with(wanted);
  if (how == comparison::ends) return value.ends_with(wanted);
  return compares(value, how, wanted);
}

}  // namespace

store::filter make_filter(store::column column, comparison how, operands list) {
  store::filter out;
  out.condition = {column, how, std::move(list)};
  return out;
}

store::filter make_filter(enum store::filter::kind kind, std::vector<store::filter> parts) {
  store::filter out;
  out.kind = kind;
  out.parts = std::move(parts);
  return out;
}

const schema::property& odata_conditions::property(const archive_column& column) const {
  return *schema::find_property(schema::get(scope_.archive.carrier), column.property);
}

store::filter odata_conditions::plain(const archive_column& column, comparison how,
                                      operands list) const {
  store::filter out = make_filter(*column.stored, how, std::move(list));
  if (*column.stored == store::column::fact) {
    out.condition.fact = fact_of(column, schema::get(scope_.archive.carrier));
  }
  return out;
}

column_kind odata_conditions::kind(const archive_column& column) const {
  const schema::property* row = &property(column);
  if (*column.stored == store::column::content) return column_kind::text;
  const schema::carrier_type* nested = schema::carrier_of(*row);
  if (nested != nullptr) row = schema::find_property(*nested, column.member);
  switch (row->type) {
    case value_type::string:
      return column_kind::text;
    case value_type::date_time:
      return column_kind::date;
    case value_type::enumeration:
      return column_kind::enumeration;
    case value_type::boolean:
      return column_kind::boolean;
    default:
      return column_kind::number;
  }
}

bool odata_conditions::custom(const archive_column& column) const {
  return property(column).shape == schema::shape::dictionary;
}

bool odata_conditions::dated(const archive_column& column) const {
  return kind(column) == column_kind::date || custom(column);
}

store::filter odata_conditions::at(const archive_column& column, comparison how,
                                   store::ticks instant) const {
  if (!custom(column)) return plain(column, how, {operand(instant)});
  return keyed(column, how, {store::clock_key(scope_.locale.zone.format_local(instant))});
}

/// A custom field by its key; in an order only where it has one of the same kind.
store::filter odata_conditions::keyed(const archive_column& column, comparison how,
                                      operands keys) const {
  const auto compared = [&](comparison by, operands list) {
    store::filter out = plain(column, by, std::move(list));
    out.condition.fact.name.insert(0, 1, store::field_key_mark);
    return out;
  };
  const auto key = std::get<std::string>(keys.front());
  store::filter out = compared(how, std::move(keys));
  std::vector<store::filter> parts;
  if (how == comparison::lt || how == comparison::le) {
    parts.push_back(compared(comparison::ge, {std::string(store::first_key(key))}));
  } else if (how == comparison::gt || how == comparison::ge) {
    parts.push_back(compared(comparison::lt, {std::string(store::last_key(key))}));
  } else {
    return out;
  }
  parts.push_back(std::move(out));
  return make_filter(store::filter::kind::all_of, std::move(parts));
}

/// A custom field is of any kind: numbers and dates are compared by their keys, all else as text.
store::filter odata_conditions::of_field(const archive_column& column, comparison how,
                                         const operands& list) const {
  operands keys;
  operands texts;
  for (const operand& each : list) {
    std::string key = store::field_key(std::get<std::string>(each));
    if (key.empty()) {
      texts.push_back(each);
    } else {
      keys.emplace_back(std::move(key));
    }
  }
  if (keys.empty()) return plain(column, how, std::move(texts));
  if (texts.empty()) return keyed(column, how, std::move(keys));
  std::vector<store::filter> parts;
  parts.push_back(keyed(column, how, std::move(keys)));
  parts.push_back(plain(column, how, std::move(texts)));
  return make_filter(store::filter::kind::any_of, std::move(parts));
}

std::optional<operand> odata_conditions::read(const archive_column& column, std::string_view text,
                                              bool quoted) const {
  const bool null = !quoted && json::equal_ignore_case(text, "null");
  const std::optional<std::int64_t> number = null ? 0 : to_number(text);
  switch (kind(column)) {
    case column_kind::text:
      if (null) return operand(std::string());
      if (quoted) return operand(std::string(text));
      if (custom(column)) return field_operand(text);
      // Without apostrophes only a key, where the column shows a record.
      if (column.member.empty() || !number) return std::nullopt;
      return operand(*number);
    case column_kind::date: {
      if (null) return operand(std::int64_t{0});
      const std::optional<period> date = dated_period(text, scope_.locale.zone);
      if (!date) return std::nullopt;
      return operand(date->begin);
    }
    case column_kind::enumeration: {
      const auto value = schema::to_enum_value(*schema::enum_of(property(column)), text);
      if (!value && !null) return std::nullopt;
      return operand(std::int64_t{value.value_or(0)});
    }
    case column_kind::boolean:
      if (json::equal_ignore_case(text, "true")) return operand(std::int64_t{1});
      if (json::equal_ignore_case(text, "false")) return operand(std::int64_t{0});
      break;
    case column_kind::number:
      break;
  }
  if (!number) return std::nullopt;
  return operand(*number);
}

result<store::filter> odata_conditions::make(const archive_column& column, comparison how,
                                             const operands& list) const {
  const bool texts = std::any_of(list.begin(), list.end(), [](const operand& each) {
    return std::holds_alternative<std::string>(each);
  });
  const bool of_text =
      how == comparison::contains || how == comparison::begins || how == comparison::ends;
  const bool content = *column.stored == store::column::content;
  if ((of_text && !texts) || (content && how != comparison::contains)) {
    return make_error(error_code::argument, {},
                      content ? "$filter: content is found by 'contains' alone"
                              : "$filter: a text is needed for " + shown(column.name));
  }
  if (content || (custom(column) && of_text)) return plain(column, how, list);
  if (custom(column)) return of_field(column, how, list);
  if (property(column).shape == schema::shape::array) return tagged(column, how, list);
  const schema::carrier_type* nested = schema::carrier_of(property(column));
  const bool key = nested == nullptr || column.member == nested->key;
  // A message's ticket is no record of its own: the store has its key alone.
  if (key || (kind(column) == column_kind::text && !texts)) {
    return plain(column, how, list);
  }
  return look_up(column, how, list);
}

bool odata_conditions::fits(const json::value* member, comparison how, const operands& list) const {
  const auto number = member != nullptr && member->kind() == json::kind::number
                          ? member->int32()
                          : result<std::int32_t>(0);
  const std::string text =
      member == nullptr ? std::string() : store::folded(scope_.locale.text(member->string()));
  return std::any_of(list.begin(), list.end(), [&](const operand& each) {
    if (const auto* wanted = std::get_if<std::int64_t>(&each)) {
      return number && compares(std::int64_t{*number}, how, *wanted);
    }
    return text_compares(text, how, store::folded(std::get<std::string>(each)));
  });
}

result<store::filter> odata_conditions::look_up(const archive_column& column, comparison how,
                                                const operands& list) const {
  const schema::carrier_type& type = *schema::carrier_of(property(column));
  const auto records = scope_.reader.all(type.name);
  if (!records) return records.error();
  operands keys;
  if (fits(nullptr, how, list)) keys.emplace_back(std::int64_t{0});
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    const std::optional<json::value> member = body->root().find(column.member);
    if (fits(member ? &*member : nullptr, how, list)) keys.emplace_back(std::int64_t{record.id});
  }
  if (keys.size() > most_keys) {
    return make_error(error_code::argument, {},
                      "$filter: too many records fit " + std::string(column.name));
  }
  return make_filter(*column.stored, comparison::one_of, std::move(keys));
}

/// Rows whose set holds one of the records that fit; `ne` is the contrary of `eq`.
result<store::filter> odata_conditions::tagged(const archive_column& column, comparison how,
                                               const operands& list) const {
  const bool contrary = how == comparison::ne;
  if (contrary) how = comparison::eq;
  const schema::carrier_type& type = *schema::carrier_of(property(column));
  const auto records = scope_.reader.all(type.name);
  if (!records) return records.error();
  std::vector<store::filter> parts;
  for (const store::record& record : *records) {
    const bool by_key = std::any_of(list.begin(), list.end(), [&](const operand& each) {
      const auto* key = std::get_if<std::int64_t>(&each);
      return key != nullptr && *key == record.id;
    });
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    const std::optional<json::value> member = body->root().find(column.member);
    const bool text = std::holds_alternative<std::string>(list.front());
    if (!by_key && !(text && fits(member ? &*member : nullptr, how, list))) continue;
    parts.push_back(plain(column, comparison::contains, {"," + std::to_string(record.id) + ","}));
  }
  if (parts.size() > most_tags) {
    return make_error(error_code::argument, {},
                      "$filter: too many records fit " + std::string(column.name));
  }
  store::filter out = make_filter(store::filter::kind::any_of, std::move(parts));
  if (!contrary) return out;
  return make_filter(store::filter::kind::none_of, {std::move(out)});
}

result<std::optional<std::int64_t>> odata_conditions::associate(std::string_view name) const {
  const schema::carrier_type& type = schema::get(schema::carrier_id::Associate);
  const std::string wanted = store::folded(name);
  const auto records = scope_.reader.all(type.name);
  if (!records) return records.error();
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    for (const std::string_view member : {names::Name, names::UserName, names::FullName}) {
      const std::optional<json::value> value = body->root().find(member);
      if (value && store::folded(value->string()) == wanted) {
        return std::optional(std::int64_t{record.id});
      }
    }
  }
  return std::optional<std::int64_t>();
}

}  // namespace ticketwire::service

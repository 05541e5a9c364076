#include "store/search.hpp"

#include <array>
#include <charconv>
#include <span>

#include "store/field_key.hpp"
#include "store/text.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::store {
namespace {

using schema::value_type;

constexpr std::array<std::string_view, 24> ticket_facts = {"ReadByOwner",
                                                           "ReadByCustomer",
                                                           "FirstReadByOwner",
                                                           "FirstReadByUser",
                                                           "Origin",
                                                           "NumMessages",
                                                           "NumReplies",
                                                           "HasAttachment",
                                                           "TimeSpent",
                                                           "TimeToReply",
                                                           "TimeToClose",
                                                           "RealTimeToReply",
                                                           "RealTimeToClose",
                                                           "TimeSpentQueue",
                                                           "TimeSpentExternally",
                                                           "TimeSpentInternally",
                                                           "RealTimeSpentQueue",
                                                           "RealTimeSpentExternally",
                                                           "Language",
                                                           "RealTimeSpentInternally",
                                                           "Sentiment",
                                                           "SuggestedCategoryId",
                                                           "Tags",
                                                           "CustomFields"};

constexpr std::array<std::string_view, 5> message_facts = {"Important", "Type", "TimeSpent",
                                                           "Language", "CustomFields"};

std::int64_t number_of(const json::value& value, const schema::property& row) {
  if (value.kind() == json::kind::boolean) return value.boolean() ? 1 : 0;
  if (value.kind() == json::kind::number) {
    const result<std::int32_t> number = value.int32();
    return number ? *number : 0;
  }
  const std::string text = value.string();
  if (row.type == value_type::date_time) {
    const auto date = carrier::parse_date_time(text);
    return date && !date->unset ? carrier::to_ticks(*date) : 0;
  }
  const schema::enum_type* type = schema::enum_of(row);
  return type != nullptr ? schema::to_enum_value(*type, text).value_or(0) : 0;
}

/// `,3,7,`: the keys of a set.
std::string keys_of(const json::value& list) {
  std::string out;
  for (const json::child& each : list.children()) {
    if (each.value.size() == 0) continue;
    const result<std::int32_t> key = each.value[0].int32();
    if (key) out.append(out.empty() ? "," : "").append(std::to_string(*key)).append(",");
  }
  return out;
}

/// A custom field's text, and what it is compared by where it is a number or a date.
void add_field(json::writer& out, const std::string& name, const std::string& text) {
  const carrier::custom_field field = carrier::parse_custom_field(text);
  // A date that is not set is none.
  if (field.value.empty()) return;
  out.name(name).string(folded_fact(text));
  const std::string key = field_key(text);
  if (!key.empty()) out.name(field_key_mark + name).string(key);
}

void add(json::writer& out, const schema::property& row, const json::value& value) {
  if (row.shape == schema::shape::dictionary) {
    for (const json::child& entry : value.children()) {
      const std::string name = std::string(row.name) + "/" + folded_fact(entry.name.decode());
      add_field(out, name, entry.value.string());
    }
  } else if (row.shape == schema::shape::array) {
    const std::string keys = keys_of(value);
    if (!keys.empty()) out.name(row.name).string(keys);
  } else if (row.type == value_type::string) {
    out.name(row.name).string(folded_fact(value.string()));
  } else if (const std::int64_t number = number_of(value, row); number != 0) {
    out.name(row.name).number(number);
  }
}

std::string facts_of(const json::value& body, schema::carrier_id id,
                     std::span<const std::string_view> names) {
  const schema::carrier_type& type = schema::get(id);
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const std::string_view name : names) {
    const std::optional<json::value> member = body.find(name);
    if (member && !member->is_null()) add(writer, *schema::find_property(type, name), *member);
  }
  writer.end_object();
  return out;
}

}  // namespace

std::variant<std::int64_t, std::string> fact_of(const std::string& facts, const fact& wanted) {
  const auto kept = json::document::parse(facts, any_size);
  const auto found = kept ? kept->root().find(wanted.name) : std::nullopt;
  if (wanted.text) return found ? found->string() : std::string();
  std::int64_t number = 0;
  if (found) {
    const std::string_view raw = found->raw();
    std::from_chars(raw.data(), raw.data() + raw.size(), number);
  }
  return number;
}

search_texts search_texts_of(const ticket_row& row, const json::value& body) {
  return {folded(row.title),
          folded(row.author),
          {},
          facts_of(body, schema::carrier_id::TicketEntity, ticket_facts),
          {}};
}

search_texts search_texts_of(const ticket_row& row) {
  const auto body = json::document::parse(row.body, any_size);
  if (body) return search_texts_of(row, body->root());
  return {folded(row.title), folded(row.author), {}, "{}", {}};
}

search_texts search_texts_of(const message_row& row) {
  search_texts out{folded(row.title), folded(row.author), folded(row.message_id), "{}", {}};
  const auto body = json::document::parse(row.body, any_size);
  if (!body) return out;
  out.facts = facts_of(body->root(), schema::carrier_id::TicketMessageEntity, message_facts);
  const std::optional<json::value> text = body->root().find("Body");
  if (text) out.content = folded_fact(text->string());
  return out;
}

bool is_relation_of(const record& relation, std::int32_t ticket_id) {
  const result<json::document> body = json::document::parse(relation.body);
  if (!body) return false;
  for (const std::string_view end : {"SourceTicketId", "DestinationTicketId"}) {
    const std::optional<json::value> member = body->root().find(end);
    if (!member) continue;
    const result<std::int32_t> number = member->int32();
    if (number && *number == ticket_id) return true;
  }
  return false;
}

}  // namespace ticketwire::store

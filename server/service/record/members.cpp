#include "service/record/members.hpp"

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {

members::members(const json::value& stored) {
  for (const json::child& member : stored.children()) {
    list_[member.name.decode()] = json::write(member.value);
  }
}

std::string members::write(const schema::carrier_type& type, std::string_view more) const {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const schema::property& row : type.properties) {
    const auto found = list_.find(row.name);
    if (found != list_.end()) writer.name(row.name).raw(found->second);
  }
  if (has(more)) writer.name(more).raw(json(more));
  writer.end_object();
  return out;
}

std::string_view members::json(std::string_view name) const {
  const auto found = list_.find(name);
  return found == list_.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<json::document> members::document(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  // A member that grows may be larger than may be kept, until that is refused.
  result<json::document> parsed = json::document::parse(std::string(json(name)), any_size);
  if (!parsed) return std::nullopt;
  return *std::move(parsed);
}

std::int32_t members::number(std::string_view name) const {
  const std::optional<json::document> member = document(name);
  const result<std::int32_t> value = member ? member->root().int32() : 0;
  return value ? *value : 0;
}

std::string members::text(std::string_view name) const {
  const std::optional<json::document> member = document(name);
  return member ? member->root().string() : std::string();
}

store::ticks members::date(std::string_view name) const {
  const std::optional<carrier::date_time> value = carrier::parse_date_time(text(name));
  return value && !value->unset ? carrier::to_ticks(*value) : 0;
}

std::int32_t members::reference(std::string_view name) const {
  const std::optional<json::document> member = document(name);
  if (!member || member->root().size() == 0) return 0;
  const result<std::int32_t> id = member->root()[0].int32();
  return id ? *id : 0;
}

void members::set_json(std::string_view name, std::string json) {
  list_[std::string(name)] = std::move(json);
}

void members::set_number(std::string_view name, std::int64_t value) {
  set_json(name, std::to_string(value));
}

void members::set_text(std::string_view name, std::string_view value) {
  std::string literal;
  json::append_string(literal, value);
  set_json(name, std::move(literal));
}

void members::set_date(std::string_view name, store::ticks value) {
  if (value == 0) return erase(name);
  set_text(name, carrier::format_date_time(value, 0));
}

void members::set_reference(std::string_view name, std::string_view key, std::int32_t id) {
  if (id == 0) return erase(name);
  std::string object;
  json::writer(object).begin_object().name(key).number(id).end_object();
  set_json(name, std::move(object));
}

void members::erase(std::string_view name) {
  const auto found = list_.find(name);
  if (found != list_.end()) list_.erase(found);
}

}  // namespace ticketwire::service

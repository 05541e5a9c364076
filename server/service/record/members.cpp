#include "service/record/members.hpp"

#include <algorithm>
#include <functional>

#include "ticketwire/carrier/date_time.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {

members::members(const json::value& stored) {
  if (!stored.edited()) source_ = stored.source();
  list_.reserve(stored.size());
  for (const json::child& each : stored.children()) {
    entry kept{.name = each.name.decode(), .stored = {}, .set = {}};
    if (source_ != nullptr && !each.value.edited()) {
      kept.stored = each.value;
    } else {
      kept.set = json::write(each.value);
    }
    list_.push_back(std::move(kept));
  }
  // Of a name that is there twice the last one counts.
  std::stable_sort(list_.begin(), list_.end(),
                   [](const entry& a, const entry& b) { return a.name < b.name; });
  const auto again = std::unique(list_.rbegin(), list_.rend(),
                                 [](const entry& a, const entry& b) { return a.name == b.name; });
  list_.erase(list_.begin(), again.base());
}

const members::entry* members::find(std::string_view name) const noexcept {
  const auto at = std::ranges::lower_bound(list_, name, std::less<>(), &entry::name);
  return at != list_.end() && at->name == name ? &*at : nullptr;
}

std::string members::write(const schema::carrier_type& type, std::string_view more) const {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const schema::property& row : type.properties) {
    const entry* found = find(row.name);
    if (found != nullptr) writer.name(row.name).raw(found->raw());
  }
  if (has(more)) writer.name(more).raw(json(more));
  writer.end_object();
  return out;
}

std::string_view members::json(std::string_view name) const {
  const entry* found = find(name);
  return found == nullptr ? std::string_view() : found->raw();
}

std::optional<json::value> members::value(std::string_view name) const {
  const entry* found = find(name);
  if (found == nullptr) return std::nullopt;
  if (found->stored) return found->stored;
  if (!found->read) {
    // A member that grows may be larger than may be kept, until that is refused.
    result<json::document> parsed = json::document::parse(found->set, any_size);
    if (!parsed) return std::nullopt;
    found->read = *std::move(parsed);
  }
  return found->read->root();
}

std::int32_t members::number(std::string_view name) const {
  const std::optional<json::value> member = value(name);
  const result<std::int32_t> number = member ? member->int32() : 0;
  return number ? *number : 0;
}

std::string members::text(std::string_view name) const {
  const std::optional<json::value> member = value(name);
  return member ? member->string() : std::string();
}

store::ticks members::date(std::string_view name) const {
  const std::optional<carrier::date_time> value = carrier::parse_date_time(text(name));
  return value && !value->unset ? carrier::to_ticks(*value) : 0;
}

std::int32_t members::reference(std::string_view name) const {
  const std::optional<json::value> member = value(name);
  if (!member || member->size() == 0) return 0;
  const result<std::int32_t> id = (*member)[0].int32();
  return id ? *id : 0;
}

void members::set_json(std::string_view name, std::string json) {
  const auto at = std::ranges::lower_bound(list_, name, std::less<>(), &entry::name);
  entry kept{.name = std::string(name), .stored = {}, .set = std::move(json)};
  if (at != list_.end() && at->name == name) {
    *at = std::move(kept);
  } else {
    list_.insert(at, std::move(kept));
  }
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
  const entry* found = find(name);
  if (found != nullptr) list_.erase(list_.begin() + (found - list_.data()));
}

bool members::operator==(const members& other) const {
  return std::equal(
      list_.begin(), list_.end(), other.list_.begin(), other.list_.end(),
      [](const entry& a, const entry& b) { return a.name == b.name && a.raw() == b.raw(); });
}

}  // namespace ticketwire::service

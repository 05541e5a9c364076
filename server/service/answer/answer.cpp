#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"

#include <algorithm>

#include "ticketwire/http/date.hpp"

namespace ticketwire::service {
namespace {

/// The work of a transaction that leaves in `body` what `write` gives.
template <class Session>
auto filling(std::string& body, const std::function<result<std::string>(Session&)>& write) {
  return [&](Session& session) -> result<void> {
    result<std::string> text = write(session);
    if (!text) return text.error();
    body = *std::move(text);
    return {};
  };
}

/// The date of a field; nothing where the field is there twice or holds no date.
std::optional<std::int64_t> date_of(const context& context, std::string_view name) {
  const http::fields& fields = context.request.fields;
  const auto same = [&](const http::field& each) {
    return json::equal_ignore_case(each.name, name);
  };
  if (std::count_if(fields.begin(), fields.end(), same) != 1) return std::nullopt;
  return http::parse_date(*fields.find(name), context.now / carrier::ticks_per_second);
}

constexpr std::string_view spaces = " \t";

/// The text of a field that may be there several times; nullopt where it is not there at all.
std::optional<std::string> list_of(const context& context, std::string_view name) {
  std::optional<std::string> out;
  for (const http::field& each : context.request.fields) {
    if (!json::equal_ignore_case(each.name, name)) continue;
    out = out ? *out + "," + each.value : each.value;
  }
  return out;
}

enum class tag_match : std::uint8_t { strong, weak };

/// Whether a list of entity-tags (RFC 9110 8.8.3, or `*`) holds one; a list ends where it is none.
bool holds(std::string_view list, std::string_view tag, tag_match match) {
  while (true) {
    list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
    if (list.starts_with('*')) return list.find_last_not_of(spaces) == 0;
    const bool weak = list.starts_with("W/");
    if (weak) list.remove_prefix(2);
    if (!list.starts_with('"')) return false;
    const std::size_t end = list.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (list.substr(0, end + 1) == tag && (!weak || match == tag_match::weak)) return true;
    list.remove_prefix(end + 1);
  }
}

}  // namespace

std::string entity_tag(store::ticks last_changed) {
  return '"' + std::to_string(last_changed) + '"';
}

answer value_answer(std::string body, std::optional<store::ticks> last_changed) {
  exchange::reply reply;
  reply.body = std::move(body);
  if (last_changed) {
    reply.last_modified = *last_changed / carrier::ticks_per_second;
    reply.fields.set("ETag", entity_tag(*last_changed));
  }
  return reply;
}

answer read_answer(const context& context,
                   const std::function<result<std::string>(store::reader&)>& write) {
  std::string body;
  TICKETWIRE_TRY(context.store.read(filling(body, write)));
  return value_answer(std::move(body));
}

answer write_answer(const context& context,
                    const std::function<result<std::string>(store::writer&)>& write) {
  std::string body;
  TICKETWIRE_TRY(context.store.write(filling(body, write)));
  return value_answer(std::move(body));
}

bool is_unmodified(const context& context, store::ticks last_changed) {
  if (const auto list = list_of(context, "If-None-Match")) {
    return holds(*list, entity_tag(last_changed), tag_match::weak);
  }
  const std::optional<std::int64_t> date = date_of(context, "If-Modified-Since");
  return date && last_changed / carrier::ticks_per_second <= *date;
}

result<void> check_match(const context& context, store::ticks last_changed) {
  const auto list = list_of(context, "If-Match");
  if (!list || holds(*list, entity_tag(last_changed), tag_match::strong)) return {};
  return make_error(error_code::precondition_failed, {}, "If-Match");
}

result<void> check_unmodified(const context& context, store::ticks last_changed) {
  TICKETWIRE_TRY(check_match(context, last_changed));
  const auto none = list_of(context, "If-None-Match");
  if (none && holds(*none, entity_tag(last_changed), tag_match::weak)) {
    return make_error(error_code::precondition_failed, {}, "If-None-Match");
  }
  if (list_of(context, "If-Match")) return {};
  const std::optional<std::int64_t> date = date_of(context, "If-Unmodified-Since");
  if (!date || last_changed / carrier::ticks_per_second <= *date) return {};
  return make_error(error_code::precondition_failed);
}

}  // namespace ticketwire::service

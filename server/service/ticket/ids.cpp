#include "service/ticket/ids.hpp"

#include <algorithm>
#include "service/record/make_error.hpp"

#include <unordered_set>

namespace ticketwire::service {
namespace {

// Every id may be a write, and all of a call are one transaction.
constexpr std::size_t most_ids = 1'000;

}  // namespace

result<std::vector<std::int32_t>> id_arguments(const context& context, std::string_view name) {
  std::vector<std::int32_t> ids;
  std::unordered_set<std::int32_t> seen;
  const std::optional<json::value> list = context.call.body->root().find(name);
  const std::string pointer = "/" + std::string(name);
  if (!list || list->is_null()) return make_error(error_code::argument, pointer, "no ids");
  for (const json::child& element : list->children()) {
    const result<std::int32_t> id = element.value.int32();
    if (!id) return id.error();
    if (seen.insert(*id).second) ids.push_back(*id);
    if (ids.size() > most_ids) return make_error(error_code::argument, pointer, "too many ids");
  }
  return ids;
}

result<void> hold_tickets(store::writer& writer, std::vector<std::int32_t> ids) {
  std::sort(ids.begin(), ids.end());
  for (const std::int32_t id : ids) {
    if (const auto held = writer.ticket(id); !held) return held.error();
  }
  return {};
}

}  // namespace ticketwire::service

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

}  // namespace

answer value_answer(std::string body, std::optional<store::ticks> last_changed) {
  exchange::reply reply;
  reply.body = std::move(body);
  if (last_changed) reply.last_modified = *last_changed / carrier::ticks_per_second;
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
  const std::optional<std::int64_t> date = date_of(context, "If-Modified-Since");
  return date && last_changed / carrier::ticks_per_second <= *date;
}

result<void> check_unmodified(const context& context, store::ticks last_changed) {
  const std::optional<std::int64_t> date = date_of(context, "If-Unmodified-Since");
  if (!date || last_changed / carrier::ticks_per_second <= *date) return {};
  return make_error(error_code::precondition_failed);
}

}  // namespace ticketwire::service

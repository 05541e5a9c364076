#include <algorithm>
#include <limits>

#include "store/failure.hpp"
#include "store/memory/session.hpp"

namespace ticketwire::store::memory {

error session::fail(error_code code) {
  auto failed = failure(code);
  if (!failed_) failed_ = failed;
  return failed;
}

result<void> session::check_access() {
  if (access_ == access::write) return {};
  return fail(error_code::internal);
}

result<void> session::finish() const {
  if (failed_) return *failed_;
  for (const auto id : needed_) {
    if (data_.tickets.find(id) == nullptr) return failure(error_code::reference_not_found);
  }
  return {};
}

template <class Number>
result<Number> session::next_id(Number id, Number& last, Number highest) {
  if (auto allowed = check_access(); !allowed) return allowed.error();
  if (id < 0 || (id == 0 && last == highest)) return fail(error_code::internal);
  if (id == 0) id = last + 1;
  last = std::max(last, id);
  return id;
}

result<std::int32_t> session::next_ticket_id() {
  return next_id(0, data_.last.ticket, std::numeric_limits<std::int32_t>::max());
}

result<std::int32_t> session::next_message_id() {
  return next_id(0, data_.last.message, std::numeric_limits<std::int32_t>::max());
}

result<std::int32_t> session::store_ticket(const ticket_row& row, const json::value* /*body*/) {
  auto id = next_id(row.id, data_.last.ticket, std::numeric_limits<std::int32_t>::max());
  if (!id) return id.error();
  auto kept = row;
  kept.id = *id;
  data_.tickets.put(std::move(kept));
  return id;
}

result<std::int32_t> session::put_message(const message_row& row) {
  auto id = next_id(row.id, data_.last.message, std::numeric_limits<std::int32_t>::max());
  if (!id) return id.error();
  if (const auto before = data_.messages.find(*id)) data_.threads.remove(data::place_of(*before));
  auto kept = row;
  kept.id = *id;
  data_.threads.put(kept);
  data_.messages.put(std::move(kept));
  needed_.insert(row.ticket_id);
  return id;
}

result<std::int32_t> session::next_record_id(std::string_view carrier) {
  const auto after = data_.records.after(std::pair(carrier, INT32_MAX));
  std::int32_t last = 0;
  if (after != data_.records.begin() && (*(after - 1))->carrier == carrier) {
    last = (*(after - 1))->id;
  }
  auto& highest = data_.given_records[std::string(carrier)];
  highest = std::max(highest, last);
  auto id = next_id(0, highest, std::numeric_limits<std::int32_t>::max());
  if (id) fresh_.emplace(carrier, *id);
  return id;
}

result<std::int32_t> session::put_record(const record& row) {
  if (auto allowed = check_access(); !allowed) return allowed.error();
  if (row.id < 0) return fail(error_code::internal);
  auto kept = row;
  if (row.id == 0) {
    auto id = next_record_id(row.carrier);
    if (!id) return id;
    kept.id = *id;
  } else if (!fresh_.contains({row.carrier, row.id})) {
    if (auto counted = count_change(); !counted) return counted.error();
  }
  const auto id = kept.id;
  data_.records.put(std::move(kept));
  return id;
}

result<void> session::count_change() {
  if (auto allowed = check_access(); !allowed) return allowed.error();
  ++data_.records_generation;
  return {};
}

result<void> session::put_member(const member& row) {
  auto allowed = check_access();
  if (allowed) data_.members.put(row);
  return allowed;
}

result<void> session::put_user(const user& row) {
  auto allowed = check_access();
  if (allowed) data_.users.put(row);
  return allowed;
}

result<void> session::put_token(const token& row) {
  auto allowed = check_access();
  if (allowed) data_.tokens.put(row);
  return allowed;
}

result<void> session::remove_token(enum token::kind kind, std::string_view secret_hash) {
  auto allowed = check_access();
  if (allowed) data_.tokens.remove(std::pair(kind, secret_hash));
  return allowed;
}

result<std::size_t> session::remove_expired_tokens(ticks now) {
  if (auto allowed = check_access(); !allowed) return allowed.error();
  return data_.tokens.remove_if(
      [&](const token& row) { return row.expires_at != 0 && row.expires_at <= now; });
}

result<void> session::remove_tokens(enum token::kind kind, std::string_view user,
                                    std::int32_t keep) {
  if (auto allowed = check_access(); !allowed) return allowed;
  std::vector<std::pair<std::pair<bool, ticks>, std::string>> found;
  for (const auto& row : data_.tokens) {
    if (row->kind == kind && row->user == user) {
      const bool ends = row->expires_at != 0;
      found.emplace_back(std::pair(ends, -row->expires_at), row->secret_hash);
    }
  }
  std::ranges::sort(found);
  for (std::size_t i = static_cast<std::size_t>(std::max(keep, 0)); i < found.size(); ++i) {
    data_.tokens.remove(std::pair(kind, std::string_view(found[i].second)));
  }
  return {};
}

result<void> session::remove_user(std::string_view name) {
  auto allowed = check_access();
  if (allowed) data_.users.remove(name);
  return allowed;
}

result<void> session::remove_record(std::string_view carrier, std::int32_t id) {
  if (auto allowed = check_access(); !allowed) return allowed;
  ++data_.records_generation;
  auto& highest = data_.given_records[std::string(carrier)];
  highest = std::max(highest, id);
  data_.records.remove(std::pair(carrier, id));
  return {};
}

result<void> session::remove_content(std::int32_t attachment_id) {
  auto allowed = check_access();
  if (allowed) data_.contents.remove(attachment_id);
  return allowed;
}

result<void> session::remove_message(std::int32_t id) {
  auto allowed = check_access();
  if (!allowed) return allowed;
  if (const auto found = data_.messages.find(id)) {
    data_.threads.remove(data::place_of(*found));
    data_.messages.remove(id);
  }
  return allowed;
}

result<void> session::put_content(std::int32_t attachment_id, std::string_view bytes) {
  if (auto allowed = check_access(); !allowed) return allowed;
  if (attachment_id <= 0) return fail(error_code::internal);
  data_.contents.put({attachment_id, std::string(bytes)});
  return {};
}

result<void> session::put_notification(const notification& row) {
  if (auto allowed = check_access(); !allowed) return allowed;
  if (row.id != 0) {
    if (const auto found = data_.notifications.find(row.id)) {
      auto changed = *found;
      changed.state = row.state;
      changed.due_at = row.due_at;
      changed.attempts = row.attempts;
      changed.problem = row.problem;
      data_.notifications.put(std::move(changed));
      return {};
    }
  }
  const auto same_cause = [](const notification& each) {
    return std::tie(each.kind, each.ticket_id, each.message_id, each.recipient_associate_id,
                    each.created_at, each.envelope);
  };
  for (const auto& known : data_.notifications) {
    if (same_cause(*known) == same_cause(row)) return {};
  }
  const auto id =
      next_id(row.id, data_.last.notification, std::numeric_limits<std::int64_t>::max());
  if (!id) return id.error();
  auto kept = row;
  kept.id = *id;
  data_.notifications.put(std::move(kept));
  needed_.insert(row.ticket_id);
  return {};
}

result<void> session::remove_notifications(std::int32_t ticket_id,
                                           std::int32_t recipient_associate_id) {
  if (auto allowed = check_access(); !allowed) return allowed;
  data_.notifications.remove_if([&](const notification& row) {
    return row.kind != notification::kind::message && row.ticket_id == ticket_id &&
           row.recipient_associate_id == recipient_associate_id &&
           row.state == notification::state::pending;
  });
  return {};
}

result<std::vector<notification>> session::claim_notifications(ticks now, ticks until,
                                                               std::int32_t top) {
  if (auto allowed = check_access(); !allowed) return allowed.error();
  std::vector<notification> claimed;
  for (const auto& row : data_.notifications) {
    if (std::cmp_greater_equal(claimed.size(), top)) break;
    if (row->state != notification::state::pending || row->due_at > now) continue;
    claimed.push_back(*row);
    claimed.back().due_at = until;
  }
  for (const auto& row : claimed) data_.notifications.put(row);
  return claimed;
}

result<void> session::put_last_ids(const struct last_ids& ids) {
  auto allowed = check_access();
  if (!allowed) return allowed;
  data_.last.ticket = std::max(data_.last.ticket, ids.ticket);
  data_.last.message = std::max(data_.last.message, ids.message);
  data_.last.notification = std::max(data_.last.notification, ids.notification);
  return allowed;
}

}  // namespace ticketwire::store::memory

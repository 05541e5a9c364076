#include "notify/outbox.hpp"

#include <algorithm>
#include <string>

namespace ticketwire::notify {
namespace {

using std::chrono::seconds;
using ticks_duration = std::chrono::duration<store::ticks, std::ratio<1, 10'000'000>>;

constexpr seconds longest_pause = std::chrono::hours(8);
// A lease in time limits of one mail: the rest is for looking it up and for writing down what
// became of it.
constexpr int lease_factor = 2;

store::ticks to_ticks(seconds time) {
  return ticks_duration(time).count();
}

}  // namespace

outbox::outbox(store::store& store, outbox_settings settings)
    : store_(store), settings_(std::move(settings)) {}

bool outbox::step(const std::stop_token& stop) {
  const auto claimed = claim();
  if (!claimed || !*claimed) return false;
  const auto& row = **claimed;
  std::variant<mail, unsendable> content;
  const auto read = store_.read([&](store::reader& reader) -> result<void> {
    auto made = render(reader, row, settings_.sender);
    if (!made) return made.error();
    content = *std::move(made);
    return {};
  });
  if (!read) {
    settle(row, {outcome::kind::later, describe(read.error()), true});
    return false;
  }
  outcome done;
  if (const auto* reason = std::get_if<unsendable>(&content)) {
    done = {outcome::kind::never, reason->problem, true};
  } else if (settings_.now() > row.due_at - to_ticks(settings_.smtp.time_limit)) {
    // The lease might end while it is being sent.
    return true;
  } else {
    done = send(settings_.smtp, std::get<mail>(content), stop);
  }
  settle(row, done);
  return done.usable && !stop.stop_requested();
}

result<bool> outbox::has_pending() {
  bool any = false;
  const auto read = store_.read([&](store::reader& reader) -> result<void> {
    const auto rows = reader.notifications(store::notification::state::pending, 1);
    if (!rows) return rows.error();
    any = !rows->empty();
    return {};
  });
  if (!read) return read.error();
  return any;
}

result<std::optional<store::notification>> outbox::claim() {
  // Reading disturbs no writer.
  const auto any = has_pending();
  if (!any) return any.error();
  std::optional<store::notification> claimed;
  if (!*any) return claimed;
  const auto written = store_.write([&](store::writer& writer) -> result<void> {
    const auto now = settings_.now();
    const auto until = now + to_ticks(settings_.smtp.time_limit * lease_factor);
    auto rows = writer.claim_notifications(now, until, 1);
    if (!rows) return rows.error();
    // A store that tries again may find that another server was faster.
    claimed = rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
    return {};
  });
  if (!written) return written.error();
  return claimed;
}

void outbox::settle(store::notification row, const outcome& done) {
  using state = enum store::notification::state;
  const auto lease = row.due_at;
  row.problem = done.problem;
  if (done.kind == outcome::kind::stopped) {
    // The next process may try at once.
    row.due_at = settings_.now();
    row.problem.clear();
    return keep(row, lease);
  }
  ++row.attempts;
  if (done.kind == outcome::kind::sent) {
    row.state = state::sent;
  } else if (done.kind == outcome::kind::never || row.attempts >= settings_.tries) {
    row.state = state::failed;
    if (settings_.log) {
      settings_.log("notification " + std::to_string(row.id) + " was not sent: " + row.problem);
    }
  } else {
    row.due_at = settings_.now() + pause_after(row.attempts);
  }
  keep(row, lease);
}

// Where this fails the lease ends some time and the mail is sent again, under the same Message-ID.
void outbox::keep(const store::notification& row, store::ticks lease) {
  using state = enum store::notification::state;
  const auto written = store_.write([&](store::writer& writer) -> result<void> {
    const auto kept = writer.notifications_after(row.id - 1, 1);
    if (!kept) return kept.error();
    // Its recipient has read the ticket meanwhile.
    if (kept->empty() || kept->front().id != row.id) return {};
    // The lease has ended and another process has it; only that it was sent is news to that one.
    const bool ours = kept->front().state == state::pending && kept->front().due_at == lease;
    return ours || row.state == state::sent ? writer.put_notification(row) : result<void>();
  });
  if (!written && settings_.log) {
    settings_.log("notification " + std::to_string(row.id) +
                  " could not be settled: " + describe(written.error()));
  }
}

store::ticks outbox::pause_after(std::int32_t attempts) {
  auto pause = settings_.first_pause;
  for (std::int32_t i = 1; i < attempts && pause < longest_pause; ++i) pause *= 2;
  const auto whole = to_ticks(std::min(pause, longest_pause));
  return whole + std::uniform_int_distribution<store::ticks>(0, whole / 4)(chance_);
}

}  // namespace ticketwire::notify

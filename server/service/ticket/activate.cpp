#include "service/record/names.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/status.hpp"

namespace ticketwire::service {
namespace {

constexpr std::int32_t batch = 100;
constexpr std::size_t most = 10'000;

store::query due_tickets(store::ticks now) {
  const auto condition = [](store::column column, store::comparison comparison,
                            std::int64_t value) {
    store::filter part;
    part.condition = {column, comparison, {value}};
    return part;
  };
  const schema::enum_type& type = schema::get(schema::enum_id::TicketBaseStatus);
  store::filter all;
  all.kind = store::filter::kind::all_of;
  all.parts = {condition(store::column::base_status, store::comparison::eq,
                         schema::to_enum_value(type, "Postponed").value_or(0)),
               condition(store::column::activate, store::comparison::gt, 0),
               condition(store::column::activate, store::comparison::le, now)};
  store::query query;
  query.filter = std::make_shared<const store::filter>(std::move(all));
  query.order = {{store::column::activate, false}};
  query.top = batch;
  return query;
}

/// Whatever was read before is read again by the writer: only that stays as it is.
result<bool> activate(store::writer& writer, const locale& locale, std::int32_t id,
                      store::ticks now) {
  ticket_saving saving(writer, locale, 0, now);
  TICKETWIRE_TRY(saving.load(id, error_code::entity_not_found));
  const store::ticks time = saving.row().activate;
  if (saving.ticket().text(names::BaseStatus) != "Postponed" || time == 0 || time > now)
    return false;
  members after = saving.ticket();
  after.set_text(names::BaseStatus, "Active");
  TICKETWIRE_TRY(saving.change(std::move(after)));
  return true;
}

}  // namespace

result<std::size_t> activate_due(store::store& store, const settings& settings) {
  const result<time_zone> zone = time_zone::find(settings.time_zone);
  if (!zone) return zone.error();
  const locale locale{*zone};
  const store::ticks now = settings.now();
  std::size_t done = 0;
  while (done < most) {
    std::vector<store::ticket_row> rows;
    const result<void> read = store.read([&](store::reader& reader) -> result<void> {
      auto found = reader.tickets(due_tickets(now));
      if (!found) return found.error();
      rows = *std::move(found);
      return {};
    });
    if (!read) return read.error();
    if (rows.empty()) return done;
    std::size_t activated = 0;
    const result<void> written = store.write([&](store::writer& writer) -> result<void> {
      activated = 0;
      for (const store::ticket_row& row : rows) {
        const result<bool> changed = activate(writer, locale, row.id, now);
        if (!changed) return changed.error();
        if (*changed) ++activated;
      }
      return {};
    });
    if (!written) return written.error();
    done += activated;
    if (rows.size() < batch) return done;
  }
  return done;
}

}  // namespace ticketwire::service

#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/archive/page.hpp"
#include "service/archive/restriction.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/routes.hpp"
#include "service/ticket/status.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

/// What a call does to one ticket.
using change_one = std::function<result<void>(ticket_saving&)>;

enum class unknown : std::uint8_t { passed_over, refused };

result<bool> exists(store::reader& reader, std::int32_t id) {
  const auto row = reader.ticket(id);
  if (!row) return row.error();
  return row->has_value();
}

result<void> change_stored(ticket_saving& saving, std::int32_t id, const change_one& work) {
  const result<void> loaded = saving.load(id, error_code::save_not_found);
  return loaded ? work(saving) : loaded;
}

using id_list = std::vector<std::int32_t>;

/// The tickets that a call is about.
using choose_ids = std::function<result<id_list>(const context&, store::reader&)>;

result<id_list> named_ids(const context& context, store::reader&) {
  return ticket_ids(context);
}

/// At most so many tickets are changed at once.
constexpr std::int32_t most_changed = 1'000;

/// Those of an archive's rows that its restrictions let through; argument for another archive than
/// that of tickets, or too many rows.
result<id_list> found_ids(const context& context, store::reader& reader,
                          std::string_view provider) {
  const json::value body = context.call.body->root();
  const std::string name = text_argument(body, provider);
  const archive_provider* archive = find_archive(name);
  if (archive != &ticket_archive()) {
    return make_error(error_code::argument, "/" + std::string(provider), name.substr(0, 40));
  }
  result<std::string> filter = restriction_filter(body.find("Restrictions"));
  if (!filter) return filter.error();
  archive_ask ask;
  ask.filter = *std::move(filter);
  ask.top = most_changed;
  result<store::query> query = read_query(reader, context, *archive, ask);
  if (!query) return query.error();
  query->top = most_changed + 1;
  const auto rows = reader.versions_of(*query);
  if (!rows) return rows.error();
  if (rows->size() > static_cast<std::size_t>(most_changed)) {
    return make_error(error_code::argument, "/Restrictions", "more than 1000 tickets");
  }
  id_list out;
  for (const store::versioned_ticket& row : *rows) out.push_back(row.id);
  return out;
}

result<id_list> provided_ids(const context& context, store::reader& reader) {
  return found_ids(context, reader, "ProviderName");
}

/// Changes every ticket that is chosen, or none. Answers the ids of those that exist.
result<id_list> change_all(const context& context, const choose_ids& choose, unknown without_ticket,
                           const change_one& work) {
  id_list changed;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    changed.clear();
    const result<id_list> ids = choose(context, writer);
    if (!ids) return ids.error();
    TICKETWIRE_TRY(hold_tickets(writer, *ids));
    for (const std::int32_t id : *ids) {
      const result<bool> found = exists(writer, id);
      if (!found) return found.error();
      if (!*found && without_ticket == unknown::passed_over) continue;
      ticket_saving saving(writer, context);
      TICKETWIRE_TRY(change_stored(saving, id, work));
      changed.push_back(id);
    }
    return {};
  });
  if (!done) return done.error();
  return changed;
}

answer answer_ids(const result<id_list>& ids) {
  if (!ids) return ids.error();
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const std::int32_t id : *ids) writer.number(id);
  writer.end_array();
  return value_answer(std::move(out));
}

answer answer_nothing(const result<id_list>& ids) {
  if (!ids) return ids.error();
  return exchange::reply();
}

change_one set_base_status(std::string_view name) {
  return [name](ticket_saving& saving) -> result<void> {
    if (saving.ticket().text(names::BaseStatus) == name) return {};
    members after = saving.ticket();
    after.set_text(names::BaseStatus, name);
    return saving.change(std::move(after));
  };
}

/// One ticket in one transaction, without an answer.
answer change_ticket(const context& context, const change_one& work) {
  const result<void> done = context.store.write([&](store::writer& writer) {
    ticket_saving saving(writer, context);
    return work(saving);
  });
  if (!done) return done.error();
  return exchange::reply();
}

// Deleting is a status: the ticket can still be read and undeleted. A deleted one stays as it is.
answer delete_ticket(const context& context) {
  return change_ticket(context, [&](ticket_saving& saving) {
    const result<void> loaded = saving.load_addressed(context);
    return loaded ? set_base_status("Deleted")(saving) : loaded;
  });
}

answer delete_ticket_entity(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketEntityId");
  return change_ticket(context, [&](ticket_saving& saving) {
    return change_stored(saving, id, set_base_status("Deleted"));
  });
}

// Answer the ids that exist; the others are passed over.
answer set_deleted_status(const context& context) {
  return answer_ids(
      change_all(context, &named_ids, unknown::passed_over, set_base_status("Deleted")));
}

answer set_spam_status(const context& context) {
  return answer_ids(change_all(context, &named_ids, unknown::passed_over, set_base_status("Spam")));
}

answer set_found_deleted(const context& context) {
  return answer_ids(
      change_all(context, &provided_ids, unknown::passed_over, set_base_status("Deleted")));
}

answer set_found_spam(const context& context) {
  return answer_ids(
      change_all(context, &provided_ids, unknown::passed_over, set_base_status("Spam")));
}

// Gives deleted tickets and spam the default status of Active; others stay as they are.
answer undelete_tickets(const context& context) {
  const auto undelete = [](ticket_saving& saving) -> result<void> {
    const std::string base = saving.ticket().text(names::BaseStatus);
    if (base != "Deleted" && base != "Spam") return {};
    return set_base_status("Active")(saving);
  };
  return answer_nothing(change_all(context, &named_ids, unknown::refused, undelete));
}

answer accept_tickets(const context& context) {
  const auto accept = [&](ticket_saving& saving) {
    members after = saving.ticket();
    after.set_reference(names::OwnedBy, names::AssociateId, context.caller.associate_id);
    return saving.change(std::move(after));
  };
  return answer_nothing(change_all(context, &named_ids, unknown::refused, accept));
}

answer set_read_status(const context& context, const choose_ids& choose) {
  const std::optional<json::value> status = context.call.body->root().find("NewStatus");
  const std::string name = status ? status->string() : std::string();
  if (name.empty() || name == "Unknown") return make_error(error_code::argument, "/NewStatus");
  const auto set = [&](ticket_saving& saving) {
    members after = saving.ticket();
    after.set_text(names::ReadStatus, name);
    return saving.change(std::move(after));
  };
  return answer_ids(change_all(context, choose, unknown::passed_over, set));
}

answer update_read_status(const context& context) {
  return set_read_status(context, &named_ids);
}

answer update_found_read_status(const context& context) {
  return set_read_status(context, [](const auto& asked, store::reader& reader) {
    return found_ids(asked, reader, "Provider");
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::deleteTicket, &delete_ticket, right::change},
    route{endpoint_id::deleteTicketEntity, &delete_ticket_entity, right::change},
    route{endpoint_id::setDeletedStatusByIds, &set_deleted_status, right::change},
    route{endpoint_id::undeleteByIds, &undelete_tickets, right::change},
    route{endpoint_id::setSpamStatusByIds, &set_spam_status, right::change},
    route{endpoint_id::updateTicketsReadStatus, &update_read_status, right::change},
    route{endpoint_id::acceptTickets, &accept_tickets, right::change},
    route{endpoint_id::setDeletedStatusByProvider, &set_found_deleted, right::change},
    route{endpoint_id::setSpamStatusByProvider, &set_found_spam, right::change},
    route{endpoint_id::updateTicketsReadStatusByProvider, &update_found_read_status, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> status_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

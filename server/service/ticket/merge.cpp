#include <array>
#include <charconv>
#include <unordered_set>

#include "service/answer/answer.hpp"
#include "service/record/make_error.hpp"
#include "service/record/message_row.hpp"
#include "service/record/names.hpp"
#include "service/ticket/counters.hpp"
#include "service/ticket/edit.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/relation.hpp"
#include "service/ticket/routes.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

// Every secondary ticket is read, changed and written in one transaction.
constexpr std::size_t most_secondaries = 100;

constexpr std::string_view secondaries_pointer = "/SecondaryTicketIds";

error refused(std::string_view pointer, std::string detail) {
  return make_error(error_code::argument, std::string(pointer), std::move(detail));
}

std::string named(std::int32_t id) {
  return "Ticket " + std::to_string(id);
}

/// Only a ticket that lives on its own can be merged, or merged into.
result<void> check_alive(const ticket_saving& saving, std::string_view pointer) {
  const std::string base = saving.ticket().text(names::BaseStatus);
  if (base == "Merged") return refused(pointer, named(saving.row().id) + " is merged already");
  if (base == "Deleted") return refused(pointer, named(saving.row().id) + " is deleted");
  return {};
}

result<void> check_secondaries(const std::vector<std::int32_t>& ids, std::int32_t master) {
  if (ids.empty()) return refused(secondaries_pointer, "no tickets to merge");
  if (ids.size() > most_secondaries) return refused(secondaries_pointer, "too many tickets");
  std::unordered_set<std::int32_t> seen;
  for (const std::int32_t id : ids) {
    if (id == master) {
      return refused(secondaries_pointer, named(id) + " cannot be merged into itself");
    }
    if (!seen.insert(id).second) return refused(secondaries_pointer, named(id) + " is named twice");
  }
  return {};
}

result<void> move_message(store::writer& writer, const store::message_row& row,
                          const store::ticket_row& to) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  members message(body->root());
  message.set_reference(names::Ticket, names::TicketId, to.id);
  message.set_text(names::SearchTitle, to.title);
  const result<std::int32_t> stored = writer.put_message(to_message_row(row.id, to.id, message));
  if (!stored) return stored.error();
  return {};
}

result<void> move_messages(store::writer& writer, const ticket_saving& from,
                           const ticket_saving& to) {
  const auto rows = writer.messages(from.row().id);
  if (!rows) return rows.error();
  for (const store::message_row& row : *rows) {
    TICKETWIRE_TRY(move_message(writer, row, to.row()));
  }
  return {};
}

result<void> merge_one(store::writer& writer, const context& context, std::int32_t id,
                       const ticket_saving& master) {
  ticket_saving secondary(writer, context);
  TICKETWIRE_TRY(secondary.load(id, error_code::reference_not_found));
  TICKETWIRE_TRY(check_alive(secondary, secondaries_pointer));
  TICKETWIRE_TRY(move_messages(writer, secondary, master));
  TICKETWIRE_TRY(move_relations(writer, id, master.row().id));
  members after = secondary.ticket();
  after.set_text(names::BaseStatus, "Merged");
  after.set_number(names::ConnectId, master.row().id);
  const result<void> changed = secondary.change(std::move(after));
  return changed ? secondary.recount() : changed;
}

result<void> load_master(ticket_saving& master, std::int32_t id) {
  if (id == 0) return {};
  const result<void> loaded = master.load(id, error_code::save_not_found);
  return loaded ? check_alive(master, "/MergedTicketEntity") : loaded;
}

/// Saves the ticket that is to stay (a new one where it has no id), then takes over the others.
answer merge(const context& context, const json::value& entity,
             const std::vector<std::int32_t>& secondaries) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  const std::int32_t id = key_of(entity, type).value_or(0);
  TICKETWIRE_TRY(check_secondaries(secondaries, id));
  return save_and_answer(context, {.type = type},
                         [&](store::writer& writer) -> result<saved_ticket> {
                           std::vector<std::int32_t> all = secondaries;
                           all.push_back(id);
                           TICKETWIRE_TRY(hold_tickets(writer, std::move(all)));
                           ticket_saving master(writer, context);
                           TICKETWIRE_TRY(load_master(master, id));
                           TICKETWIRE_TRY(master.save(entity, dictionary_mode::merge));
                           TICKETWIRE_TRY(check_alive(master, "/MergedTicketEntity"));
                           for (const std::int32_t secondary : secondaries) {
                             TICKETWIRE_TRY(merge_one(writer, context, secondary, master));
                           }
                           TICKETWIRE_TRY(master.recount());
                           return master.saved();
                         });
}

/// The numbers of a list in the query, whose syntax has been checked.
std::vector<std::int32_t> query_numbers(std::string_view list) {
  std::vector<std::int32_t> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::int32_t number = 0;
    std::from_chars(list.data(), list.data() + comma, number);
    out.push_back(number);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

std::vector<std::int32_t> body_numbers(const json::value& body, std::string_view name) {
  std::vector<std::int32_t> out;
  const std::optional<json::value> list = body.find(name);
  if (!list) return out;
  for (const json::child& element : list->children()) {
    out.push_back(element.value.int32() ? *element.value.int32() : 0);
  }
  return out;
}

/// What is left of a ticket that is split: its new status and time of activation, where given.
result<void> change_source(const context& context, ticket_saving& source) {
  members after = source.ticket();
  const std::int32_t status =
      number_argument(context.call.body->root(), "SourceTicketEntityStatusId");
  if (status != 0) {
    const auto record =
        source.records().record(schema::get(carrier_id::TicketStatusEntity), status);
    if (!record) return record.error();
    if (*record == nullptr) {
      return make_error(error_code::reference_not_found, "/SourceTicketEntityStatusId",
                        "TicketStatusEntity " + std::to_string(status));
    }
    after.set_reference(names::Status, names::TicketStatusId, status);
  }
  const std::optional<json::value> text =
      context.call.body->root().find("SourceTicketEntityActivate");
  const auto date = carrier::parse_date_time(text ? text->string() : std::string());
  if (date && !date->unset) after.set_date(names::Activate, context.locale.zone.to_ticks(*date));
  const result<void> changed = source.change(std::move(after));
  return changed ? source.recount() : changed;
}

result<void> transfer(store::writer& writer, const context& context, const ticket_saving& source,
                      const ticket_saving& target) {
  std::size_t index = 0;
  for (const std::int32_t id : body_numbers(context.call.body->root(), "TransferMessageIds")) {
    const auto row = writer.message(id);
    if (!row) return row.error();
    if (!*row || (*row)->ticket_id != source.row().id) {
      return make_error(error_code::reference_not_found,
                        "/TransferMessageIds/" + std::to_string(index),
                        "Message " + std::to_string(id) + " of " + named(source.row().id));
    }
    TICKETWIRE_TRY(move_message(writer, **row, target.row()));
    ++index;
  }
  return {};
}

/// Errors: those of a save; argument for a new ticket with an id.
result<saved_ticket> split(store::writer& writer, const context& context,
                           const json::value& entity) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  if (key_of(entity, type).value_or(0) != 0) {
    return refused("/NewTicketEntity/TicketId", "the ticket is not new");
  }
  ticket_saving source(writer, context);
  TICKETWIRE_TRY(source.load(number_argument(context.call.body->root(), "SourceTicketEntityId"),
                             error_code::save_not_found));
  ticket_saving target(writer, context);
  TICKETWIRE_TRY(target.save(entity, dictionary_mode::merge));
  TICKETWIRE_TRY(transfer(writer, context, source, target));
  TICKETWIRE_TRY(change_source(context, source));
  TICKETWIRE_TRY(target.recount());
  return target.saved();
}

answer merge_tickets(const context& context) {
  const json::value request = context.call.body->root();
  const std::optional<json::value> entity = request.find("MergedTicketEntity");
  if (!entity) return make_error(error_code::entity_missing, "/MergedTicketEntity");
  return merge(context, *entity, body_numbers(request, "SecondaryTicketIds"));
}

answer post_ticket_merge(const context& context) {
  const std::optional<json::value> entity = context.call.body->root().find("MergedTicketEntity");
  if (!entity) return make_error(error_code::entity_missing, "/MergedTicketEntity");
  return merge(context, *entity,
               query_numbers(context.call.find("secondaryTicketIds").value_or("")));
}

answer split_ticket(const context& context) {
  const std::optional<json::value> entity = context.call.body->root().find("NewTicketEntity");
  if (!entity) return make_error(error_code::entity_missing, "/NewTicketEntity");
  return save_and_answer(context, {.type = schema::get(carrier_id::TicketEntity)},
                         [&](store::writer& writer) { return split(writer, context, *entity); });
}

constexpr std::array routes_here = {
    route{endpoint_id::postTicketMerge, &post_ticket_merge, right::change},
    route{endpoint_id::splitTicket, &split_ticket, right::change},
    route{endpoint_id::mergeTickets, &merge_tickets, right::change},
};

}  // namespace

namespace ticket {

std::span<const route> merge_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

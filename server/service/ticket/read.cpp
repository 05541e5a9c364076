#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/ticket_cache.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/ticket/defaults.hpp"
#include "service/ticket/ids.hpp"
#include "service/ticket/present.hpp"
#include "service/ticket/routes.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

result<store::ticket_row> existing(store::reader& reader, std::int32_t id) {
  auto row = reader.ticket(id);
  if (!row) return row.error();
  if (*row) return **std::move(row);
  return make_error(error_code::entity_not_found, {}, "Ticket " + std::to_string(id));
}

result<std::string> present_row(presenter& presenter, const store::ticket_row& row) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  return present_flat_ticket(presenter, body->root());
}

result<std::string> flat_ticket(store::reader& reader, const context& context, std::int32_t id) {
  const result<store::ticket_row> row = existing(reader, id);
  if (!row) return row.error();
  presenter presenter(reader, context.locale, context.caller.level);
  return present_row(presenter, *row);
}

/// The WebAPI's TicketSummaryItem.
result<std::string> present_summary(const context& context, const store::ticket_row& row) {
  const result<json::document> body = json::document::parse(row.body);
  if (!body) return body.error();
  std::string out;
  json::writer writer(out);
  writer.begin_object().name(names::TicketId).number(row.id);
  writer.name(names::TicketStatus).number(row.status_id);
  writer.name(names::Title).string(row.title);
  writer.name("Registered").string(context.locale.zone.format(row.created_at));
  writer.name(names::IconHint).string(members(body->root()).text(names::IconHint));
  writer.end_object();
  return out;
}

/// An array for the tickets that TicketIds names, in its order; ids without a ticket are left out.
template <class Present>
answer list_answer(const context& context, const Present& present) {
  const result<std::vector<std::int32_t>> ids = ticket_ids(context);
  if (!ids) return ids.error();
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    presenter presenter(reader, context.locale, context.caller.level);
    std::string out;
    json::writer writer(out);
    writer.begin_array();
    for (const std::int32_t id : *ids) {
      const auto row = reader.ticket(id);
      if (!row) return row.error();
      if (!*row) continue;
      const result<std::string> text = present(presenter, **row);
      if (!text) return text.error();
      writer.raw(*text);
    }
    writer.end_array();
    return out;
  });
}

result<std::string> present_default(store::reader& reader, const context& context,
                                    const result<members>& ticket) {
  if (!ticket) return ticket.error();
  const schema::carrier_type& type = schema::get(carrier_id::TicketEntity);
  const result<json::document> document = json::document::parse(ticket->write(type));
  if (!document) return document.error();
  presenter presenter(reader, context.locale, context.caller.level);
  return presenter.root(document->root(), type);
}

/// What a whole ticket is asked for as.
struct asked {
  std::int32_t id = 0;
  carrier_id type = carrier_id::TicketEntity;
  /// With links, and only where it has changed for the caller.
  bool rest = false;
  bool foreign_keys = false;
  /// What $select names; not written otherwise, for it would be taken away again.
  property_set properties = {};
};

/// The properties that $select names. What is wrong with it is told when the answer is written.
property_set selected(const context& context, const schema::carrier_type& type) {
  const auto selection =
      select::selection::parse(context.call.find("select").value_or(std::string_view()), type);
  if (!selection || selection->all()) return {};
  property_set out(type);
  // An answer keeps its key whatever is selected.
  out.add(type.key);
  for (const select::selection::branch& branch : selection->branches()) out.add(branch.property);
  return out;
}

/// Everything but the ticket's version that its answer depends on.
std::string cache_key(const context& context, const asked& what) {
  std::string key = std::to_string(what.id);
  key += what.rest ? 'r' : '-';
  key += static_cast<char>('0' + static_cast<int>(context.caller.level));
  key += what.foreign_keys ? 'f' : '-';
  key += what.properties.to_string();
  return key.append(context.locale.key());
}

/// What one snapshot has of a ticket.
struct seen {
  store::ticket_version version;
  /// Empty where the caller has it already.
  std::string body;
};

result<seen> see(store::reader& reader, const context& context, const asked& what) {
  const auto version = reader.version_of(what.id);
  if (!version) return version.error();
  const result<store::ticket_row> row = existing(reader, what.id);
  if (!row) return row.error();
  seen out{.version = **version, .body = {}};
  if (what.rest) TICKETWIRE_TRY(check_match(context, row->last_changed));
  if (what.rest && is_unmodified(context, row->last_changed)) return out;
  presenter presenter(reader, context.locale, context.caller.level);
  const result<json::document> stored = json::document::parse(row->body);
  if (!stored) return stored.error();
  result<std::string> text =
      present_ticket(reader, presenter, row->id, stored->root(),
                     {.type = schema::get(what.type),
                      .link_origin = what.rest ? context.settings.origin : std::string_view(),
                      .foreign_keys = what.foreign_keys,
                      .asked = what.properties});
  if (!text) return text.error();
  out.body = *std::move(text);
  return out;
}

/// The answer that was given before, where the ticket is what it was. A store that fails is told by
/// the reading that follows.
std::optional<seen> recall(const context& context, const asked& what, const std::string& key) {
  const auto version = context.store.version_of(what.id);
  if (!version || !*version) return std::nullopt;
  if (what.rest && !check_match(context, (*version)->last_changed)) return std::nullopt;
  if (what.rest && is_unmodified(context, (*version)->last_changed)) return seen{**version, {}};
  const auto body = context.settings.cache->find(key, **version);
  return body != nullptr ? std::optional(seen{**version, *body}) : std::nullopt;
}

result<seen> whole_ticket(const context& context, const asked& what) {
  const bool keeps = context.settings.cache != nullptr;
  const std::string key = keeps ? cache_key(context, what) : std::string();
  if (keeps) {
    if (std::optional<seen> known = recall(context, what, key)) return *std::move(known);
  }
  seen found;
  TICKETWIRE_TRY(context.store.read([&](store::reader& reader) -> result<void> {
    result<seen> fresh = see(reader, context, what);
    if (!fresh) return fresh.error();
    found = *std::move(fresh);
    return {};
  }));
  if (keeps && !found.body.empty()) context.settings.cache->put(key, found.version, found.body);
  return found;
}

answer whole_entity(const context& context, std::int32_t id) {
  result<seen> found = whole_ticket(
      context, {.id = id, .properties = selected(context, schema::get(carrier_id::TicketEntity))});
  if (!found) return found.error();
  return value_answer(std::move(found->body));
}

// Handlers, one for each endpoint. They run within no transaction of their own.
answer get_ticket(const context& context) {
  constexpr carrier_id type = carrier_id::TicketEntityWithLinks;
  result<seen> found = whole_ticket(context, {.id = context.call.number("id").value_or(0),
                                              .type = type,
                                              .rest = true,
                                              .foreign_keys = context.call.truth("fk"),
                                              .properties = selected(context, schema::get(type))});
  if (!found) return found.error();
  answer given = value_answer(std::move(found->body), found->version.last_changed);
  given->unmodified = given->body.empty();
  return given;
}

answer get_simple_ticket(const context& context) {
  const std::int32_t id = context.call.number("id").value_or(0);
  return read_answer(context,
                     [&](store::reader& reader) { return flat_ticket(reader, context, id); });
}

answer get_flat_ticket(const context& context) {
  const std::int32_t id = context.call.number("ticketId").value_or(0);
  return read_answer(context,
                     [&](store::reader& reader) { return flat_ticket(reader, context, id); });
}

answer get_ticket_entity(const context& context) {
  const std::int32_t id = context.call.number("ticketEntityId").value_or(0);
  return whole_entity(context, id);
}

// GetForRmUi: what GetTicketEntity answers.
answer get_ticket_for_editor(const context& context) {
  const std::int32_t id = number_argument(context.call.body->root(), "TicketId");
  return whole_entity(context, id);
}

// Flat tickets in the order of the ids; ids without a ticket are left out, as in the summaries.
answer get_tickets(const context& context) {
  return list_answer(context, [&](presenter& presenter, const store::ticket_row& row) {
    return present_row(presenter, row);
  });
}

answer get_ticket_summaries(const context& context) {
  return list_answer(context, [&](presenter&, const store::ticket_row& row) {
    return present_summary(context, row);
  });
}

answer create_default_ticket(const context& context) {
  return read_answer(context, [&](store::reader& reader) {
    return present_default(reader, context, default_ticket(reader, context.caller.associate_id));
  });
}

answer create_default_for_ticket_type(const context& context) {
  const std::int32_t type = number_argument(context.call.body->root(), "TicketTypeId");
  return read_answer(context, [&](store::reader& reader) {
    presenter presenter(reader, context.locale, context.caller.level);
    return present_default(
        reader, context,
        default_ticket_of_type(reader, presenter, context.caller.associate_id, type));
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getDefaultTicket, &create_default_ticket},
    route{endpoint_id::getTicket, &get_ticket},
    route{endpoint_id::getSimpleTicket, &get_simple_ticket},
    route{endpoint_id::createDefaultTicketEntity, &create_default_ticket},
    route{endpoint_id::createDefaultForTicketType, &create_default_for_ticket_type},
    route{endpoint_id::getTicketEntity, &get_ticket_entity},
    route{endpoint_id::getFlatTicket, &get_flat_ticket},
    route{endpoint_id::getTickets, &get_tickets},
    route{endpoint_id::getTicketSummaries, &get_ticket_summaries},
    route{endpoint_id::getForRmUi, &get_ticket_for_editor},
};

}  // namespace

namespace ticket {

std::span<const route> read_routes() noexcept {
  return routes_here;
}

}  // namespace ticket
}  // namespace ticketwire::service

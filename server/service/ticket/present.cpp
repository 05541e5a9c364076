#include "service/ticket/present.hpp"

#include <array>

#include "service/record/custom_fields.hpp"
#include "service/record/links.hpp"
#include "service/record/names.hpp"
#include "service/record/rights.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

/// A member of a flat carrier that is a member of a carrier nested in the entity.
struct flattened {
  std::string_view name;
  std::string_view property;
  std::string_view member;
};

// The flat Ticket counts service users (EjUserId) where the entity has associates.
constexpr std::array<flattened, 25> ticket_members = {{
    {names::CreatedBy, names::CreatedBy, names::EjUserId},
    {names::CreatedByName, names::CreatedBy, names::FullName},
    {names::OwnedBy, names::OwnedBy, names::EjUserId},
    {names::OwnedByName, names::OwnedBy, names::FullName},
    {names::OwnedByAssociateId, names::OwnedBy, names::AssociateId},
    {names::Category, names::Category, names::TicketCategoryId},
    {names::CategoryName, names::Category, names::Name},
    {names::CategoryFullname, names::Category, names::Fullname},
    {names::Priority, names::Priority, names::TicketPriorityId},
    {names::PriorityName, names::Priority, names::Name},
    {names::TicketStatus, names::Status, names::TicketStatusId},
    {names::TicketStatusDisplayValue, names::Status, names::Name},
    {names::CustId, names::Person, names::PersonId},
    {names::PersonFirstname, names::Person, names::Firstname},
    {names::PersonMiddleName, names::Person, names::MiddleName},
    {names::PersonLastname, names::Person, names::Lastname},
    {names::PersonFullname, names::Person, names::FullName},
    {names::ContactId, names::Person, names::ContactId},
    {names::ContactName, names::Person, names::ContactName},
    {names::SaleId, names::Sale, names::SaleId},
    {names::SaleHeading, names::Sale, names::Title},
    {names::ProjectId, names::Project, names::ProjectId},
    {names::ProjectName, names::Project, names::Name},
    {names::TicketTypeId, names::TicketType, names::TicketTypeId},
    {names::TicketTypeName, names::TicketType, names::Name},
}};

constexpr std::array<flattened, 6> message_members = {{
    {names::PersonId, names::Person, names::PersonId},
    {names::PersonFullName, names::Person, names::FullName},
    {names::ContactId, names::Person, names::ContactId},
    {names::ContactName, names::Person, names::ContactName},
    {names::ContactDepartment, names::Person, names::ContactDepartment},
    {names::CreatedBy, names::CreatedBy, names::EjUserId},
}};

result<std::optional<json::value>> referred_member(presenter& presenter,
                                                   const schema::carrier_type& entity,
                                                   const json::value& stored,
                                                   const flattened& row) {
  const schema::property* property = schema::find_property(entity, row.property);
  const std::optional<json::value> nested = stored.find(row.property);
  if (property == nullptr || !nested) return std::optional<json::value>();
  const schema::carrier_type& type = *schema::carrier_of(*property);
  const std::optional<std::int32_t> id = key_of(*nested, type);
  if (!id) return std::optional<json::value>();
  const result<const json::document*> record = presenter.record(type, *id);
  if (!record) return record.error();
  return (*record == nullptr ? *nested : (*record)->root()).find(row.member);
}

/// Members of the flat carrier: those of nested carriers by the rows, the others by their name.
result<std::string> flatten(presenter& presenter, const json::value& stored,
                            const schema::carrier_type& entity, const schema::carrier_type& flat,
                            std::span<const flattened> rows,
                            const presenter::joined_members& extra) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const schema::property& property : flat.properties) {
    std::optional<json::value> member = stored.find(property.name);
    for (const flattened& row : rows) {
      if (row.name != property.name) continue;
      const auto referred = referred_member(presenter, entity, stored, row);
      if (!referred) return referred.error();
      member = *referred;
      if (member && member->kind() == json::kind::string) {
        writer.name(property.name).string(presenter.locale().text(member->string()));
        member.reset();
      }
    }
    if (member) writer.name(property.name).raw(json::write(*member));
  }
  writer.end_object();
  const result<json::document> document = json::document::parse(std::move(out), any_size);
  if (!document) return document.error();
  return presenter.nested(document->root(), flat, extra);
}

/// What only an entity that is answered itself has beside its stored members.
result<presenter::joined_members> join_root(store::reader& reader, access allowed,
                                            const linked& entity, const presentation& as) {
  presenter::joined_members joined;
  if (as.asked.has(names::FieldProperties)) {
    const auto definitions = custom_fields(reader, entity.collection);
    if (!definitions) return definitions.error();
    joined[names::FieldProperties] = field_properties(entity.type, *definitions, allowed);
  }
  if (!as.link_origin.empty() && as.asked.has("_Links")) {
    joined["_Links"] = links(as.link_origin, entity);
  }
  return joined;
}

/// The name of the category that a ticket's SuggestedCategoryId names, as JSON; empty where it
/// names none.
result<std::string> suggested_category(presenter& presenter, const json::value& ticket) {
  const std::optional<json::value> id = ticket.find(names::SuggestedCategoryId);
  const result<std::int32_t> number = id ? id->int32() : 0;
  if (!number || *number == 0) return std::string();
  const auto category = presenter.record(schema::get(carrier_id::TicketCategoryEntity), *number);
  if (!category) return category.error();
  std::string out;
  if (*category == nullptr) return out;
  const std::optional<json::value> name = (*category)->root().find(names::Name);
  json::append_string(out, presenter.locale().text(name ? name->string() : std::string()));
  return out;
}

/// The ExtraFields of an entity together with its foreign keys.
result<std::string> with_keys(store::reader& reader, std::string_view entity, std::int32_t id,
                              const json::value& stored) {
  result<std::string> text = foreign_keys(reader, entity, id);
  if (!text) return text.error();
  const result<json::document> keys = json::document::parse(*std::move(text));
  if (!keys) return keys.error();
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  const std::optional<json::value> extra = stored.find(names::ExtraFields);
  if (extra) {
    for (const json::child& entry : extra->children()) {
      const std::string name = entry.name.decode();
      if (!keys->root().find(name)) writer.name(name).raw(json::write(entry.value));
    }
  }
  for (const json::child& key : keys->root().children()) {
    writer.name(key.name.decode()).raw(json::write(key.value));
  }
  writer.end_object();
  return out;
}

/// TicketEntity.Messages.
result<std::string> summaries(presenter& presenter,
                              const std::vector<store::message_row>& messages) {
  std::string list;
  json::writer writer(list);
  writer.begin_array();
  for (const store::message_row& message : messages) {
    const result<json::document> body = json::document::parse(message.body);
    if (!body) return body.error();
    const result<std::string> summary = present_message_summary(presenter, body->root());
    if (!summary) return summary.error();
    writer.raw(*summary);
  }
  writer.end_array();
  return list;
}

/// Puts what `make` gives in the place of a property, where it is asked for and there is any.
template <class Make>
result<void> join(presenter::joined_members& joined, const property_set& asked,
                  std::string_view name, const Make& make) {
  if (!asked.has(name)) return {};
  result<std::string> text = make();
  if (!text) return text.error();
  if (!text->empty()) joined[name] = *std::move(text);
  return {};
}

/// The flat Ticket of a message.
result<std::string> flat_ticket(presenter& presenter, const store::ticket_row& ticket) {
  const result<json::document> body = json::document::parse(ticket.body);
  if (!body) return body.error();
  return present_flat_ticket(presenter, body->root());
}

}  // namespace

result<std::string> present_message_summary(presenter& presenter, const json::value& message) {
  presenter::joined_members joined;
  const schema::carrier_type& entity = schema::get(carrier_id::TicketMessageEntity);
  joined[names::TicketMessageId] = std::to_string(key_of(message, entity).value_or(0));
  const std::optional<json::value> attachments = message.find(names::AttachmentsInfo);
  joined[names::NumAttachments] = std::to_string(attachments ? attachments->size() : 0);
  return flatten(presenter, message, entity, schema::get(carrier_id::TicketMessage),
                 message_members, joined);
}

result<std::string> present_flat_ticket(presenter& presenter, const json::value& ticket) {
  presenter::joined_members joined;
  // In the flat carrier a ticket that nobody owns belongs to the system's user.
  if (!ticket.find(names::OwnedBy)) joined[names::OwnedBy] = "1";
  return flatten(presenter, ticket, schema::get(carrier_id::TicketEntity),
                 schema::get(carrier_id::Ticket), ticket_members, joined);
}

result<std::string> present_ticket(store::reader& reader, presenter& presenter, std::int32_t id,
                                   const json::value& stored,
                                   const std::vector<store::message_row>& messages,
                                   const presentation& as) {
  auto joined = join_root(reader, presenter.allowed(), {"Ticket", id, stored, as.type}, as);
  if (!joined) return joined.error();
  TICKETWIRE_TRY(
      join(*joined, as.asked, names::Messages, [&] { return summaries(presenter, messages); }));
  TICKETWIRE_TRY(join(*joined, as.asked, names::SuggestedCategoryName,
                      [&] { return suggested_category(presenter, stored); }));
  if (as.foreign_keys) {
    TICKETWIRE_TRY(join(*joined, as.asked, names::ExtraFields,
                        [&] { return with_keys(reader, "Ticket", id, stored); }));
  }
  return presenter.root(stored, as.type, *joined, as.asked);
}

result<std::string> present_ticket(store::reader& reader, presenter& presenter, std::int32_t id,
                                   const json::value& stored, const presentation& as) {
  if (!as.asked.has(names::Messages)) return present_ticket(reader, presenter, id, stored, {}, as);
  const auto messages = reader.messages(id);
  if (!messages) return messages.error();
  return present_ticket(reader, presenter, id, stored, *messages, as);
}

result<std::string> present_message(store::reader& reader, presenter& presenter,
                                    const store::message_row& row,
                                    const std::optional<store::ticket_row>& ticket,
                                    const presentation& as) {
  const result<json::document> stored = json::document::parse(row.body);
  if (!stored) return stored.error();
  auto joined = join_root(reader, presenter.allowed(),
                          {"TicketMessage", row.id, stored->root(), as.type}, as);
  if (!joined) return joined.error();
  if (ticket) {
    TICKETWIRE_TRY(
        join(*joined, as.asked, names::Ticket, [&] { return flat_ticket(presenter, *ticket); }));
  }
  return presenter.root(stored->root(), as.type, *joined, as.asked);
}

result<std::string> present_message(store::reader& reader, presenter& presenter,
                                    const store::message_row& row, const presentation& as) {
  if (!as.asked.has(names::Ticket))
    return present_message(reader, presenter, row, std::nullopt, as);
  const auto ticket = reader.ticket(row.ticket_id);
  if (!ticket) return ticket.error();
  return present_message(reader, presenter, row, *ticket, as);
}

}  // namespace ticketwire::service

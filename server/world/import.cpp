#include "world/import.hpp"

#include <algorithm>
#include <charconv>

#include "encoding/base64.hpp"
#include "service/answer/settings.hpp"
#include "service/attachment/file_type.hpp"
#include "service/attachment/references.hpp"
#include "service/record/custom_fields.hpp"
#include "service/record/make_error.hpp"
#include "service/record/members.hpp"
#include "service/record/message_row.hpp"
#include "service/record/names.hpp"
#include "service/ticket/counters.hpp"
#include "service/ticket/rules.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "world/shape.hpp"
#include "world/users.hpp"

namespace ticketwire::service {
namespace {

using schema::carrier_id;

constexpr store::ticks minute = 60 * carrier::ticks_per_second;

class importer {
 public:
  importer(store::writer& writer, const locale& utc, store::ticks now, const secret_hashes& hashes)
      : writer_(writer), presenter_(writer, utc), now_(now), hashes_(hashes) {}

  result<void> run(const json::value& world) {
    TICKETWIRE_TRY(check_object(
        world, {"users", "records", "customFields", "foreignKeys", "members", "tickets"}));
    for (const result<void>&done :
         {each(world, "users",
               [&](const json::value&row) { return import_user(writer_, row, hashes_); }),
          records(world),
          each_entity(world, "customFields",
                      [&](std::string_view entity, const json::value&list) {
                        return custom_fields(entity, list);
                      }),
          each_entity(world, "foreignKeys",
                      [&](std::string_view entity, const json::value&list) {
                        return foreign_keys(entity, list);
                      }),
          each(world, "members", [&](const json::value&row) { return member(row); }),
          each(world, "tickets", [&](const json::value&row) { return ticket(row); })}) {
      if (!done) return done.error();
    }
    return {};
  }

 private:
  template <class Take>
  result<void> each(const json::value& parent, std::string_view name, const Take& take) {
    const std::optional<json::value> list = parent.find(name);
    if (!list) return {};
    TICKETWIRE_TRY(check_kind(*list, json::kind::array, name));
    std::size_t index = 0;
    for (const json::child& row : list->children()) {
      const std::string place = std::string(name) + "/" + std::to_string(index++);
      const result<void> done = take(row.value);
      if (!done) return below(place, done.error());
    }
    return {};
  }

  /// The error with its pointer seen from one place further up.
  static error below(std::string_view place, error failure) {
    failure.pointer = "/" + std::string(place) + failure.pointer;
    return failure;
  }

  result<void> records(const json::value& world) {
    const std::optional<json::value> list = world.find("records");
    if (!list) return {};
    TICKETWIRE_TRY(check_kind(*list, json::kind::object, "records"));
    for (const json::child& carrier : list->children()) {
      const std::string name = carrier.name.decode();
      const schema::carrier_type* type = schema::find_carrier(name);
      if (type == nullptr) return make_error(error_code::argument, "/records/" + name);
      const result<void> done =
          each(*list, name, [&](const json::value& row) { return record(row, *type); });
      if (!done) return below("records", done.error());
    }
    return {};
  }

  /// The parts of a world that tell of tickets and of messages.
  template <class Take>
  result<void> each_entity(const json::value& world, std::string_view part, const Take& take) {
    const std::optional<json::value> entities = world.find(part);
    if (!entities) return {};
    TICKETWIRE_TRY(check_kind(*entities, json::kind::object, part));
    for (const json::child& entity : entities->children()) {
      const std::string name = entity.name.decode();
      const std::string place = std::string(part) + "/" + name;
      if (name != "Ticket" && name != "TicketMessage") {
        return make_error(error_code::argument, "/" + place);
      }
      const result<void> done = take(name, entity.value);
      if (!done) return below(place, done.error());
    }
    return {};
  }

  result<void> custom_fields(std::string_view entity, const json::value& list) {
    TICKETWIRE_TRY(check_kind(list, json::kind::array));
    std::int32_t index = 0;
    for (const json::child& row : list.children()) {
      const std::string place = std::to_string(index++);
      const result<std::string> definition = custom_field_definition(row.value);
      if (!definition) return below(place, definition.error());
      const result<std::int32_t> id =
          writer_.put_record({custom_field_carrier(entity), index, *definition});
      if (!id) return id.error();
    }
    return {};
  }

  /// A dictionary of texts as it is stored.
  static result<std::string> texts(const json::value& dictionary) {
    TICKETWIRE_TRY(check_kind(dictionary, json::kind::object));
    std::string out;
    json::writer writer(out);
    writer.begin_object();
    for (const json::child& entry : dictionary.children()) {
      const std::string name = entry.name.decode();
      TICKETWIRE_TRY(check_kind(entry.value, json::kind::string, name));
      writer.name(name).string(entry.value.string());
    }
    writer.end_object();
    return out;
  }

  result<void> foreign_keys(std::string_view entity, const json::value& list) {
    TICKETWIRE_TRY(check_kind(list, json::kind::object));
    for (const json::child& keys : list.children()) {
      const std::string place = keys.name.decode();
      std::int32_t id = 0;
      const char* end = place.data() + place.size();
      const auto [read, failure] = std::from_chars(place.data(), end, id);
      if (failure != std::errc{} || read != end || id <= 0) {
        return make_error(error_code::argument, "/" + place);
      }
      const result<std::string> dictionary = texts(keys.value);
      if (!dictionary) return below(place, dictionary.error());
      const result<std::int32_t> kept =
          writer_.put_record({foreign_key_carrier(entity), id, *dictionary});
      if (!kept) return kept.error();
    }
    return {};
  }

  result<void> record(const json::value& row, const schema::carrier_type& type) {
    const result<members> kept = stored(row, type);
    if (!kept) return kept.error();
    const result<std::int32_t> id =
        writer_.put_record({std::string(type.name), kept->number(type.key), kept->write(type)});
    if (!id) return id.error();
    return {};
  }

  result<void> member(const json::value& row) {
    TICKETWIRE_TRY(check_object(row, {"categoryId", "associateId", "weight"}));
    const auto category = number_in(row, "categoryId");
    if (!category) return category.error();
    const auto associate = number_in(row, "associateId");
    if (!associate) return associate.error();
    const auto weight = number_in(row, "weight");
    if (!weight) return weight.error();
    return writer_.put_member({*category, *associate, std::max(*weight, 1)});
  }

  /// The key that an entity has, or is given.
  template <class Next>
  static result<std::int32_t> key_in(members& entity, std::string_view name, const Next& next) {
    if (entity.number(name) != 0) return entity.number(name);
    result<std::int32_t> id = next();
    if (id) entity.set_number(name, *id);
    return id;
  }

  result<void> ticket(const json::value& row) {
    TICKETWIRE_TRY(check_object(row, {"entity", "messages"}));
    const std::optional<json::value> entity = row.find("entity");
    if (!entity) return make_error(error_code::entity_missing, "/entity");
    result<members> kept = stored(*entity, schema::get(carrier_id::TicketEntity));
    if (!kept) return below("entity", kept.error());
    if (!kept->has(names::CreatedAt)) kept->set_date(names::CreatedAt, now_);
    kept->set_date(names::LastChanged, next_change(kept->date(names::CreatedAt), 0));
    const result<std::int32_t> id =
        key_in(*kept, names::TicketId, [&] { return writer_.next_ticket_id(); });
    if (!id) return id.error();
    const result<void> messages =
        each(row, "messages", [&](const json::value& text) { return message(text, *id, *kept); });
    if (!messages) return messages.error();
    TICKETWIRE_TRY(count_messages(writer_, presenter_, *id, *kept));
    const result<std::int32_t> done = writer_.put_ticket(to_row(*id, *kept));
    if (!done) return done.error();
    return {};
  }

  /// A file that a message brings: its record, and its bytes where they come along in base64.
  result<std::int32_t> attachment(members entity, const json::value& given) {
    const schema::carrier_type& type = schema::get(carrier_id::AttachmentEntity);
    std::optional<std::string> bytes;
    if (const std::optional<json::value> content = given.find("Content")) {
      bytes = decode_base64(content->string());
      if (!bytes) return make_error(error_code::argument, "/Content", "not base64");
      entity.set_number(names::AttSize, static_cast<std::int64_t>(bytes->size()));
    }
    const bool safe = has_safe_extension(entity.text(names::Name));
    entity.set_json(names::IsSafeFileExtension, safe ? "true" : "false");
    const result<std::int32_t> id =
        key_in(entity, type.key, [&] { return writer_.next_record_id(type.name); });
    if (!id) return id.error();
    const result<std::int32_t> done =
        writer_.put_record({std::string(type.name), *id, entity.write(type)});
    if (!done) return done.error();
    if (!bytes) return *id;
    const result<void> kept = writer_.put_content(*id, *bytes);
    if (!kept) return kept.error();
    return *id;
  }

  /// Attachments that a message brings without ids become records that it refers to.
  result<void> attachments(const json::value& row, members& message) {
    const schema::carrier_type& type = schema::get(carrier_id::AttachmentEntity);
    const std::optional<json::value> list = message.value(names::AttachmentsInfo);
    if (!list) return {};
    // As it came: the carrier has no member for the bytes.
    const std::optional<json::value> given = row.find(names::AttachmentsInfo);
    std::vector<json::value> files;
    for (const json::child& each : given->children()) files.push_back(each.value);
    std::vector<std::int32_t> ids;
    for (const json::child& each : list->children()) {
      members entity(each.value);
      const std::size_t index = ids.size();
      ids.push_back(static_cast<std::int32_t>(entity.number(type.key)));
      if (ids.back() != 0) continue;
      const result<std::int32_t> id = attachment(std::move(entity), files[index]);
      if (!id) return below("AttachmentsInfo/" + std::to_string(index), id.error());
      ids.back() = *id;
    }
    set_attachment_ids(message, ids);
    return {};
  }

  result<void> message(const json::value& row, std::int32_t ticket_id, members& ticket) {
    const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntity);
    result<members> kept = stored(row, type);
    if (!kept) return kept.error();
    TICKETWIRE_TRY(attachments(row, *kept));
    kept->set_reference(names::Ticket, names::TicketId, ticket_id);
    kept->set_text(names::SearchTitle, ticket.text(names::Title));
    const result<std::int32_t> id =
        key_in(*kept, type.key, [&] { return writer_.next_message_id(); });
    if (!id) return id.error();
    const result<std::int32_t> done = writer_.put_message(to_message_row(*id, ticket_id, *kept));
    if (!done) return done.error();
    const store::ticks changed =
        std::max(ticket.date(names::LastChanged), kept->date(names::CreatedAt));
    ticket.set_date(names::LastChanged, next_change(changed, 0));
    return {};
  }

  /// Unset, or a nested carrier that names nobody.
  static bool is_absent(const json::value& value, const schema::property& property) {
    const schema::carrier_type* type = schema::carrier_of(property);
    const bool reference =
        type != nullptr && property.shape == schema::shape::single && !type->key.empty();
    return carrier::is_unset(value, property) || (reference && key_of(value, *type) == 0);
  }

  /// The carrier as it is stored, with its dates in UTC.
  result<members> stored(const json::value& row, const schema::carrier_type& type) {
    const std::string absolute = with_dates(row, type);
    const result<json::document> document = json::document::parse(absolute);
    if (!document) return document.error();
    const auto bound = carrier::bind(document->root(), type);
    if (!bound) return bound.error().front();
    const result<json::document> kept = json::document::parse(*bound);
    if (!kept) return kept.error();
    members out;
    for (const json::child& member : kept->root().children()) {
      const schema::property* property = schema::find_property(type, member.name.decode());
      if (property == nullptr || is_absent(member.value, *property)) continue;
      out.set_json(property->name, json::write(member.value));
    }
    return out;
  }

  // Relative minutes become dates; an absolute date loses its offset.
  std::string with_dates(const json::value& row, const schema::carrier_type& type) const {
    if (row.kind() != json::kind::object) return json::write(row);
    std::string out;
    json::writer writer(out);
    writer.begin_object();
    for (const json::child& member : row.children()) {
      writer.name(member.name.decode());
      const schema::property* property = schema::find_property(type, member.name.decode());
      const bool date = property != nullptr && property->type == schema::value_type::date_time &&
                        property->shape == schema::shape::single;
      const result<std::int32_t> minutes = member.value.int32();
      const auto absolute = carrier::parse_date_time(member.value.string());
      if (date && minutes) {
        writer.string(carrier::format_date_time(now_ + *minutes * minute, 0));
      } else if (date && absolute && !absolute->unset) {
        writer.string(carrier::format_date_time(carrier::to_ticks(*absolute), 0));
      } else {
        writer.raw(json::write(member.value));
      }
    }
    writer.end_object();
    return out;
  }

  store::writer& writer_;
  presenter presenter_;
  store::ticks now_;
  const secret_hashes& hashes_;
};

}  // namespace

result<void> import_world(store::store& store, std::string_view json, store::ticks now,
                          const secret_hashes& hashes) {
  const result<json::document> world = json::document::parse(std::string(json), any_size);
  if (!world) return world.error();
  const result<time_zone> zone = time_zone::find("UTC");
  if (!zone) return zone.error();
  const locale utc{*zone};
  return store.write([&](store::writer& writer) -> result<void> {
    TICKETWIRE_TRY(importer(writer, utc, now, hashes).run(world->root()));
    // A ticket may be there already, with the same dates.
    return writer.count_change();
  });
}

}  // namespace ticketwire::service

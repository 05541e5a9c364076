#include <array>

#include "service/answer/answer.hpp"
#include "service/answer/arguments.hpp"
#include "service/attachment/references.hpp"
#include "service/message/edit.hpp"
#include "service/message/routes.hpp"
#include "service/record/make_error.hpp"
#include "service/record/names.hpp"
#include "service/record/patch.hpp"

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

const schema::carrier_type& message_type() {
  return schema::get(carrier_id::TicketMessageEntity);
}

/// TicketId of the flat Ticket that a message names; 0 where it names none.
std::int32_t ticket_of(const json::value& message) {
  const std::optional<json::value> ticket = message.find(names::Ticket);
  return ticket ? key_of(*ticket, schema::get(carrier_id::Ticket)).value_or(0) : 0;
}

/// What a save is asked for besides the message itself.
struct options {
  bool notify = false;
  bool answers = false;
  std::vector<std::int32_t> attachments = {};
};

/// Runs `work` in one transaction and answers with the message as that leaves it: what was written
/// is rendered after the commit, when nobody waits for it.
template <class Work>
answer save_and_answer(const context& context, const presentation& as, const Work& work) {
  store::message_row saved;
  store::ticket_row ticket;
  std::int64_t changes = 0;
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    message_saving saving(writer, context);
    TICKETWIRE_TRY(work(saving));
    saved = saving.row();
    ticket = saving.ticket();
    changes = writer.record_changes();
    return {};
  });
  if (!done) return done.error();
  answer given = read_answer(context, [&](store::reader& reader) {
    reader.assume_record_changes(changes);
    presenter presenter(reader, context.locale, context.caller.level);
    return present_message(reader, presenter, saved, ticket, as);
  });
  if (!given) return given;
  return value_answer(std::move(given->body), ticket.last_changed);
}

/// The steps of a save after the message has been loaded or begun.
result<void> finish(message_saving& saving, const json::value& sent, dictionary_mode mode,
                    const options& options) {
  TICKETWIRE_TRY(saving.change(sent, mode));
  TICKETWIRE_TRY(saving.attach(options.attachments, "/AttachmentIds"));
  if (options.answers) saving.answers();
  result<void> stored = saving.put();
  if (!stored || !options.notify) return stored;
  return saving.notify();
}

/// Begins a message; true where the ticket has it already.
result<bool> begin(message_saving& saving, const json::value& sent) {
  TICKETWIRE_TRY(saving.begin(ticket_of(sent)));
  const std::optional<json::value> id = sent.find(names::MessageId);
  if (!id || id->kind() != json::kind::string) return false;
  return saving.load_sent(id->string());
}

/// Creates a message, or changes the one whose id it bears.
answer save(const context& context, const json::value& sent, const options& options) {
  const std::int32_t id = key_of(sent, message_type()).value_or(0);
  return save_and_answer(
      context, {.type = message_type()}, [&](message_saving& saving) -> result<void> {
        if (id != 0) {
          TICKETWIRE_TRY(saving.load(id, error_code::save_not_found, "/EjMessageId"));
        } else {
          const result<bool> stored = begin(saving, sent);
          if (!stored) return stored.error();
          if (*stored) return {};
        }
        return finish(saving, sent, dictionary_mode::merge, options);
      });
}

answer save_argument(const context& context, std::string_view name, options options) {
  const json::value request = context.call.body->root();
  const std::optional<json::value> entity = request.find(name);
  if (!entity) return make_error(error_code::entity_missing, "/" + std::string(name));
  options.notify = truth_argument(request, "Notify");
  return save(context, *entity, options);
}

/// Runs `work` on a loaded message; the answer has no content.
template <class Load, class Work>
answer change_quietly(const context& context, const Load& load, const Work& work) {
  const result<void> done = context.store.write([&](store::writer& writer) -> result<void> {
    message_saving saving(writer, context);
    TICKETWIRE_TRY(load(saving));
    return work(saving);
  });
  if (!done) return done.error();
  return exchange::reply{};
}

auto load_addressed() {
  return [](message_saving& saving) { return saving.load_addressed(); };
}

/// Loads the message that an argument of an agent's method names.
auto load_argument(const context& context, std::string_view name) {
  const std::int32_t id = number_argument(context.call.body->root(), name);
  return [id, name](message_saving& saving) {
    return saving.load(id, error_code::save_not_found, "/" + std::string(name));
  };
}

result<void> remove(message_saving& saving) {
  return saving.remove();
}

answer post_ticket_message(const context& context) {
  return save(context, context.call.body->root(), {context.call.truth("notify")});
}

answer put_ticket_message(const context& context) {
  return save_and_answer(context, {.type = message_type()},
                         [&](message_saving& saving) -> result<void> {
                           TICKETWIRE_TRY(saving.load_addressed());
                           return finish(saving, context.call.body->root(), dictionary_mode::merge,
                                         {context.call.truth("notify")});
                         });
}

answer patch_ticket_message(const context& context) {
  const schema::carrier_type& type = schema::get(carrier_id::TicketMessageEntityWithLinks);
  const json::value patch = context.call.body->root();
  return save_and_answer(
      context, {.type = type, .link_origin = context.settings.origin},
      [&](message_saving& saving) -> result<void> {
        TICKETWIRE_TRY(saving.load_addressed());
        const result<std::string> before =
            saving.present_raw({.type = type, .asked = patched_properties(patch, type)});
        if (!before) return before.error();
        const result<json::document> changes = patched_members(*before, patch, type);
        if (!changes) return changes.error();
        return finish(saving, changes->root(), dictionary_mode::replace, {});
      });
}

answer save_ticket_message(const context& context) {
  return save(context, context.call.body->root(), {});
}

answer save_ticket_message_with_notify(const context& context) {
  return save_argument(context, "NewEntity", {});
}

answer save_ticket_message_with_options(const context& context) {
  const json::value request = context.call.body->root();
  options options;
  options.answers = truth_argument(request, "UpdateRepliedAt");
  options.attachments = ids_of(request.find(names::AttachmentIds));
  return save_argument(context, "Entity", std::move(options));
}

answer delete_ticket_message(const context& context) {
  return change_quietly(context, load_addressed(), &remove);
}

answer delete_ticket_message_entity(const context& context) {
  return change_quietly(context, load_argument(context, "TicketMessageEntityId"), &remove);
}

answer set_ticket_message_important(const context& context) {
  const bool important = truth_argument(context.call.body->root(), "Important");
  return change_quietly(context, load_argument(context, "TicketMessageId"),
                        [&](message_saving& saving) {
                          if (important) {
                            saving.message().set_json(names::Important, "true");
                          } else {
                            saving.message().erase(names::Important);
                          }
                          return saving.put();
                        });
}

answer add_message_attachments(const context& context) {
  const std::vector<std::int32_t> ids = ids_of(context.call.body->root());
  return change_quietly(context, load_addressed(), [&](message_saving& saving) -> result<void> {
    const result<void> attached = saving.attach(ids, {});
    return attached ? saving.put() : attached;
  });
}

answer add_attachments(const context& context) {
  const std::vector<std::int32_t> ids =
      ids_of(context.call.body->root().find(names::AttachmentIds));
  return change_quietly(context, load_argument(context, "TicketMessageEntityId"),
                        [&](message_saving& saving) -> result<void> {
                          const result<void> attached = saving.attach(ids, "/AttachmentIds");
                          return attached ? saving.put() : attached;
                        });
}

answer remove_message_attachments(const context& context) {
  const std::vector<std::int32_t> ids =
      ids_of(context.call.body->root().find(names::AttachmentIds));
  return change_quietly(context, load_argument(context, "TicketMessageEntityId"),
                        [&](message_saving& saving) {
                          saving.detach(ids);
                          return saving.put();
                        });
}

constexpr std::array routes_here = {
    route{endpoint_id::postTicketMessage, &post_ticket_message, right::change},
    route{endpoint_id::putTicketMessage, &put_ticket_message, right::change},
    route{endpoint_id::patchTicketMessage, &patch_ticket_message, right::change},
    route{endpoint_id::deleteTicketMessage, &delete_ticket_message, right::change},
    route{endpoint_id::addMessageAttachments, &add_message_attachments, right::change},
    route{endpoint_id::saveTicketMessageEntity, &save_ticket_message, right::change},
    route{endpoint_id::saveTicketMessageEntityWithNotify, &save_ticket_message_with_notify,
          right::change},
    route{endpoint_id::saveTicketMessageEntityWithOptions, &save_ticket_message_with_options,
          right::change},
    route{endpoint_id::deleteTicketMessageEntity, &delete_ticket_message_entity, right::change},
    route{endpoint_id::addAttachments, &add_attachments, right::change},
    route{endpoint_id::removeMessageAttachments, &remove_message_attachments, right::change},
    route{endpoint_id::setTicketMessageImportant, &set_ticket_message_important, right::change},
};

}  // namespace

namespace message {

std::span<const route> save_routes() noexcept {
  return routes_here;
}

}  // namespace message
}  // namespace ticketwire::service

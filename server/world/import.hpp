#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace ticketwire::service {

/// How secrets are encoded before they are stored.
struct secret_hashes {
  std::function<std::string(std::string_view)> password;
  std::function<std::string(std::string_view)> token;
  /// Whether a password belongs to an encoded one; without it, whether it encodes the same again.
  std::function<bool(std::string_view encoded, std::string_view password)> fits = {};
};

/// Brings a world into the store, in one transaction:
///
///   { "users":   [{"user", "password", "associateId", "level", "bearer", "ticket", "language",
///                  "removed"}],
///     "records": {"<carrier>": [<carrier>, ...]},
///     "customFields": {"Ticket": [{"FieldName", "FieldType", ...}], "TicketMessage": [...]},
///     "foreignKeys": {"Ticket": {"<id>": {"<app.device.key>": "<value>"}}, "TicketMessage": ...},
///     "members": [{"categoryId", "associateId", "weight"}],
///     "tickets": [{"entity": <TicketEntity>, "messages": [<TicketMessageEntity>, ...]}] }
///
/// Every part may be missing. `level` is read, write or admin; where it is missing that of the user
/// as it is there, else write. A user who is there already keeps the password where none is given,
/// and with another one loses every session and token; `bearer` and `ticket` replace all of their
/// kind, null ends them; `"removed": true` ends the user and all that the user was given.
/// Definitions of custom fields are as in custom_fields.hpp. Dates are the wire's, or whole minutes
/// relative to `now`. Read-only members are taken as they are given; ids that are missing are given
/// out, and counters follow from the messages, TimeToReply in office hours in UTC. Errors, with a
/// pointer into the world: json_*, value_*, argument, store errors.
[[nodiscard]] result<void> import_world(store::store& store, std::string_view json,
                                        store::ticks now, const secret_hashes& hashes);

}  // namespace ticketwire::service

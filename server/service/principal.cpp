#include <array>

#include "service/answer/answer.hpp"
#include "service/record/find_members.hpp"
#include "service/record/names.hpp"
#include "service/routes.hpp"
#include "store/level.hpp"

// Who is calling: GET User/currentPrincipal, and the same as an agent's method.

namespace ticketwire::service {
namespace {

using exchange::endpoint_id;

using schema::carrier_id;

result<members> principal_of(presenter& presenter, const identity& caller) {
  const auto known = find_members(presenter, carrier_id::Associate, caller.associate_id);
  if (!known) return known.error();
  const members associate = known->value_or(members());
  const std::int32_t person_id = associate.number(names::PersonId);
  const auto found = find_members(presenter, carrier_id::Person, person_id);
  if (!found) return found.error();
  const members person = found->value_or(members());
  members out;
  out.set_number(names::AssociateId, caller.associate_id);
  // Someone may sign in whose record was never imported.
  out.set_text(names::Associate, *known ? associate.text(names::Name) : caller.user);
  out.set_text(names::FullName, *known ? associate.text(names::FullName) : caller.user);
  if (associate.has(names::Type))
    out.set_json(names::UserType, std::string(associate.json(names::Type)));
  const bool resource = associate.text(names::Type) == "ResourceAssociate";
  out.set_json(names::IsPerson, person_id != 0 && !resource ? "true" : "false");
  out.set_number(names::PersonId, person_id);
  out.set_number(names::GroupId, associate.number(names::GroupIdx));
  out.set_number(names::EjUserId, associate.number(names::EjUserId));
  if (caller.associate_id != 0) out.set_text(names::RoleName, store::level_name(caller.level));
  out.set_text(names::Language, caller.language);
  out.set_number(names::CountryId, person.number(names::CountryId));
  out.set_number(names::ContactId, person.number(names::ContactId));
  out.set_text(names::EMailAddress, person.text(names::Email));
  return out;
}

answer get_current_principal(const context& context) {
  return read_answer(context, [&](store::reader& reader) -> result<std::string> {
    presenter presenter(reader, context.locale);
    const schema::carrier_type& type = *exchange::response_type(*context.call.endpoint);
    const result<members> principal = principal_of(presenter, context.caller);
    if (!principal) return principal.error();
    const auto written = json::document::parse(principal->write(type));
    if (!written) return written.error();
    return presenter.listed(written->root(), type);
  });
}

constexpr std::array routes_here = {
    route{endpoint_id::getCurrentPrincipal, &get_current_principal, right::none},
    route{endpoint_id::getUserPrincipal, &get_current_principal, right::none},
};

}  // namespace

std::span<const route> principal_routes() noexcept {
  return routes_here;
}
}  // namespace ticketwire::service

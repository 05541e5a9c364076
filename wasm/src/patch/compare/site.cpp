#include "patch/compare/site.hpp"

namespace ticketwire::patch {
namespace {

site single(const schema::property& property, bool element) noexcept {
  const schema::carrier_type* carrier = schema::carrier_of(property);
  const bool any = property.type == schema::value_type::any;
  const enum site::kind kind = carrier != nullptr ? site::kind::carrier
                               : any              ? site::kind::untyped
                                                  : site::kind::scalar;
  return {kind, carrier, &property, element};
}

}  // namespace

site root_site(const schema::carrier_type* type) noexcept {
  if (type == nullptr) return {};
  return {site::kind::carrier, type, nullptr, false};
}

site site_of(const schema::property& property) noexcept {
  switch (property.shape) {
    case schema::shape::array:
      return {site::kind::array, nullptr, &property, false};
    case schema::shape::dictionary:
      return {site::kind::dictionary, nullptr, &property, false};
    case schema::shape::single:
      break;
  }
  return single(property, false);
}

site element_of(const site& container) noexcept {
  return container.property == nullptr ? site{} : single(*container.property, true);
}

}  // namespace ticketwire::patch

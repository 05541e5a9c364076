// A carrier's name, then a form or the carrier as JSON. What is read is bound, and comes back when
// it is written.
#include <algorithm>

#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/codec/form.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

std::size_t leaves(const json::value& value) {
  if (value.size() == 0) return 1;
  std::size_t count = 0;
  for (const json::child& each : value.children()) count += leaves(each.value);
  return count;
}

/// Writes a carrier that read_form has made or could make, and reads it again.
std::string through_form(const std::string& carrier, const schema::carrier_type& type) {
  const auto form = codec::write_form(fuzz::parse_made(carrier).root(), type);
  require(form.has_value(), "a bound carrier can be written");
  const auto safe = [](char c) { return c > ' ' && c < 0x7f; };
  require(std::all_of(form->begin(), form->end(), safe), "a form is printable ASCII");
  auto again = codec::read_form(*form, type, fuzz::large);
  require(again.has_value(), "what is written can be read");
  return *std::move(again);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  if (type == nullptr) type = &schema::get(schema::carrier_id::TicketEntity);
  if (const auto carrier = fuzz::parse_bound(input.rest(), type)) {
    const std::string once = through_form(carrier->write(), *type);
    require(through_form(once, *type) == once, "reading settles what is written");
    return 0;
  }
  const auto read = codec::read_form(input.rest(), *type, fuzz::small);
  if (!read) {
    require(read.error().offset <= input.rest().size(), "the fault lies in the form");
    return 0;
  }
  const json::document carrier = fuzz::parse_made(*read);
  const auto bound = carrier::bind(carrier.root(), *type);
  require(bound && *bound == *read, "what is read is bound");
  require(leaves(carrier.root()) <= input.rest().size() + 1, "no index makes elements");
  require(through_form(*read, *type) == *read, "and comes back");
  return 0;
}

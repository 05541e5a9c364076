// A carrier's name, a $select list and a carrier. What is selected keeps its bytes, the rest is
// unset, every key stays, and selecting again changes nothing.
#include "ticketwire/select/select.hpp"
#include "support.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace {

using namespace ticketwire;
using fuzz::require;

const select::selection::branch* branch_of(const select::selection& selection,
                                           const schema::property* row) {
  for (const auto& each : selection.branches()) {
    if (each.property == row) return &each;
  }
  return nullptr;
}

void check_members(const json::value& from, const json::value& to, const schema::carrier_type& type,
                   const select::selection& selection) {
  require(from.size() == to.size(), "every key stays");
  const auto left = from.elements();
  std::size_t position = 0;
  for (const json::child& each : to.children()) {
    const json::value& before = left[position++];
    const schema::property* row = schema::find_property(type, each.name.decode());
    if (row == nullptr) {
      require(each.value.is_null(), "what the table does not know is null");
      continue;
    }
    const auto* selected = branch_of(selection, row);
    if (row->name == type.key || (selected != nullptr && selected->parts.empty())) {
      require(each.value.raw() == before.raw(), "what is selected keeps its bytes");
    } else if (selected == nullptr) {
      require(carrier::is_unset(each.value, *row), "what is not selected is unset");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input input(data, size);
  const schema::carrier_type* type = input.carrier();
  if (type == nullptr) type = &schema::get(schema::carrier_id::TicketEntity);
  const auto selection = select::selection::parse(input.line(), *type);
  const auto document = fuzz::parse(input.rest());
  if (!selection) {
    require(selection.error().code == error_code::argument, "a list is too long or too deep");
    return 0;
  }
  if (!document || !carrier::validate(document->root(), *type).empty()) return 0;
  const json::document made =
      fuzz::parse_made(select::project(document->root(), *type, *selection));
  require(carrier::validate(made.root(), *type).empty(), "a projection is a carrier");
  if (selection->all()) {
    require(made.write() == document->write(), "everything is selected");
    return 0;
  }
  check_members(document->root(), made.root(), *type, *selection);
  require(select::project(made.root(), *type, *selection) == made.write(), "once is enough");
  return 0;
}

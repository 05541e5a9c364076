// Prints the smallest guarded patch that an edit of a ticket comes to: in words, as the body of its
// request, and the patch that takes it back.
//
//   plan TICKET.json PATCH.json             a JSON Patch or a Merge Patch
//   plan TICKET.json --edited TICKET.json   the ticket as it is to be
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <ticketwire/carrier/read.hpp>
#include <ticketwire/patch/diff.hpp>
#include <ticketwire/patch/operation.hpp>
#include <ticketwire/patch/plan.hpp>
#include <vector>

namespace {

namespace json = ticketwire::json;
namespace patch = ticketwire::patch;

const ticketwire::schema::carrier_type& ticket_type =
    ticketwire::schema::get(ticketwire::schema::carrier_id::TicketEntity);

/// Says what is wrong, and with which file.
int fail(std::string_view file, std::string_view why) {
  std::cerr << file << ": " << why << '\n';
  return EXIT_FAILURE;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// The edits that a file holds: a patch as it is, or what makes the edited ticket of the base.
ticketwire::result<json::document> read_edits(const json::document& base, std::string_view text,
                                              bool is_ticket) {
  if (!is_ticket) return json::document::parse(text);
  const auto edited = ticketwire::carrier::read(text, ticket_type);
  if (!edited) return edited.error();
  return json::document::parse(patch::diff(base.root(), edited->root(), &ticket_type));
}

/// One sentence for each operation, with the tests that stand before it as its condition.
void tell(std::span<const patch::operation> operations, std::ostream& out) {
  std::string condition;
  for (const patch::operation& each : operations) {
    const std::string value = each.value ? json::write(*each.value) : "";
    switch (each.op) {
      case patch::op::test:
        condition += (condition.empty() ? ", if " : " and ") + each.pointer + " is " + value;
        continue;
      case patch::op::add:
        out << "add " << value << " at " << each.pointer;
        break;
      case patch::op::replace:
        out << "set " << each.pointer << " to " << value;
        break;
      case patch::op::remove:
        out << "remove " << each.pointer;
        break;
    }
    out << condition << '\n';
    condition.clear();
  }
}

int run(const std::string& ticket_file, const std::string& edits_file, bool is_ticket) {
  const auto ticket_text = read_file(ticket_file);
  if (!ticket_text) return fail(ticket_file, "cannot be read");
  const auto edits_text = read_file(edits_file);
  if (!edits_text) return fail(edits_file, "cannot be read");

  const auto base = ticketwire::carrier::read(*ticket_text, ticket_type);
  if (!base) return fail(ticket_file, describe(base.error()));
  const auto edits = read_edits(*base, *edits_text, is_ticket);
  if (!edits) return fail(edits_file, describe(edits.error()));
  const auto plan = patch::plan(*base, edits->root(), &ticket_type);
  if (!plan) return fail(edits_file, describe(plan.error()));

  const auto body = json::document::parse(plan->body);
  if (!body) return fail("the plan", describe(body.error()));
  const auto operations = patch::parse_json_patch(body->root());
  if (!operations) return fail("the plan", describe(operations.error()));
  if (operations->empty()) {
    std::cout << "There is nothing to save.\n";
    return EXIT_SUCCESS;
  }
  tell(*operations, std::cout);
  std::cout << "\nPATCH: " << plan->body << "\nundo:  " << plan->inverse << '\n';
  return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 2) return run(arguments[0], arguments[1], false);
  if (arguments.size() == 3 && arguments[1] == "--edited") {
    return run(arguments[0], arguments[2], true);
  }
  std::cerr << "Usage: plan TICKET.json PATCH.json\n"
               "       plan TICKET.json --edited TICKET.json\n";
  return 2;
}

// Runs each workload once over tickets that scripts/check-work.mjs has made, and tells callgrind
// where it begins and ends. Nothing here asks for the time, for chance or for the machine.

#include <valgrind/callgrind.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/carrier/read.hpp"
#include "ticketwire/limits.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"
#include "ticketwire/patch/plan.hpp"
#include "ticketwire/patch/three_way_merge.hpp"
#include "ticketwire/select/select.hpp"

namespace {

using namespace ticketwire;

/// One ticket and its other versions.
struct ticket {
  std::string base, edited, reformatted, theirs;
};

struct input {
  std::string edits, operations, merge_patch, list;
  std::vector<ticket> tickets;
};

/// What has gone wrong here is wrong with the input.
template <class T>
T need(result<T> made) {
  if (made) return *std::move(made);
  std::cerr << describe(made.error()) << '\n';
  std::exit(1);
}

void need(const result<void>& done) {
  if (done) return;
  std::cerr << describe(done.error()) << '\n';
  std::exit(1);
}

const schema::carrier_type& type() {
  static const schema::carrier_type& found = *schema::find_carrier("TicketEntity");
  return found;
}

json::document plain(std::string_view bytes) {
  return need(json::document::parse(bytes));
}

json::document typed(std::string_view bytes, const json::document* like = nullptr) {
  const auto older = like == nullptr ? nullptr : like->root().source();
  return need(carrier::parse(bytes, &type(), {}, older.get()));
}

json::document open(std::string_view bytes, const json::document* like = nullptr) {
  const auto older = like == nullptr ? nullptr : like->root().source();
  return need(carrier::read(bytes, type(), {}, older.get()));
}

// A workload's answer is a number of bytes, so that no part of it can be left out.

std::size_t parse(const input&, const ticket& each) {
  return plain(each.base).root().size();
}

std::size_t open_typed(const input&, const ticket& each) {
  return open(each.base).root().size();
}

std::size_t edit(const input& in, const ticket& each) {
  const json::document base = open(each.base);
  const auto plan = need(patch::plan(base, plain(in.edits).root(), &type()));
  return plan.body.size() + plan.inverse.size();
}

std::size_t diff(const ticket& each, const std::string& other) {
  const json::document base = typed(each.base);
  const json::document edited = typed(other, &base);
  return patch::diff(base.root(), edited.root(), &type()).size();
}

std::size_t diff_edited(const input&, const ticket& each) {
  return diff(each, each.edited);
}

std::size_t diff_reformatted(const input&, const ticket& each) {
  return diff(each, each.reformatted);
}

std::size_t apply(const ticket& each, const std::string& body) {
  json::document document = typed(each.base);
  need(patch::apply_body(document, plain(body).root(), &type()));
  return document.write().size();
}

std::size_t apply_operations(const input& in, const ticket& each) {
  return apply(each, in.operations);
}

std::size_t apply_merge(const input& in, const ticket& each) {
  return apply(each, in.merge_patch);
}

std::size_t select_list(const input& in, const ticket& each) {
  const auto selection = need(select::selection::parse(in.list, type()));
  return select::project(typed(each.base).root(), type(), selection).size();
}

std::size_t merge(const input&, const ticket& each) {
  const json::document base = typed(each.base);
  const json::document mine = typed(each.edited, &base);
  const json::document theirs = typed(each.theirs, &base);
  const auto merged = need(patch::merge(base, mine, theirs, &type()));
  return merged.document.size() + merged.patch.size();
}

std::size_t refresh(const input&, const ticket& each) {
  const json::document base = open(each.base);
  return open(each.theirs, &base).root().size();
}

struct workload {
  const char* name;
  std::size_t (*run)(const input&, const ticket&);
};

constexpr std::array workloads{
    workload{"parse", parse},
    workload{"open", open_typed},
    workload{"edit cycle", edit},
    workload{"diff", diff_edited},
    workload{"diff, reformatted", diff_reformatted},
    workload{"apply six operations", apply_operations},
    workload{"merge patch", apply_merge},
    workload{"$select", select_list},
    workload{"three-way merge", merge},
    workload{"open and refresh", refresh},
};

std::string member(const json::value& object, std::string_view name) {
  const auto found = object.find(name);
  return found ? found->string() : std::string();
}

input read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const json::document document = need(json::document::parse(bytes, any_size));
  const json::value root = document.root();
  input in{member(root, "edits"),
           member(root, "operations"),
           member(root, "mergePatch"),
           member(root, "list"),
           {}};
  const auto tickets = root.find("tickets");
  if (!tickets) return in;
  for (const json::child& each : tickets->children()) {
    in.tickets.push_back({member(each.value, "base"), member(each.value, "edited"),
                          member(each.value, "reformatted"), member(each.value, "theirs")});
  }
  return in;
}

std::size_t run(const workload& workload, const input& in) {
  std::size_t bytes = 0;
  for (const ticket& each : in.tickets) bytes += workload.run(in, each);
  return bytes;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const input in = read(arguments[1]);
  if (in.tickets.empty()) return 2;
  for (const workload& each : workloads) {
    // What is made once only is made before.
    run(each, in);
    CALLGRIND_ZERO_STATS;
    const std::size_t bytes = run(each, in);
    CALLGRIND_DUMP_STATS_AT(each.name);
    if (bytes == 0) return 1;
    std::cout << each.name << ": " << bytes << " bytes\n";
  }
}

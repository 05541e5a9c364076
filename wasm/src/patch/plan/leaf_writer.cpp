#include "patch/plan/leaf_writer.hpp"

#include <algorithm>

#include "patch/compare/comparer.hpp"
#include "sort.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/carrier/owner.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::patch {
namespace {

bool is_scalar(const optional_value& value) noexcept {
  return !is_kind(value, json::kind::array) && !is_kind(value, json::kind::object);
}

void write_leaf(const leaf& leaf, differ& out) {
  switch (leaf.change) {
    case leaf::change::append: {
      const bool at_end = leaf.set || leaf.position == leaf.size;
      return out.add(at_end ? "-" : std::to_string(leaf.position), *leaf.after, leaf.where);
    }
    case leaf::change::erase:
      return out.drop(leaf.position, *leaf.before, leaf.where);
    case leaf::change::array:
    case leaf::change::set:
      return out.compare(leaf.before, leaf.after, leaf.where);
  }
}

/// Writes each leaf, with the keys of the elements that it lies in tested before it: once for all
/// leaves of an element, and not for one that comes to nothing. These leaves are dropped.
std::string write_all(std::vector<leaf>& leaves, const differ_options& options) {
  std::string text;
  differ out(text, options);
  std::vector<std::span<const std::uint32_t>> open;
  std::vector<bool> changed;
  for (const leaf& each : leaves) {
    const std::span path(each.path);
    const auto holds = [&](std::span<const std::uint32_t> element) {
      return element.size() <= path.size() &&
             std::equal(element.begin(), element.end(), path.begin());
    };
    while (!open.empty() && !holds(open.back())) open.pop_back();
    const differ::mark before = out.here();
    const std::size_t were_open = open.size();
    for (std::size_t i = were_open; i < each.inside.size(); ++i) {
      const leaf::element& element = each.inside[i];
      out.go_to(std::string_view(each.pointer).substr(0, element.pointer_length));
      out.guard_key(element.value, element.where);
      open.push_back(path.first(element.depth));
    }
    const std::size_t start = out.here().size;
    out.go_to(each.pointer);
    write_leaf(each, out);
    changed.push_back(out.here().size != start);
    if (changed.back()) continue;
    out.rewind(before);
    open.resize(were_open);
  }
  out.finish();
  std::size_t number = 0;
  std::erase_if(leaves, [&](const leaf&) { return !changed[number++]; });
  return text;
}

/// The array that the server has once an array has been replaced: what stays of the old one and
/// what comes. nullopt where an element that stays is another one now.
std::optional<std::string> array_after(const leaf& leaf) {
  const std::vector<json::value> old_elements = leaf.before->elements();
  const std::vector<json::value> new_elements = leaf.after->elements();
  const site element = element_of(leaf.where);
  const array_script script =
      match_elements(old_elements, new_elements, leaf.where, leaf.pointer.size());
  std::vector<const json::value*> elements;
  std::vector<bool> there(new_elements.size(), false);
  for (const kept& pair : script.keeps) {
    if (!equivalent(old_elements[pair.from], new_elements[pair.to], element)) return std::nullopt;
    elements.push_back(&old_elements[pair.from]);
    there[pair.to] = true;
  }
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    const std::size_t place = leaf.set ? elements.size() : i;
    elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(place), &new_elements[i]);
  }
  std::string text;
  json::writer out(text);
  out.begin_array();
  for (const json::value* each : elements) out.value(*each);
  out.end_array();
  return text;
}

/// Makes a leaf that has been written the one that takes it back.
bool turn(leaf& leaf) {
  switch (leaf.change) {
    case leaf::change::append:
      leaf.change = leaf::change::erase;
      break;
    case leaf::change::erase:
      leaf.change = leaf::change::append;
      --leaf.size;
      break;
    case leaf::change::array: {
      std::optional<std::string> after = array_after(leaf);
      if (!after) return false;
      leaf.owner = *json::text::parse(*std::move(after), any_text);
      leaf.after = json::value(*leaf.owner);
      break;
    }
    case leaf::change::set:
      if (!nothing(leaf.after)) break;
      if (leaf.where.element) {
        // The entry is gone, so that it comes back behind all others.
        leaf.after.reset();
        leaf.path.back() |= 1U << 31;
      } else {
        leaf.owner = *json::text::parse(carrier::unset_value(*leaf.where.property), any_text);
        leaf.after = json::value(*leaf.owner);
      }
      break;
  }
  std::swap(leaf.before, leaf.after);
  return true;
}

/// Whoever comes to own it is known once it has been saved.
bool is_chosen_by_server(const leaf& leaf) {
  const site& where = leaf.where;
  const bool whole = where.kind == site::kind::carrier && where.property != nullptr;
  if (!(whole ? where.property->automatic : leaf.automatic)) return false;
  const optional_value key = whole ? member(leaf.after, where.carrier->key) : leaf.after;
  const auto id = key ? key->int32() : result<std::int32_t>(0);
  return id && *id == carrier::automatic_owner;
}

}  // namespace

std::optional<written_leaves> write_leaves(std::vector<leaf> leaves,
                                           const differ_options& options) {
  written_leaves out;
  differ_options to_send = options;
  to_send.unguarded = &out.unguarded;
  out.body = write_all(leaves, to_send);
  std::erase_if(leaves, [&](const leaf& each) {
    const bool chosen = is_chosen_by_server(each);
    if (chosen) out.not_undone.push_back(each.pointer);
    return chosen;
  });
  for (leaf& each : leaves) {
    const bool scalar = is_scalar(each.before) && is_scalar(each.after);
    out.flat = out.flat && (scalar || each.reference);
    if (!turn(each)) return std::nullopt;
  }
  sort(leaves, [](const leaf& a, const leaf& b) { return a.path < b.path; });
  out.inverse = write_all(
      leaves, {.longest_guard = options.longest_guard, .unguarded = &out.inverse_unguarded});
  return out;
}

}  // namespace ticketwire::patch

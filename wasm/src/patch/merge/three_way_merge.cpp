#include "ticketwire/patch/three_way_merge.hpp"

#include <utility>

#include "carrier/row_finder.hpp"
#include "patch/compare/comparer.hpp"
#include "patch/merge/order.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"

namespace ticketwire::patch {
namespace {

/// Where a place's merged value comes from. What is built has been written already.
enum class from : std::uint8_t { theirs, mine, built };

bool object_or_nothing(const optional_value& value) noexcept {
  return nothing(value) || value->kind() == json::kind::object;
}

bool array_or_nothing(const optional_value& value) noexcept {
  return nothing(value) || value->kind() == json::kind::array;
}

bool all(const sides& s, bool (*test)(const optional_value&)) {
  return test(s.base) && test(s.mine) && test(s.theirs);
}

optional_value value_of(const index::entry* entry) {
  return entry != nullptr ? optional_value(entry->value) : std::nullopt;
}

std::optional<std::string> text_of(const optional_value& value) {
  return value ? std::optional(json::write(*value)) : std::nullopt;
}

/// A carrier that does not name its key is the one that it was.
std::optional<std::string> key_of(const optional_value& side, const site& where,
                                  const std::optional<std::string>& before) {
  if (nothing(side)) return std::nullopt;
  if (!member(side, where.carrier->key)) return before;
  return identity(*side, where);
}

/// Walks three versions side by side and writes the merged one. Recursion is bounded by the depth
/// of theirs and one level more.
class merger {
 public:
  merger(std::string& out, std::vector<overlap>& overlaps)
      : out_(out), writer_(out), overlaps_(overlaps) {}

  from value(const sides& s, const site& where) {
    if (same_text(s.base, s.mine)) return from::theirs;
    switch (where.kind) {
      case site::kind::carrier:
        return carrier(s, where);
      case site::kind::array:
        return array(s, where);
      case site::kind::dictionary:
        return dictionary(s, where);
      case site::kind::untyped:
        return plain(s, where);
      case site::kind::scalar:
        break;
    }
    return whole(s, where);
  }

 private:
  from whole(const sides& s, const site& where);
  from carrier(const sides& s, const site& where);
  from dictionary(const sides& s, const site& where);
  from plain(const sides& s, const site& where);
  from array(const sides& s, const site& where);
  from members(const sides& s, const site& where);
  from entries(const sides& s, const site& where);
  bool element(const sides& s, const site& where, std::size_t at);
  bool put(std::string_view name, const sides& s, const site& where);
  void copy(std::string_view name, const json::value& value);
  void overlaps(const sides& s) {
    overlaps_.push_back({pointer_, text_of(s.base), text_of(s.mine), text_of(s.theirs)});
  }

  /// A point to return to.
  struct mark {
    std::size_t size;
    json::writer writer;
  };
  [[nodiscard]] mark here() const { return {out_.size(), writer_}; }
  void rewind(const mark& to) {
    out_.resize(to.size);
    writer_ = to.writer;
  }

  /// Ends a container: what did not change is not kept.
  from close(const mark& start, json::writer& (json::writer::*end)(), bool changed) {
    if (!changed) {
      rewind(start);
      return from::theirs;
    }
    (writer_.*end)();
    return from::built;
  }

  template <class Step>
  auto at(std::string_view token, const Step& step) {
    const std::size_t length = pointer_.size();
    json::append_token(pointer_, token);
    const auto out = step();
    pointer_.resize(length);
    return out;
  }

  std::string& out_;
  json::writer writer_;
  std::vector<overlap>& overlaps_;
  std::string pointer_;
};

from merger::whole(const sides& s, const site& where) {
  if (same(s.base, s.mine, where)) return from::theirs;
  if (same(s.base, s.theirs, where)) return from::mine;
  if (!same(s.theirs, s.mine, where)) overlaps(s);
  return from::theirs;
}

from merger::carrier(const sides& s, const site& where) {
  if (!all(s, object_or_nothing)) return whole(s, where);
  if (where.property == nullptr) return members(s, where);
  // What one side took away has no members to merge.
  const bool added = nothing(s.base) && where.element;
  if (nothing(s.mine) || nothing(s.theirs) || added) return whole(s, where);
  if (where.carrier->key.empty()) return members(s, where);
  const auto base = key_of(s.base, where, std::nullopt);
  const auto mine = key_of(s.mine, where, base);
  const auto theirs = key_of(s.theirs, where, base);
  if (mine != theirs) return whole(s, where);
  return mine == base ? members(s, where) : from::theirs;
}

from merger::members(const sides& s, const site& where) {
  const schema::carrier_type& type = *where.carrier;
  const row_members base = members_by_row(s.base, type);
  const row_members mine = members_by_row(s.mine, type);
  const row_members theirs = members_by_row(s.theirs, type);
  if (base.repeated || mine.repeated || theirs.repeated) return whole(s, where);
  const auto silent = [&](std::size_t i) {
    return servers_own(type.properties[i]) || (!nothing(s.mine) && !mine.values[i]);
  };
  const mark start = here();
  bool changed = false;
  writer_.begin_object();
  const auto merge_row = [&](std::size_t i, std::string_view name) {
    const schema::property& row = type.properties[i];
    changed |= at(row.name, [&] {
      return put(name, {base.values[i], mine.values[i], theirs.values[i]}, site_of(row));
    });
  };
  if (!nothing(s.theirs)) {
    carrier::row_finder rows(type);
    for (const json::child& member : s.theirs->children()) {
      const schema::property* row = rows.find(member.name);
      const auto i = row != nullptr ? static_cast<std::size_t>(row - type.properties.data()) : 0;
      if (row == nullptr || silent(i)) {
        copy(member.name.raw(), member.value);
      } else {
        merge_row(i, member.name.raw());
      }
    }
  }
  for (std::size_t i = 0; i < theirs.values.size(); ++i) {
    if (theirs.values[i] || !mine.values[i] || silent(i)) continue;
    std::string name;
    json::append_string(name, type.properties[i].name);
    merge_row(i, name);
  }
  return close(start, &json::writer::end_object, changed);
}

from merger::dictionary(const sides& s, const site& where) {
  return all(s, object_or_nothing) ? entries(s, where) : whole(s, where);
}

from merger::plain(const sides& s, const site& where) {
  const auto object = [](const optional_value& value) {
    return value && value->kind() == json::kind::object;
  };
  return where.property == nullptr && all(s, object) ? entries(s, where) : whole(s, where);
}

from merger::entries(const sides& s, const site& where) {
  const std::optional<index> base = index::of_object(s.base, where);
  const std::optional<index> mine = index::of_object(s.mine, where);
  const std::optional<index> theirs = index::of_object(s.theirs, where);
  if (!base || !mine || !theirs) return whole(s, where);
  const site inside = element_of(where);
  const mark start = here();
  bool changed = false;
  writer_.begin_object();
  const auto merge_entry = [&](const index::entry& entry) {
    const sides here{value_of(base->find(entry.id)), value_of(mine->find(entry.id)),
                     value_of(theirs->find(entry.id))};
    changed |= at(json::name(entry.name).decode(), [&] { return put(entry.name, here, inside); });
  };
  for (const index::entry& entry : theirs->entries()) merge_entry(entry);
  for (const index::entry& entry : mine->entries()) {
    if (theirs->find(entry.id) == nullptr) merge_entry(entry);
  }
  return close(start, &json::writer::end_object, changed);
}

from merger::array(const sides& s, const site& where) {
  const bool keyed = element_of(where).kind == site::kind::carrier || where.property->set;
  if (!keyed || !all(s, array_or_nothing)) return whole(s, where);
  const std::optional<index> base = index::of_array(s.base, where);
  const std::optional<index> mine = index::of_array(s.mine, where);
  const std::optional<index> theirs = index::of_array(s.theirs, where);
  if (!base || !mine || !theirs) return whole(s, where);
  const auto order = merged_order(*base, *mine, *theirs, where.property->set);
  if (!order) return whole(s, where);
  const mark start = here();
  // An order of mine alone is a change, whatever becomes of the elements.
  bool changed = order->reordered;
  std::size_t size = 0;
  writer_.begin_array();
  for (const sides& here : order->elements) {
    const std::size_t before = out_.size();
    changed |= element(here, element_of(where), size);
    if (out_.size() != before) ++size;
  }
  return close(start, &json::writer::end_array, changed);
}

/// Returns whether theirs changes by it.
bool merger::element(const sides& s, const site& where, std::size_t position) {
  if (!s.theirs) {
    if (!s.base) return put({}, s, where);
    if (same(s.base, s.mine, where)) return false;
    return at("-", [&] {
      overlaps(s);
      return false;
    });
  }
  if (!s.mine && s.base && same(s.base, s.theirs, where)) return true;
  if (s.mine && s.base) {
    return at(std::to_string(position), [&] { return put({}, s, where); });
  }
  if (s.base) {
    at(std::to_string(position), [&] {
      overlaps(s);
      return false;
    });
  }
  copy({}, *s.theirs);
  return false;
}

/// Merges one child of the container that is being written. Returns whether theirs changes by it.
bool merger::put(std::string_view name, const sides& s, const site& where) {
  const mark start = here();
  if (!name.empty()) writer_.name_raw(name);
  const from source = value(s, where);
  if (source == from::built) return true;
  const optional_value& taken = source == from::mine ? s.mine : s.theirs;
  if (taken) {
    writer_.value(*taken);
  } else {
    rewind(start);
  }
  return source == from::mine;
}

void merger::copy(std::string_view name, const json::value& value) {
  if (!name.empty()) writer_.name_raw(name);
  writer_.value(value);
}

}  // namespace

result<merged> merge(const json::document& base, const json::document& mine,
                     const json::document& theirs, const schema::carrier_type* type,
                     const limits& limits) {
  merged out;
  std::string wanted;
  const sides roots{base.root(), mine.root(), theirs.root()};
  const from source = merger(wanted, out.overlaps).value(roots, root_site(type));
  if (source == from::theirs) {
    out.document = theirs.write();
    out.patch = "[]";
    return out;
  }
  if (source == from::mine) wanted = mine.write();
  const result<json::document> target = json::document::parse(std::move(wanted), limits);
  if (!target) return target.error();
  out.patch = diff(theirs.root(), target->root(), type);
  // What is handed out is what the patch makes, so that the two cannot differ.
  const result<json::document> body = json::document::parse(out.patch, any_text);
  if (!body) return body.error();
  json::document patched = theirs;
  TICKETWIRE_TRY(apply_body(patched, body->root(), type, limits));
  out.document = patched.write();
  return out;
}

}  // namespace ticketwire::patch

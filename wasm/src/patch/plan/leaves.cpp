#include "patch/plan/leaves.hpp"

#include <algorithm>

#include "sort.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {
namespace {

bool is_keyed(const site& element) noexcept {
  return element.kind == site::kind::carrier && !element.carrier->key.empty();
}

bool is_object(const json::value& value) noexcept {
  return value.kind() == json::kind::object;
}

/// Follows one edit to its place.
class resolver {
 public:
  resolver(const json::value& base, const operation& edit, std::uint32_t number)
      : at_(base), edit_(edit), number_(number) {}

  /// False where the edit is not plain.
  bool run(const schema::carrier_type& type) {
    if (edit_.op == op::test || edit_.path.empty()) return false;
    site where = root_site(&type);
    for (std::size_t i = 0; i < edit_.path.size(); ++i) {
      const bool last = i + 1 == edit_.path.size();
      switch (where.kind) {
        case site::kind::carrier:
          if (!enter_property(where, edit_.path[i])) return false;
          if (last) return set_property(where);
          if (at_.is_null()) return i + 2 == edit_.path.size() && set_in_nothing(where);
          break;
        case site::kind::array:
          if (last) return set_element(where);
          if (!enter_element(where, edit_.path[i])) return false;
          break;
        case site::kind::dictionary:
          return last && set_entry(where);
        default:
          return false;
      }
    }
    return false;
  }

  leaf take() { return std::move(out_); }

 private:
  bool enter_property(site& where, std::string_view token) {
    if (!is_object(at_)) return false;
    const schema::property* row = schema::find_property(*where.carrier, token);
    if (row == nullptr || row->response_only) return false;
    const std::size_t position = find_position(at_, row->name);
    if (position == error::nowhere) return false;
    if (row->name == where.carrier->key) {
      if (where.element) return false;
      out_.key = where.property != nullptr;
      out_.automatic = out_.key && where.property->automatic;
    }
    step(position, row->name);
    where = site_of(*row);
    return true;
  }

  bool enter_element(site& where, std::string_view token) {
    const site element = element_of(where);
    const std::optional<std::size_t> index = json::to_index(token);
    if (at_.kind() != json::kind::array || !index || *index >= at_.size()) return false;
    step(*index, token);
    if (!is_keyed(element) || !is_object(at_)) return false;
    const optional_value key = member(at_, element.carrier->key);
    if (!key || !key->int32()) return false;
    out_.inside.push_back({out_.path.size(), out_.pointer.size(), at_, element});
    where = element;
    return true;
  }

  void step(std::size_t position, std::string_view token) {
    at_ = at_[position];
    out_.path.push_back(static_cast<std::uint32_t>(position));
    json::append_token(out_.pointer, token);
  }

  bool set_property(site where) {
    const schema::property& row = *where.property;
    if (where.kind == site::kind::untyped || where.kind == site::kind::dictionary) return false;
    out_.before = at_;
    if (edit_.op == op::remove) {
      own(where.kind == site::kind::array ? "[]" : carrier::unset_value(row));
    } else if (where.kind == site::kind::array) {
      return set_array(where);
    } else if (where.kind == site::kind::carrier && is_object(*edit_.value) && !at_.is_null()) {
      return set_reference(where);
    } else if (!bind(where)) {
      return false;
    }
    if (where.kind == site::kind::array && at_.kind() == json::kind::array) return false;
    out_.where = where;
    return true;
  }

  /// Another entity by its key alone. What else it might name is compared with what is there.
  bool set_reference(const site& where) {
    const schema::property* row = key_row(*where.carrier);
    if (row == nullptr || !is_object(at_) || edit_.value->size() != 1) return false;
    for (const json::value& carrier : {*edit_.value, at_}) {
      const optional_value key = member(carrier, row->name);
      if (!key || carrier::is_unset(*key, *row)) return false;
    }
    out_.where = where;
    out_.reference = true;
    return bind(where);
  }

  bool set_array(const site& where) {
    const site element = element_of(where);
    const json::kind kind = edit_.value->kind();
    if (edit_.op == op::add && kind != json::kind::null) return false;
    if (kind != json::kind::array && kind != json::kind::null) return false;
    if (!bind(where)) return false;
    out_.where = where;
    if (at_.kind() != json::kind::array) return true;
    if (kind == json::kind::null || !(where.property->set || is_keyed(element))) return false;
    out_.change = leaf::change::array;
    out_.set = where.property->set;
    return true;
  }

  /// A member of a carrier that is null: the carrier comes.
  bool set_in_nothing(const site& where) {
    if (where.kind != site::kind::carrier || edit_.op == op::remove) return false;
    const schema::property* row = schema::find_property(*where.carrier, edit_.path.back());
    if (row == nullptr || row->response_only || row->shape != schema::shape::single) return false;
    const auto bound = carrier::bind(*edit_.value, *row, carrier::part::whole, edit_.pointer);
    if (!bound) return false;
    std::string text;
    json::writer(text).begin_object().name(row->name).raw(*bound).end_object();
    out_.before = at_;
    out_.where = where;
    own(text);
    return true;
  }

  bool set_element(const site& where) {
    const site element = element_of(where);
    if (at_.kind() != json::kind::array || !(where.property->set || is_keyed(element))) {
      return false;
    }
    const std::string& token = edit_.path.back();
    const std::size_t size = at_.size();
    const std::optional<std::size_t> index = json::to_index(token);
    out_.where = element;
    out_.set = where.property->set;
    out_.size = static_cast<std::uint32_t>(size);
    if (edit_.op == op::add && (token == "-" || index == size)) {
      out_.change = leaf::change::append;
      out_.position = static_cast<std::uint32_t>(size);
      return bind(element);
    }
    if (edit_.op != op::remove || !index || *index >= size) return false;
    // Of elements that are spelled alike the last one goes.
    std::size_t gone = *index;
    while (gone + 1 < size && same_text(at_[gone], at_[gone + 1])) ++gone;
    out_.change = leaf::change::erase;
    out_.position = static_cast<std::uint32_t>(gone);
    out_.before = at_[gone];
    return true;
  }

  bool set_entry(const site& where) {
    if (!is_object(at_)) return false;
    const site element = element_of(where);
    if (element.kind != site::kind::scalar) return false;
    const std::string& token = edit_.path.back();
    const std::size_t position = find_position(at_, token);
    out_.where = element;
    if (position != error::nowhere) {
      std::uint32_t here = 0;
      for (const json::child& each : at_.children()) {
        if (here++ != position) continue;
        step(position, each.name.decode());
        break;
      }
      out_.before = at_;
    } else {
      if (edit_.op == op::remove) return false;
      out_.path.push_back(static_cast<std::uint32_t>(at_.size()) + number_);
      json::append_token(out_.pointer, token);
    }
    return edit_.op == op::remove || bind(element);
  }

  bool bind(const site& where) { return bind(where, *edit_.value); }

  bool bind(const site& where, const json::value& value) {
    const auto part = where.element ? carrier::part::element : carrier::part::whole;
    result<std::string> bound = carrier::bind(value, *where.property, part, edit_.pointer);
    if (!bound) return false;
    if (!value.edited() && value.raw() == *bound) {
      out_.after = value;
      out_.owner = value.source();
    } else {
      own(*bound);
    }
    return true;
  }

  void own(std::string_view text) {
    // The texts are our own, so that they parse.
    out_.owner = *json::text::parse(text, any_text);
    out_.after = json::value(*out_.owner);
  }

  json::value at_;
  const operation& edit_;
  std::uint32_t number_;
  leaf out_;
};

bool is_prefix(std::span<const std::uint32_t> shorter, std::span<const std::uint32_t> longer) {
  return shorter.size() <= longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

std::string_view last_token(const std::string& pointer) {
  return std::string_view(pointer).substr(pointer.rfind('/'));
}

/// Two edits that have to do with each other; `a` comes first.
bool meet(const leaf& a, const leaf& b) {
  if (is_prefix(a.path, b.path)) return true;
  const auto around = [](const leaf& each) {
    return std::span(each.path).first(each.path.size() - 1);
  };
  if (a.key && is_prefix(around(a), b.path)) return true;
  if (b.key && is_prefix(around(b), a.path)) return true;
  // Two elements of one array: whether they are matched by their keys depends on all of them.
  const std::size_t shared = std::min(a.inside.size(), b.inside.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const std::size_t depth = a.inside[i].depth;
    if (depth != b.inside[i].depth) return false;
    if (!is_prefix(std::span(a.path).first(depth - 1), b.path)) return false;
    if (a.path[depth - 1] != b.path[depth - 1]) return true;
  }
  return false;
}

/// Two new entries of one dictionary whose names differ by their case alone.
bool same_new_entry(const leaf& a, const leaf& b) {
  const auto is_new = [](const leaf& each) {
    return each.change == leaf::change::set && !each.before;
  };
  if (!is_new(a) || !is_new(b) || a.path.size() != b.path.size()) return false;
  return is_prefix(std::span(a.path).first(a.path.size() - 1), b.path) &&
         json::equal_ignore_case(last_token(a.pointer), last_token(b.pointer));
}

}  // namespace

std::optional<std::vector<leaf>> leaves_of(const json::value& base,
                                           std::span<const operation> edits,
                                           const schema::carrier_type& type) {
  // Beyond so many the general way costs less.
  constexpr std::size_t few = 64;
  if (edits.size() > few || base.kind() != json::kind::object) return std::nullopt;
  std::vector<leaf> out;
  out.reserve(edits.size());
  for (const operation& each : edits) {
    resolver one(base, each, static_cast<std::uint32_t>(out.size()));
    if (!one.run(type)) return std::nullopt;
    out.push_back(one.take());
  }
  sort(out, [](const leaf& a, const leaf& b) { return a.path < b.path; });
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t j = i + 1; j < out.size(); ++j) {
      if (meet(out[i], out[j]) || same_new_entry(out[i], out[j])) return std::nullopt;
    }
  }
  return out;
}

}  // namespace ticketwire::patch

#include "ticketwire/json/value.hpp"

#include "json/escapes.hpp"
#include "json/node.hpp"

namespace ticketwire::json {
namespace {

bool is_container(kind kind) noexcept {
  return kind == kind::array || kind == kind::object;
}

}  // namespace

value::value(const node& edited) noexcept
    : source_(edited.source.get()), at_(edited.at), edited_(edited.expanded ? &edited : nullptr) {}

enum kind value::kind() const noexcept {
  return edited_ != nullptr ? edited_->kind : source_->kind(at_);
}

std::string value::string() const {
  if (kind() != kind::string) return {};
  return decode_string(raw());
}

bool value::boolean() const noexcept {
  return kind() == kind::boolean && raw() == "true";
}

children value::children() const {
  return json::children(*this);
}

std::size_t value::size() const noexcept {
  if (edited_ != nullptr) return edited_->members.size();
  return is_container(source_->kind(at_)) ? source_->at(at_.container).count : 0;
}

value value::operator[](std::size_t position) const {
  if (edited_ != nullptr) return edited_->child(position);
  const std::uint32_t first = source_->children_of(at_.container);
  return {*source_, source_->child(first + static_cast<std::uint32_t>(position))};
}

std::vector<value> value::elements() const {
  std::vector<value> out;
  for (const child& each : children()) out.push_back(each.value);
  return out;
}

std::optional<value> value::find(std::string_view name) const {
  const std::size_t position = position_of(name);
  return position == error::nowhere ? std::nullopt : std::optional((*this)[position]);
}

std::size_t value::position_of(std::string_view name, name_match match) const {
  if (kind() != kind::object) return error::nowhere;
  const auto chosen = [match](const name_order::found& found) {
    const bool exact = found.exact != error::nowhere || match == name_match::exact;
    return exact ? found.exact : found.ignoring_case;
  };
  if (edited_ != nullptr) return chosen(edited_->members.find(name));
  if (source_->at(at_.container).count > narrow) {
    return chosen(source_->order_of(at_.container).find(name_order::key(name)));
  }
  name_order::found found;
  std::size_t position = 0;
  for (const child& member : children()) {
    if (member.name.equals(name)) return position;
    const bool look = match == name_match::any_case && found.ignoring_case == error::nowhere;
    if (look && member.name.equals_ignore_case(name)) found.ignoring_case = position;
    ++position;
  }
  return chosen(found);
}

std::string_view name::inner() const noexcept {
  return raw_.empty() ? raw_ : raw_.substr(1, raw_.size() - 2);
}

std::string name::decode() const {
  return raw_.empty() ? std::string() : decode_string(raw_);
}

// Escapes take more room than what they stand for: only a longer name may have any that count.
bool name::equals(std::string_view text) const {
  const std::string_view spelled = inner();
  if (spelled.size() > text.size()) return escaped() && decode() == text;
  return spelled == text && !escaped();
}

bool name::equals_ignore_case(std::string_view text) const {
  const std::string_view spelled = inner();
  if (spelled.size() > text.size()) return escaped() && equal_ignore_case(decode(), text);
  return equal_ignore_case(spelled, text) && !escaped();
}

child children::iterator::operator*() const noexcept {
  if (edited_ != nullptr)
    return {name(edited_->members[position_].name), edited_->child(position_)};
  return {name(source_->name(position_)), value(*source_, source_->child(position_))};
}

children::children(const value& container) : container_(container) {
  count_ = static_cast<std::uint32_t>(container.size());
  const bool noted = container.edited_ == nullptr && count_ > 0;
  if (noted) first_ = container.source_->children_of(container.at_.container);
}

std::string decode_string(std::string_view literal) {
  literal = literal.substr(1, literal.size() - 2);
  return literal.find('\\') == literal.npos ? std::string(literal) : decode_escapes(literal);
}

}  // namespace ticketwire::json

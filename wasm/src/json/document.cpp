#include "ticketwire/json/document.hpp"

#include <utility>

namespace ticketwire::json {

node::node(const json::value& verbatim) : kind(verbatim.kind()) {
  if (!verbatim.edited()) {
    source = verbatim.source();
    index = verbatim.index();
    return;
  }
  expanded = true;
  for (const child& each : verbatim.children()) {
    members.push_back({std::string(each.name.raw()), std::make_unique<node>(each.value)});
  }
}

node::node(const node& other)
    : source(other.source), index(other.index), expanded(other.expanded), kind(other.kind) {
  members.reserve(other.members.size());
  for (const member& each : other.members) {
    members.push_back({each.name, std::make_unique<node>(*each.value)});
  }
}

void node::expand() {
  if (expanded) return;
  for (const child& each : json::value(*source, index).children()) {
    members.push_back({std::string(each.name.raw()), std::make_unique<node>(each.value)});
  }
  expanded = true;
}

result<document> document::parse(std::string bytes, const limits& limits) {
  result<std::shared_ptr<const text>> parsed = text::parse(std::move(bytes), limits);
  if (!parsed) return parsed.error();
  return document(*std::move(parsed));
}

document::document(const std::shared_ptr<const text>& text) : root_(json::value(*text, 0)) {}

value document::root() const noexcept {
  return value(root_);
}

std::string document::write() const {
  return json::write(root());
}

value document::place::value() const noexcept {
  return json::value(*node_);
}

document::place document::place::child(std::size_t position) {
  node_->expand();
  return place(*node_->members[position].value);
}

void document::place::assign(const json::value& replacement) {
  // Built first: the replacement may lie inside what it replaces.
  node fresh(replacement);
  *node_ = std::move(fresh);
}

void document::place::insert(std::size_t position, std::string_view name,
                             const json::value& value) {
  auto fresh = std::make_unique<node>(value);
  node_->expand();
  node_->members.insert(node_->members.begin() + static_cast<std::ptrdiff_t>(position),
                        {std::string(name), std::move(fresh)});
}

void document::place::erase(std::size_t position) {
  node_->expand();
  node_->members.erase(node_->members.begin() + static_cast<std::ptrdiff_t>(position));
}

// Recursion is bounded by the depth of the texts, which were parsed within limits::max_depth.
void write(const value& value, std::string& out) {
  if (!value.edited()) {
    out.append(value.raw());
    return;
  }
  const bool named = value.kind() == kind::object;
  out.push_back(named ? '{' : '[');
  bool comma = false;
  for (const child& each : value.children()) {
    if (std::exchange(comma, true)) out.push_back(',');
    if (named) out.append(each.name.raw()).push_back(':');
    write(each.value, out);
  }
  out.push_back(named ? '}' : ']');
}

std::string write(const value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace ticketwire::json

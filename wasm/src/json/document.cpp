#include "ticketwire/json/document.hpp"

#include <utility>

#include "json/node.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::json {

result<document> document::parse(std::string_view bytes, const limits& limits, const text* like) {
  result<std::shared_ptr<const text>> parsed = text::parse(bytes, limits, like);
  if (!parsed) return parsed.error();
  return document(*std::move(parsed));
}

document::document(const std::shared_ptr<const text>& text)
    : root_(std::make_unique<node>(json::value(*text))) {}

document::document(const document& other) : root_(std::make_unique<node>(*other.root_)) {}
document::document(document&& other) noexcept = default;
document& document::operator=(const document& other) {
  root_ = std::make_unique<node>(*other.root_);
  return *this;
}
document& document::operator=(document&& other) noexcept = default;
document::~document() = default;

value document::root() const noexcept {
  return value(*root_);
}

bool document::edited() const noexcept {
  return root_->expanded;
}

std::string document::write() const {
  return json::write(root());
}

value document::place::value() const noexcept {
  return json::value(*node_);
}

document::place document::place::child(std::size_t position) {
  node_->expand();
  return place(node_->own(node_->members[position]));
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
  node_->members.insert(position, member_list::made(name, std::move(fresh)));
}

void document::place::erase(std::size_t position) {
  node_->expand();
  node_->members.erase(position);
}

// Recursion is bounded by the depth of the texts, which were parsed within limits::max_depth.
void write(const value& value, std::string& out) {
  if (!value.edited()) {
    out.append(value.raw());
    return;
  }
  writer writer(out);
  if (value.kind() == kind::object) {
    writer.begin_object();
    for (const child& each : value.children()) writer.name_raw(each.name.raw()).value(each.value);
    writer.end_object();
  } else {
    writer.begin_array();
    for (const child& each : value.children()) writer.value(each.value);
    writer.end_array();
  }
}

std::string write(const value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace ticketwire::json

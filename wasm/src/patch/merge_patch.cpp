#include <algorithm>
#include <utility>

#include "patch/compare/site.hpp"
#include "patch/duplicate.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/patch/apply.hpp"

namespace ticketwire::patch {
namespace {

using place = json::document::place;

const json::text& empty_object() {
  static const std::shared_ptr<const json::text> text = *json::text::parse("{}");
  return *text;
}

// RFC 7396 section 2. Recursion is bounded by the depth of the patch.
void merge(place target, const json::value& patch) {
  if (patch.kind() != json::kind::object) return target.assign(patch);
  if (target.value().kind() != json::kind::object) target.assign(json::value(empty_object()));
  target.merge(patch, json::name_match::exact, merge);
}

/// The operations that the WebAPI makes of a merge patch.
class converter {
 public:
  explicit converter(std::vector<operation>& out) : out_(out) {}

  // Recursion is bounded by the depth of the patch.
  void members(const json::value& patch, const site& where) {
    std::vector<const schema::property*> rows;
    for (const json::child& member : patch.children()) {
      const std::string name = member.name.decode();
      path_.push_back(name);
      const std::size_t length = pointer_.size();
      json::append_token(pointer_, name);
      const schema::property* row =
          where.kind == site::kind::carrier ? schema::find_property(*where.carrier, name) : nullptr;
      // Two spellings of one name are one member.
      if (row != nullptr && std::find(rows.begin(), rows.end(), row) != rows.end()) {
        failure = error{.code = error_code::json_duplicate, .pointer = pointer_};
      }
      rows.push_back(row);
      member_value(member.value, row != nullptr ? site_of(*row) : site{});
      pointer_.resize(length);
      path_.pop_back();
    }
  }

  std::optional<error> failure;

 private:
  void member_value(const json::value& value, const site& where) {
    if (value.is_null()) {
      out_.push_back({op::remove, path_, pointer_, std::nullopt, nullptr});
    } else if (value.kind() == json::kind::object && where.kind == site::kind::carrier) {
      members(value, where);
    } else if (value.kind() == json::kind::object && where.kind == site::kind::array) {
      json::tokens end = path_;
      end.emplace_back("-");
      out_.push_back({op::add, std::move(end), pointer_ + "/-", value, value.source()});
    } else {
      out_.push_back({op::replace, path_, pointer_, value, value.source()});
    }
  }

  std::vector<operation>& out_;
  json::tokens path_;
  std::string pointer_;
};

}  // namespace

result<void> apply_merge_patch(json::document& document, const json::value& patch,
                               const schema::carrier_type* type) {
  std::optional<error> repeated = duplicate_in(patch);
  if (repeated) return *std::move(repeated);
  if (type == nullptr) {
    json::document copy = document;
    merge(copy.edit(), patch);
    document = std::move(copy);
    return {};
  }
  if (patch.kind() != json::kind::object) {
    return error{.code = error_code::patch_shape};
  }
  std::vector<operation> operations;
  converter converted(operations);
  converted.members(patch, root_site(type));
  if (converted.failure) return *std::move(converted.failure);
  result<void> done = apply(document, operations, type);
  if (done) return done;
  error failure = done.error();
  failure.operation = error::nowhere;
  return failure;
}

}  // namespace ticketwire::patch

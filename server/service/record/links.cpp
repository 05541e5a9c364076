#include "service/record/links.hpp"

#include <array>

namespace ticketwire::service {
namespace {

/// What hangs on an entity of a collection, by the end of its address.
struct branch {
  std::string_view collection;
  std::string_view name;
  std::string_view path;
};

constexpr std::array<branch, 3> branches = {{
    {"Ticket", "Self.Simple", "/Simple"},
    {"Ticket", "Archive.Messages", "/Messages"},
    {"TicketMessage", "Archive.Attachments", "/Attachment"},
}};

// Carriers whose entities have an address of their own: its last part is their name.
constexpr std::array<std::string_view, 4> addressed = {"Person", "Sale", "Project", "Ticket"};

bool is_addressed(const schema::carrier_type& type) {
  for (const std::string_view name : addressed) {
    if (name == type.name) return true;
  }
  return false;
}

class link_writer {
 public:
  explicit link_writer(std::string_view origin) : root_(std::string(origin) + "/api/v1/") {
    writer_.begin_object();
  }

  void add(std::string_view name, std::string_view path) {
    writer_.name(name).string(root_ + std::string(path));
  }
  std::string finish() {
    writer_.end_object();
    return std::move(out_);
  }

 private:
  std::string root_;
  std::string out_;
  json::writer writer_{out_};
};

void add_property(link_writer& out, const linked& entity, const schema::property& row) {
  const schema::carrier_type* type = schema::carrier_of(row);
  if (type == nullptr || row.shape != schema::shape::single) return;
  const std::string name(row.name);
  const std::optional<json::value> member = entity.stored.find(row.name);
  const std::int32_t id = member ? key_of(*member, *type).value_or(0) : 0;
  if (id > 0 && is_addressed(*type)) {
    out.add(name, std::string(type->name) + "/" + std::to_string(id));
  }
  if (!row.mdo_list.empty()) out.add(name + ".List", "MDOList/" + std::string(row.mdo_list));
}

}  // namespace

std::string links(std::string_view origin, const linked& entity) {
  link_writer out(origin);
  const std::string self = std::string(entity.collection) + "/" + std::to_string(entity.id);
  out.add("Self", self);
  for (const schema::property& row : entity.type.properties) add_property(out, entity, row);
  out.add("Archive", entity.collection);
  for (const branch& each : branches) {
    if (each.collection == entity.collection) out.add(each.name, self + std::string(each.path));
  }
  return out.finish();
}

}  // namespace ticketwire::service

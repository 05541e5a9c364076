#include "service/archive/rows.hpp"
#include "service/record/names.hpp"

#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/defaults.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {
namespace {

/// Select, Update, Insert and Delete.
constexpr std::int64_t every_right = 15;

/// Bytes beyond which no further message is added to a ticket's content.
constexpr std::size_t most_content = 4'000;

bool is_text(const schema::property& row) noexcept {
  return row.type == schema::value_type::string && row.shape == schema::shape::single;
}

}  // namespace

archive_rows::archive_rows(store::reader& reader, const context& context,
                           const archive_provider& archive, std::vector<std::string> columns,
                           row_mode mode, bool texts)
    : reader_(reader),
      context_(context),
      archive_(archive),
      columns_(std::move(columns)),
      mode_(mode),
      texts_(texts),
      presenter_(reader, context.locale) {}

std::string archive_rows::key() const {
  std::string out = "/";
  out += static_cast<char>('0' + static_cast<int>(mode_));
  out += texts_ ? 't' : '-';
  out += context_.locale.key();
  for (const std::string& name : columns_) out.append("\n").append(name);
  return out;
}

result<void> archive_rows::write(json::writer& out, std::int32_t id, std::string_view body,
                                 std::int32_t ticket_id) {
  const result<json::document> document = json::document::parse(std::string(body));
  if (!document) return document.error();
  members entity(document->root());
  id_ = id;
  if (ticket_id != 0) entity.set_reference(names::Ticket, names::TicketId, ticket_id);
  out.begin_object().name("PrimaryKey").number(id).name("EntityName").string(archive_.entity);
  const bool full = mode_ != row_mode::slim;
  if (full) {
    out.name(names::StyleHint).string("").name("LinkHint").string("");
    if (mode_ == row_mode::item) {
      // Its mask would be a text there; rights are an entity's.
      out.name(names::TableRight).null().name(names::FieldProperties).begin_object().end_object();
    } else {
      out.name(names::TableRight).begin_object().name(names::Mask).number(every_right);
      out.name(names::Reason).string("").end_object();
    }
    out.name(mode_ == row_mode::item ? "ColumnData" : "Column").begin_object();
  }
  for (const std::string& name : columns_) {
    const result<cell> found = value(name, entity);
    if (!found) return found.error();
    write_cell(out.name(name), *found);
  }
  if (full) out.end_object();
  out.end_object();
  return {};
}

/// As the WebAPI encodes values within texts.
std::string archive_rows::encoded(const cell& made) const {
  if (made.date != 0) {
    const carrier::custom_field field{carrier::field_kind::date_time,
                                      context_.locale.zone.format_local(made.date)};
    const result<std::string> text = carrier::write_custom_field(field);
    return text ? *text : made.text;
  }
  if (made.json == "true" || made.json == "false") return made.json == "true" ? "[I:1]" : "[I:0]";
  const bool number = !made.json.empty() && made.json != "null" && made.json.front() != '"';
  return number ? "[I:" + made.json + "]" : made.text;
}

void archive_rows::write_cell(json::writer& out, const cell& made) const {
  if (mode_ == row_mode::slim) {
    texts_ ? out.string(made.text) : out.raw(made.json);
    return;
  }
  if (mode_ == row_mode::item) {
    out.begin_object().name("DisplayValue").string(encoded(made));
  } else {
    out.begin_object().name("RawValue").raw(made.json).name("DisplayValue").string(made.text);
  }
  out.name("LinkHint").string("").name("TooltipHint").string("").end_object();
}

bool archive_rows::knows(std::string_view name) const {
  if (archive_.find(name) != nullptr || extra_column(name)) return true;
  // A message has its ticket's columns as well.
  const bool of_ticket =
      archive_.carrier == schema::carrier_id::TicketMessageEntity &&
      json::equal_ignore_case(name.substr(0, ticket_prefix.size()), ticket_prefix);
  return of_ticket && ticket_archive().find(name.substr(ticket_prefix.size())) != nullptr;
}

std::vector<std::string> archive_rows::unknown() const {
  std::vector<std::string> out;
  for (const std::string& name : columns_) {
    if (!knows(name)) out.push_back(name);
  }
  return out;
}

result<archive_rows::cell> archive_rows::value(std::string_view name, const members& entity) {
  const schema::carrier_type& type = schema::get(archive_.carrier);
  if (const archive_column* column = archive_.find(name)) {
    return column_value(*column, *schema::find_property(type, column->property), entity);
  }
  if (const auto extra = extra_column(name)) return custom(extra->name, entity);
  const std::int32_t ticket = entity.reference(names::Ticket);
  if (ticket != 0 && knows(name)) return of_ticket(name.substr(ticket_prefix.size()), ticket);
  return cell{};
}

/// What a ticket's messages say, the oldest first.
result<archive_rows::cell> archive_rows::content_of(std::int32_t ticket_id) {
  const auto rows = reader_.messages(ticket_id);
  if (!rows) return rows.error();
  std::string text;
  for (const store::message_row& row : *rows) {
    const result<json::document> body = json::document::parse(row.body);
    if (!body) return body.error();
    const std::optional<json::value> said = body->root().find(names::Body);
    if (!said || text.size() >= most_content) continue;
    text.append(text.empty() ? "" : "\n\n").append(said->string());
  }
  return from_text(std::move(text));
}

result<archive_rows::cell> archive_rows::column_value(const archive_column& column,
                                                      const schema::property& row,
                                                      const members& entity) {
  if (column.stored == store::column::content && row.shape == schema::shape::array) {
    return content_of(id_);
  }
  if (row.shape == schema::shape::array) return joined(row, column.member, entity);
  if (!column.member.empty()) return referred(row, column.member, entity.reference(row.name));
  if (row.type == schema::value_type::date_time) {
    const store::ticks date = entity.date(row.name);
    if (date == 0) return cell{};
    cell out = from_text(context_.locale.format(date));
    out.date = date;
    return out;
  }
  if (entity.has(row.name)) return from_json(std::string(entity.json(row.name)));
  if (is_text(row)) return from_text({});
  return from_json(carrier::unset_value(row));
}

result<archive_rows::cell> archive_rows::referred(const schema::property& row,
                                                  std::string_view member, std::int32_t id) {
  const schema::carrier_type& type = *schema::carrier_of(row);
  const cell none = is_text(*schema::find_property(type, member)) ? from_text({}) : cell{};
  if (id == 0) return none;
  if (member == type.key) return from_json(std::to_string(id));
  const auto record = presenter_.record(type, id);
  if (!record) return record.error();
  const std::optional<json::value> found =
      *record == nullptr ? std::nullopt : (*record)->root().find(member);
  if (!found || found->is_null()) return none;
  if (found->kind() != json::kind::string) return from_json(json::write(*found));
  return from_text(context_.locale.text(found->string()));
}

/// The texts of several records, as one.
result<archive_rows::cell> archive_rows::joined(const schema::property& row,
                                                std::string_view member, const members& entity) {
  const schema::carrier_type& type = *schema::carrier_of(row);
  const std::optional<json::value> list = entity.value(row.name);
  std::string text;
  if (list) {
    for (const json::child& each : list->children()) {
      const result<cell> one = referred(row, member, key_of(each.value, type).value_or(0));
      if (!one) return one.error();
      if (!text.empty() && !one->text.empty()) text.append(", ");
      text.append(one->text);
    }
  }
  return from_text(std::move(text));
}

result<archive_rows::cell> archive_rows::of_ticket(std::string_view name, std::int32_t ticket_id) {
  const archive_column* column = ticket_archive().find(name);
  if (column == nullptr) return cell{};
  if (ticket_id != ticket_id_) {
    const auto row = reader_.ticket(ticket_id);
    if (!row) return row.error();
    ticket_ = {};
    if (*row) {
      const result<json::document> body = json::document::parse((*row)->body);
      if (!body) return body.error();
      ticket_ = members(body->root());
    }
    ticket_id_ = ticket_id;
  }
  const schema::carrier_type& type = schema::get(ticket_archive().carrier);
  if (column->property == type.key) return from_json(std::to_string(ticket_id));
  if (column->stored == store::column::content) return content_of(ticket_id);
  return column_value(*column, *schema::find_property(type, column->property), ticket_);
}

archive_rows::cell archive_rows::custom(std::string_view key, const members& entity) {
  const std::optional<json::value> fields = entity.value(names::CustomFields);
  if (!fields) return {};
  for (const json::child& field : fields->children()) {
    if (field.name.equals_ignore_case(key)) return from_json(json::write(field.value));
  }
  return {};
}

archive_rows::cell archive_rows::from_json(std::string json) {
  cell out{std::move(json)};
  const result<json::document> document = json::document::parse(out.json);
  if (document && !document->root().is_null()) {
    const bool text = document->root().kind() == json::kind::string;
    out.text = text ? document->root().string() : out.json;
  }
  return out;
}

archive_rows::cell archive_rows::from_text(std::string text) {
  cell out;
  out.json.clear();
  json::append_string(out.json, text);
  out.text = std::move(text);
  return out;
}

}  // namespace ticketwire::service

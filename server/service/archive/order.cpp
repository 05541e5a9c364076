#include <algorithm>

#include "service/answer/context.hpp"
#include "service/archive/filter.hpp"
#include "service/archive/order.hpp"
#include "service/archive/words.hpp"
#include "service/record/make_error.hpp"
#include "store/columns.hpp"
#include "store/text.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::service {
namespace {

/// Columns beyond which an order tells nothing more.
constexpr std::size_t most_orders = 16;

/// What a record is sorted by: its number, then its text; one of them where members have one type.
struct sort_value {
  std::int64_t number = 0;
  std::string text = {};

  auto operator<=>(const sort_value&) const = default;
};

struct sorted_record {
  sort_value value;
  std::int32_t id = 0;
};

sort_value value_of(const std::optional<json::value>& member, const locale& locale) {
  sort_value out;
  if (!member) return out;
  if (member->kind() == json::kind::string) {
    out.text = store::folded(locale.text(member->string()));
  } else if (const auto number = member->int32(); number) {
    out.number = *number;
  }
  return out;
}

/// Records that are equal in the member share a place: what is sorted by next decides.
store::key_places places_of(std::vector<sorted_record> records) {
  std::ranges::sort(records, {}, &sorted_record::value);
  store::key_places out;
  out.reserve(records.size());
  std::int32_t place = -1;
  const sort_value* last = nullptr;
  for (const sorted_record& each : records) {
    if (last == nullptr || *last != each.value) ++place;
    last = &each.value;
    out.emplace_back(each.id, place);
  }
  std::ranges::sort(out);
  return out;
}

result<store::key_places> look_up(const schema::carrier_type& type, const archive_column& column,
                                  const odata_scope& scope) {
  const auto records = scope.reader.all(type.name);
  if (!records) return records.error();
  std::vector<sorted_record> out;
  out.reserve(records->size());
  for (const store::record& record : *records) {
    const result<json::document> body = json::document::parse(record.body);
    if (!body) return body.error();
    out.push_back({value_of(body->root().find(column.member), scope.locale), record.id});
  }
  return places_of(std::move(out));
}

result<store::order> order_of(const archive_column& column, bool descending,
                              const odata_scope& scope) {
  store::order out{*column.stored, descending};
  const schema::property* row =
      schema::find_property(schema::get(scope.archive.carrier), column.property);
  const schema::carrier_type* nested = schema::carrier_of(*row);
  if (*column.stored == store::column::fact) {
    out.fact = fact_of(column, schema::get(scope.archive.carrier));
    return out;
  }
  if (nested == nullptr || column.member == nested->key) return out;
  result<store::key_places> places = look_up(*nested, column, scope);
  if (!places) return places.error();
  out.places = std::make_shared<const store::key_places>(*std::move(places));
  return out;
}

error refused(const std::string& why) {
  return make_error(error_code::argument, {}, "$orderBy: " + why);
}

}  // namespace

bool is_sortable(const archive_column& column, const schema::carrier_type& type) {
  if (!column.stored || *column.stored == store::column::content) return false;
  return schema::find_property(type, column.property)->shape != schema::shape::array;
}

result<std::vector<store::order>> parse_order(std::string_view text, const odata_scope& scope) {
  std::vector<store::order> out;
  std::size_t keys = 0;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    odata_words words(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    const std::string_view name = words.word();
    const archive_column* column = scope.archive.find(name);
    const std::optional<archive_column> extra = extra_column(name);
    if (column == nullptr && extra) column = &*extra;
    const bool descending = words.accept_word("desc");
    if (!descending) words.accept_word("asc");
    if (column == nullptr) return refused("there is no column " + shown(name));
    if (!is_sortable(*column, schema::get(scope.archive.carrier)))
      return refused(shown(name) + " cannot be sorted by");
    if (!words.at_end()) return refused("'asc' or 'desc' is needed behind " + shown(name));
    if (out.size() == most_orders) return refused("more than 16 columns");
    result<store::order> order = order_of(*column, descending, scope);
    if (!order) return order.error();
    keys += order->places ? order->places->size() : 0;
    if (keys > store::max_order_keys) {
      return make_error(error_code::argument, {},
                        "$orderBy: too many records for " + std::string(column->name));
    }
    out.push_back(*std::move(order));
  }
  return out;
}

}  // namespace ticketwire::service

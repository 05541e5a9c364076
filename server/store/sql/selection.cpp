#include "store/sql/selection.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>

#include "store/columns.hpp"
#include "store/failure.hpp"
#include "store/rows.hpp"
#include "store/sql/content.hpp"
#include "store/text.hpp"

namespace ticketwire::store::sql {
namespace {

struct table {
  std::string name;
  /// In the order of enum column; empty where the table has none.
  std::array<std::string, static_cast<std::size_t>(column::content) + 1> columns;
  std::string_view default_filter;
};

/// Takes the columns that lists find rows by.
struct found_by {
  table& into;

  void operator()(std::string_view, const auto&) {}
  void operator()(std::string_view name, const auto&, column column) {
    // Texts are found by what they are folded to.
    into.columns[static_cast<std::size_t>(column)]
        .append(is_text(column) ? "folded_" : "")
        .append(name);
  }
  void made(std::string_view name, const auto& member, column column) {
    (*this)(name, member, column);
  }
};

template <class Row>
table table_of(std::string_view default_filter) {
  table out{std::string(stored<Row>::table), {}, default_filter};
  const Row row;
  stored<Row>::visit(found_by{out}, row);
  out.columns[static_cast<std::size_t>(column::fact)] = "facts";
  out.columns[static_cast<std::size_t>(column::content)] = stored<Row>::found_by_content;
  return out;
}

const table& tickets() {
  static const table table = table_of<ticket_row>("base_status <> 4");
  return table;
}

const table& messages() {
  static const table table = table_of<message_row>("1 = 1");
  return table;
}

// In the order of enum comparison; one_of is spelled out where it is used.
constexpr std::array<std::string_view, 10> operators{" = ",  " <> ",   " < ",    " <= ",  " > ",
                                                     " >= ", " LIKE ", " LIKE ", " IN (", " LIKE "};

std::string_view name_of(const table& from, column column) {
  return from.columns[static_cast<std::size_t>(column)];
}

std::string folded_for(column column, std::string_view text) {
  return column == column::fact ? folded_fact(text) : folded(text);
}

class translator {
 public:
  translator(selection& into, const table& from, dialect dialect, const frequent_texts& frequent)
      : into_(into), from_(from), dialect_(dialect), frequent_(frequent) {}

  std::optional<error> filter(const struct filter& filter, int depth) {
    if (depth > max_filter_depth) return failure(error_code::argument, "$filter");
    switch (filter.kind) {
      case filter::kind::condition:
        return condition(filter.condition);
      case filter::kind::all_of:
        return joined(filter.parts, {" AND ", "1 = 1"}, depth);
      case filter::kind::any_of:
        return joined(filter.parts, {" OR ", "1 = 0"}, depth);
      case filter::kind::none_of:
        into_.sql += "NOT ";
        // What is joined has brackets already.
        if (filter.parts.size() == 1 && filter.parts.front().kind != filter::kind::condition) {
          return this->filter(filter.parts.front(), depth + 1);
        }
        return joined(filter.parts, {" OR ", "1 = 0"}, depth);
    }
    return failure(error_code::internal);
  }

  /// Of all rows, or of those of one page.
  enum class among : std::uint8_t { all, page };

  std::optional<error> order(const query& query, among rows) {
    into_.sql += " ORDER BY ";
    bool by_id = false;
    // Else SQLite goes through whole rows in the order of their ids, where an index has what is
    // asked for and is some hundred times as short.
    const bool by_filter = dialect_ == dialect::sqlite && rows == among::all &&
                           query.order.empty() && query.filter != nullptr;
    for (const auto& order : query.order) {
      if (name_of(from_, order.column).empty() || !is_sortable(order)) {
        return failure(error_code::argument, "$orderBy");
      }
      // A number by itself would name a column of the answer.
      if (order.places && order.places->empty()) continue;
      order.places ? place_of(order.column, *order.places) : expression(order.column, order.fact);
      into_.sql += order.descending ? " DESC, " : ", ";
      by_id = by_id || order.column == column::id;
    }
    if (by_id) {
      into_.sql.resize(into_.sql.size() - 2);
    } else {
      into_.sql += by_filter ? "+id" : "id";
    }
    return {};
  }

  /// A tree of comparisons, so that a row costs a handful of them. Keys and places are numbers of
  /// our own: as parameters they would be more than a statement may have.
  void place_of(column column, std::span<const std::pair<std::int64_t, std::int32_t>> places) {
    static constexpr std::size_t few = 8;
    const auto name = name_of(from_, column);
    if (places.size() <= few) {
      into_.sql.append("CASE ").append(name);
      for (const auto& [key, place] : places) {
        into_.sql.append(" WHEN ").append(std::to_string(key));
        into_.sql.append(" THEN ").append(std::to_string(place));
      }
      into_.sql += " ELSE -1 END";
    } else {
      const auto half = places.size() / 2;
      into_.sql.append("CASE WHEN ").append(name).append(" < ");
      into_.sql.append(std::to_string(places[half].first)).append(" THEN ");
      place_of(column, places.first(half));
      into_.sql += " ELSE ";
      place_of(column, places.subspan(half));
      into_.sql += " END";
    }
  }

  void parameter(std::int64_t value) {
    into_.parameters.emplace_back(value);
    place("::int8");
  }

 private:
  struct junction {
    std::string_view between;
    std::string_view when_empty;
  };

  void expression(column column, const struct fact& fact) {
    if (column != column::fact) {
      into_.sql += name_of(from_, column);
      return;
    }
    const bool cast = dialect_ == dialect::postgres;
    into_.sql += "coalesce((facts ->> ";
    into_.parameters.emplace_back(fact.name);
    place("::text");
    into_.sql += ')';
    if (cast) into_.sql += fact.text ? " COLLATE \"C\"" : "::int8";
    into_.sql += fact.text ? ", '')" : ", 0)";
  }

  void place(std::string_view type) {
    if (dialect_ == dialect::sqlite) {
      into_.sql += '?';
    } else {
      into_.sql.append("$").append(std::to_string(into_.parameters.size())).append(type);
    }
  }

  void text_parameter(std::string value) {
    into_.parameters.emplace_back(std::move(value));
    place("::text");
  }

  void operand(column column, const std::variant<std::int64_t, std::string>& operand) {
    if (const auto* text = std::get_if<std::string>(&operand)) {
      text_parameter(folded_for(column, *text));
    } else {
      parameter(std::get<std::int64_t>(operand));
    }
  }

  using filter_list = std::vector<const struct filter*>;

  /// In brackets of its own. SQLite's parser keeps at most 100 open things: what is nested deepest
  /// comes first, when nothing but brackets is open.
  std::optional<error> joined(const std::vector<struct filter>& parts, junction join, int depth) {
    filter_list all;
    for (const auto& part : parts) all.push_back(&part);
    std::ranges::stable_sort(all, std::greater{},
                             [](const auto* part) { return nesting(*part, max_filter_depth); });
    into_.sql += '(';
    if (all.empty()) {
      into_.sql += join.when_empty;
    } else if (auto failed = filter(*all.front(), depth + 1)) {
      return failed;
    }
    if (all.size() > 1) {
      into_.sql += join.between;
      if (auto failed = halved(std::span(all).subspan(1), join, depth)) return failed;
    }
    into_.sql += ')';
    return {};
  }

  // Keeps the expression tree shallow however many parts there are.
  std::optional<error> halved(std::span<const struct filter* const> parts, junction join,
                              int depth) {
    if (parts.size() == 1) return filter(*parts.front(), depth + 1);
    const auto middle = parts.size() / 2;
    into_.sql += '(';
    if (auto failed = halved(parts.first(middle), join, depth)) return failed;
    into_.sql += join.between;
    if (auto failed = halved(parts.subspan(middle), join, depth)) return failed;
    into_.sql += ')';
    return {};
  }

  std::optional<error> condition(const struct condition& condition) {
    const auto& operands = condition.operands;
    if (!is_answerable(condition) || name_of(from_, condition.column).empty() ||
        ++conditions_ > max_filter_conditions ||
        into_.parameters.size() + operands.size() > max_filter_operands) {
      return failure(error_code::argument, "$filter");
    }
    if (operands.empty()) {
      into_.sql += "1 = 0";
      return {};
    }
    if (condition.column == column::content) {
      content(folded_fact(std::get<std::string>(operands.front())));
      return {};
    }
    expression(condition.column, condition.fact);
    into_.sql += operators[static_cast<std::size_t>(condition.comparison)];
    switch (condition.comparison) {
      case comparison::contains:
      case comparison::begins:
      case comparison::ends:
        pattern(condition.comparison,
                folded_for(condition.column, std::get<std::string>(operands.front())));
        return {};
      case comparison::one_of:
        for (std::size_t i = 0; i < operands.size(); ++i) {
          if (i != 0) into_.sql += ',';
          operand(condition.column, operands[i]);
        }
        into_.sql += ')';
        return {};
      default:
        operand(condition.column, operands.front());
        return {};
    }
  }

  void pattern(comparison how, std::string_view text) {
    auto made = literal_pattern(text);
    if (how != comparison::begins) made.insert(0, 1, '%');
    if (how != comparison::ends) made.push_back('%');
    text_parameter(std::move(made));
    into_.sql += " ESCAPE '\\'";
  }

  void content(const std::string& text) {
    const bool of_messages = name_of(from_, column::content) == "id";
    const bool by_index = is_indexed(text) && !frequent_.contains(text);
    if (by_index && dialect_ == dialect::sqlite) {
      into_.sql += of_messages ? "id IN (" : "id IN (SELECT ticket_id FROM message WHERE id IN (";
      into_.sql += "SELECT rowid FROM message_text WHERE message_text MATCH ";
      text_parameter(phrase(text));
      into_.sql += of_messages ? ")" : "))";
      return;
    }
    if (of_messages) {
      into_.sql += "content LIKE ";
      pattern(comparison::contains, text);
      return;
    }
    // An array is what PostgreSQL finds tickets by in one go with those of a title.
    into_.sql += by_index ? "id = ANY (ARRAY(SELECT ticket_id FROM message WHERE content LIKE "
                          : "coalesce((SELECT 1 = 1 FROM message WHERE ticket_id = ticket.id AND "
                            "content LIKE ";
    pattern(comparison::contains, text);
    into_.sql += by_index ? "))" : " LIMIT 1), 1 = 0)";
  }

  selection& into_;
  const table& from_;
  sql::dialect dialect_;
  const frequent_texts& frequent_;
  std::size_t conditions_ = 0;
};

// Everything up to the order.
std::optional<error> find(selection& into, translator& translate, const table& from,
                          const query& query, std::string_view columns) {
  into.sql = "SELECT " + std::string(columns) + " FROM " + from.name + " WHERE ";
  if (query.filter != nullptr) return translate.filter(*query.filter, 0);
  into.sql += from.default_filter;
  return {};
}

result<selection> select(const table& from, dialect dialect, const query& query,
                         std::string_view columns, const frequent_texts& frequent) {
  // An index finds and sorts keys alone; whole rows, bodies among them, are read of one page.
  selection into;
  translator translate(into, from, dialect, frequent);
  if (auto failed = find(into, translate, from, query, "id")) return *failed;
  if (auto failed = translate.order(query, translator::among::all)) return *failed;
  into.sql += " LIMIT ";
  translate.parameter(std::max(query.top, 0));
  into.sql += " OFFSET ";
  translate.parameter(std::max(query.skip, 0));
  into.sql.insert(0, "SELECT " + std::string(columns) + " FROM " + from.name + " WHERE id IN (");
  into.sql += ')';
  if (auto failed = translate.order(query, translator::among::page)) return *failed;
  return into;
}

result<selection> count(const table& from, dialect dialect, const query& query) {
  selection into;
  const frequent_texts none;
  translator translate(into, from, dialect, none);
  if (auto failed = find(into, translate, from, query, "count(*)")) return *failed;
  return into;
}

}  // namespace

result<selection> select_tickets(dialect dialect, const query& query, std::string_view columns,
                                 const frequent_texts& frequent) {
  return select(tickets(), dialect, query, columns, frequent);
}

result<selection> select_versions(dialect dialect, const query& query,
                                  const frequent_texts& frequent) {
  return select(tickets(), dialect, query,
                "id, last_changed, (SELECT records FROM generation) AS records", frequent);
}

result<selection> count_tickets(dialect dialect, const query& query) {
  return count(tickets(), dialect, query);
}

result<selection> count_messages(dialect dialect, const query& query) {
  return count(messages(), dialect, query);
}

result<selection> select_messages(dialect dialect, const query& query, std::string_view columns) {
  return select(messages(), dialect, query, columns, {});
}

}  // namespace ticketwire::store::sql

#include "service/archive/filter.hpp"

#include <algorithm>
#include <array>

#include "service/answer/context.hpp"
#include "service/archive/condition.hpp"
#include "service/archive/operators.hpp"
#include "service/archive/period.hpp"
#include "service/archive/words.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using store::comparison;
using store::filter;

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_conditions = 200;

class parser {
 public:
  parser(std::string_view text, const odata_scope& scope)
      : words_(text), scope_(scope), conditions_(scope) {}

  result<odata_filter> run() {
    filter parsed = either(0);
    if (!failure_ && !words_.at_end()) fail();
    if (failure_) return *std::move(failure_);
    return odata_filter{std::move(parsed), by_status_};
  }

 private:
  filter either(std::size_t depth) { return joined("or", filter::kind::any_of, depth); }

  // Recursion is bounded by max_depth.
  filter joined(std::string_view word, enum filter::kind kind, std::size_t depth) {
    const bool any = kind == filter::kind::any_of;
    std::vector<filter> parts;
    do {
      parts.push_back(any ? joined("and", filter::kind::all_of, depth) : unary(depth));
    } while (!failure_ && words_.accept_word(word));
    if (parts.size() > 1) return make_filter(kind, std::move(parts));
    return std::move(parts.front());
  }

  filter unary(std::size_t depth) {
    if (depth == max_depth) return fail();
    if (words_.accept_word("not")) return negated(unary(depth + 1));
    if (words_.accept('(')) {
      filter inner = either(depth + 1);
      if (!words_.accept(')')) fail();
      return inner;
    }
    if (++count_ > max_conditions) return fail();
    const std::string_view name = words_.word();
    if (words_.accept('(')) return function(name);
    const archive_column* column = stored_column(name);
    if (column == nullptr) return {};
    const std::string_view word = words_.word();
    if (const operator_row* row = find_operator(word)) {
      filter out = operation(*column, *row);
      return row->negated ? negated(std::move(out)) : out;
    }
    const auto named = named_period(word, scope_.now, scope_.locale.zone);
    return named ? within(*column, *named) : fail();
  }

  static filter negated(filter inner) {
    // Twice is not at all.
    if (inner.kind == filter::kind::none_of && inner.parts.size() == 1) {
      return filter(std::move(inner.parts.front()));
    }
    return make_filter(filter::kind::none_of, {std::move(inner)});
  }

  filter function(std::string_view name) {
    static constexpr std::array functions = {
        std::pair{std::string_view("substringof"), comparison::contains},
        std::pair{std::string_view("contains"), comparison::contains},
        std::pair{std::string_view("startswith"), comparison::begins},
        std::pair{std::string_view("endswith"), comparison::ends}};
    const auto* const row = std::find_if(functions.begin(), functions.end(), [&](const auto& each) {
      return json::equal_ignore_case(each.first, name);
    });
    if (row == functions.end()) return fail();
    const bool reversed = row == functions.begin();
    std::optional<std::string> text;
    if (reversed) text = words_.quoted();
    if (reversed && !words_.accept(',')) return fail();
    const archive_column* column = stored_column(words_.word());
    if (!reversed && words_.accept(',')) text = words_.quoted();
    if (!text || !words_.accept(')') || column == nullptr) return fail();
    filter out = compare(*column, row->second, {operand(*std::move(text))});
    return truth() ? out : negated(std::move(out));
  }

  /// `eq true` and its like behind a function.
  bool truth() {
    const bool equal = words_.accept_word("eq");
    if (!equal && !words_.accept_word("ne")) return true;
    const bool truth = words_.accept_word("true");
    if (!truth && !words_.accept_word("false")) fail();
    return truth == equal;
  }

  filter operation(const archive_column& column, const operator_row& row) {
    const bool date = conditions_.kind(column) == column_kind::date;
    switch (row.form) {
      case operator_form::one:
        return one(column, row.comparison);
      case operator_form::list:
        return compare(column, comparison::one_of, list(column));
      case operator_form::associates:
        return compare(column, comparison::one_of, associates());
      case operator_form::range:
        return range(column);
      case operator_form::set:
        return make_filter(*column.stored, comparison::ne, {unset(column)});
      case operator_form::caller:
        return make_filter(*column.stored, comparison::eq, {operand(std::int64_t{scope_.caller})});
      default:
        return date ? in_time(column, row.form) : fail();
    }
  }

  filter one(const archive_column& column, enum comparison how) {
    const bool bracket = words_.accept('(');
    const operands list = {single(column)};
    if (bracket && !words_.accept(')')) return fail();
    filter out = compare(column, how, list);
    const bool earlier = how == comparison::lt || how == comparison::le;
    const bool date = conditions_.kind(column) == column_kind::date;
    return date && earlier ? when_set(column, std::move(out)) : out;
  }

  operands list(const archive_column& column) {
    operands out;
    if (!words_.accept('(')) {
      fail();
      return out;
    }
    do {
      out.push_back(single(column));
    } while (!failure_ && out.size() < max_conditions && words_.accept(','));
    if (!words_.accept(')')) fail();
    return out;
  }

  operands associates() {
    operands out;
    if (!words_.accept('(')) fail();
    while (!failure_ && out.size() < max_conditions) {
      const std::optional<std::string> text = words_.quoted();
      const std::string name = text ? *text : std::string(words_.word());
      std::int64_t id = 0;
      if (const std::optional<std::int64_t> number = to_id(name)) {
        id = *number;
      } else {
        const auto found = conditions_.associate(name);
        if (!found) failure_ = found.error();
        // Nobody of that name owns anything.
        id = found && *found ? **found : -1;
      }
      if (name.empty()) fail();
      out.emplace_back(id);
      if (!words_.accept(',')) break;
    }
    if (!words_.accept(')')) fail();
    return out;
  }

  static std::optional<std::int64_t> to_id(std::string_view text) {
    if (text.empty() || text.size() > 10) return std::nullopt;
    std::int64_t id = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      id = id * 10 + (c - '0');
    }
    return id;
  }

  filter range(const archive_column& column) {
    operands both = list(column);
    if (failure_ || both.size() != 2) return fail();
    filter from = compare(column, comparison::ge, {both[0]});
    filter to = compare(column, comparison::le, {both[1]});
    return make_filter(filter::kind::all_of, {std::move(from), std::move(to)});
  }

  filter in_time(const archive_column& column, enum operator_form how) {
    const auto today = named_period("today", scope_.now, scope_.locale.zone);
    switch (how) {
      case operator_form::before_today:
        return before(column, today->begin);
      case operator_form::after_today:
        return make_filter(*column.stored, comparison::ge, {operand(today->end)});
      case operator_form::days: {
        if (!words_.accept('(')) return fail();
        const period first = day();
        if (!words_.accept(',')) return fail();
        const period last = day();
        if (!words_.accept(')')) return fail();
        return within(column, {first.begin, last.end});
      }
      default:
        break;
    }
    const bool bracket = words_.accept('(');
    const period given = day();
    if (bracket && !words_.accept(')')) return fail();
    if (how == operator_form::before) return before(column, given.begin);
    if (how == operator_form::on) return within(column, given);
    return make_filter(*column.stored, comparison::ge, {operand(given.end)});
  }

  period day() {
    const std::optional<std::string> text = literal();
    const auto found = text ? dated_period(*text, scope_.locale.zone) : std::optional<period>();
    if (!found) fail();
    return found.value_or(period{});
  }

  filter within(const archive_column& column, const period& time) {
    if (conditions_.kind(column) != column_kind::date) return fail();
    return make_filter(filter::kind::all_of,
                       {make_filter(*column.stored, comparison::ge, {operand(time.begin)}),
                        make_filter(*column.stored, comparison::lt, {operand(time.end)})});
  }

  filter before(const archive_column& column, store::ticks time) {
    return when_set(column, make_filter(*column.stored, comparison::lt, {operand(time)}));
  }

  /// No date is no early date.
  filter when_set(const archive_column& column, filter inner) {
    return make_filter(
        filter::kind::all_of,
        {make_filter(*column.stored, comparison::ne, {unset(column)}), std::move(inner)});
  }

  [[nodiscard]] operand unset(const archive_column& column) const {
    const bool text = conditions_.kind(column) == column_kind::text && column.member.empty();
    return text ? operand(std::string()) : operand(std::int64_t{0});
  }

  filter compare(const archive_column& column, enum comparison how, const operands& list) {
    if (failure_) return {};
    result<filter> made = conditions_.make(column, how, list);
    if (made) return *std::move(made);
    failure_ = made.error();
    return {};
  }

  /// A quoted text, also as datetime'..', or a word.
  std::optional<std::string> literal() {
    if (words_.at('\'')) return words_.quoted();
    const std::string_view word = words_.word();
    if (json::equal_ignore_case(word, "datetime") && words_.at('\'')) return words_.quoted();
    if (word.empty()) return std::nullopt;
    return std::string(word);
  }

  operand single(const archive_column& column) {
    const bool quoted = words_.at('\'');
    const std::optional<std::string> text = literal();
    std::optional<operand> value = text ? conditions_.read(column, *text, quoted) : std::nullopt;
    if (!value) fail();
    return value ? *std::move(value) : operand(std::int64_t{0});
  }

  const archive_column* stored_column(std::string_view name) {
    const bool prefixed = scope_.archive.find(name) == nullptr &&
                          json::equal_ignore_case(name.substr(0, scope_.archive.entity.size() + 1),
                                                  std::string(scope_.archive.entity) + "/");
    if (prefixed) name.remove_prefix(scope_.archive.entity.size() + 1);
    const archive_column* column = scope_.archive.find(name);
    if (column == nullptr || !column->stored) {
      fail();
      return nullptr;
    }
    by_status_ = by_status_ || *column->stored == store::column::base_status ||
                 *column->stored == store::column::status_id;
    return column;
  }

  filter fail() {
    if (!failure_) {
      failure_ =
          error{.code = error_code::argument, .offset = words_.position(), .detail = "$filter"};
    }
    return {};
  }

  odata_words words_;
  const odata_scope& scope_;
  odata_conditions conditions_;
  std::size_t count_ = 0;
  bool by_status_ = false;
  std::optional<error> failure_;
};

}  // namespace

result<odata_filter> parse_filter(std::string_view text, const odata_scope& scope) {
  return parser(text, scope).run();
}

}  // namespace ticketwire::service

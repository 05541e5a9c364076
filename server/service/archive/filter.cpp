#include "service/archive/filter.hpp"

#include <algorithm>
#include <array>
#include <deque>

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
    if (!words_.at_end()) {
      begin();
      fail("'and' or 'or' is needed");
    }
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
    if (depth == max_depth) return fail("more than 64 brackets or nots within each other");
    if (words_.accept_word("not")) return negated(unary(depth + 1));
    if (words_.accept('(')) {
      filter inner = either(depth + 1);
      close();
      return inner;
    }
    if (++count_ > max_conditions) return fail("more than 200 conditions");
    begin();
    const std::string_view name = words_.word();
    if (words_.accept('(')) return function(name);
    const archive_column* column = stored_column(name);
    return column == nullptr ? filter{} : condition(*column);
  }

  filter condition(const archive_column& column) {
    begin();
    const std::string_view word = words_.word();
    if (const operator_row* row = find_operator(word)) {
      filter out = operation(column, *row);
      return row->negated ? negated(std::move(out)) : out;
    }
    const auto named = named_period(word, scope_.now, scope_.locale.zone);
    if (named) return within(column, *named);
    return fail(word.empty() ? std::string("an operator is needed")
                             : "there is no operator " + shown(word));
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
    if (row == functions.end()) return fail("there is no function " + shown(name));
    const bool reversed = row == functions.begin();
    std::optional<std::string> text;
    if (reversed) text = words_.quoted();
    if (reversed && !words_.accept(',')) return fail("a text and a column are needed");
    begin();
    const archive_column* column = stored_column(words_.word());
    if (column == nullptr) return {};
    if (!reversed && words_.accept(',')) text = words_.quoted();
    if (!text || !words_.accept(')')) return fail("a column and a text are needed");
    filter out = compare(*column, row->second, {operand(*std::move(text))});
    return truth() ? out : negated(std::move(out));
  }

  /// `eq true` and its like behind a function.
  bool truth() {
    const bool equal = words_.accept_word("eq");
    if (!equal && !words_.accept_word("ne")) return true;
    const bool truth = words_.accept_word("true");
    if (!truth && !words_.accept_word("false")) fail("'true' or 'false' is needed");
    return truth == equal;
  }

  filter operation(const archive_column& column, const operator_row& row) {
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
        // With a value it is another word for eq.
        if (!row.negated && takes_value()) return one(column, comparison::eq);
        return plain(column, comparison::ne, {unset(column)});
      case operator_form::caller:
        return plain(column, comparison::eq, {operand(std::int64_t{scope_.caller})});
      default:
        if (conditions_.dated(column)) return in_time(column, row.form);
        return fail(shown(row.name) + " is for dates, " + shown(column.name) + " is none");
    }
  }

  /// Whether a value stands next, rather than an end.
  bool takes_value() {
    if (words_.at('\'') || words_.at('(')) return true;
    const std::string_view next = words_.peek();
    return !next.empty() && !json::equal_ignore_case(next, "and") &&
           !json::equal_ignore_case(next, "or");
  }

  filter one(const archive_column& column, enum comparison how) {
    const bool bracket = words_.accept('(');
    const operands list = {single(column)};
    if (bracket) close();
    filter out = compare(column, how, list);
    const bool earlier = how == comparison::lt || how == comparison::le;
    return is_date(column) && earlier ? when_set(column, std::move(out)) : out;
  }

  operands list(const archive_column& column) {
    operands out;
    if (!open()) return out;
    do {
      out.push_back(single(column));
    } while (!failure_ && out.size() < max_conditions && words_.accept(','));
    close();
    return out;
  }

  operands associates() {
    operands out;
    open();
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
      if (name.empty()) fail("an associate is needed");
      out.emplace_back(id);
      if (!words_.accept(',')) break;
    }
    close();
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
    if (failure_ || both.size() != 2) return fail("two values are needed");
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
        return from(column, today->end);
      case operator_form::days: {
        if (!open()) return {};
        const period first = day(&dated_period);
        if (!words_.accept(',')) return fail("two days are needed");
        const period last = day(&dated_period);
        close();
        return within(column, {first.begin, last.end});
      }
      default:
        return at_time(column, how);
    }
  }

  filter at_time(const archive_column& column, enum operator_form how) {
    const bool timed = how == operator_form::before_time || how == operator_form::after_time ||
                       how == operator_form::at_time;
    const bool bracket = words_.accept('(');
    const period given = day(timed ? &timed_period : &dated_period);
    if (bracket) close();
    switch (how) {
      case operator_form::before:
      case operator_form::before_time:
        return before(column, given.begin);
      case operator_form::until:
        return before(column, given.end);
      case operator_form::since:
        return from(column, given.begin);
      case operator_form::on:
      case operator_form::at_time:
        return within(column, given);
      default:
        return from(column, given.end);
    }
  }

  using period_reader = std::optional<period> (*)(std::string_view, const time_zone&);

  period day(period_reader read) {
    begin();
    const std::optional<std::string> text = literal();
    const auto found = text ? read(*text, scope_.locale.zone) : std::optional<period>();
    if (!found) fail(text ? shown(*text) + " is no date" : std::string("a date is needed"));
    return found.value_or(period{});
  }

  filter within(const archive_column& column, const period& time) {
    if (!conditions_.dated(column)) return fail(shown(column.name) + " is no date");
    return make_filter(filter::kind::all_of, {from(column, time.begin),
                                              conditions_.at(column, comparison::lt, time.end)});
  }

  filter from(const archive_column& column, store::ticks time) {
    return conditions_.at(column, comparison::ge, time);
  }

  filter before(const archive_column& column, store::ticks time) {
    return when_set(column, conditions_.at(column, comparison::lt, time));
  }

  /// No date is no early date.
  filter when_set(const archive_column& column, filter inner) {
    return make_filter(filter::kind::all_of,
                       {plain(column, comparison::ne, {unset(column)}), std::move(inner)});
  }

  [[nodiscard]] bool is_date(const archive_column& column) const {
    return conditions_.kind(column) == column_kind::date;
  }

  [[nodiscard]] filter plain(const archive_column& column, enum comparison how,
                             operands list) const {
    return conditions_.plain(column, how, std::move(list));
  }

  [[nodiscard]] operand unset(const archive_column& column) const {
    const bool many = column.stored == store::column::fact && !column.member.empty();
    const bool text =
        many || (conditions_.kind(column) == column_kind::text && column.member.empty());
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
    begin();
    const bool quoted = words_.at('\'');
    const std::optional<std::string> text = literal();
    std::optional<operand> value = text ? conditions_.read(column, *text, quoted) : std::nullopt;
    if (!value) {
      fail(text && (quoted || !text->empty())
               ? shown(*text) + " is no value of " + shown(column.name)
               : "a value for " + shown(column.name) + " is needed");
    }
    return value ? *std::move(value) : operand(std::int64_t{0});
  }

  const archive_column* stored_column(std::string_view name) {
    const bool prefixed = scope_.archive.find(name) == nullptr &&
                          json::equal_ignore_case(name.substr(0, scope_.archive.entity.size() + 1),
                                                  std::string(scope_.archive.entity) + "/");
    if (prefixed) name.remove_prefix(scope_.archive.entity.size() + 1);
    const archive_column* column = find_column(name);
    if (column == nullptr || !column->stored) {
      if (name.empty()) fail("a column is needed");
      fail(column == nullptr ? "there is no column " + shown(name)
                             : shown(name) + " cannot be filtered by");
      return nullptr;
    }
    by_status_ = by_status_ || *column->stored == store::column::base_status ||
                 *column->stored == store::column::status_id;
    return column;
  }

  const archive_column* find_column(std::string_view name) {
    if (const archive_column* known = scope_.archive.find(name)) return known;
    const std::optional<archive_column> extra = extra_column(name);
    if (!extra) return nullptr;
    return &extra_.emplace_back(*extra);
  }

  /// What is read from here on is named by a failure.
  void begin() {
    static_cast<void>(words_.at_end());
    begun_ = words_.position();
  }

  bool open() {
    if (words_.accept('(')) return true;
    begin();
    fail("'(' is needed");
    return false;
  }

  void close() {
    if (words_.accept(')')) return;
    begin();
    fail("')' is needed");
  }

  filter fail(const std::string& why) {
    if (!failure_) {
      failure_ = error{.code = error_code::argument, .offset = begun_, .detail = "$filter: " + why};
    }
    return {};
  }

  odata_words words_;
  const odata_scope& scope_;
  odata_conditions conditions_;
  /// Columns of custom fields that it names.
  std::deque<archive_column> extra_;
  std::size_t begun_ = 0;
  std::size_t count_ = 0;
  bool by_status_ = false;
  std::optional<error> failure_;
};

}  // namespace

result<odata_filter> parse_filter(std::string_view text, const odata_scope& scope) {
  return parser(text, scope).run();
}

}  // namespace ticketwire::service

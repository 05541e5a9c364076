#include "service/odata.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "service/archive.hpp"
#include "service/context.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

using store::comparison;
using store::filter;
using operand = std::variant<std::int64_t, std::string>;

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_conditions = 200;

struct operator_row {
  std::string_view name;
  enum comparison comparison;
};

constexpr std::array<operator_row, 10> operators = {{{"eq", comparison::eq},
                                                     {"is", comparison::eq},
                                                     {"ne", comparison::ne},
                                                     {"lt", comparison::lt},
                                                     {"le", comparison::le},
                                                     {"gt", comparison::gt},
                                                     {"ge", comparison::ge},
                                                     {"contains", comparison::contains},
                                                     {"begins", comparison::begins},
                                                     {"oneOf", comparison::one_of}}};

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t';
}

bool is_date(store::column column) noexcept {
  return column == store::column::last_changed || column == store::column::created_at ||
         column == store::column::deadline;
}

class parser {
 public:
  parser(std::string_view text, const time_zone& zone) : text_(text), zone_(zone) {}

  result<filter> run() {
    filter parsed = either(0);
    skip_space();
    if (!failure_ && position_ != text_.size()) fail();
    if (failure_) return *std::move(failure_);
    return parsed;
  }

 private:
  filter either(std::size_t depth) { return joined("or", filter::kind::any_of, depth); }

  // Recursion is bounded by max_depth.
  filter joined(std::string_view word, enum filter::kind kind, std::size_t depth) {
    const bool any = kind == filter::kind::any_of;
    filter whole;
    whole.kind = kind;
    do {
      whole.parts.push_back(any ? joined("and", filter::kind::all_of, depth) : primary(depth));
    } while (!failure_ && accept_word(word));
    if (whole.parts.size() > 1) return whole;
    filter only = std::move(whole.parts.front());
    return only;
  }

  filter primary(std::size_t depth) {
    if (accept('(')) {
      if (depth == max_depth) return fail();
      filter inner = either(depth + 1);
      if (!accept(')')) fail();
      return inner;
    }
    if (++conditions_ > max_conditions) return fail();
    const std::string_view name = word();
    if (accept('(')) return function(name);
    const archive_column* column = stored_column(name);
    const std::string_view op = word();
    const auto row = std::find_if(operators.begin(), operators.end(), [&](const auto& each) {
      return json::equal_ignore_case(each.name, op);
    });
    if (column == nullptr || row == operators.end()) return fail();
    return condition(*column->stored, row->comparison, operands(*column->stored));
  }

  filter function(std::string_view name) {
    const bool reversed = json::equal_ignore_case(name, "substringof");
    const bool begins = json::equal_ignore_case(name, "startswith");
    if (!reversed && !begins && !json::equal_ignore_case(name, "contains")) return fail();
    std::string text = reversed ? quoted() : std::string();
    if (reversed && !accept(',')) return fail();
    const archive_column* column = stored_column(word());
    if (!reversed) {
      if (!accept(',')) return fail();
      text = quoted();
    }
    if (!accept(')') || column == nullptr) return fail();
    const auto comparison = begins ? comparison::begins : comparison::contains;
    return condition(*column->stored, comparison, {operand(std::move(text))});
  }

  filter condition(store::column column, enum comparison comparison,
                   std::vector<operand> operands) {
    filter out;
    if (comparison != comparison::one_of && operands.size() != 1) return fail();
    out.condition = {column, comparison, std::move(operands)};
    return out;
  }

  std::vector<operand> operands(store::column column) {
    std::vector<operand> out;
    if (!accept('(')) {
      out.push_back(single(column));
      return out;
    }
    do {
      out.push_back(single(column));
    } while (!failure_ && out.size() < max_conditions && accept(','));
    if (!accept(')')) fail();
    return out;
  }

  operand single(store::column column) {
    skip_space();
    if (column == store::column::title) return quoted();
    const bool literal = position_ < text_.size() && text_[position_] == '\'';
    const std::string text = literal ? quoted() : std::string(word());
    if (is_date(column)) {
      const std::optional<carrier::date_time> date = carrier::parse_date_time(text);
      if (!date) fail();
      return date ? zone_.to_ticks(*date) : std::int64_t{0};
    }
    if (column == store::column::base_status) {
      const auto& type = schema::get(schema::enum_id::TicketBaseStatus);
      const std::optional<std::int32_t> value = schema::to_enum_value(type, text);
      if (!value) fail();
      return std::int64_t{value.value_or(0)};
    }
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) fail();
    return number;
  }

  std::string quoted() {
    std::string out;
    if (!accept('\'')) {
      fail();
      return out;
    }
    while (position_ < text_.size()) {
      const char c = text_[position_++];
      if (c != '\'') {
        out.push_back(c);
      } else if (position_ < text_.size() && text_[position_] == '\'') {
        out.push_back(c);
        ++position_;
      } else {
        return out;
      }
    }
    fail();
    return out;
  }

  std::string_view word() {
    skip_space();
    const std::size_t begin = position_;
    while (position_ < text_.size() && !is_space(text_[position_]) &&
           std::string_view("(),'").find(text_[position_]) == std::string_view::npos) {
      ++position_;
    }
    return text_.substr(begin, position_ - begin);
  }

  bool accept_word(std::string_view wanted) {
    const std::size_t before = position_;
    if (json::equal_ignore_case(word(), wanted)) return true;
    position_ = before;
    return false;
  }

  bool accept(char c) {
    skip_space();
    if (position_ == text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  void skip_space() {
    while (position_ < text_.size() && is_space(text_[position_])) ++position_;
  }

  const archive_column* stored_column(std::string_view name) {
    const archive_column* column = find_archive_column(name);
    if (column != nullptr && column->stored) return column;
    fail();
    return nullptr;
  }

  filter fail() {
    if (!failure_) {
      failure_ = error{error_code::argument, {}, error::nowhere, position_, "$filter"};
    }
    return {};
  }

  std::string_view text_;
  const time_zone& zone_;
  std::size_t position_ = 0;
  std::size_t conditions_ = 0;
  std::optional<error> failure_;
};

std::string_view next_word(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

result<filter> parse_filter(std::string_view text, const time_zone& zone) {
  return parser(text, zone).run();
}

result<std::vector<store::order>> parse_order(std::string_view text) {
  std::vector<store::order> out;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    const archive_column* column = find_archive_column(next_word(part));
    const std::string_view direction = next_word(part);
    const bool descending = json::equal_ignore_case(direction, "desc");
    const bool known = descending || direction.empty() || json::equal_ignore_case(direction, "asc");
    if (column == nullptr || !column->stored || !known || !next_word(part).empty()) {
      return make_error(error_code::argument, {}, "$orderBy");
    }
    out.push_back({*column->stored, descending});
  }
  return out;
}

}  // namespace ticketwire::service

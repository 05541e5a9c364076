#include "store/sql/content.hpp"

#include <algorithm>

#include "store/columns.hpp"
#include "store/text.hpp"

namespace ticketwire::store::sql {
namespace {

/// How many letters a text must have for an index to find it.
constexpr std::ptrdiff_t indexed_letters = 3;

/// So many texts of a query are counted; any other is looked for by the index.
constexpr std::size_t most_texts = 16;

void collect_texts(frequent_texts& into, const filter& filter, int depth) {
  const condition& one = filter.condition;
  if (filter.kind == filter::kind::condition && one.column == column::content &&
      one.operands.size() == 1 && std::holds_alternative<std::string>(one.operands.front())) {
    std::string text = folded_fact(std::get<std::string>(one.operands.front()));
    if (is_indexed(text) && into.size() < most_texts) into.insert(std::move(text));
  }
  if (depth == 0) return;
  for (const auto& part : filter.parts) collect_texts(into, part, depth - 1);
}

}  // namespace

std::string literal_pattern(std::string_view plain) {
  std::string pattern;
  for (const char c : plain) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

bool is_indexed(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return std::ranges::count_if(text, begins) >= indexed_letters;
}

std::string phrase(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out += '"';
}

frequent_texts content_texts(const query& query) {
  frequent_texts out;
  if (query.filter != nullptr) collect_texts(out, *query.filter, max_filter_depth);
  return out;
}

selection count_content(dialect dialect, const std::string& text) {
  selection out;
  const bool sqlite = dialect == dialect::sqlite;
  out.sql = "SELECT count(*) FROM (SELECT 1 FROM ";
  out.sql += sqlite ? "message_text WHERE message_text MATCH ?"
                    : "message WHERE content LIKE $1::text ESCAPE '\\'";
  out.sql += " LIMIT " + std::to_string(many_messages) + ") AS found";
  out.parameters.emplace_back(sqlite ? phrase(text) : "%" + literal_pattern(text) + "%");
  return out;
}

}  // namespace ticketwire::store::sql

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

#include "store/failure.hpp"
#include "store/transfer.hpp"
#include "store/transfer/line.hpp"
#include "ticketwire/json/document.hpp"

namespace ticketwire::store {
namespace {

using namespace transfer;

constexpr limits line_limits{.max_bytes = std::size_t{512} * 1'024 * 1'024, .max_values = SIZE_MAX};
constexpr std::int64_t rows_between_reports = 64;

bool is_object(const std::string& body) {
  const auto parsed = json::document::parse(body, line_limits);
  return parsed && parsed->root().kind() == json::kind::object;
}

class importer {
 public:
  importer(writer& out, import_source& in, const progress& told, import_outcome& outcome)
      : out_(out), in_(in), progress_(told), outcome_(outcome) {}

  result<void> run() {
    if (auto empty = check_empty(); !empty) return empty;
    std::string line;
    for (;;) {
      if (auto read = next(line); !read) return read;
      ++outcome_.line;
      if (outcome_.line == 1) {
        if (line == first_line) continue;
        return refuse("the file is of a version that this program does not know");
      }
      const auto parsed = json::document::parse(std::move(line), line_limits);
      if (!parsed) return refuse(describe(parsed.error()));
      if (auto taken = take(parsed->root()); !taken) return taken;
      if (ended_) return check_end();
      if (++outcome_.rows % rows_between_reports == 0) progress_(outcome_.rows);
    }
  }

 private:
  result<void> refuse(std::string problem) {
    outcome_.problem = std::move(problem);
    return failure(error_code::argument);
  }

  template <class Rows>
  bool has_none(const Rows& rows, result<void>& into) {
    if (!rows) into = rows.error();
    return rows && rows->empty();
  }

  result<void> check_empty() {
    result<void> failed;
    const auto first = std::numeric_limits<std::int32_t>::min();
    const bool empty = has_none(out_.tickets_after(0, 1), failed) &&
                       has_none(out_.users_after("", 1), failed) &&
                       has_none(out_.tokens_after(token::kind::bearer, "", 1), failed) &&
                       has_none(out_.members_after(first, first, 1), failed) &&
                       has_none(out_.records_after("", 0, 1), failed) &&
                       has_none(out_.contents_after(0, 1), failed);
    if (!failed || empty) return failed;
    outcome_.line = 0;
    return refuse("the database is not empty; import into a new one");
  }

  /// Whether anything is left.
  bool more() {
    if (rest_.empty()) rest_ = in_.next();
    return !rest_.empty();
  }

  // Bounded, unlike std::getline.
  result<void> next(std::string& line) {
    line.clear();
    for (;;) {
      if (!more()) {
        ++outcome_.line;
        return refuse("the file ends before its last line");
      }
      const auto part = rest_.substr(0, rest_.find('\n'));
      if (part.size() > line_limits.max_bytes - line.size()) {
        ++outcome_.line;
        return refuse("the line is too long");
      }
      line += part;
      const bool ends = part.size() < rest_.size();
      rest_.remove_prefix(part.size() + (ends ? 1 : 0));
      if (ends) return {};
    }
  }

  result<void> take(const json::value& line) {
    const auto name = line.find("kind");
    if (!name) return refuse("\"kind\" is missing");
    const auto kind = name->string();
    result<void> taken;
    const bool known =
        take_as<user>(line, kind, taken) || take_as<token>(line, kind, taken) ||
        take_as<member>(line, kind, taken) || take_as<record>(line, kind, taken) ||
        take_as<ticket_row>(line, kind, taken) || take_as<message_row>(line, kind, taken) ||
        take_as<content>(line, kind, taken) || take_as<notification>(line, kind, taken) ||
        take_as<last_ids>(line, kind, taken) || take_as<end>(line, kind, taken);
    return known ? taken : refuse("\"" + kind + "\" is no kind of line");
  }

  template <class Row>
  bool take_as(const json::value& line, const std::string& name, result<void>& taken) {
    if (name != stored<Row>::table) return false;
    Row row;
    field_reader fields(line);
    stored<Row>::visit(fields, row);
    static_assert(std::is_default_constructible_v<Row>);
    auto& last = std::get<std::optional<Row>>(last_);
    if (!fields.problem().empty()) {
      taken = refuse(fields.problem());
    } else if (last && !(stored<Row>::key(*last) < stored<Row>::key(row))) {
      taken = refuse("the rows are not in order, or one occurs twice");
    } else {
      taken = put(row);
      // The last of a kind is kept for its key alone; two rows are in memory at most.
      last = std::move(row);
    }
    return true;
  }

  result<void> needs_ticket(std::int32_t id) {
    if (std::binary_search(tickets_.begin(), tickets_.end(), id)) return {};
    return refuse("the ticket " + std::to_string(id) + " does not exist");
  }
  result<void> put(const user& row) { return kept(out_.put_user(row)); }
  result<void> put(const token& row) { return kept(out_.put_token(row)); }
  result<void> put(const member& row) { return kept(out_.put_member(row)); }
  result<void> put(const record& row) {
    if (row.id <= 0 || row.carrier.empty()) return refuse("a record needs a carrier and an id");
    if (!is_object(row.body)) return refuse("\"body\" is not a JSON object");
    return kept(out_.put_record(row));
  }
  result<void> put(const ticket_row& row) {
    if (row.id <= 0) return refuse("\"id\" is out of range");
    if (!is_object(row.body)) return refuse("\"body\" is not a JSON object");
    tickets_.push_back(row.id);
    return kept(out_.put_ticket(row));
  }
  result<void> put(message_row row) {
    if (row.id <= 0) return refuse("\"id\" is out of range");
    const auto body = json::document::parse(row.body, line_limits);
    if (!body || body->root().kind() != json::kind::object) {
      return refuse("\"body\" is not a JSON object");
    }
    // It is no member of the line: files of earlier programs are taken as well.
    const auto id = body->root().find("MessageId");
    if (id) row.message_id = id->string();
    if (auto found = needs_ticket(row.ticket_id); !found) return found;
    return kept(out_.put_message(row));
  }
  result<void> put(const content& row) {
    if (row.attachment_id <= 0) return refuse("\"attachmentId\" is out of range");
    return kept(out_.put_content(row.attachment_id, row.bytes));
  }
  result<void> put(const notification& row) {
    if (row.id <= 0) return refuse("\"id\" is out of range");
    if (auto found = needs_ticket(row.ticket_id); !found) return found;
    return kept(out_.put_notification(row));
  }
  result<void> put(const last_ids& row) {
    if (row.ticket < 0 || row.message < 0 || row.notification < 0) {
      return refuse("an id is out of range");
    }
    return kept(out_.put_last_ids(row));
  }
  result<void> put(const end& row) {
    ended_ = true;
    if (row.rows == outcome_.rows) return {};
    return refuse("the file has " + std::to_string(outcome_.rows) + " rows, not " +
                  std::to_string(row.rows));
  }

  template <class Value>
  result<void> kept(const result<Value>& put) {
    if (!put) return refuse(describe(put.error()));
    return {};
  }

  result<void> check_end() {
    if (!more()) return {};
    ++outcome_.line;
    return refuse("something follows the last line");
  }

  writer& out_;
  import_source& in_;
  /// Of what the source has given.
  std::string_view rest_;
  const progress& progress_;
  import_outcome& outcome_;
  std::tuple<std::optional<user>, std::optional<token>, std::optional<member>,
             std::optional<record>, std::optional<ticket_row>, std::optional<message_row>,
             std::optional<content>, std::optional<notification>, std::optional<last_ids>,
             std::optional<end>>
      last_;
  /// Ascending, 4 bytes for each ticket.
  std::vector<std::int32_t> tickets_;
  bool ended_ = false;
};

}  // namespace

import_outcome import_store(store& into, import_source& in, const progress& told) {
  import_outcome outcome;
  const auto done = into.write([&](writer& out) {
    outcome = {};
    in.rewind();
    return importer(out, in, told, outcome).run();
  });
  if (!done && outcome.problem.empty()) {
    outcome.line = 0;
    outcome.problem = describe(done.error());
  }
  // The line that ends the file and the highest ids are no rows of a store.
  if (done) outcome.rows -= 1;
  return outcome;
}

}  // namespace ticketwire::store

#include <limits>

#include "store/failure.hpp"
#include "store/transfer.hpp"
#include "store/transfer/line.hpp"

namespace ticketwire::store {
namespace {

using namespace transfer;

// Bodies may be large; of these a page holds fewer.
constexpr std::int32_t few = 32;
constexpr std::int32_t many = 512;

class exporter {
 public:
  exporter(reader& in, export_target& out, const progress& told)
      : in_(in), out_(out), progress_(told) {}

  result<std::int64_t> run() {
    if (!out_.write(std::string(first_line) + '\n')) return unwritten();
    if (auto done = tables(); !done) return done.error();
    const auto rows = rows_;
    const auto last = in_.last_ids();
    if (!last) return last.error();
    if (auto done = put(*last); !done) return done.error();
    if (auto done = put(end{rows_}); !done) return done.error();
    return rows;
  }

 private:
  static error unwritten() { return failure(error_code::store_unavailable); }

  result<void> tables() {
    for (const auto& table :
         {&exporter::users, &exporter::tokens, &exporter::members, &exporter::records,
          &exporter::tickets, &exporter::messages, &exporter::contents, &exporter::notifications}) {
      if (auto done = (this->*table)(); !done) return done;
    }
    return {};
  }

  template <class Row>
  result<void> put(const Row& row) {
    if (!out_.write(write_line(row))) return unwritten();
    ++rows_;
    return {};
  }

  /// `page` gives the rows after one.
  template <class Row, class Page>
  result<void> every(Row last, const Page& page) {
    for (;;) {
      const result<std::vector<Row>> rows = page(last);
      if (!rows) return rows.error();
      for (const auto& row : *rows) {
        if (auto done = put(row); !done) return done;
      }
      progress_(rows_);
      if (rows->empty()) return {};
      last = rows->back();
    }
  }

  result<void> users() {
    // There may be a user without a name, who comes before all that a page can begin after.
    const auto nameless = in_.find_user("");
    if (!nameless) return nameless.error();
    if (*nameless) {
      if (auto done = put(**nameless); !done) return done;
    }
    return every(user{}, [&](const user& last) { return in_.users_after(last.name, many); });
  }
  result<void> tokens() {
    return every(token{}, [&](const token& last) {
      return in_.tokens_after(last.kind, last.secret_hash, many);
    });
  }
  result<void> members() {
    member first;
    first.category_id = std::numeric_limits<std::int32_t>::min();
    return every(first, [&](const member& last) {
      return in_.members_after(last.category_id, last.associate_id, many);
    });
  }
  result<void> records() {
    return every(record{},
                 [&](const record& last) { return in_.records_after(last.carrier, last.id, few); });
  }
  result<void> tickets() {
    return every(ticket_row{},
                 [&](const ticket_row& last) { return in_.tickets_after(last.id, few); });
  }
  result<void> messages() {
    return every(message_row{},
                 [&](const message_row& last) { return in_.messages_after(last.id, few); });
  }
  result<void> contents() {
    std::int32_t last = 0;
    for (;;) {
      const auto ids = in_.contents_after(last, many);
      if (!ids) return ids.error();
      if (ids->empty()) return {};
      for (const auto id : *ids) {
        auto bytes = in_.content(id);
        if (!bytes) return bytes.error();
        if (!*bytes) continue;
        if (auto done = put(content{id, std::move(**bytes)}); !done) return done;
        progress_(rows_);
      }
      last = ids->back();
    }
  }
  result<void> notifications() {
    return every(notification{},
                 [&](const notification& last) { return in_.notifications_after(last.id, many); });
  }

  reader& in_;
  export_target& out_;
  const progress& progress_;
  std::int64_t rows_ = 0;
};

}  // namespace

bool is_export(std::string_view first_bytes) noexcept {
  return first_bytes.starts_with(R"({"format":"ticketwire-export")");
}

result<std::int64_t> export_store(store& from, export_target& out, const progress& told) {
  std::int64_t rows = 0;
  auto done = from.read([&](reader& in) -> result<void> {
    out.rewind();
    const auto written = exporter(in, out, told).run();
    if (!written) return written.error();
    rows = *written;
    return {};
  });
  if (!done) return done.error();
  return rows;
}

}  // namespace ticketwire::store

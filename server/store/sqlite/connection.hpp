#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/result.hpp"

namespace ticketwire::store::sqlite {

class connection;

/// One run of a prepared statement: bind every parameter in order, then step. A failed bind is
/// reported by the next step. Views that were bound must outlive the cursor.
class cursor {
 public:
  /// What becomes of the statement afterwards: it is the connection's for good, or for as long as
  /// no others are used more, or nobody's.
  enum class keeping : std::uint8_t { always, recent, never };

  cursor(connection& owner, sqlite3_stmt* statement, keeping keep) noexcept
      : owner_(&owner), statement_(statement), keep_(keep) {}
  cursor(cursor&& other) noexcept;
  cursor& operator=(cursor&&) = delete;
  ~cursor();

  cursor& bind(std::int64_t value) noexcept;
  cursor& bind(std::string_view value) noexcept;
  cursor& bind_bytes(std::string_view value) noexcept;
  cursor& bind_null() noexcept;

  /// Advances to the next row; false after the last one.
  [[nodiscard]] result<bool> step();
  /// Runs a statement that answers no rows.
  [[nodiscard]] result<void> finish();

  // Columns of the current row, counted from 0.
  [[nodiscard]] std::int64_t integer(int column) const noexcept;
  [[nodiscard]] std::int32_t number(int column) const noexcept;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string bytes(int column) const;

 private:
  connection* owner_;
  sqlite3_stmt* statement_;
  keeping keep_;
  int bound_ = 0;
  int code_ = SQLITE_OK;
};

/// One connection and its prepared statements. Not safe to share between threads.
class connection {
 public:
  enum class access : std::uint8_t { write, read };

  /// Opens `file` in WAL mode with synchronous=FULL. With access::read the file must exist and
  /// every change is refused. Errors: store_unavailable.
  [[nodiscard]] static result<std::unique_ptr<connection>> open(const std::string& file,
                                                                access mode);

  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection();

  /// Runs SQL text that has no parameters and whose rows do not matter.
  [[nodiscard]] result<void> run(const char* sql);
  /// A statement that is kept prepared; `sql` comes from the program, never from a request.
  [[nodiscard]] result<cursor> kept(std::string_view sql);
  /// A statement that is prepared for this one use.
  [[nodiscard]] result<cursor> once(std::string_view sql);
  /// One that is made for a request, of which there may be many: those of the last few texts stay
  /// prepared.
  [[nodiscard]] result<cursor> recent(std::string_view sql);

  /// From now on a statement that takes longer than this fails with query_time.
  void limit(std::chrono::milliseconds query_time);

  [[nodiscard]] bool in_transaction() const noexcept;
  /// Whether a row that was written in this transaction points to one that is missing.
  [[nodiscard]] bool has_open_references() const noexcept;
  /// Bytes of the write-ahead log that wait to be moved into the database; as of the last commit.
  [[nodiscard]] std::int64_t log_bytes() const noexcept { return log_bytes_; }
  /// The log has begun anew, or is to be tried again when it is as long once more.
  void forget_log() noexcept { log_bytes_ = 0; }
  [[nodiscard]] std::int64_t last_insert_id() const noexcept;
  /// Of the statement that was finished last.
  [[nodiscard]] int changed_rows() const noexcept;

  /// The first failure since it was last cleared: a caller that overlooks an error must not be able
  /// to commit half of its changes.
  [[nodiscard]] const std::optional<error>& failed() const noexcept { return failed_; }
  void clear_failure() noexcept { failed_.reset(); }
  /// Notes and returns the error for an SQLite code.
  error fail(int sqlite_code);

 private:
  explicit connection(sqlite3* handle) noexcept : handle_(handle) {}
  [[nodiscard]] result<void> configure(access mode);
  [[nodiscard]] result<sqlite3_stmt*> prepare(std::string_view sql, unsigned flags);

  void begin_statement() noexcept;
  friend class cursor;
  void give_back(sqlite3_stmt* statement);

  sqlite3* handle_;
  /// 0 for no limit.
  std::chrono::milliseconds query_time_{0};
  std::chrono::steady_clock::time_point deadline_;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
  /// None of them in use; the one that was used last comes last.
  std::vector<sqlite3_stmt*> recent_;
  std::optional<error> failed_;
  std::int64_t log_bytes_ = 0;
};

}  // namespace ticketwire::store::sqlite

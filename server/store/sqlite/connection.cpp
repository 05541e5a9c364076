#include "store/sqlite/connection.hpp"

#include <algorithm>
#include <utility>

#include "store/sqlite/failure.hpp"

namespace ticketwire::store::sqlite {

cursor::cursor(cursor&& other) noexcept
    : owner_(other.owner_),
      statement_(std::exchange(other.statement_, nullptr)),
      keep_(other.keep_),
      bound_(other.bound_),
      code_(other.code_) {}

// sqlite3_reset and sqlite3_finalize repeat the error that step() has reported already.
cursor::~cursor() {
  if (statement_ == nullptr) return;
  if (keep_ == keeping::never) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  if (keep_ == keeping::recent) owner_->give_back(statement_);
}

cursor& cursor::bind(std::int64_t value) noexcept {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_int64(statement_, ++bound_, value);
  return *this;
}

cursor& cursor::bind(std::string_view value) noexcept {
  // A null pointer would be stored as NULL.
  const char* data = value.data() != nullptr ? value.data() : "";
  if (code_ == SQLITE_OK) {
    code_ =
        sqlite3_bind_text64(statement_, ++bound_, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return *this;
}

cursor& cursor::bind_bytes(std::string_view value) noexcept {
  const char* data = value.data() != nullptr ? value.data() : "";
  if (code_ == SQLITE_OK) {
    code_ = sqlite3_bind_blob64(statement_, ++bound_, data, value.size(), SQLITE_STATIC);
  }
  return *this;
}

cursor& cursor::bind_null() noexcept {
  if (code_ == SQLITE_OK) code_ = sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

result<bool> cursor::step() {
  if (code_ != SQLITE_OK) return owner_->fail(code_);
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return owner_->fail(code);
}

result<void> cursor::finish() {
  const auto row = step();
  if (!row) return row.error();
  if (*row) return owner_->fail(SQLITE_MISUSE);
  return {};
}

std::int64_t cursor::integer(int column) const noexcept {
  return sqlite3_column_int64(statement_, column);
}

std::int32_t cursor::number(int column) const noexcept {
  return static_cast<std::int32_t>(integer(column));
}

std::string cursor::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string cursor::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

result<std::unique_ptr<connection>> connection::open(const std::string& file, access mode) {
  sqlite3* handle = nullptr;
  const int create = mode == access::write ? SQLITE_OPEN_CREATE : 0;
  // No mutex: a connection belongs to one thread at a time.
  const int code = sqlite3_open_v2(file.c_str(), &handle,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
  if (handle == nullptr) return failure(error_code::store_unavailable);
  std::unique_ptr<connection> opened(new connection(handle));
  if (code != SQLITE_OK) return opened->fail(code);
  if (auto done = opened->configure(mode); !done) return done.error();
  return opened;
}

connection::~connection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  for (auto* statement : recent_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

result<void> connection::configure(access mode) {
  if (const int code = sqlite3_extended_result_codes(handle_, 1); code != SQLITE_OK) {
    return fail(code);
  }
  if (const int code = sqlite3_busy_timeout(handle_, 5'000); code != SQLITE_OK) return fail(code);
  // SQLite falls back to reading when the file may not be written.
  if (mode == access::write && sqlite3_db_readonly(handle_, "main") != 0) {
    return fail(SQLITE_READONLY);
  }
  {
    auto journal = once("PRAGMA journal_mode=WAL");
    if (!journal) return journal.error();
    const auto row = journal->step();
    if (!row) return row.error();
    if (!*row || journal->text(0) != "wal") return fail(SQLITE_CANTOPEN);
  }
  if (auto done = run("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                      "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=16777216");
      !done) {
    return done;
  }
  // In place of SQLite's own automatic checkpoint, which a hook replaces.
  sqlite3_wal_hook(
      handle_,
      [](void* self, sqlite3* handle, const char*, int pages) {
        constexpr int enough_pages = 1'000;
        constexpr std::int64_t page_bytes = 4'096;
        static_cast<connection*>(self)->log_bytes_ = pages * page_bytes;
        if (pages >= enough_pages) {
          sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        }
        return SQLITE_OK;
      },
      this);
  if (mode != access::read) return {};
  // There is one for each worker: what they read again the system keeps for all of them.
  return run("PRAGMA query_only=ON; PRAGMA cache_size=-512");
}

result<void> connection::run(const char* sql) {
  begin_statement();
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(code);
  return {};
}

result<sqlite3_stmt*> connection::prepare(std::string_view sql, unsigned flags) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return fail(code);
  return statement;
}

void connection::limit(std::chrono::milliseconds query_time) {
  query_time_ = query_time;
  // Of SQLite's own steps: a few hundred microseconds.
  constexpr int steps_between_looks = 10'000;
  sqlite3_progress_handler(
      handle_, steps_between_looks,
      [](void* self) {
        return std::chrono::steady_clock::now() > static_cast<connection*>(self)->deadline_ ? 1 : 0;
      },
      this);
}

void connection::begin_statement() noexcept {
  if (query_time_.count() != 0) deadline_ = std::chrono::steady_clock::now() + query_time_;
}

result<cursor> connection::kept(std::string_view sql) {
  begin_statement();
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    const auto statement = prepare(sql, SQLITE_PREPARE_PERSISTENT);
    if (!statement) return statement.error();
    found = statements_.emplace(sql, *statement).first;
  }
  return cursor(*this, found->second, cursor::keeping::always);
}

result<cursor> connection::once(std::string_view sql) {
  begin_statement();
  const auto statement = prepare(sql, 0);
  if (!statement) return statement.error();
  return cursor(*this, *statement, cursor::keeping::never);
}

result<cursor> connection::recent(std::string_view sql) {
  // Longer ones, with many values, hardly come again.
  constexpr std::size_t most_text = 4'096;
  if (sql.size() > most_text) return once(sql);
  begin_statement();
  const auto found = std::ranges::find(recent_, sql, [](auto* each) { return sqlite3_sql(each); });
  if (found != recent_.end()) {
    auto* statement = *found;
    recent_.erase(found);
    return cursor(*this, statement, cursor::keeping::recent);
  }
  const auto statement = prepare(sql, SQLITE_PREPARE_PERSISTENT);
  if (!statement) return statement.error();
  return cursor(*this, *statement, cursor::keeping::recent);
}

void connection::give_back(sqlite3_stmt* statement) {
  constexpr std::size_t most = 8;
  if (recent_.size() == most) {
    sqlite3_finalize(recent_.front());
    recent_.erase(recent_.begin());
  }
  recent_.push_back(statement);
}

bool connection::in_transaction() const noexcept {
  return sqlite3_get_autocommit(handle_) == 0;
}

bool connection::has_open_references() const noexcept {
  int open = 0;
  int ignored = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &ignored, 0);
  return open != 0;
}

std::int64_t connection::last_insert_id() const noexcept {
  return sqlite3_last_insert_rowid(handle_);
}

int connection::changed_rows() const noexcept {
  return sqlite3_changes(handle_);
}

error connection::fail(int sqlite_code) {
  auto noted = failure_of(sqlite_code);
  if (!failed_) failed_ = noted;
  return noted;
}

}  // namespace ticketwire::store::sqlite

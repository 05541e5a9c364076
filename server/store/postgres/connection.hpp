#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ticketwire/result.hpp"

namespace ticketwire::store::postgres {

/// Values of a statement's parameters, in order. Views must outlive the call.
class parameters {
 public:
  parameters& number(std::int64_t value);
  parameters& text(std::string_view value);
  parameters& bytes(std::string_view value);

 private:
  friend class connection;
  struct entry {
    std::string own;
    std::string_view foreign;
    bool binary = false;
    bool is_own = false;
  };
  std::vector<entry> values_;
};

/// What a statement answered.
class rows {
 public:
  explicit rows(PGresult* answer) : answer_(answer, PQclear) {}

  [[nodiscard]] int size() const noexcept { return PQntuples(answer_.get()); }
  /// Rows that an INSERT, UPDATE or DELETE changed.
  [[nodiscard]] std::int64_t changed() const;

  class row {
   public:
    row(const PGresult* answer, int index) noexcept : answer_(answer), index_(index) {}
    // Columns counted from 0.
    [[nodiscard]] std::int64_t integer(int column) const noexcept;
    [[nodiscard]] std::int32_t number(int column) const noexcept;
    [[nodiscard]] std::string text(int column) const;
    /// As it came: of an answer that was asked for in binary.
    [[nodiscard]] std::string bytes(int column) const;

   private:
    [[nodiscard]] std::string_view view(int column) const noexcept;
    const PGresult* answer_;
    int index_;
  };
  [[nodiscard]] row at(int index) const noexcept { return {answer_.get(), index}; }

 private:
  std::unique_ptr<PGresult, void (*)(PGresult*)> answer_;
};

/// One connection and its prepared statements. Not safe to share between threads.
class connection {
 public:
  /// Errors: store_unavailable, with libpq's words as detail.
  [[nodiscard]] static result<std::unique_ptr<connection>> open(const std::string& conninfo);

  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  /// Runs SQL text that has no parameters and whose rows do not matter.
  [[nodiscard]] result<void> run(const char* sql);
  /// Sends statements, each without parameters, together with the next one, if there is one until
  /// the failure is cleared: they cost no round trip of their own. `sqls` must live until then.
  void defer(std::span<const std::string> sqls) noexcept { deferred_ = sqls; }
  /// A statement that is kept prepared; `sql` comes from the program, never from a request.
  [[nodiscard]] result<rows> kept(std::string_view sql, const parameters& values,
                                  bool binary = false);
  /// A statement that is prepared for this one use.
  [[nodiscard]] result<rows> once(const std::string& sql, const parameters& values);

  /// Whether it can be used again: connected, within no transaction, and not read-only.
  [[nodiscard]] bool idle() const noexcept;
  [[nodiscard]] bool in_transaction() const noexcept;
  /// Whether it was given up because the server answered nobody, neither here nor a newcomer.
  [[nodiscard]] bool silent() const noexcept { return silent_; }
  /// Whether a write failed because the session may only read, which is settled when it begins.
  [[nodiscard]] bool read_only() const noexcept { return read_only_; }

  /// The first failure since it was last cleared: a caller that overlooks an error must not be able
  /// to commit half of its changes.
  [[nodiscard]] const std::optional<error>& failed() const noexcept { return failed_; }
  /// Whether that failure may pass when the whole transaction is run again.
  [[nodiscard]] bool transient() const noexcept { return transient_; }
  void clear_failure() noexcept;
  /// Notes and returns an error.
  error fail(error failed, bool transient = false);

 private:
  using clock = std::chrono::steady_clock;
  using answer = std::unique_ptr<PGresult, void (*)(PGresult*)>;

  connection(PGconn* handle, std::string conninfo) noexcept
      : handle_(handle, PQfinish), conninfo_(std::move(conninfo)) {}
  [[nodiscard]] result<void> configure();
  /// Sends what was deferred and what `send` does, and answers as the last of them.
  template <class Send>
  [[nodiscard]] result<rows> sent_with_deferred(const Send& send);
  /// Waits for the answer to the next statement; null where none is left.
  [[nodiscard]] answer next_answer(clock::time_point deadline);
  [[nodiscard]] bool flush(clock::time_point deadline);
  /// Waits for the whole answers to so many things that were sent; gives the connection up when
  /// that takes longer than any statement may, or when the server is silent.
  [[nodiscard]] result<rows> receive(bool sent, std::size_t count = 1);
  [[nodiscard]] bool wait(short events, clock::time_point deadline);

  std::unique_ptr<PGconn, void (*)(PGconn*)> handle_;
  std::string conninfo_;
  /// Names of the prepared statements, by their text.
  std::map<std::string, std::string, std::less<>> statements_;
  std::optional<error> failed_;
  bool transient_ = false;
  std::span<const std::string> deferred_;
  /// An answer is still to come and nobody waits for it.
  bool given_up_ = false;
  bool silent_ = false;
  bool read_only_ = false;
};

}  // namespace ticketwire::store::postgres

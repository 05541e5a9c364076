#include "store/postgres/connection.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

#include "store/postgres/failure.hpp"
#include "store/postgres/text.hpp"

namespace ticketwire::store::postgres {
namespace {

// A little more than the server's own statement_timeout, which should be first.
constexpr std::chrono::seconds longest_answer{40};
// After so long without an answer a newcomer's connection tells a slow statement from a server that
// has stopped, or that cannot be reached any more.
constexpr std::chrono::milliseconds patience{5'000};

// What follows the connection string wins over it, what stands before it does not.
constexpr std::array keywords{"connect_timeout",
                              "tcp_user_timeout",
                              "keepalives_idle",
                              "fallback_application_name",
                              "dbname",
                              "client_encoding",
                              static_cast<const char*>(nullptr)};

std::array<const char*, 7> values_for(const std::string& conninfo) {
  return {"5", "20000", "30", "ticketwire-server", conninfo.c_str(), "UTF8", nullptr};
}

bool answers_newcomers(const std::string& conninfo) {
  return PQpingParams(keywords.data(), values_for(conninfo).data(), 1) != PQPING_NO_RESPONSE;
}

// libpq ends its messages with a line feed and may write several lines.
std::string first_line(const char* message) {
  const std::string_view text(message);
  return std::string(text.substr(0, text.find('\n')));
}

/// Parameters as libpq takes them.
struct argument_lists {
  std::vector<const char*> data;
  std::vector<int> lengths;
  std::vector<int> formats;

  void add(std::string_view view, bool binary) {
    data.push_back(view.data() != nullptr ? view.data() : "");
    lengths.push_back(static_cast<int>(view.size()));
    formats.push_back(binary ? 1 : 0);
  }
  [[nodiscard]] int count() const noexcept { return static_cast<int>(data.size()); }
};

std::int64_t parsed(std::string_view text) noexcept {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

parameters& parameters::number(std::int64_t value) {
  values_.push_back({std::to_string(value), {}, false, true});
  return *this;
}

// In binary a text is its bytes and needs no terminator.
parameters& parameters::text(std::string_view value) {
  if (auto changed = without_nul(value)) {
    values_.push_back({std::move(*changed), {}, true, true});
  } else {
    values_.push_back({{}, value, true, false});
  }
  return *this;
}

parameters& parameters::bytes(std::string_view value) {
  values_.push_back({{}, value, true, false});
  return *this;
}

std::int64_t rows::changed() const {
  return parsed(PQcmdTuples(answer_.get()));
}

std::string_view rows::row::view(int column) const noexcept {
  return {PQgetvalue(answer_, index_, column),
          static_cast<std::size_t>(PQgetlength(answer_, index_, column))};
}

std::int64_t rows::row::integer(int column) const noexcept {
  return parsed(view(column));
}

std::int32_t rows::row::number(int column) const noexcept {
  return static_cast<std::int32_t>(integer(column));
}

std::string rows::row::text(int column) const {
  return with_nul(view(column));
}

std::string rows::row::bytes(int column) const {
  return std::string(view(column));
}

result<std::unique_ptr<connection>> connection::open(const std::string& conninfo) {
  auto* handle = PQconnectdbParams(keywords.data(), values_for(conninfo).data(), 1);
  if (handle == nullptr) return failure(error_code::store_unavailable);
  std::unique_ptr<connection> opened(new connection(handle, conninfo));
  if (PQstatus(handle) != CONNECTION_OK) {
    return failure(error_code::store_unavailable, first_line(PQerrorMessage(handle)));
  }
  if (auto done = opened->configure(); !done) return done.error();
  return opened;
}

result<void> connection::configure() {
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
  if (PQsetnonblocking(handle_.get(), 1) != 0) return fail(failure_of({}));
  const char* encoding = PQparameterStatus(handle_.get(), "server_encoding");
  if (encoding != nullptr && std::string_view(encoding) != "UTF8") {
    return fail(failure(error_code::store_unavailable, "the encoding of the database is not UTF8"));
  }
  // Where the database does without a flush by default, this connection does not; a stronger
  // setting, such as remote_apply, stays.
  return run(
      "SET statement_timeout = 30000; SET lock_timeout = 10000; "
      "SET idle_in_transaction_session_timeout = 60000; "
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') IN ('off', 'local')");
}

bool connection::wait(short events, clock::time_point deadline) {
  pollfd watched{PQsocket(handle_.get()), events, 0};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - clock::now());
    if (left.count() <= 0) return false;
    const int ready = ::poll(&watched, 1, static_cast<int>(std::min(left, patience).count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
    if (ready == 0 && !answers_newcomers(conninfo_)) {
      silent_ = true;
      return false;
    }
  }
}

bool connection::flush(clock::time_point deadline) {
  for (int left = PQflush(handle_.get()); left != 0; left = PQflush(handle_.get())) {
    if (left < 0 || !wait(POLLIN | POLLOUT, deadline) || PQconsumeInput(handle_.get()) == 0) {
      return false;
    }
  }
  return true;
}

connection::answer connection::next_answer(clock::time_point deadline) {
  while (PQisBusy(handle_.get()) != 0) {
    if (!wait(POLLIN, deadline) || PQconsumeInput(handle_.get()) == 0) {
      given_up_ = true;
      return {nullptr, PQclear};
    }
  }
  return {PQgetResult(handle_.get()), PQclear};
}

result<rows> connection::receive(bool sent, std::size_t count) {
  const auto deadline = clock::now() + longest_answer;
  if (!sent || given_up_) return fail(failure_of({}));
  if (!flush(deadline)) given_up_ = true;
  answer last(nullptr, PQclear);
  while (count != 0 && !given_up_) {
    answer next = next_answer(deadline);
    if (next == nullptr) {
      --count;
      continue;
    }
    const auto state = PQresultStatus(next.get());
    // What follows a failure in a pipeline.
    if (state == PGRES_PIPELINE_ABORTED) continue;
    if (state == PGRES_PIPELINE_SYNC) break;
    if (state != PGRES_TUPLES_OK && state != PGRES_COMMAND_OK) {
      const char* code = PQresultErrorField(next.get(), PG_DIAG_SQLSTATE);
      const std::string_view sqlstate = code != nullptr ? code : "";
      fail(failure_of(sqlstate), is_transient(sqlstate));
      read_only_ = read_only_ || sqlstate == "25006";
      continue;
    }
    last = std::move(next);
  }
  if (given_up_) return fail(failure_of({}));
  if (failed_) return *failed_;
  if (last == nullptr) return fail(failure_of({}));
  return rows(last.release());
}

result<void> connection::run(const char* sql) {
  auto done = receive(PQsendQuery(handle_.get(), sql) != 0);
  if (!done) return done.error();
  return {};
}

template <class Send>
result<rows> connection::sent_with_deferred(const Send& send) {
  const auto before = std::exchange(deferred_, {});
  if (before.empty()) return receive(send() != 0);
  bool sent = PQenterPipelineMode(handle_.get()) != 0;
  for (const std::string& sql : before) {
    sent = sent && PQsendQueryParams(handle_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr,
                                     nullptr, 0) != 0;
  }
  sent = sent && send() != 0 && PQpipelineSync(handle_.get()) != 0;
  // One more than there are answers: the pipeline's own end.
  auto answered = receive(sent, before.size() + 2);
  if (PQexitPipelineMode(handle_.get()) == 0) given_up_ = true;
  return answered;
}

result<rows> connection::kept(std::string_view sql, const parameters& values, bool binary) {
  // After a failure the server refuses everything until the rollback.
  if (failed_) return *failed_;
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto name = "s" + std::to_string(statements_.size());
    const std::string text(sql);
    auto prepared = receive(PQsendPrepare(handle_.get(), name.c_str(), text.c_str(), 0, nullptr));
    if (!prepared) return prepared.error();
    found = statements_.emplace(text, std::move(name)).first;
  }
  argument_lists lists;
  for (const auto& value : values.values_) {
    lists.add(value.is_own ? value.own : value.foreign, value.binary);
  }
  return sent_with_deferred([&] {
    return PQsendQueryPrepared(handle_.get(), found->second.c_str(), lists.count(),
                               lists.data.data(), lists.lengths.data(), lists.formats.data(),
                               binary ? 1 : 0);
  });
}

result<rows> connection::once(const std::string& sql, const parameters& values) {
  if (failed_) return *failed_;
  argument_lists lists;
  for (const auto& value : values.values_) {
    lists.add(value.is_own ? value.own : value.foreign, value.binary);
  }
  return sent_with_deferred([&] {
    return PQsendQueryParams(handle_.get(), sql.c_str(), lists.count(), nullptr, lists.data.data(),
                             lists.lengths.data(), lists.formats.data(), 0);
  });
}

bool connection::idle() const noexcept {
  return !given_up_ && !read_only_ && PQstatus(handle_.get()) == CONNECTION_OK &&
         PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
}

bool connection::in_transaction() const noexcept {
  const auto state = PQtransactionStatus(handle_.get());
  return state == PQTRANS_INTRANS || state == PQTRANS_INERROR;
}

void connection::clear_failure() noexcept {
  failed_.reset();
  transient_ = false;
  deferred_ = {};
}

error connection::fail(error failed, bool transient) {
  if (!failed_) {
    failed_ = failed;
    transient_ = transient;
  }
  return failed;
}

}  // namespace ticketwire::store::postgres

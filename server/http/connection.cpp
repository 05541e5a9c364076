#include "http/connection.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/read.hpp>
#include <utility>

#include "service/service.hpp"

namespace ticketwire::server {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr std::chrono::milliseconds linger_time{2'000};
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

error failure(error_code code) {
  return {code, {}, error::nowhere, error::nowhere, {}};
}

// "method path": what the log may know of a request.
std::string loggable(const request_head& head) {
  std::string line(head.method_string());
  line += ' ';
  for (const char c : head.target()) {
    if (c == '?') break;
    line += c > 0x20 && c < 0x7f ? c : '?';
  }
  return line;
}

}  // namespace

connection::connection(transport& owner, asio::ip::tcp::socket socket)
    : owner_(owner),
      limits_(owner.settings_.limits),
      socket_(std::move(socket)),
      timer_(socket_.get_executor()) {}

connection::~connection() {
  owner_.closed(this);
}

void connection::start(bool refused) {
  asio::post(socket_.get_executor(), [self = shared_from_this(), refused] {
    failure_code ignored;
    self->socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    self->begun_ = clock::now();
    if (!refused) return self->read_head();
    auto answer = service::failure(failure(error_code::internal));
    answer.status = 503;
    answer.fields.set("Retry-After", "1");
    self->line_ = "- -";
    self->write(std::move(answer), true);
  });
}

void connection::drain() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    if (self->idle_ && self->buffer_.size() == 0) self->close();
  });
}

void connection::await_request() {
  if (owner_.stopping()) return close();
  if (buffer_.size() > 0) return read_head();
  idle_ = true;
  parser_.reset();
  deadline(clock::now() + limits_.idle_time);
  socket_.async_read_some(buffer_.prepare(4'096),
                          [self = shared_from_this()](failure_code failed, std::size_t bytes) {
                            if (failed) return self->close();
                            self->buffer_.commit(bytes);
                            self->read_head();
                          });
}

void connection::read_head() {
  idle_ = buffer_.size() == 0;
  line_ = "- -";
  begun_ = clock::now();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
  parser_->body_limit(limits_.body_bytes);
  deadline(begun_ + limits_.header_time);
  beast::http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](failure_code failed, std::size_t) { self->on_head(failed); });
}

void connection::on_head(failure_code failed) {
  if (failed) return on_read_failure(failed);
  idle_ = false;
  const auto& head = parser_->get();
  line_ = loggable(head);
  keep_alive_ = head.keep_alive();
  old_version_ = head.version() < 11;
  if (const auto wrong = check_head(head)) return refuse(*wrong);
  deadline(begun_ + limits_.request_time);
  if (parser_->is_done()) return serve();
  if (!old_version_ && beast::iequals(head[beast::http::field::expect], "100-continue")) {
    return send_continue();
  }
  read_body();
}

void connection::send_continue() {
  asio::async_write(socket_, asio::buffer(continue_line),
                    [self = shared_from_this()](failure_code failed, std::size_t) {
                      if (failed) return self->close();
                      self->read_body();
                    });
}

void connection::read_body() {
  beast::http::async_read(socket_, buffer_, *parser_,
                          [self = shared_from_this()](failure_code failed, std::size_t) {
                            if (failed) return self->on_read_failure(failed);
                            self->serve();
                          });
}

void connection::on_read_failure(failure_code failed) {
  if (timed_out_) {
    // A connection opened in advance: nobody waits for an answer.
    if (idle_ && buffer_.size() == 0) return close();
    return refuse(failure(error_code::request_timeout));
  }
  if (const auto answer = read_failure(failed)) return refuse(*answer);
  close();
}

void connection::serve() {
  deadline(clock::time_point::max());
  auto request = take_request(*parser_);
  const bool head = request.method == http::method::head;
  if (head) request.method = http::method::get;
  http::response answer;
  try {
    answer = owner_.handler_(request);
  } catch (const std::exception&) {
    answer = service::failure(failure(error_code::internal));
  }
  write(std::move(answer), !head);
}

// Where the next request begins is unknown after a failure, so the connection ends.
void connection::refuse(const error& error) {
  keep_alive_ = false;
  write(service::failure(error), true);
}

void connection::write(http::response answer, bool with_body) {
  if (owner_.stopping()) keep_alive_ = false;
  head_ = write_head(answer, {keep_alive_, old_version_});
  const bool empty = !with_body || answer.status == 204 || answer.status == 304;
  body_ = empty ? std::string() : std::move(answer.body);
  if (owner_.settings_.log) {
    const auto spent =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock::now() - begun_).count();
    owner_.settings_.log(line_ + ' ' + std::to_string(answer.status) + ' ' +
                         std::to_string(body_.size()) + ' ' + std::to_string(spent));
  }
  deadline(clock::now() + limits_.request_time);
  asio::async_write(
      socket_, std::array<asio::const_buffer, 2>{asio::buffer(head_), asio::buffer(body_)},
      [self = shared_from_this()](failure_code failed, std::size_t) { self->on_written(failed); });
}

void connection::on_written(failure_code failed) {
  if (failed) return close();
  if (keep_alive_) return await_request();
  const bool all_read = parser_ && parser_->is_done() && buffer_.size() == 0;
  all_read ? close() : linger();
}

// Closing while the client still sends would reset the connection, and the answer with it.
void connection::linger() {
  failure_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  deadline(clock::now() + linger_time);
  discard();
}

void connection::discard() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(16'384),
                          [self = shared_from_this()](failure_code failed, std::size_t) {
                            if (failed || self->deadline_ < clock::now()) return self->close();
                            self->discard();
                          });
}

void connection::close() {
  failure_code ignored;
  socket_.close(ignored);
  deadline_ = clock::time_point::max();
  timer_.cancel();
}

// The timer is moved only when it would ring too late: most requests are over long before.
void connection::deadline(clock::time_point at) {
  deadline_ = at;
  timed_out_ = false;
  if (deadline_ < armed_) arm();
}

void connection::arm() {
  armed_ = deadline_;
  timer_.expires_at(armed_);
  timer_.async_wait([weak = weak_from_this()](failure_code cancelled) {
    const auto self = weak.lock();
    if (!self || cancelled) return;
    self->armed_ = clock::time_point::max();
    if (self->deadline_ > clock::now()) {
      if (self->deadline_ != clock::time_point::max()) self->arm();
      return;
    }
    self->timed_out_ = true;
    failure_code ignored;
    self->socket_.cancel(ignored);
  });
}

}  // namespace ticketwire::server

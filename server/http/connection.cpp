#include "http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/read.hpp>
#include <utility>

#include "http/network.hpp"

namespace ticketwire::server {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr std::chrono::milliseconds linger_time{2'000};
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
// What an idle connection may keep of its buffer.
constexpr std::size_t small_buffer = 4'096;

error failure(error_code code) {
  return {.code = code};
}

}  // namespace

connection::connection(transport& owner, asio::ip::tcp::socket socket, asio::ssl::context* tls)
    : owner_(owner),
      limits_(owner.settings_.limits),
      stream_(std::move(socket), tls),
      timer_(stream_.get_executor()),
      // A line that never ends, such as a chunk's extension, fails when this is full.
      buffer_(2 * limits_.header_bytes) {}

connection::~connection() {
  release_body();
  uncount();
  owner_.closed(this);
}

void connection::start(bool refused) {
  asio::post(stream_.get_executor(), [self = shared_from_this(), refused] {
    failure_code failed;
    self->stream_.socket().set_option(asio::ip::tcp::no_delay(true), failed);
    const auto peer = self->stream_.socket().remote_endpoint(failed);
    if (failed) return self->close();
    self->peer_ = peer.address().to_string();
    self->begun_ = clock::now();
    const bool many = refused || (!self->is_proxied() && !self->count_for(self->peer_));
    self->stream_.has_tls() ? self->shake_hands(many) : self->greet(many);
  });
}

void connection::shake_hands(bool refused) {
  idle_ = true;
  deadline(begun_ + limits_.header_time);
  stream_.async_handshake([self = shared_from_this(), refused](failure_code failed) {
    if (!failed) return self->greet(refused);
    self->owner_.remark(log_level::debug, "no TLS with " + self->peer_ + ": " + failed.message());
    self->close();
  });
}

void connection::greet(bool refused) {
  if (!refused) return begin_request();
  refuse(failure(error_code::too_many_connections));
}

void connection::drain() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    if (self->idle_ && self->buffer_.size() == 0) self->close();
  });
}

void connection::await_request() {
  if (owner_.stopping()) return close();
  if (buffer_.size() > 0) return begin_request();
  if (is_proxied()) uncount();
  idle_ = true;
  parser_.reset();
  // What a large request or answer has taken is given back while nothing happens.
  if (buffer_.capacity() > small_buffer) buffer_.shrink_to_fit();
  std::string().swap(body_);
  deadline(clock::now() + limits_.idle_time);
  stream_.async_read_some(buffer_.prepare(small_buffer),
                          [self = shared_from_this()](failure_code failed, std::size_t bytes) {
                            if (failed) return self->close();
                            self->buffer_.commit(bytes);
                            self->begin_request();
                          });
}

void connection::begin_request() {
  idle_ = buffer_.size() == 0;
  visit_.id.clear();
  begun_ = clock::now();
  seen_ = 0;
  received_ = 0;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes) + 1);
  parser_->body_limit(limits_.body_bytes);
  parser_->on_chunk_header(check_chunk);
  deadline(begun_ + limits_.header_time);
  read_head();
}

void connection::read_head() {
  using state = enum head_scan::state;
  const std::string_view bytes(static_cast<const char*>(buffer_.cdata().data()), buffer_.size());
  const auto found = scan_head(bytes, seen_, limits_.header_bytes);
  if (found.state == state::complete) return on_head(found.size);
  if (found.state == state::broken) return refuse(failure(error_code::request_syntax));
  if (found.state == state::too_long) {
    const bool line = bytes.find('\n') < limits_.header_bytes;
    return refuse(failure(line ? error_code::header_size : error_code::url_size));
  }
  seen_ = bytes.size();
  const auto room = std::min(small_buffer, limits_.header_bytes - bytes.size());
  stream_.async_read_some(buffer_.prepare(room),
                          [self = shared_from_this()](failure_code failed, std::size_t size) {
                            if (failed) return self->on_read_failure(failed);
                            self->buffer_.commit(size);
                            self->idle_ = false;
                            self->read_head();
                          });
}

void connection::on_head(std::size_t size) {
  idle_ = false;
  failure_code failed;
  const auto used = parser_->put(asio::buffer(buffer_.cdata(), size), failed);
  const auto& head = parser_->get();
  // Now: fields that come after a chunked body are none of the header's.
  request_ = take_head(head);
  if (failed) return on_read_failure(failed);
  buffer_.consume(used);
  note(head);
  keep_alive_ = head.keep_alive();
  old_version_ = head.version() < 11;
  if (const auto wrong = check_head(head)) return refuse(*wrong);
  if (is_proxied() && !count_for(visit_.address)) {
    return refuse(failure(error_code::too_many_connections));
  }
  deadline(begun_ + limits_.request_time);
  if (parser_->is_done()) return serve();
  if (turn_away()) return;
  if (!old_version_ && beast::iequals(head[beast::http::field::expect], "100-continue")) {
    return send_continue();
  }
  read_body();
}

void connection::note(const request_head& head) {
  visit_ = {};
  visit_.address = peer_;
  visit_.id = owner_.next_id();
  const auto method = head.method_string();
  const bool known = !head.target().empty();
  method_ = known ? std::string(method.data(), method.size()) : "-";
  path_ = loggable_path({head.target().data(), head.target().size()});
  if (is_proxied()) {
    if (auto address = forwarded_for(head)) visit_.address = std::move(*address);
  }
}

bool connection::is_proxied() const {
  return !owner_.settings_.proxy.empty() && peer_ == owner_.settings_.proxy;
}

bool connection::count_for(const std::string& address) {
  if (is_this_machine(address) && !limits_.count_this_machine) {
    uncount();
    return true;
  }
  auto network = network_of(address);
  if (network == counted_) return true;
  uncount();
  counted_ = std::move(network);
  return owner_.shares_.add_connection(counted_) <= limits_.address_connections;
}

void connection::uncount() {
  if (!counted_.empty()) owner_.shares_.remove_connection(counted_);
  counted_.clear();
}

// A body that is here already is read: the connection can then go on after the answer.
bool connection::turn_away() {
  if (!owner_.settings_.turn_away) return false;
  const auto length = parser_->content_length();
  if (length && *length <= buffer_.size()) return false;
  std::optional<http::response> answer;
  try {
    answer = owner_.settings_.turn_away(request_, visit_);
  } catch (const std::exception& thrown) {
    owner_.remark(log_level::error, "request " + visit_.id + " failed: " + thrown.what());
    refuse(failure(error_code::internal));
    return true;
  }
  if (!answer) return false;
  keep_alive_ = false;
  write(*std::move(answer), request_.method != http::method::head);
  return true;
}

void connection::send_continue() {
  asio::async_write(stream_, asio::buffer(continue_line),
                    [self = shared_from_this()](failure_code failed, std::size_t) {
                      if (failed) return self->close();
                      self->read_body();
                    });
}

void connection::read_body() {
  beast::http::async_read_some(stream_, buffer_, *parser_,
                               [self = shared_from_this()](failure_code failed, std::size_t bytes) {
                                 self->on_body(failed, bytes);
                               });
}

void connection::on_body(failure_code failed, std::size_t bytes) {
  if (failed) return on_read_failure(failed);
  received_ += bytes;
  // Chunks of a byte each, or with long extensions, are more framing than body.
  if (received_ > 2 * limits_.body_bytes) return refuse(failure(error_code::json_size));
  if (!count_body()) return refuse(failure(error_code::too_many_bodies));
  parser_->is_done() ? serve() : read_body();
}

bool connection::count_body() {
  const auto size = parser_->get().body().size();
  const auto more = size - held_;
  held_ = size;
  const bool few =
      counted_.empty() || owner_.shares_.add_bytes(counted_, more) <= limits_.address_bytes;
  return (owner_.bodies_ += more) <= limits_.bodies_bytes && few;
}

void connection::release_body() {
  owner_.bodies_ -= held_;
  if (!counted_.empty()) owner_.shares_.remove_bytes(counted_, held_);
  held_ = 0;
}

void connection::on_read_failure(failure_code failed) {
  if (timed_out_) {
    // A connection opened in advance: nobody waits for an answer.
    if (idle_ && buffer_.size() == 0) return close();
    return refuse(failure(error_code::request_timeout));
  }
  const auto answer = read_failure(failed);
  answer ? refuse(*answer) : close();
}

void connection::serve() {
  deadline(clock::time_point::max());
  request_.body = std::move(parser_->get().body());
  if (owner_.settings_.at_once && owner_.settings_.at_once(request_)) return answer();
  const auto self = shared_from_this();
  const bool now = owner_.turns_.take(
      [self] { asio::post(self->stream_.get_executor(), [self] { self->answer_in_turn(); }); });
  if (now) answer_in_turn();
}

void connection::answer_in_turn() {
  struct turn {
    turns& of;
    ~turn() { of.end(); }
  } const mine{owner_.turns_};
  answer();
}

void connection::answer() {
  const bool head = request_.method == http::method::head;
  if (head) request_.method = http::method::get;
  http::response answer;
  try {
    answer = owner_.handler_(request_, visit_);
  } catch (const std::exception& thrown) {
    owner_.remark(log_level::error, "request " + visit_.id + " failed: " + thrown.what());
    answer = owner_.refuse_(request_, failure(error_code::internal));
  }
  // Assigning an empty string would keep the memory.
  std::exchange(request_, {});
  release_body();
  write(std::move(answer), !head);
}

// Where the next request begins is unknown after a failure, so the connection ends.
void connection::refuse(const error& error) {
  keep_alive_ = false;
  release_body();
  if (visit_.id.empty()) note(parser_ ? parser_->get() : request_head());
  auto answer = owner_.refuse_(request_, error);
  write(std::move(answer), request_.method != http::method::head);
}

void connection::write(http::response answer, bool with_body) {
  if (owner_.stopping()) keep_alive_ = false;
  answer.fields.set("X-Request-Id", visit_.id);
  if (stream_.has_tls()) answer.fields.set("Strict-Transport-Security", "max-age=31536000");
  if (answer.status == 503) answer.fields.set("Retry-After", "1");
  head_ = write_head(answer, {keep_alive_, old_version_});
  const bool empty = !with_body || answer.status == 204 || answer.status == 304;
  body_ = empty ? std::string() : std::move(answer.body);
  tell(answer.status);
  deadline(clock::now() + limits_.request_time);
  asio::async_write(
      stream_, std::array<asio::const_buffer, 2>{asio::buffer(head_), asio::buffer(body_)},
      [self = shared_from_this()](failure_code failed, std::size_t) { self->on_written(failed); });
}

void connection::tell(int status) const {
  if (!owner_.settings_.observe) return;
  const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - begun_);
  owner_.settings_.observe({visit_, method_, path_, status, received_, body_.size(), spent});
}

void connection::on_written(failure_code failed) {
  if (failed) {
    owner_.remark(log_level::debug, "answer " + visit_.id + " was not taken: " +
                                        (timed_out_ ? "it took too long" : failed.message()));
    return close();
  }
  if (keep_alive_) return await_request();
  const bool all_read = parser_ && parser_->is_done() && buffer_.size() == 0;
  if (!all_read) return linger();
  if (!stream_.has_tls()) return close();
  deadline(clock::now() + linger_time);
  stream_.async_shutdown([self = shared_from_this()](failure_code) { self->close(); });
}

// Closing while the client still sends would reset the connection, and the answer with it.
void connection::linger() {
  failure_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  deadline(clock::now() + linger_time);
  discard();
}

// What still comes is thrown away below TLS, undeciphered.
void connection::discard() {
  buffer_.clear();
  stream_.socket().async_read_some(buffer_.prepare(small_buffer),
                                   [self = shared_from_this()](failure_code failed, std::size_t) {
                                     if (failed || self->deadline_ < clock::now())
                                       return self->close();
                                     self->discard();
                                   });
}

void connection::close() {
  failure_code ignored;
  stream_.socket().close(ignored);
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
    self->stream_.socket().cancel(ignored);
  });
}

}  // namespace ticketwire::server

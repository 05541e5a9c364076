#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "http/message_io.hpp"
#include "http/stream.hpp"
#include "http/transport.hpp"

namespace ticketwire::server {

/// One client: reads a request, has it answered, writes the answer, and again. Everything runs on
/// the socket's strand; it lives as long as an operation of its own is pending.
class connection : public std::enable_shared_from_this<connection> {
 public:
  /// `tls` may be null: plain HTTP.
  connection(transport& owner, boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection();

  /// Begins to serve, or says that there are too many connections.
  void start(bool refused);
  /// Closes at once when no request is under way, after its answer otherwise.
  void drain();

 private:
  using clock = std::chrono::steady_clock;
  using failure_code = boost::system::error_code;

  void shake_hands(bool refused);
  void greet(bool refused);
  void await_request();
  void begin_request();
  void read_head();
  void on_head(std::size_t size);
  void note(const request_head& head);
  /// Counts the connection for an address, as which it stays counted until it is counted for
  /// another; false where the address has too many.
  [[nodiscard]] bool count_for(const std::string& address);
  void uncount();
  [[nodiscard]] bool is_proxied() const;
  [[nodiscard]] bool turn_away();
  void send_continue();
  void read_body();
  void on_body(failure_code failed, std::size_t bytes);
  [[nodiscard]] bool count_body();
  void release_body();
  void on_read_failure(failure_code failed);
  void serve();
  /// Answers, and lets the next one have the turn.
  void answer_in_turn();
  void answer();
  void refuse(const error& error);
  void write(http::response answer, bool with_body);
  void tell(int status) const;
  void on_written(failure_code failed);
  void linger();
  void discard();
  void close();

  void deadline(clock::time_point at);
  void arm();

  transport& owner_;
  const transport_limits& limits_;
  stream stream_;
  boost::asio::steady_timer timer_;
  clock::time_point deadline_ = clock::time_point::max();
  clock::time_point armed_ = clock::time_point::max();
  bool timed_out_ = false;

  boost::beast::flat_buffer buffer_;
  std::optional<request_parser> parser_;
  clock::time_point begun_;
  /// Bytes of the header that were looked at.
  std::size_t seen_ = 0;
  /// No byte of a request has arrived.
  bool idle_ = false;
  bool keep_alive_ = false;
  bool old_version_ = false;
  /// The other end of the socket.
  std::string peer_;
  server::visit visit_;
  std::string method_;
  std::string path_;
  http::request request_;
  /// Bytes of the body as they came, with the framing of chunks.
  std::size_t received_ = 0;
  /// The network that the connection is counted for; empty for none.
  std::string counted_;
  /// Bytes of the body that the transport counts as held.
  std::size_t held_ = 0;
  std::string head_;
  std::string body_;
};

}  // namespace ticketwire::server

#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "http/message_io.hpp"
#include "http/transport.hpp"

namespace ticketwire::server {

/// One client: reads a request, has it answered, writes the answer, and again. Everything runs on
/// the socket's strand; it lives as long as an operation of its own is pending.
class connection : public std::enable_shared_from_this<connection> {
 public:
  connection(transport& owner, boost::asio::ip::tcp::socket socket);
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

  void await_request();
  void read_head();
  void on_head(failure_code failed);
  void send_continue();
  void read_body();
  void on_read_failure(failure_code failed);
  void serve();
  void refuse(const error& error);
  void write(http::response answer, bool with_body);
  void on_written(failure_code failed);
  void linger();
  void discard();
  void close();

  void deadline(clock::time_point at);
  void arm();

  transport& owner_;
  const transport_limits& limits_;
  boost::asio::ip::tcp::socket socket_;
  boost::asio::steady_timer timer_;
  clock::time_point deadline_ = clock::time_point::max();
  clock::time_point armed_ = clock::time_point::max();
  bool timed_out_ = false;

  boost::beast::flat_buffer buffer_;
  std::optional<request_parser> parser_;
  clock::time_point begun_;
  /// No byte of a request has arrived.
  bool idle_ = false;
  bool keep_alive_ = false;
  bool old_version_ = false;
  std::string line_;
  std::string head_;
  std::string body_;
};

}  // namespace ticketwire::server

#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ticketwire/http/message.hpp"

namespace ticketwire::server {

/// Bounds on what a client can ask of the transport. A default is safe for strangers.
struct transport_limits {
  /// Request line and header fields together. Beyond it: 431.
  std::size_t header_bytes = std::size_t{16} * 1024;
  /// Beyond it: 413.
  std::size_t body_bytes = std::size_t{4} * 1024 * 1024;
  /// From the first byte (or the connection) to the end of the header. Beyond it: 408.
  std::chrono::milliseconds header_time{10'000};
  /// From the first byte to the end of the body, and for taking the answer. Beyond it: 408.
  std::chrono::milliseconds request_time{30'000};
  /// Between an answer and the next request; then the connection is closed.
  std::chrono::milliseconds idle_time{60'000};
  /// Open connections. Beyond it: 503.
  std::size_t connections = 1024;
  /// For requests in flight once stop() was called; then they are cut off.
  std::chrono::milliseconds drain_time{10'000};
};

struct transport_settings {
  /// A numeric address; port 0 takes a free one.
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  /// At least 1. Requests are handled on these threads.
  unsigned threads = 2;
  transport_limits limits;
  /// Receives one line for each answer, "method path status bytes ms"; may be called from several
  /// threads. The query is left out, since it may hold secrets.
  std::function<void(std::string_view)> log = {};
};

/// Answers a request; HEAD is answered as if it were GET, the transport then drops the body.
using handler = std::function<http::response(const http::request&)>;

class connection;

/// HTTP/1.1 over TCP (RFC 9112) in front of a handler.
class transport {
 public:
  transport(transport_settings settings, handler handle);
  transport(const transport&) = delete;
  transport& operator=(const transport&) = delete;
  ~transport();

  /// Binds and listens; the reason where that fails.
  [[nodiscard]] boost::system::error_code listen();
  /// The port in use, after listen().
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

  /// Serves until stop() was called and the requests in flight have been answered.
  void run();
  /// Accepts no more connections and closes the idle ones. Safe from any thread.
  void stop();
  /// Calls stop() at the first SIGINT or SIGTERM.
  void stop_on_signals();

 private:
  friend class connection;
  using strand = boost::asio::strand<boost::asio::io_context::executor_type>;

  void accept();
  void admit(boost::asio::ip::tcp::socket socket);
  void work();
  void closed(const connection* which);
  [[nodiscard]] bool stopping() const noexcept { return stopping_; }

  transport_settings settings_;
  handler handler_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  /// run() has returned: what is left of the connections goes without further work.
  bool ended_ = false;
  std::unordered_map<const connection*, std::weak_ptr<connection>> connections_;
  // Last, and so destroyed first: connections that it still holds report to the members above.
  boost::asio::io_context context_;
  strand accepting_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  boost::asio::steady_timer drain_;
  boost::asio::signal_set signals_;
};

}  // namespace ticketwire::server

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
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/log_level.hpp"
#include "http/shares.hpp"
#include "http/turns.hpp"
#include "http/visit.hpp"
#include "ticketwire/error.hpp"
#include "ticketwire/http/message.hpp"

namespace boost::asio::ssl {
class context;
}

namespace ticketwire::server {

/// Bounds on what a client can ask of the transport. A default is safe for strangers.
struct transport_limits {
  /// Request line and header fields together. Beyond it: 431, or 414 for the request line alone.
  std::size_t header_bytes = std::size_t{16} * 1024;
  /// Beyond it: 413.
  std::size_t body_bytes = std::size_t{4} * 1024 * 1024;
  /// All bodies that are held at once. Beyond it: 503.
  std::size_t bodies_bytes = std::size_t{256} * 1024 * 1024;
  /// From the first byte (or the connection) to the end of the header. Beyond it: 408.
  std::chrono::milliseconds header_time{10'000};
  /// From the first byte to the end of the body, and for taking the answer. Beyond it: 408.
  std::chrono::milliseconds request_time{30'000};
  /// Between an answer and the next request; then the connection is closed.
  std::chrono::milliseconds idle_time{60'000};
  /// Open connections. Beyond it: 503.
  std::size_t connections = 1024;
  /// Those of one address (network_of), or behind the proxy the requests of one. Beyond it: 503.
  std::size_t address_connections = 256;
  /// Bodies that are held of one address. Beyond it: 503.
  std::size_t address_bytes = std::size_t{64} * 1024 * 1024;
  /// Whether the two count for this machine's own addresses as well, where a proxy may be.
  bool count_this_machine = false;
  /// For requests in flight once stop() was called; then they are cut off.
  std::chrono::milliseconds drain_time{10'000};
};

struct transport_settings {
  /// A numeric address; port 0 takes a free one.
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  /// At least 1. So many requests are handled at a time, each on a thread. One more reads what
  /// comes meanwhile.
  unsigned threads = 2;
  transport_limits limits;
  /// The numeric address of a proxy whose X-Forwarded-For is believed, or empty.
  std::string proxy = {};
  /// Looks at a request that brings a body before the body is read: the answer to one that comes to
  /// nothing, whose body is then left alone. May be called from several threads.
  std::function<std::optional<http::response>(const http::request&, visit&)> turn_away = {};
  /// Whether a request is answered at once, however many others are being handled: one that is
  /// quick in all circumstances. May be called from several threads.
  std::function<bool(const http::request&)> at_once = {};
  /// Receives every answer; may be called from several threads.
  std::function<void(const access&)> observe = {};
  /// Receives what is no answer: failures (error) and connections that came to nothing (debug).
  /// May be called from several threads.
  std::function<void(log_level, const std::string&)> remark = {};
};

/// Answers a request; HEAD is answered as if it were GET, the transport then drops the body.
using handler = std::function<http::response(const http::request&, visit&)>;

/// Answers what is refused before it reaches the handler. Of the request there is what could be
/// read: everything but the body, or nothing at all.
using refuser = std::function<http::response(const http::request&, const error&)>;

class connection;

/// HTTP/1.1 over TCP or TLS (RFC 9112) in front of a handler.
class transport {
 public:
  /// Without `refuse` failures are answered as by service::failure.
  transport(transport_settings settings, handler handle, refuser refuse = {});
  transport(const transport&) = delete;
  transport& operator=(const transport&) = delete;
  ~transport();

  /// Connections that are accepted from now on speak TLS. Safe from any thread.
  void use_tls(std::shared_ptr<boost::asio::ssl::context> tls);
  /// Binds and listens; the reason where that fails.
  [[nodiscard]] boost::system::error_code listen();
  /// The port in use, after listen().
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

  /// Serves until stop() was called and the requests in flight have been answered.
  void run();
  /// Accepts no more connections and closes the idle ones. Safe from any thread.
  void stop();
  /// Calls `also`, on one of the threads, and stop() at the first SIGINT or SIGTERM.
  void stop_on_signals(std::function<void()> also);
  /// Calls `reload` at every SIGHUP, on one of the threads.
  void reload_on_signal(std::function<void()> reload);

  /// Connections that are open, those that are being refused among them. Safe from any thread.
  [[nodiscard]] std::size_t open_connections() const;
  /// Bytes of bodies that are held. Safe from any thread.
  [[nodiscard]] std::size_t body_bytes() const noexcept { return bodies_; }

 private:
  friend class connection;
  using strand = boost::asio::strand<boost::asio::io_context::executor_type>;

  void accept();
  [[nodiscard]] boost::system::error_code admit_waiting();
  void admit(boost::asio::ip::tcp::socket socket);
  void work();
  void closed(const connection* which);
  void await_reload();
  void remark(log_level level, const std::string& text) const;
  [[nodiscard]] std::string next_id();
  [[nodiscard]] bool stopping() const noexcept { return stopping_; }

  transport_settings settings_;
  handler handler_;
  refuser refuse_;
  std::uint16_t port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> bodies_ = 0;
  std::atomic<std::uint64_t> requests_ = 0;
  shares shares_;
  /// Tells the requests of this run from those of others.
  std::string run_;
  std::function<void()> reload_;
  mutable std::mutex mutex_;
  std::shared_ptr<boost::asio::ssl::context> tls_;
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
  boost::asio::signal_set hangups_;
  /// Before the context in turn: connections wait in it.
  turns turns_;
};

}  // namespace ticketwire::server

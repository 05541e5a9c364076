#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <optional>
#include <utility>

namespace ticketwire::server {

/// A socket, with TLS around it or without: an AsyncReadStream and AsyncWriteStream of Asio.
class stream {
 public:
  using tcp = boost::asio::ip::tcp;
  using executor_type = tcp::socket::executor_type;

  /// Without TLS where `tls` is null; it need not outlive the call.
  stream(tcp::socket socket, boost::asio::ssl::context* tls) : socket_(std::move(socket)) {
    if (tls != nullptr) tls_.emplace(socket_, *tls);
  }
  stream(const stream&) = delete;
  stream& operator=(const stream&) = delete;

  [[nodiscard]] executor_type get_executor() { return socket_.get_executor(); }
  [[nodiscard]] tcp::socket& socket() noexcept { return socket_; }
  [[nodiscard]] bool has_tls() const noexcept { return tls_.has_value(); }

  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& done) {
    if (tls_) return tls_->async_read_some(buffers, std::forward<Handler>(done));
    socket_.async_read_some(buffers, std::forward<Handler>(done));
  }
  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& done) {
    if (tls_) return tls_->async_write_some(buffers, std::forward<Handler>(done));
    socket_.async_write_some(buffers, std::forward<Handler>(done));
  }
  /// Only with TLS.
  template <class Handler>
  void async_handshake(Handler&& done) {
    tls_->async_handshake(boost::asio::ssl::stream_base::server, std::forward<Handler>(done));
  }
  /// Only with TLS: says that nothing more comes, and waits for the other side to say so.
  template <class Handler>
  void async_shutdown(Handler&& done) {
    tls_->async_shutdown(std::forward<Handler>(done));
  }

 private:
  tcp::socket socket_;
  std::optional<boost::asio::ssl::stream<tcp::socket&>> tls_;
};

}  // namespace ticketwire::server

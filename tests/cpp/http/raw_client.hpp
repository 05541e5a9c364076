#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ticketwire::testing {

/// A client that sends exactly the bytes it is told to; no read takes longer than five seconds.
class raw_client {
 public:
  explicit raw_client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval wait{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  raw_client(const raw_client&) = delete;
  raw_client& operator=(const raw_client&) = delete;
  ~raw_client() { ::close(socket_); }

  [[nodiscard]] bool connected() const noexcept { return connected_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  struct answer {
    int status = 0;
    std::string head;
    std::string body;
    [[nodiscard]] bool has(std::string_view line) const {
      return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
    }
  };

  /// The next answer; status 0 where there is none. `head` says that it answers HEAD.
  answer read(bool head = false) {
    answer next;
    while (received_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return next;
    }
    const auto end = received_.find("\r\n\r\n") + 4;
    next.head = received_.substr(0, end);
    next.status = std::atoi(next.head.c_str() + 9);
    const auto length = next.head.find("\r\nContent-Length: ");
    std::size_t size = 0;
    if (length != std::string::npos && !head) {
      size = static_cast<std::size_t>(std::atol(next.head.c_str() + length + 18));
    }
    while (received_.size() < end + size) {
      if (!more()) return {};
    }
    next.body = received_.substr(end, size);
    received_.erase(0, end + size);
    return next;
  }

  answer ask(std::string_view bytes) {
    if (!send(bytes)) return {};
    return read();
  }

  /// Whether the server ends the connection, with nothing more to read.
  bool ended() { return received_.empty() && !more() && ended_; }

 private:
  bool more() {
    char buffer[16'384];
    const auto size = ::recv(socket_, buffer, sizeof buffer, 0);
    ended_ = size == 0;
    if (size <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(size));
    return true;
  }

  int socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string received_;
};

}  // namespace ticketwire::testing

#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace ticketwire::server {

struct tls_files {
  /// PEM: the server's certificate, then those between it and the root.
  std::filesystem::path certificate;
  /// PEM, without a passphrase.
  std::filesystem::path key;
};

struct loaded_tls {
  /// TLS 1.3, and TLS 1.2 with ciphers that are forward secret and authenticate; null where a file
  /// cannot be used.
  std::shared_ptr<boost::asio::ssl::context> context;
  /// Which file, and why, in words for the operator; empty when nothing is wrong.
  std::string problem;
};

[[nodiscard]] loaded_tls load_tls(const tls_files& files);

}  // namespace ticketwire::server

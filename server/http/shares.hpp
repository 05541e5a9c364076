#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace ticketwire::server {

/// What each network (network.hpp) holds of the server: connections, and bytes of bodies that have
/// not been answered. One that holds nothing takes no memory. Safe to call from several threads.
class shares {
 public:
  /// How many connections the network then has.
  std::size_t add_connection(const std::string& network);
  void remove_connection(const std::string& network);
  /// How many bytes the network then has.
  std::size_t add_bytes(const std::string& network, std::size_t bytes);
  void remove_bytes(const std::string& network, std::size_t bytes);
  /// Networks that hold something.
  [[nodiscard]] std::size_t size() const;

 private:
  struct share {
    std::size_t connections = 0;
    std::size_t bytes = 0;
  };
  void tidy(std::unordered_map<std::string, share>::iterator which);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, share> held_;
};

}  // namespace ticketwire::server

#include "http/network.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace ticketwire::server {

namespace ip = boost::asio::ip;

std::string network_of(const std::string& address) {
  boost::system::error_code failed;
  const auto parsed = ip::make_address(address, failed);
  if (failed || !parsed.is_v6() || parsed.to_v6().is_v4_mapped()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::make_address_v6(bytes).to_string();
}

bool is_this_machine(const std::string& address) {
  boost::system::error_code failed;
  const auto parsed = ip::make_address(address, failed);
  if (failed) return false;
  if (parsed.is_v6() && parsed.to_v6().is_v4_mapped()) {
    return ip::make_address_v4(ip::v4_mapped, parsed.to_v6()).is_loopback();
  }
  return parsed.is_loopback();
}

}  // namespace ticketwire::server

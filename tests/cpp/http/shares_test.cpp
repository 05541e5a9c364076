#include "http/shares.hpp"

#include <gtest/gtest.h>

#include "http/network.hpp"

namespace ticketwire::server {
namespace {

TEST(shares, counts_by_network_and_forgets_who_holds_nothing) {
  shares held;
  EXPECT_EQ(held.add_connection("a"), 1u);
  EXPECT_EQ(held.add_connection("a"), 2u);
  EXPECT_EQ(held.add_connection("b"), 1u);
  EXPECT_EQ(held.add_bytes("a", 10), 10u);
  EXPECT_EQ(held.add_bytes("a", 5), 15u);
  EXPECT_EQ(held.size(), 2u);
  held.remove_connection("b");
  EXPECT_EQ(held.size(), 1u);
  held.remove_connection("a");
  held.remove_connection("a");
  EXPECT_EQ(held.size(), 1u) << "it holds bytes";
  held.remove_bytes("a", 100);
  EXPECT_EQ(held.size(), 0u);
  held.remove_connection("a");
  held.remove_bytes("c", 1);
  EXPECT_EQ(held.size(), 0u);
}

TEST(network, an_ipv6_prefix_is_one) {
  EXPECT_EQ(network_of("2001:db8::1"), network_of("2001:db8::ffff"));
  EXPECT_NE(network_of("2001:db8::1"), network_of("2001:db8:0:1::1"));
  EXPECT_EQ(network_of("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(network_of("::ffff:192.0.2.1"), "::ffff:192.0.2.1");
  EXPECT_EQ(network_of("nonsense"), "nonsense");
  for (const char* own : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(is_this_machine(own)) << own;
  }
  for (const char* other : {"192.0.2.1", "::2", "::ffff:192.0.2.1", ""}) {
    EXPECT_FALSE(is_this_machine(other)) << other;
  }
}

}  // namespace
}  // namespace ticketwire::server

#include "ticketwire/patch/locate.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::patch {
namespace {

using support::row;

TEST(locate, vectors) {
  support::run_vectors("locate/ticket.json", [](const row& row) {
    support::expect_answer(row,
                           support::take(bindings::locate(row.carrier(), row.text("pointer"))));
  });
}

TEST(locate, a_carrier_is_needed) {
  EXPECT_EQ(support::take(bindings::locate("", "/a")).code, "argument");
  EXPECT_EQ(support::take(bindings::locate("Nothing", "/a")).code, "argument");
}

}  // namespace
}  // namespace ticketwire::patch

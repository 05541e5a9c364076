#include <gtest/gtest.h>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

class version_contract : public contract {};
TICKETWIRE_EVERY_STORE(version_contract);

TEST_P(version_contract, a_version_tells_of_the_ticket_and_of_records) {
  const auto version = [&] {
    const auto found = store_->version_of(1);
    EXPECT_TRUE(found.has_value());
    return *found;
  };
  EXPECT_FALSE(version().has_value());
  write([](writer& out) -> result<void> {
    const auto id = out.put_ticket(sample_ticket());
    return id ? result<void>{} : id.error();
  });
  const auto first = *version();
  EXPECT_EQ(first.last_changed, sample_ticket().last_changed);
  write([](writer& out) -> result<void> {
    // Nothing can refer to a record before it has its id.
    auto row = record{"Person", 0, "{}"};
    const auto id = out.put_record(row);
    if (!id) return id.error();
    row.id = *id;
    const auto put = out.put_record(row);
    return put ? result<void>{} : put.error();
  });
  EXPECT_EQ(*version(), first);
  write([](writer& out) -> result<void> {
    const auto put = out.put_record({"Person", 1, "{}"});
    return put ? result<void>{} : put.error();
  });
  const auto second = *version();
  EXPECT_GT(second.records, first.records);
  const auto refused = store_->write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.count_change().has_value());
    return failed_with(error_code::argument);
  });
  EXPECT_TRUE(refused.has_error());
  EXPECT_EQ(*version(), second);
  write([](writer& out) { return out.count_change(); });
  EXPECT_GT(version()->records, second.records);
  read([&](reader& in) -> result<void> {
    EXPECT_EQ(**in.version_of(1), *version());
    return {};
  });
}

}  // namespace
}  // namespace ticketwire::store

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

// The other engines belong to one program at a time.
class shared_contract : public contract {};
INSTANTIATE_TEST_SUITE_P(store, shared_contract, ::testing::Values("postgres"),
                         [](const auto& engine) { return engine.param; });

TEST_P(shared_contract, what_another_program_changes_is_seen_at_once) {
  const auto body = [&]() -> std::string {
    std::string found;
    read([&](reader& in) -> result<void> {
      const auto person = in.find("Person", 1);
      if (!person) return person.error();
      found = *person ? (*person)->body : "";
      return {};
    });
    return found;
  };
  const auto put = [](store& at, const std::string& json) {
    const auto done = at.write([&](writer& out) -> result<void> {
      const auto id = out.put_record({"Person", 1, json});
      return id ? result<void>{} : id.error();
    });
    ASSERT_TRUE(done.has_value());
  };
  put(*store_, R"({"FullName":"first"})");
  EXPECT_EQ(body(), R"({"FullName":"first"})");
  auto other = ::ticketwire::store::open(database_);
  ASSERT_TRUE(other.has_value());
  for (const char* const each : {R"({"FullName":"second"})", R"({"FullName":"third"})"}) {
    EXPECT_EQ(body(), body());
    put(**other, each);
    EXPECT_EQ(body(), each);
  }
}

}  // namespace
}  // namespace ticketwire::store

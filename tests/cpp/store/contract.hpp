#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "store/open.hpp"
#include "temporary_folder.hpp"

namespace ticketwire::store {

/// A store of the engine that the parameter names: sqlite, postgres or memory.
class contract : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override;

  void open(const query_limits& limits = {});
  /// Where the engine is durable: closes the store and opens it again.
  void reopen();
  void write(const std::function<result<void>(writer&)>& work);
  void read(const std::function<result<void>(reader&)>& work);
  /// The code with which a write is refused; `internal` and a test failure where it is not.
  error_code refused(const std::function<result<void>(writer&)>& work);
  std::int64_t count();

  ::ticketwire::testing::temporary_folder folder_;
  std::string database_;
  std::unique_ptr<store> store_;
};

[[nodiscard]] error failed_with(error_code code);
[[nodiscard]] ticket_row sample_ticket();
[[nodiscard]] message_row sample_message(std::int32_t id, std::int32_t ticket, ticks created_at,
                                         std::string_view body);
[[nodiscard]] notification sample_notification(std::int32_t ticket, ticks created_at = 1);

/// Runs a suite of `contract` over every engine.
#define TICKETWIRE_EVERY_STORE(suite)                                                       \
  INSTANTIATE_TEST_SUITE_P(store, suite, ::testing::Values("sqlite", "postgres", "memory"), \
                           [](const auto& engine) { return engine.param; })

}  // namespace ticketwire::store

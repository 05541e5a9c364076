#pragma once

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

#include "json_view.hpp"
#include "service/answer/ticket_cache.hpp"
#include "service/service.hpp"
#include "service/world_store.hpp"
#include "ticketwire/carrier/date_time.hpp"
#include "world/import.hpp"

namespace ticketwire::testing {

/// Tone, who makes the requests, and her colleagues in the world of the endpoint vectors.
inline constexpr std::int32_t tone = 10;
inline constexpr std::int32_t anna = 11;
inline constexpr std::int32_t bo = 12;
inline constexpr std::int32_t catarina = 13;

inline constexpr store::ticks second = carrier::ticks_per_second;
inline constexpr store::ticks minute = 60 * second;

/// 2026-03-10T09:00:00.1234567Z, a Tuesday in winter time.
inline constexpr store::ticks start_of_test = 1'773'133'200 * second + 1'234'567;

inline service::secret_hashes plain_hashes() {
  const auto same = [](std::string_view text) { return std::string(text); };
  return {same, same};
}

/// The service over a real database with the world of the endpoint vectors; time stands still.
class world_test : public ::testing::Test {
 protected:
  void SetUp() override {
    store_ = open_world_store();
    ASSERT_NE(store_, nullptr);
    settings_ = {"http://127.0.0.1:1", "Europe/Oslo", [this] { return now_; }};
    settings_.cache = std::make_shared<service::ticket_cache>(1'024 * 1'024);
    const auto done =
        service::import_world(*store_, vector_file("world.json"), now_, plain_hashes());
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }

  /// Writes to the store what the service does not.
  template <class Work>
  void write(const Work& work) {
    const auto done = store_->write([&](store::writer& out) -> result<void> {
      const auto written = work(out);
      if (!written) return written.error();
      return {};
    });
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }

  http::response send(http::method method, std::string target, std::string body = {},
                      http::fields fields = {}) {
    http::request request{method, std::move(target), std::move(fields), std::move(body)};
    return service::handle(request, {caller_, "somebody", level_}, *store_, settings_);
  }
  http::response get(std::string target, http::fields fields = {}) {
    return send(http::method::get, std::move(target), {}, std::move(fields));
  }
  http::response patch(std::int32_t id, std::string body, http::fields fields = {}) {
    return send(http::method::patch, ticket_path(id), std::move(body), std::move(fields));
  }
  http::response put(std::int32_t id, std::string body, http::fields fields = {}) {
    return send(http::method::put, ticket_path(id), std::move(body), std::move(fields));
  }
  http::response agent(std::string_view name, std::string body = {}) {
    return send(http::method::post, "/api/v1/Agents/Ticket/" + std::string(name), std::move(body));
  }
  /// SaveTicketEntityWithNotify; the entity as it then is.
  std::string save(const std::string& entity, bool notify = false) {
    const auto answer =
        agent("SaveTicketEntityWithNotify",
              "{\"NewEntity\":" + entity + ",\"Notify\":" + (notify ? "true" : "false") + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  std::string ticket(std::int32_t id) { return get(ticket_path(id)).body; }
  /// A patch that is expected to be taken; the entity as it then is.
  std::string patched(std::int32_t id, std::string body) {
    const auto answer = patch(id, std::move(body));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }

  static std::string ticket_path(std::int32_t id) { return "/api/v1/Ticket/" + std::to_string(id); }

  /// Ticket and recipient of every outbox row.
  std::vector<std::pair<int, int>> outbox() {
    std::vector<std::pair<int, int>> rows;
    const auto done = store_->read([&](store::reader& in) -> result<void> {
      const auto found = in.notifications_after(0, 10'000);
      if (!found) return found.error();
      for (const store::notification& row : *found) {
        rows.emplace_back(row.ticket_id, row.recipient_associate_id);
      }
      return {};
    });
    EXPECT_TRUE(done) << describe(done.error());
    return rows;
  }

  static store::ticks ticks_at(const std::string& body, std::string_view pointer) {
    const auto date = carrier::parse_date_time(text_at(body, pointer));
    EXPECT_TRUE(date.has_value()) << pointer << " in " << body.substr(0, 200);
    return !date || date->unset ? 0 : carrier::to_ticks(*date);
  }

  void wait(store::ticks time) { now_ += time; }

  std::shared_ptr<store::store> store_;
  service::settings settings_;
  store::ticks now_ = start_of_test;
  std::int32_t caller_ = tone;
  enum store::user::level level_ = store::user::level::write;
};

}  // namespace ticketwire::testing

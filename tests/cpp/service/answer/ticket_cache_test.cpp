#include "service/answer/ticket_cache.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "service/world.hpp"

namespace ticketwire::service {
namespace {

constexpr store::ticket_version first{.last_changed = 1, .records = 1};

TEST(ticket_cache, an_answer_is_found_at_its_own_version_alone) {
  ticket_cache cache(10'000);
  EXPECT_EQ(cache.find("1", first), nullptr);
  cache.put("1", first, "body");
  ASSERT_NE(cache.find("1", first), nullptr);
  EXPECT_EQ(*cache.find("1", first), "body");
  EXPECT_EQ(cache.find("2", first), nullptr);
  EXPECT_EQ(cache.find("1", {.last_changed = 2, .records = 1}), nullptr);
  EXPECT_EQ(cache.find("1", {.last_changed = 1, .records = 2}), nullptr);
  cache.put("1", {.last_changed = 2, .records = 1}, "newer");
  EXPECT_EQ(cache.find("1", first), nullptr);
  EXPECT_EQ(*cache.find("1", {.last_changed = 2, .records = 1}), "newer");
}

TEST(ticket_cache, what_was_not_used_for_longest_goes_when_the_bytes_are_full) {
  ticket_cache cache(10'000);
  const std::string body(1'000 - 256 - 1, 'x');
  for (char key = 'a'; key < 'k'; ++key) cache.put(std::string(1, key), first, body);
  EXPECT_EQ(cache.bytes(), 10'000u);
  EXPECT_NE(cache.find("a", first), nullptr);
  cache.put("k", first, body);
  EXPECT_EQ(cache.bytes(), 10'000u);
  EXPECT_NE(cache.find("a", first), nullptr);
  EXPECT_EQ(cache.find("b", first), nullptr);
  EXPECT_NE(cache.find("k", first), nullptr);
  cache.put("k", first, "short");
  EXPECT_EQ(cache.bytes(), 9'000u + 1 + 5 + 256);
}

TEST(ticket_cache, an_answer_that_would_fill_it_is_not_kept) {
  ticket_cache cache(8'000);
  cache.put("1", first, std::string(1'000, 'x'));
  EXPECT_EQ(cache.find("1", first), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
}

TEST(ticket_cache, is_shared_by_threads) {
  ticket_cache cache(5'000);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&cache, i] {
      for (int k = 0; k < 2'000; ++k) {
        const std::string key = std::to_string((k + i) % 20);
        const auto found = cache.find(key, first);
        if (found != nullptr) {
          EXPECT_EQ(*found, key);
        } else {
          cache.put(key, first, key);
        }
      }
    });
  }
}

}  // namespace
}  // namespace ticketwire::service

namespace ticketwire::testing {
namespace {

class cached_ticket_test : public world_test {
 protected:
  /// What is answered, and what would be without the cache.
  void compare(const std::string& after) {
    for (const char* target : {"/api/v1/Ticket/2001", "/api/v1/Ticket/2001?fk=true"}) {
      for (const http::fields& asked :
           {http::fields{}, {{"SO-TimeZone", "America/New_York"}}, {{"SO-Language", "nb"}}}) {
        const auto with = get(target, asked);
        auto settings = settings_;
        settings.cache = nullptr;
        const auto without = service::handle({http::method::get, target, asked, {}},
                                             {caller_, "somebody"}, *store_, settings);
        EXPECT_EQ(with.body, without.body) << after;
        EXPECT_EQ(with.status, without.status) << after;
        EXPECT_EQ(with.fields.find("Last-Modified"), without.fields.find("Last-Modified"));
      }
    }
    EXPECT_EQ(agent("GetTicketEntity?ticketEntityId=2001").body,
              agent("GetTicketEntity?ticketEntityId=2001").body);
  }

  void import(const char* json) {
    const auto done = service::import_world(*store_, json, now_, plain_hashes());
    EXPECT_TRUE(done.has_value()) << describe(done.error());
  }
};

TEST_F(cached_ticket_test, what_is_answered_is_what_would_be_without_a_cache) {
  compare("the start");
  put(2001, R"({"Title":"changed"})");
  compare("a save");
  import(R"({"tickets":[{"entity":{"TicketId":2001,"Title":"imported"}}]})");
  compare("an import of the ticket");
  const auto message = send(http::method::post, "/api/v1/TicketMessage",
                            R"({"Ticket":{"TicketId":2001},"Body":"new","Slevel":"External"})");
  EXPECT_EQ(message.status, 200) << message.body;
  compare("a new message");
  const auto path = "/api/v1/TicketMessage/" + at(message.body, "/EjMessageId");
  EXPECT_EQ(send(http::method::put, path, R"({"Body":"edited"})").status, 200);
  compare("an edited message");
  EXPECT_EQ(send(http::method::delete_, path).status, 204);
  compare("a message that is gone");
  const auto done = store_->write([](store::writer& out) -> result<void> {
    auto status = out.find("TicketStatusEntity", 1);
    if (!status) return status.error();
    auto row = **status;
    row.body = R"({"TicketStatusId":1,"Name":"Renamed"})";
    const auto put = out.put_record(row);
    return put ? result<void>{} : put.error();
  });
  EXPECT_TRUE(done.has_value());
  compare("a record that changed");
}

// The one thing that shows that nothing is read again: a change that no version tells.
TEST_F(cached_ticket_test, the_answer_is_kept_until_the_version_moves) {
  const std::string before = get("/api/v1/Ticket/2001").body;
  const auto retitle = [&](bool count) {
    const auto done = store_->write([&](store::writer& out) -> result<void> {
      auto row = **out.ticket(2001);
      row.body = R"({"TicketId":2001,"Title":"behind its back"})";
      if (const auto put = out.put_ticket(row); !put) return put.error();
      return count ? out.count_change() : result<void>{};
    });
    EXPECT_TRUE(done.has_value());
  };
  retitle(false);
  EXPECT_EQ(get("/api/v1/Ticket/2001").body, before);
  retitle(true);
  EXPECT_EQ(text_at(get("/api/v1/Ticket/2001").body, "/Title"), "behind its back");
}

TEST_F(cached_ticket_test, a_condition_is_answered_from_it) {
  const auto first = get("/api/v1/Ticket/2001");
  const std::string date(first.fields.find("Last-Modified").value_or(""));
  const auto again = get("/api/v1/Ticket/2001", {{"If-Modified-Since", date}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(get("/api/v1/Ticket/77").status, 404);
  http::request asked{http::method::post,
                      "/api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId=2001",
                      {{"If-Modified-Since", date}},
                      {}};
  const auto entity = service::handle(asked, {caller_, "somebody"}, *store_, settings_);
  EXPECT_EQ(entity.status, 200);
  EXPECT_EQ(text_at(entity.body, "/Title"), text_at(first.body, "/Title"));
}

}  // namespace
}  // namespace ticketwire::testing

#include "notify/outbox.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "service/world.hpp"

namespace ticketwire::notify {
namespace {

using testing::anna;
using testing::start_of_test;

constexpr store::ticks second = 10'000'000;

/// A port of this machine at which nobody listens.
std::uint16_t silent_port() {
  const int held = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(held, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  ::getsockname(held, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(held);
  return ntohs(address.sin_port);
}

/// Mails to Anna, and a mail server that is away.
class outbox_test : public testing::world_test {
 protected:
  void SetUp() override {
    world_test::SetUp();
    write([](store::writer& out) {
      return out.put_record(
          {"Person", 3011, R"({"PersonId":3011,"FullName":"Anna Berg","Email":"anna@a.example"})"});
    });
    store::notification row;
    row.ticket_id = 2001;
    row.recipient_associate_id = anna;
    row.created_at = row.due_at = now_;
    write([&](store::writer& out) { return out.put_notification(row); });
  }

  outbox_settings settings() {
    outbox_settings made;
    made.smtp = {"smtp://127.0.0.1:" + std::to_string(silent_port()),
                 tls::none,
                 {},
                 std::chrono::seconds{5}};
    made.sender = {{"Desk", "desk@a.example"}, "http://a.example", "en"};
    made.now = [this] { return now_; };
    made.log = [this](std::string_view line) { log_.emplace_back(line); };
    return made;
  }

  store::notification row() {
    store::notification found;
    write([&](store::writer& out) -> result<void> {
      const auto rows = out.notifications_after(0, 1);
      if (!rows) return rows.error();
      found = rows->at(0);
      return {};
    });
    return found;
  }

  std::vector<std::string> log_;
};

TEST_F(outbox_test, the_pause_doubles_up_to_eight_hours_with_a_quarter_by_chance) {
  auto given = settings();
  given.tries = 14;
  notify::outbox sender(*store_, given);
  store::ticks pause = 60 * second;
  constexpr store::ticks longest = store::ticks{8} * 3'600 * second;
  for (int attempt = 1; attempt < 14; ++attempt) {
    sender.step({});
    const auto tried = row();
    ASSERT_EQ(tried.attempts, attempt);
    EXPECT_EQ(tried.state, store::notification::state::pending);
    EXPECT_FALSE(tried.problem.empty());
    EXPECT_GE(tried.due_at - now_, pause) << attempt;
    EXPECT_LE(tried.due_at - now_, pause + pause / 4) << attempt;
    // Before that it is not tried.
    now_ = tried.due_at - 1;
    EXPECT_FALSE(sender.step({}));
    ASSERT_EQ(row().attempts, attempt);
    now_ = tried.due_at;
    pause = std::min(pause * 2, longest);
  }
  EXPECT_EQ(pause, longest);
  EXPECT_TRUE(log_.empty());
  sender.step({});
  EXPECT_EQ(row().state, store::notification::state::failed);
  ASSERT_EQ(log_.size(), 1u);
  EXPECT_EQ(log_[0].find("notification " + std::to_string(row().id) + " was not sent: "), 0u);
}

TEST_F(outbox_test, what_cannot_be_sent_is_given_up_at_once) {
  write([](store::writer& out) {
    return out.put_record({"Person", 3011, R"({"PersonId":3011,"FullName":"Anna Berg"})"});
  });
  notify::outbox sender(*store_, settings());
  EXPECT_TRUE(sender.step({})) << "the next one may be sent";
  EXPECT_EQ(row().state, store::notification::state::failed);
  EXPECT_FALSE(sender.step({})) << "there is none";
}

TEST_F(outbox_test, a_stop_leaves_it_to_the_next_process_at_once) {
  notify::outbox sender(*store_, settings());
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(sender.step(stop.get_token()));
  EXPECT_EQ(row().state, store::notification::state::pending);
  EXPECT_LE(row().attempts, 1);
}

}  // namespace
}  // namespace ticketwire::notify

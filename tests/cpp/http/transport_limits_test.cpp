#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>

#include "http/transport_case.hpp"

namespace ticketwire::server {
namespace {

using transport_limits_test = transport_test;

TEST_F(transport_limits_test, connections_beyond_the_limit_are_503) {
  transport_limits limits;
  limits.connections = 2;
  start(limits);
  raw_client first(port());
  raw_client second(port());
  EXPECT_EQ(first.ask(simple).status, 200);
  EXPECT_EQ(second.ask(simple).status, 200);
  {
    raw_client third(port());
    EXPECT_EQ(third.read().status, 503);
    EXPECT_TRUE(third.ended());
  }
  EXPECT_EQ(first.ask(simple).status, 200);
}

/// Lets no file be opened beyond the next one, for as long as it lives.
class one_more_file {
 public:
  one_more_file() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::close(next);
    rlimit few = before_;
    few.rlim_cur = static_cast<rlim_t>(next) + 1;
    ::setrlimit(RLIMIT_NOFILE, &few);
  }
  one_more_file(const one_more_file&) = delete;
  one_more_file& operator=(const one_more_file&) = delete;
  ~one_more_file() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(transport_limits_test, a_connection_that_could_not_be_accepted_is_once_files_may_be_opened) {
  start();
  EXPECT_EQ(status_of(simple), 200);
  std::optional<one_more_file> few(std::in_place);
  // What it needs itself is the last one.
  raw_client waiting(port());
  ASSERT_TRUE(waiting.connected());
  const auto told = [&] {
    const std::lock_guard guard(mutex_);
    return std::any_of(remarks_.begin(), remarks_.end(), [](const std::string& each) {
      return each.find("cannot accept") != std::string::npos;
    });
  };
  while (!told()) std::this_thread::yield();
  few.reset();
  EXPECT_EQ(waiting.ask(simple).status, 200);
}

TEST_F(transport_limits_test, bodies_beyond_the_memory_are_503) {
  transport_limits limits;
  limits.bodies_bytes = 100;
  start(limits);
  const auto post = [](int length, int sent) {
    return "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
           std::string(static_cast<std::size_t>(sent), 'x');
  };
  raw_client slow(port());
  ASSERT_TRUE(slow.send(post(90, 80)));
  while (transport_->body_bytes() < 80) std::this_thread::yield();
  EXPECT_EQ(status_of(post(20, 20)), 200);
  const auto answer = raw_client(port()).ask(post(21, 21));
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find(message(error_code::too_many_bodies)), std::string::npos);
  EXPECT_EQ(slow.ask("0123456789").status, 200);
  EXPECT_EQ(status_of(post(100, 100)), 200) << "what has been answered is held no longer";
}

// A handler that waits until the test lets it go on.
struct gate {
  std::mutex mutex;
  std::condition_variable changed;
  bool entered = false;
  bool open = false;

  http::response operator()() {
    std::unique_lock guard(mutex);
    entered = true;
    changed.notify_all();
    changed.wait(guard, [&] { return open; });
    return {};
  }
  void wait_until_entered() {
    std::unique_lock guard(mutex);
    changed.wait(guard, [&] { return entered; });
  }
  void let_go() {
    const std::lock_guard guard(mutex);
    open = true;
    changed.notify_all();
  }
};

TEST_F(transport_limits_test, stopping_answers_what_is_in_flight_and_closes_the_rest) {
  gate waiting;
  start({}, [&](const http::request&, visit&) { return waiting(); });
  raw_client idle(port());
  raw_client busy(port());
  ASSERT_TRUE(busy.send(simple));
  waiting.wait_until_entered();
  transport_->stop();
  EXPECT_TRUE(idle.ended());
  waiting.let_go();
  const auto answer = busy.read();
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.has("Connection: close"));
  EXPECT_TRUE(busy.ended());
  stop();
  EXPECT_FALSE(raw_client(port()).connected());
}

TEST_F(transport_limits_test, stopping_does_not_wait_for_ever) {
  transport_limits limits;
  limits.drain_time = 100ms;
  start(limits);
  raw_client stuck(port());
  ASSERT_TRUE(stuck.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"));
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}

TEST_F(transport_limits_test, a_port_in_use_is_an_error) {
  start();
  transport_settings settings;
  settings.port = port();
  transport second(settings, echo);
  EXPECT_TRUE(second.listen());
  settings.address = "no address";
  EXPECT_TRUE(transport(settings, echo).listen());
}

TEST_F(transport_limits_test, a_body_is_not_read_for_who_is_turned_away) {
  transport_settings settings;
  settings.port = 0;
  settings.turn_away = [](const http::request& request, visit& visit) {
    std::optional<http::response> answer;
    visit.endpoint = "gate";
    if (request.target == "/throw") throw std::runtime_error("secret");
    if (request.target == "/no") {
      answer.emplace();
      answer->status = 403;
      answer->body = "no";
    }
    return answer;
  };
  transport_ = std::make_unique<transport>(settings, echo);
  ASSERT_FALSE(transport_->listen());
  runner_ = std::thread([this] { transport_->run(); });
  const std::string fields = " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n";
  {
    raw_client client(port());
    const auto answer = client.ask("PUT /no" + fields + "\r\n");
    EXPECT_EQ(answer.status, 403) << "not a byte of the body was sent";
    EXPECT_EQ(answer.body, "no");
    EXPECT_TRUE(answer.has("Connection: close"));
  }
  {
    raw_client client(port());
    EXPECT_EQ(client.ask("PUT /no" + fields + "Expect: 100-continue\r\n\r\n").status, 403);
  }
  {
    raw_client client(port());
    EXPECT_EQ(
        client.ask("PUT /no HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n").status,
        403);
  }
  {
    raw_client client(port());
    const auto answer = client.ask("PUT /throw" + fields + "\r\n");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_TRUE(client.ended()) << "its body is not waited for";
  }
  {
    raw_client client(port());
    EXPECT_EQ(client.ask("PUT /throw" + fields + "Expect: 100-continue\r\n\r\n").status, 500);
    EXPECT_TRUE(client.ended()) << "nor asked for";
  }
  raw_client client(port());
  // One that came with its header is read, so that the connection can go on.
  EXPECT_EQ(client.ask("PUT /no HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi").body,
            "PUT /no hi");
  ASSERT_TRUE(client.send(
      "PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.read().status, 100);
  EXPECT_EQ(client.ask("hi").body, "PUT /a hi");
  EXPECT_EQ(transport_->body_bytes(), 0u);
}

TEST_F(transport_limits_test, an_address_has_its_share_of_connections) {
  transport_limits limits;
  limits.address_connections = 2;
  limits.count_this_machine = true;
  start(limits);
  raw_client first(port());
  EXPECT_EQ(first.ask(simple).status, 200);
  {
    raw_client second(port());
    EXPECT_EQ(second.ask(simple).status, 200);
    raw_client third(port());
    EXPECT_EQ(third.read().status, 503);
    EXPECT_TRUE(third.ended());
    EXPECT_EQ(second.ask(simple).status, 200);
  }
  while (transport_->open_connections() > 1) std::this_thread::yield();
  EXPECT_EQ(status_of(simple), 200) << "what has ended counts no more";
}

TEST_F(transport_limits_test, an_address_has_its_share_of_bodies) {
  transport_limits limits;
  limits.address_bytes = 1'000;
  limits.count_this_machine = true;
  start(limits);
  const std::string body(1'001, 'x');
  const auto head = [](std::size_t size) {
    return "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
  };
  EXPECT_EQ(status_of(head(1'001) + body), 503);
  EXPECT_EQ(status_of(head(1'000) + body.substr(1)), 200);
  EXPECT_EQ(status_of(head(1'000) + body.substr(1)), 200) << "what is answered is held no more";
}

}  // namespace
}  // namespace ticketwire::server

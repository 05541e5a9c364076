#include "http/transport.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "http/raw_client.hpp"

namespace ticketwire::server {
namespace {

using ::ticketwire::testing::raw_client;
using namespace std::chrono_literals;

constexpr std::string_view simple = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

http::response echo(const http::request& request, visit& visit) {
  visit.endpoint = "echo";
  if (request.target == "/throw") throw std::runtime_error("secret");
  http::response answer;
  answer.fields.set("Content-Type", "text/plain");
  if (request.target == "/empty") answer.status = 204;
  if (request.target == "/unchanged") answer.status = 304;
  if (request.target == "/inject") answer.fields.add("X-Bad", "a\r\nX-Worse: b");
  answer.body = std::string(to_string(request.method)) + " " + request.target + " " + request.body;
  return answer;
}

class transport_test : public ::testing::Test {
 protected:
  void start(transport_limits limits = {}, handler handle = echo) {
    transport_settings settings;
    settings.port = 0;
    settings.limits = limits;
    settings.observe = [this](const access& done) {
      const std::lock_guard guard(mutex_);
      log_.push_back(std::string(done.method) + " " + std::string(done.path) + " " +
                     std::to_string(done.status) + " " + std::to_string(done.received) + " " +
                     std::to_string(done.sent) + " " + std::string(done.visit.endpoint) + " " +
                     done.visit.address);
    };
    transport_ = std::make_unique<transport>(settings, std::move(handle));
    ASSERT_FALSE(transport_->listen());
    runner_ = std::thread([this] { transport_->run(); });
  }

  void TearDown() override { stop(); }

  void stop() {
    if (!runner_.joinable()) return;
    transport_->stop();
    runner_.join();
  }

  [[nodiscard]] std::uint16_t port() const { return transport_->port(); }

  int status_of(std::string_view bytes) {
    raw_client client(port());
    return client.ask(bytes).status;
  }

  std::unique_ptr<transport> transport_;
  std::thread runner_;
  std::mutex mutex_;
  std::vector<std::string> log_;
};

TEST_F(transport_test, an_answer_carries_what_every_answer_must) {
  start();
  raw_client client(port());
  const auto answer = client.ask(simple);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "GET /a?b=c ");
  EXPECT_TRUE(answer.head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(answer.has("Content-Length: 11"));
  EXPECT_TRUE(answer.has("X-Content-Type-Options: nosniff"));
  EXPECT_TRUE(answer.has("Cache-Control: no-store"));
  EXPECT_TRUE(answer.has("Referrer-Policy: no-referrer"));
  EXPECT_NE(answer.head.find("\r\nDate: "), std::string::npos);
  EXPECT_EQ(answer.head.find("\r\nServer: "), std::string::npos);
}

TEST_F(transport_test, a_connection_takes_many_requests_also_at_once) {
  start();
  raw_client client(port());
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ask(simple).status, 200);
  std::string three;
  for (const char* target : {"/1", "/2", "/3"}) {
    three += "POST " + std::string(target) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
  }
  EXPECT_EQ(client.ask(three).body, "POST /1 hi");
  EXPECT_EQ(client.read().body, "POST /2 hi");
  EXPECT_EQ(client.read().body, "POST /3 hi");
}

TEST_F(transport_test, connections_close_when_asked) {
  start();
  raw_client client(port());
  const auto answer = client.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.has("Connection: close"));
  EXPECT_TRUE(client.ended());
  raw_client old(port());
  EXPECT_TRUE(old.ask("GET / HTTP/1.0\r\n\r\n").has("Connection: close"));
  EXPECT_TRUE(old.ended());
  raw_client kept(port());
  EXPECT_TRUE(
      kept.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").has("Connection: keep-alive"));
  EXPECT_EQ(kept.ask(simple).status, 200);
}

TEST_F(transport_test, head_is_get_without_its_body) {
  start();
  raw_client client(port());
  ASSERT_TRUE(client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_TRUE(client.read(true).has("Content-Length: 7"));
  EXPECT_EQ(client.ask(simple).body, "GET /a?b=c ");
}

TEST_F(transport_test, answers_without_a_body_have_no_length) {
  start();
  raw_client client(port());
  for (const char* target : {"/empty", "/unchanged"}) {
    const auto answer = client.ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(answer.head.find("Content-Length"), std::string::npos);
  }
  EXPECT_EQ(client.ask(simple).body, "GET /a?b=c ");
}

TEST_F(transport_test, bodies_arrive_whole) {
  start();
  raw_client client(port());
  const std::string big(std::size_t{4} * 1024 * 1024, 'x');
  const auto head = "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(big.size());
  EXPECT_EQ(client.ask(head + "\r\n\r\n" + big).body.size(), big.size() + 6);
  EXPECT_EQ(client
                .ask("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "3\r\nabc\r\n2;q=1\r\nde\r\n0\r\n\r\n")
                .body,
            "PUT / abcde");
  ASSERT_TRUE(client.send(
      "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.read().status, 100);
  EXPECT_EQ(client.ask("hi").body, "PUT / hi");
}

TEST_F(transport_test, a_body_beyond_the_limit_is_413) {
  start();
  raw_client client(port());
  const auto answer = client.ask("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n");
  EXPECT_EQ(answer.status, 413);
  EXPECT_NE(answer.body.find("\"Error\":true"), std::string::npos);
  // Also when its length is not announced, and while it is still being sent.
  raw_client chunked(port());
  ASSERT_TRUE(
      chunked.send("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n400001\r\n"));
  static_cast<void>(chunked.send(std::string(0x400001, 'x')));
  EXPECT_EQ(chunked.read().status, 413);
  EXPECT_TRUE(chunked.ended());
}

TEST_F(transport_test, a_header_beyond_the_limit_is_431) {
  start();
  EXPECT_EQ(
      status_of("GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + std::string(15'000, 'x') + "\r\n\r\n"),
      200);
  EXPECT_EQ(
      status_of("GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + std::string(17'000, 'x') + "\r\n\r\n"),
      431);
  EXPECT_EQ(status_of("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
}

TEST_F(transport_test, framing_that_others_read_differently_is_400) {
  start();
  const std::vector<std::string> heads{"Content-Length: 3\r\nTransfer-Encoding: chunked",
                                       "Transfer-Encoding: chunked\r\nContent-Length: 3",
                                       "Transfer-Encoding: gzip",
                                       "Transfer-Encoding: gzip, chunked",
                                       "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                                       "Transfer-Encoding: xchunked",
                                       "Content-Length: 3\r\nContent-Length: 4",
                                       "Content-Length: 3, 4",
                                       "Content-Length: -1",
                                       "Content-Length: +3",
                                       "Content-Length: 0x3",
                                       "Content-Length : 3",
                                       " Folded: x",
                                       "Host: y",
                                       "Bad Name: x",
                                       "Nul: \x01"};
  for (const auto& head : heads) {
    raw_client client(port());
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: x\r\n" + head + "\r\n\r\n").status, 400) << head;
    EXPECT_TRUE(client.ended()) << head;
  }
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of("nonsense\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET a HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
  EXPECT_EQ(status_of("CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n"), 400);
}

TEST_F(transport_test, a_coded_body_is_415) {
  start();
  EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n"
                      "Content-Length: 1\r\n\r\nx"),
            415);
  EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: identity\r\n"
                      "Content-Length: 1\r\n\r\nx"),
            200);
}

TEST_F(transport_test, an_absolute_target_loses_its_authority) {
  start();
  raw_client client(port());
  EXPECT_EQ(client.ask("GET http://h:1/p?q HTTP/1.1\r\nHost: H:1\r\n\r\n").body, "GET /p?q ");
  EXPECT_EQ(client.ask("GET http://h HTTP/1.1\r\nHost: h\r\n\r\n").body, "GET / ");
  EXPECT_EQ(client.ask("GET http://h?q HTTP/1.1\r\nHost: h\r\n\r\n").body, "GET /?q ");
}

TEST_F(transport_test, a_field_cannot_break_out_of_its_line) {
  start();
  raw_client client(port());
  const auto answer = client.ask("GET /inject HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.head.find("X-Worse"), std::string::npos);
}

TEST_F(transport_test, a_handler_that_throws_is_500_without_its_words) {
  start();
  raw_client client(port());
  const auto answer = client.ask("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("secret"), std::string::npos);
  EXPECT_EQ(client.ask(simple).status, 200);
}

TEST_F(transport_test, the_log_has_a_line_for_each_answer_and_no_query) {
  start();
  EXPECT_EQ(status_of(simple), 200);
  EXPECT_EQ(status_of("PUT /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"), 200);
  EXPECT_EQ(status_of("nonsense\r\n\r\n"), 400);
  stop();
  ASSERT_EQ(log_.size(), 3u);
  EXPECT_EQ(log_[0], "GET /a 200 0 11 echo 127.0.0.1");
  EXPECT_EQ(log_[1], "PUT /b 200 2 9 echo 127.0.0.1");
  EXPECT_TRUE(log_[2].starts_with("- - 400 0 ")) << log_[2];
}

TEST_F(transport_test, a_slow_request_is_408_and_closed) {
  transport_limits limits;
  limits.header_time = 150ms;
  limits.request_time = 300ms;
  start(limits);
  raw_client head(port());
  EXPECT_EQ(head.ask("GET / HTTP/1.1\r\nHost:").status, 408);
  EXPECT_TRUE(head.ended());
  raw_client body(port());
  EXPECT_EQ(body.ask("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab").status, 408);
  // Dripping does not buy time.
  raw_client drip(port());
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 40 && drip.send(i == 0 ? "GET /" : "x"); ++i) {
    std::this_thread::sleep_for(10ms);
    if (std::chrono::steady_clock::now() - begun > 250ms) break;
  }
  EXPECT_EQ(drip.read().status, 408);
}

TEST_F(transport_test, an_idle_connection_is_closed_without_a_word) {
  transport_limits limits;
  limits.header_time = 100ms;
  limits.idle_time = 150ms;
  start(limits);
  raw_client used(port());
  EXPECT_EQ(used.ask(simple).status, 200);
  EXPECT_TRUE(used.ended());
  raw_client unused(port());
  EXPECT_TRUE(unused.ended());
}

TEST_F(transport_test, slow_clients_do_not_hold_up_others) {
  start();
  std::vector<std::unique_ptr<raw_client>> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(std::make_unique<raw_client>(port()));
    ASSERT_TRUE(slow.back()->send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab"));
  }
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) EXPECT_EQ(status_of(simple), 200);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
  EXPECT_EQ(slow.front()->ask("cdefghij").body, "POST / abcdefghij");
}

TEST_F(transport_test, connections_beyond_the_limit_are_503) {
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

TEST_F(transport_test, bodies_beyond_the_memory_are_503) {
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

TEST_F(transport_test, stopping_answers_what_is_in_flight_and_closes_the_rest) {
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

TEST_F(transport_test, stopping_does_not_wait_for_ever) {
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

TEST_F(transport_test, a_port_in_use_is_an_error) {
  start();
  transport_settings settings;
  settings.port = port();
  transport second(settings, echo);
  EXPECT_TRUE(second.listen());
  settings.address = "no address";
  EXPECT_TRUE(transport(settings, echo).listen());
}

TEST_F(transport_test, a_body_is_not_read_for_who_is_turned_away) {
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

TEST_F(transport_test, an_address_has_its_share_of_connections) {
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

TEST_F(transport_test, an_address_has_its_share_of_bodies) {
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

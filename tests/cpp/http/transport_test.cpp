#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <future>

#include "http/transport_case.hpp"

namespace ticketwire::server {
namespace {

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

// The transport of the tests handles two at a time.
TEST_F(transport_test, a_quick_request_is_answered_while_every_turn_is_taken) {
  std::promise<void> released;
  const std::shared_future<void> release = released.get_future().share();
  std::atomic<int> begun = 0;
  start({}, [&](const http::request& request, visit& visit) {
    if (request.target != "/quick") {
      ++begun;
      release.wait();
    }
    return echo(request, visit);
  });
  std::array<raw_client, 4> slow{raw_client(port()), raw_client(port()), raw_client(port()),
                                 raw_client(port())};
  for (raw_client& each : slow) ASSERT_TRUE(each.send(simple));
  while (begun < 2) std::this_thread::yield();
  EXPECT_EQ(status_of("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n"), 200);
  EXPECT_EQ(status_of("GET bad\r\n\r\n"), 400) << "what is refused needs no turn";
  EXPECT_EQ(begun, 2) << "the others wait";
  released.set_value();
  for (raw_client& each : slow) EXPECT_EQ(each.read().body, "GET /a?b=c ");
  EXPECT_EQ(begun, 4);
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

}  // namespace
}  // namespace ticketwire::server

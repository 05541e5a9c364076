#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "http/raw_client.hpp"
#include "http/transport.hpp"

namespace ticketwire::server {

using ::ticketwire::testing::raw_client;
using namespace std::chrono_literals;

inline constexpr std::string_view simple = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

inline http::response echo(const http::request& request, visit& visit) {
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
    settings.at_once = [](const http::request& request) { return request.target == "/quick"; };
    settings.observe = [this](const access& done) {
      const std::lock_guard guard(mutex_);
      log_.push_back(std::string(done.method) + " " + std::string(done.path) + " " +
                     std::to_string(done.status) + " " + std::to_string(done.received) + " " +
                     std::to_string(done.sent) + " " + std::string(done.visit.endpoint) + " " +
                     done.visit.address);
    };
    settings.remark = [this](log_level, const std::string& text) {
      const std::lock_guard guard(mutex_);
      remarks_.push_back(text);
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
  std::vector<std::string> remarks_;
};

}  // namespace ticketwire::server

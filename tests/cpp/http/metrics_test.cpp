#include "http/metrics.hpp"

#include <gtest/gtest.h>

namespace ticketwire::server {
namespace {

class metrics_test : public ::testing::Test {
 protected:
  void count(std::string_view endpoint, std::string_view method, int status,
             std::chrono::microseconds spent, login_outcome login = login_outcome::none) {
    visit visit;
    visit.endpoint = endpoint;
    visit.login = login;
    metrics_.count({visit, method, "/", status, 3, 50, spent});
  }
  /// The value of a sample, by its name and labels; empty where there is none.
  std::string value(const std::string& sample) {
    const auto text = "\n" + metrics_.text({});
    const auto begin = text.find("\nticketwire_" + sample + " ");
    if (begin == std::string::npos) return {};
    const auto from = begin + sample.size() + 13;
    return text.substr(from, text.find('\n', from) - from);
  }

  metrics metrics_;
};

using std::chrono::microseconds;

TEST_F(metrics_test, answers_are_counted_by_endpoint_method_and_class_of_status) {
  count("getTicket", "GET", 200, microseconds(1));
  count("getTicket", "GET", 299, microseconds(1));
  count("getTicket", "GET", 304, microseconds(1));
  count("getTicket", "HEAD", 100, microseconds(1));
  count("none", "BREW", 599, microseconds(1));
  count("what is no endpoint", "GET", 999, microseconds(1));
  EXPECT_EQ(value(R"(requests_total{endpoint="getTicket",method="GET",status="2xx"})"), "2");
  EXPECT_EQ(value(R"(requests_total{endpoint="getTicket",method="GET",status="3xx"})"), "1");
  EXPECT_EQ(value(R"(requests_total{endpoint="getTicket",method="HEAD",status="1xx"})"), "1");
  EXPECT_EQ(value(R"(requests_total{endpoint="none",method="other",status="5xx"})"), "1");
  EXPECT_EQ(value(R"(requests_total{endpoint="none",method="GET",status="5xx"})"), "1");
  EXPECT_EQ(value(R"(requests_total{endpoint="getTicket",method="GET",status="4xx"})"), "");
  EXPECT_EQ(value("received_bytes_total"), "18");
  EXPECT_EQ(value("sent_bytes_total"), "300");
}

TEST_F(metrics_test, times_are_in_the_bucket_of_their_upper_bound_and_all_above_it) {
  const auto bucket = [&](const char* bound) {
    return value("request_duration_seconds_bucket{le=\"" + std::string(bound) + "\"}");
  };
  EXPECT_EQ(bucket("+Inf"), "0");
  count("getTicket", "GET", 200, microseconds(500));
  count("getTicket", "GET", 200, microseconds(501));
  count("getTicket", "GET", 200, std::chrono::seconds(5));
  count("getTicket", "GET", 200, microseconds(5'000'001));
  EXPECT_EQ(bucket("5e-04"), "1");
  EXPECT_EQ(bucket("0.001"), "2");
  EXPECT_EQ(bucket("1"), "2");
  EXPECT_EQ(bucket("5"), "3");
  EXPECT_EQ(bucket("+Inf"), "4");
  EXPECT_EQ(value("request_duration_seconds_count"), "4");
  EXPECT_EQ(value("request_duration_seconds_sum"), "10.001002");
}

TEST_F(metrics_test, logins_that_were_refused_are_counted_by_the_reason) {
  count("getTicket", "GET", 401, microseconds(1), login_outcome::failed);
  count("getTicket", "GET", 401, microseconds(1), login_outcome::failed);
  count("getTicket", "GET", 429, microseconds(1), login_outcome::throttled);
  EXPECT_EQ(value(R"(logins_refused_total{reason="wrong"})"), "2");
  EXPECT_EQ(value(R"(logins_refused_total{reason="throttled"})"), "1");
}

TEST_F(metrics_test, each_metric_is_described_once_before_its_samples) {
  gauges now;
  now.connections = 7;
  now.mail = gauges::outbox{1, 2, 3};
  const auto text = metrics_.text(now);
  EXPECT_NE(text.find("# TYPE ticketwire_connections gauge\nticketwire_connections 7\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("\nticketwire_outbox_mails{state=\"failed\"} 2\n"), std::string::npos);
  EXPECT_EQ(metrics_.text({}).find("outbox_mails"), std::string::npos);
}

}  // namespace
}  // namespace ticketwire::server

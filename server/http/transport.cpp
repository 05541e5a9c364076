#include "http/transport.hpp"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <charconv>
#include <csignal>
#include <thread>
#include <utility>
#include <vector>

#include "http/connection.hpp"
#include "service/service.hpp"

namespace ticketwire::server {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

namespace {

// Connections beyond the limit are told so; beyond this many of them they are dropped.
constexpr std::size_t extra_connections = 64;
constexpr std::chrono::milliseconds pause_after_failure{100};

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), number, 16).ptr;
  return {digits.begin(), end};
}

refuser default_refuser() {
  return [](const http::request& request, const error& error) {
    return service::failure(error, request.fields.find("Accept"));
  };
}

}  // namespace

transport::transport(transport_settings settings, handler handle, refuser refuse)
    : settings_(std::move(settings)),
      handler_(std::move(handle)),
      refuse_(refuse ? std::move(refuse) : default_refuser()),
      run_(hexadecimal(
          static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()))),
      context_(static_cast<int>(settings_.threads) + 1),
      accepting_(asio::make_strand(context_)),
      acceptor_(accepting_),
      pause_(accepting_),
      drain_(accepting_),
      signals_(accepting_),
      hangups_(accepting_),
      turns_(settings_.threads) {}

transport::~transport() = default;

boost::system::error_code transport::listen() {
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(settings_.address, failed);
  if (failed) return failed;
  const tcp::endpoint endpoint(address, settings_.port);
  if (acceptor_.open(endpoint.protocol(), failed)) return failed;
  if (acceptor_.set_option(tcp::acceptor::reuse_address(true), failed)) return failed;
  if (acceptor_.bind(endpoint, failed)) return failed;
  if (acceptor_.listen(asio::socket_base::max_listen_connections, failed)) return failed;
  if (acceptor_.non_blocking(true, failed)) return failed;
  port_ = acceptor_.local_endpoint(failed).port();
  return failed;
}

void transport::run() {
  asio::post(accepting_, [this] { accept(); });
  {
    std::vector<std::jthread> others;
    for (unsigned i = 0; i < settings_.threads; ++i) others.emplace_back([this] { work(); });
    work();
  }
  const std::lock_guard guard(mutex_);
  ended_ = true;
}

void transport::work() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception& thrown) {
      // Out of memory in one connection's machinery: it is gone, the others go on.
      remark(log_level::error, std::string("failure in the transport: ") + thrown.what());
    }
  }
}

void transport::stop_on_signals(std::function<void()> also) {
  boost::system::error_code ignored;
  signals_.add(SIGINT, ignored);
  signals_.add(SIGTERM, ignored);
  signals_.async_wait([this, also = std::move(also)](boost::system::error_code failed, int) {
    if (failed) return;
    if (also) also();
    stop();
  });
}

void transport::reload_on_signal(std::function<void()> reload) {
  reload_ = std::move(reload);
  boost::system::error_code ignored;
  hangups_.add(SIGHUP, ignored);
  await_reload();
}

void transport::await_reload() {
  hangups_.async_wait([this](boost::system::error_code failed, int) {
    if (failed) return;
    reload_();
    if (!stopping_) await_reload();
  });
}

void transport::use_tls(std::shared_ptr<asio::ssl::context> tls) {
  const std::lock_guard guard(mutex_);
  tls_ = std::move(tls);
}

std::size_t transport::open_connections() const {
  const std::lock_guard guard(mutex_);
  return connections_.size();
}

void transport::remark(log_level level, const std::string& text) const {
  if (settings_.remark) settings_.remark(level, text);
}

std::string transport::next_id() {
  return run_ + '-' + hexadecimal(++requests_);
}

void transport::stop() {
  if (stopping_.exchange(true)) return;
  asio::post(accepting_, [this] {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    signals_.cancel(ignored);
    hangups_.cancel(ignored);
    // Collected first: the last owner of a connection must not let go of it under the lock.
    std::vector<std::shared_ptr<connection>> open;
    {
      const std::lock_guard guard(mutex_);
      if (connections_.empty()) return;
      drain_.expires_after(settings_.limits.drain_time);
      drain_.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) context_.stop();
      });
      for (const auto& [address, held] : connections_) open.push_back(held.lock());
    }
    for (const auto& each : open) {
      if (each) each->drain();
    }
  });
}

void transport::accept() {
  if (stopping_) return;
  acceptor_.async_wait(tcp::acceptor::wait_read, [this](boost::system::error_code failed) {
    if (stopping_) return;
    if (!failed) failed = admit_waiting();
    if (!failed) return accept();
    // Out of descriptors, most likely: connections that end will free some.
    remark(log_level::error, "cannot accept: " + failed.message());
    pause_.expires_after(pause_after_failure);
    pause_.async_wait([this](boost::system::error_code cancelled) {
      if (!cancelled) accept();
    });
  });
}

// All of them at once: between two, everything that is queued on the threads would come first, and
// the last of many would wait long.
boost::system::error_code transport::admit_waiting() {
  for (;;) {
    boost::system::error_code failed;
    tcp::socket socket(asio::make_strand(context_));
    acceptor_.accept(socket, failed);
    if (failed == asio::error::would_block) return {};
    if (failed && failed != asio::error::connection_aborted) return failed;
    if (!failed) admit(std::move(socket));
  }
}

void transport::admit(tcp::socket socket) {
  std::shared_ptr<connection> admitted;
  bool refused = false;
  {
    const std::lock_guard guard(mutex_);
    if (connections_.size() >= settings_.limits.connections + extra_connections) return;
    refused = connections_.size() >= settings_.limits.connections;
    try {
      admitted = std::make_shared<connection>(*this, std::move(socket), tls_.get());
      connections_.emplace(admitted.get(), admitted);
    } catch (const std::exception&) {
      // Out of memory: this connection is dropped, the next is waited for.
      return;
    }
  }
  admitted->start(refused);
}

void transport::closed(const connection* which) {
  const std::lock_guard guard(mutex_);
  connections_.erase(which);
  if (stopping_ && !ended_ && connections_.empty()) {
    asio::post(accepting_, [this] { drain_.cancel(); });
  }
}

}  // namespace ticketwire::server

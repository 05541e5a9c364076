#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/log_level.hpp"
#include "http/visit.hpp"

namespace ticketwire::server {

/// Writes one JSON object a line. At error it holds failures and answers from 500 on, at info every
/// answer, at debug also connections that came to nothing. It never holds fields, bodies or the
/// query of a request. Safe to call from several threads if `sink` is.
class access_log {
 public:
  /// Receives a line that ends with a line feed.
  using sink = std::function<void(std::string_view)>;

  access_log(log_level level, sink write) : level_(level), write_(std::move(write)) {}

  void answer(const access& done) const;
  /// `text` is for the operator and holds nothing that a client has sent.
  void remark(log_level level, std::string_view text) const;

 private:
  log_level level_;
  sink write_;
};

}  // namespace ticketwire::server

#include "json/exact_scan.hpp"

#include <vector>

#include "json/steps.hpp"

namespace ticketwire::json {
namespace {

/// Containers are kept on a stack of its own, so that depth never costs the machine's.
class scanner {
 public:
  scanner(const body& body, const limits& limits)
      : begin_(body.begin()), at_(begin_), end_(body.end()), limits_(limits) {}

  std::optional<error> run() {
    at_ = after_space(at_);
    bool good = value();
    while (good && !containers_.empty()) {
      at_ = after_space(at_);
      good = next_child(containers_.back());
    }
    if (good) {
      at_ = after_space(at_);
      if (at_ != end_) fail();
    }
    return error_;
  }

 private:
  struct open_container {
    bool named;
    bool empty;
  };

  bool value();
  bool next_child(open_container& container);
  bool open(bool named);
  bool string();

  bool counted(const char* begin) {
    if (values_ == limits_.max_values) return fail(error_code::json_too_many, begin);
    ++values_;
    return true;
  }
  bool checked(bool good, const char* begin) { return good ? counted(begin) : fail(); }
  bool fail() { return fail(error_code::json_syntax, at_); }
  bool fail(error_code code, const char* at) {
    const auto offset = static_cast<std::size_t>(at - begin_);
    if (!error_) error_ = error{.code = code, .offset = offset};
    return false;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  limits limits_;
  std::size_t values_ = 0;
  std::vector<open_container> containers_;
  std::optional<error> error_;
};

bool scanner::value() {
  const char* const begin = at_;
  switch (*at_) {
    case '"':
      return string();
    case '{':
      return open(true);
    case '[':
      return open(false);
    case 't':
    case 'f':
      return checked(pass_boolean(at_), begin);
    case 'n':
      return checked(pass_null(at_), begin);
    default:
      return checked(pass_number(at_), begin);
  }
}

bool scanner::next_child(open_container& container) {
  if (*at_ == (container.named ? '}' : ']')) {
    ++at_;
    containers_.pop_back();
    return true;
  }
  if (!container.empty) {
    if (*at_ != ',') return fail();
    at_ = after_space(at_ + 1);
  }
  container.empty = false;
  if (container.named) {
    if (*at_ != '"') return fail();
    if (!string()) return false;
    at_ = after_space(at_);
    if (*at_ != ':') return fail();
    at_ = after_space(at_ + 1);
  }
  return value();
}

bool scanner::open(bool named) {
  if (containers_.size() == limits_.max_depth) return fail(error_code::json_depth, at_);
  containers_.push_back({named, true});
  return counted(at_++);
}

bool scanner::string() {
  const char* const begin = at_++;
  error_code code{};
  return pass_string(at_, code) ? counted(begin) : fail(code, at_);
}

}  // namespace

std::optional<error> exact_scan(const body& body, const limits& limits) {
  return scanner(body, limits).run();
}

}  // namespace ticketwire::json

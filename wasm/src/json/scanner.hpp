#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ticketwire/json/text.hpp"

namespace ticketwire::json {

/// One pass over a JSON text that checks all of RFC 8259 and records the spans. Containers are kept
/// on a stack of its own, so that depth never costs the machine's.
class scanner {
 public:
  scanner(std::string_view bytes, std::size_t max_depth);

  /// The spans, or the first error.
  result<std::vector<span>> run();

 private:
  struct open_container {
    std::uint32_t index;
    bool empty;
  };

  bool value();
  bool continue_object(open_container& container);
  bool continue_array(open_container& container);
  bool open(kind kind);
  void close();
  bool literal(std::string_view word, kind kind);
  bool number();
  bool digits();
  bool string();
  bool escape(bool& pending_high_surrogate);
  bool utf8_sequence();
  void skip_space() noexcept;
  [[nodiscard]] bool at(char c) const noexcept {
    return position_ < bytes_.size() && bytes_[position_] == c;
  }
  bool fail(error_code code = error_code::json_syntax);

  std::string_view bytes_;
  std::size_t max_depth_;
  std::size_t position_ = 0;
  std::vector<span> spans_;
  std::vector<open_container> containers_;
  std::optional<error> error_;
};

}  // namespace ticketwire::json

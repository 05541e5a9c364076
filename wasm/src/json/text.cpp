#include "ticketwire/json/text.hpp"

#include "json/scanner.hpp"

namespace ticketwire::json {

result<std::shared_ptr<const text>> text::parse(std::string bytes, const limits& limits) {
  // Spans count in 32 bits.
  if (bytes.size() > limits.max_bytes || bytes.size() > 0x7fffffff) {
    return error{error_code::json_size, {}, error::nowhere, limits.max_bytes, {}};
  }
  result<std::vector<span>> spans = scanner(bytes, limits.max_depth).run();
  if (!spans) return spans.error();
  return std::shared_ptr<const text>(
      std::make_shared<text>(key{}, std::move(bytes), *std::move(spans)));
}

}  // namespace ticketwire::json

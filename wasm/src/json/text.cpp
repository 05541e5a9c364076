#include "ticketwire/json/text.hpp"

#include "json/scanner.hpp"
#include "json/wide_index.hpp"

namespace ticketwire::json {

result<std::shared_ptr<const text>> text::parse(std::string bytes, const limits& limits) {
  // Spans count in 32 bits.
  if (bytes.size() > limits.max_bytes || bytes.size() > 0x7fffffff) {
    return error{error_code::json_size, {}, error::nowhere, limits.max_bytes, {}};
  }
  result<scanned> found = scanner<vector_bytes>(bytes, limits).run();
  if (!found) return found.error();
  const auto made = std::make_shared<text>(key{}, std::move(bytes), std::move(found->spans));
  if (!found->wide.empty()) made->wide_ = std::make_unique<wide_index>(*made, found->wide);
  return std::shared_ptr<const text>(made);
}

text::text(key, std::string bytes, std::vector<span> spans)
    : bytes_(std::move(bytes)), spans_(std::move(spans)) {}

text::~text() = default;

}  // namespace ticketwire::json

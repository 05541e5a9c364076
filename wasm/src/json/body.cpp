#include "ticketwire/json/body.hpp"

#include <algorithm>

namespace ticketwire::json {

body::body(std::string_view bytes) : data_(allocate(bytes.size())), size_(bytes.size()) {
  std::copy(bytes.begin(), bytes.end(), data_.get());
}

char* body::allocate(std::size_t size) {
  char* const out = new char[size + padding];
  std::fill_n(out + size, padding, '\0');
  return out;
}

}  // namespace ticketwire::json

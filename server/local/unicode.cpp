#include "store/unicode.hpp"

#include "local/host.hpp"

namespace ticketwire::store {

std::string fold_unicode(std::string_view text) {
  return local::ask(local::question::fold, text);
}

}  // namespace ticketwire::store

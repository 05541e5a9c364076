#include "service/mail/mime.hpp"

#include "local/host.hpp"
#include "local/unsupported.hpp"

namespace ticketwire::service {

result<mail_file> mail_attachment(std::string_view /*mail*/, std::int32_t /*position*/) {
  local::unsupported() = "files within mails are not read";
  return error{.code = error_code::internal};
}

std::string decode_encoded_words(const std::string& phrase) {
  return local::ask(local::question::decode_words, phrase);
}

std::string domain_to_ascii(const std::string& domain) {
  return local::ask(local::question::domain, domain);
}

}  // namespace ticketwire::service

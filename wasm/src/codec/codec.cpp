#include "ticketwire/codec/codec.hpp"

#include "ticketwire/codec/form.hpp"

namespace ticketwire::codec {

result<json::document> decode(std::string_view body, http::media_type media_type,
                              const schema::carrier_type& type, const limits& limits) {
  if (media_type != http::media_type::form) return json::document::parse(body, limits);
  result<std::string> carrier = read_form(body, type, limits);
  if (!carrier) return carrier.error();
  return json::document::parse(*carrier, limits);
}

result<std::string> encode(const json::value& carrier, http::media_type media_type,
                           const schema::carrier_type& type) {
  if (media_type != http::media_type::form) return json::write(carrier);
  return write_form(carrier, type);
}

}  // namespace ticketwire::codec

#include "ticketwire/carrier/read.hpp"

#include <utility>

#include "carrier/typed_reader.hpp"
#include "ticketwire/carrier/bind.hpp"

namespace ticketwire::carrier {

result<json::document> parse(std::string_view bytes, const schema::carrier_type* type,
                             const limits& limits, const json::text* like) {
  TICKETWIRE_TRY(json::text::check_size(bytes.size(), limits));
  return parse(json::body(bytes), type, limits, like);
}

result<json::document> parse(json::body body, const schema::carrier_type* type,
                             const limits& limits, const json::text* like) {
  TICKETWIRE_TRY(json::text::check_size(body.bytes().size(), limits));
  if (type != nullptr && typed_reader::knows(*type)) {
    typed_reader reader(body, limits, like);
    if (reader.read(*type)) {
      return json::document(json::text::make(std::move(body), reader.take()));
    }
  }
  const auto text = json::text::parse(std::move(body), limits, like);
  if (!text) return text.error();
  return json::document(*text);
}

result<json::document> read(std::string_view bytes, const schema::carrier_type& type,
                            const limits& limits, const json::text* like) {
  TICKETWIRE_TRY(json::text::check_size(bytes.size(), limits));
  return read(json::body(bytes), type, limits, like);
}

result<json::document> read(json::body body, const schema::carrier_type& type, const limits& limits,
                            const json::text* like) {
  result<json::document> document = parse(std::move(body), &type, limits, like);
  if (!document) return document;
  faults found = validate(document->root(), type, limits);
  if (!found.empty()) return std::move(found.front());
  return document;
}

}  // namespace ticketwire::carrier

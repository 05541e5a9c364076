#include "service/message/inline_images.hpp"

#include <algorithm>
#include <boost/url/pct_string_view.hpp>
#include <map>
#include <optional>

#include "encoding/base64.hpp"
#include "service/attachment/file_type.hpp"
#include "service/attachment/references.hpp"
#include "service/record/names.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_bytes = std::size_t{4} * 1024 * 1024;
constexpr std::string_view mark = ";ticketwire-inlined=1;base64,";

struct picture {
  std::int32_t id = 0;
  std::string_view type;
};

/// By their Content-ID.
using pictures = std::map<std::string, picture, std::less<>>;

result<pictures> find_pictures(store::reader& reader, const members& message) {
  pictures out;
  for (const std::int32_t id : attachment_ids(message)) {
    const result<members> found = find_attachment(reader, id, error_code::entity_not_found);
    if (!found && found.error().code == error_code::entity_not_found) continue;
    if (!found) return found.error();
    const std::string type = found->text(names::ContentType);
    const std::string name = found->text(names::ContentId);
    if (!name.empty() && is_pixel_image(type)) {
      out.try_emplace(name, picture{id, served_type(type)});
    }
  }
  return out;
}

/// The end of a URL that begins at `at`, as an attribute or url() ends it.
std::size_t end_of_url(std::string_view html, std::size_t at) {
  return std::min(html.find_first_of("\"'<>) \t\r\n", at), html.size());
}

/// RFC 2392: the id is percent-encoded in the URL.
std::string decode(std::string_view id) {
  const auto text = boost::urls::make_pct_string_view(id);
  return text ? text->decode() : std::string(id);
}

bool ends_with_quote(std::string_view text) {
  return !text.empty() && std::string_view("\"'=( ").find(text.back()) != std::string_view::npos;
}

}  // namespace

result<std::string> inline_images(store::reader& reader, const members& message) {
  const std::string html = message.text(names::HtmlBody);
  const auto known = find_pictures(reader, message);
  if (!known) return known.error();
  std::string out;
  std::size_t done = 0;
  std::size_t left = most_bytes;
  for (std::size_t at = html.find(':'); at != std::string::npos; at = html.find(':', at + 1)) {
    const bool scheme =
        at >= done + 3 && json::equal_ignore_case(std::string_view(html).substr(at - 3, 3), "cid");
    if (!scheme || !ends_with_quote(std::string_view(html).substr(0, at - 3))) continue;
    const std::size_t end = end_of_url(html, at);
    const auto found = known->find(decode(std::string_view(html).substr(at + 1, end - at - 1)));
    if (found == known->end()) continue;
    const auto bytes = reader.content(found->second.id);
    if (!bytes) return bytes.error();
    if (!*bytes || (*bytes)->size() > left) continue;
    left -= (*bytes)->size();
    out.append(html, done, at - 3 - done);
    out.append("data:").append(found->second.type).append(mark).append(encode_base64(**bytes));
    done = end;
  }
  out.append(html, done);
  return out;
}

bool has_inlined_images(std::string_view html) {
  return html.find(mark) != std::string_view::npos;
}

}  // namespace ticketwire::service

#include "service/mail/html_parser.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/dict.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace ticketwire::service {
namespace {

/// libxml2 takes a block or two more before it refuses; what it refuses is dropped.
constexpr std::size_t most_names = 1000;

std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// What the parser tells while it reads, so that no tree is built and nothing recurses.
struct listener {
  html_events& events;
  std::vector<html_attribute> attributes;
};

listener& listener_of(void* parser) {
  return *static_cast<listener*>(static_cast<htmlParserCtxt*>(parser)->_private);
}

void go_on(void* parser, bool wanted) {
  if (!wanted) xmlStopParser(static_cast<htmlParserCtxt*>(parser));
}

void on_start(void* parser, const xmlChar* name, const xmlChar** attributes) {
  listener& to = listener_of(parser);
  to.attributes.clear();
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    to.attributes.push_back({view(attributes[0]), view(attributes[1])});
  }
  go_on(parser, to.events.start(view(name), to.attributes));
}

void on_end(void* parser, const xmlChar* /*name*/) {
  go_on(parser, listener_of(parser).events.end());
}

void on_text(void* parser, const xmlChar* text, int size) {
  const std::string_view read(reinterpret_cast<const char*>(text),
                              static_cast<std::size_t>(std::max(size, 0)));
  go_on(parser, listener_of(parser).events.text(read));
}

struct free_parser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

bool parse_html(std::string_view html, html_events& events) {
  // Within a body, text needs no paragraph of the parser's making. It would take a zero for the
  // end.
  std::string input = "<body>" + std::string(html);
  std::erase(input, '\0');
  const std::unique_ptr<htmlParserCtxt, free_parser> parser(htmlNewParserCtxt());
  if (!parser) return false;
  listener to{events, {}};
  parser->_private = &to;
  htmlSAXHandler handler{};
  handler.initialized = 1;
  handler.startElement = &on_start;
  handler.endElement = &on_end;
  handler.characters = &on_text;
  handler.ignorableWhitespace = &on_text;
  *parser->sax = handler;
  // The parser compares each attribute with all before it in its tag: a bound on the bytes of
  // different names keeps that from growing with the square of the text.
  xmlDictSetLimit(parser->dict, most_names);
  constexpr int options =
      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlDocPtr none = htmlCtxtReadMemory(parser.get(), input.data(), static_cast<int>(input.size()),
                                       nullptr, "UTF-8", options);
  if (none != nullptr) xmlFreeDoc(none);
  return true;
}

}  // namespace ticketwire::service

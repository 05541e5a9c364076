#include "service/mail/html_sanitizer.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/dict.h>
#include <libxml/parser.h>

#include <memory>
#include <optional>
#include <vector>

#include "service/mail/html_rules.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_depth = 256;
/// libxml2 takes a block or two more before it refuses; what it refuses is dropped.
constexpr std::size_t most_names = 1000;
constexpr std::size_t most_input = std::size_t{2} * 1024 * 1024;
constexpr std::size_t most_output = std::size_t{4} * 1024 * 1024;

std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      default:
        out.push_back(c);
    }
  }
}

/// Writes what the parser finds, as it finds it: no tree is built, so that nothing recurses.
class writer {
 public:
  explicit writer(htmlParserCtxt& parser) : parser_(parser) {}

  void start(std::string_view element, const xmlChar** attributes) {
    if (open_.size() == most_depth) return stop(error_code::json_depth);
    const html_element rule = rule_of(element);
    open_.push_back({std::string(element), rule});
    if (rule == html_element::dropped) ++dropped_;
    if (dropped_ > 0 || rule == html_element::unwrapped) return;
    const std::size_t before = out_.size();
    out_.push_back('<');
    out_.append(element);
    const bool any = write_attributes(element, attributes);
    if (element == "img" && !any) return out_.resize(before);
    out_.push_back('>');
    check_size();
  }

  void end() {
    if (open_.empty()) return;
    const opened element = std::move(open_.back());
    open_.pop_back();
    if (element.rule == html_element::dropped) --dropped_;
    if (dropped_ == 0 && element.rule == html_element::kept) {
      out_.append("</").append(element.name).append(">");
    }
  }

  void text(std::string_view text) {
    if (dropped_ > 0) return;
    append_escaped(out_, text);
    check_size();
  }

  result<std::string> finish() {
    if (failure_) return error{.code = *failure_, .detail = "HTML"};
    while (!open_.empty()) end();
    return std::move(out_);
  }

 private:
  struct opened {
    std::string name;
    html_element rule;
  };

  bool write_attributes(std::string_view element, const xmlChar** attributes) {
    bool any = false;
    bool link = false;
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const std::string_view name = view(attributes[0]);
      const std::optional<std::string> value = kept_attribute(element, name, view(attributes[1]));
      if (!value) continue;
      any = true;
      link = link || name == "href";
      out_.append(" ").append(name).append("=\"");
      append_escaped(out_, *value);
      out_.push_back('"');
    }
    if (link) out_.append(R"( target="_blank" rel="nofollow noreferrer noopener")");
    return any;
  }

  void check_size() {
    if (out_.size() > most_output) stop(error_code::json_size);
  }

  void stop(error_code code) {
    if (!failure_) failure_ = code;
    xmlStopParser(&parser_);
  }

  htmlParserCtxt& parser_;
  std::string out_;
  std::vector<opened> open_;
  std::size_t dropped_ = 0;
  std::optional<error_code> failure_;
};

writer& writer_of(void* parser) {
  return *static_cast<writer*>(static_cast<htmlParserCtxt*>(parser)->_private);
}

void on_start(void* parser, const xmlChar* name, const xmlChar** attributes) {
  writer_of(parser).start(view(name), attributes);
}

void on_end(void* parser, const xmlChar* /*name*/) {
  writer_of(parser).end();
}

void on_text(void* parser, const xmlChar* text, int size) {
  writer_of(parser).text(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(std::max(size, 0))});
}

struct free_parser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

result<std::string> sanitize_html(std::string_view html) {
  if (html.size() > most_input) {
    return error{.code = error_code::json_size, .detail = "HTML"};
  }
  // Within a body, text needs no paragraph of the parser's making. It would take a zero for the
  // end.
  std::string input = "<body>" + std::string(html);
  std::erase(input, '\0');
  const std::unique_ptr<htmlParserCtxt, free_parser> parser(htmlNewParserCtxt());
  if (!parser) return error{.code = error_code::internal};
  writer out(*parser);
  parser->_private = &out;
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
  return out.finish();
}

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace ticketwire::service

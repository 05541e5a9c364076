#include "service/mail/html_sanitizer.hpp"

#include <optional>
#include <vector>

#include "service/mail/html_parser.hpp"
#include "service/mail/html_rules.hpp"
#include "service/mail/html_text.hpp"

namespace ticketwire::service {
namespace {

constexpr std::size_t most_depth = 256;
constexpr std::size_t most_input = std::size_t{2} * 1024 * 1024;
constexpr std::size_t most_output = std::size_t{4} * 1024 * 1024;

/// Writes what the parser finds, as it finds it.
class writer final : public html_events {
 public:
  bool start(std::string_view element, std::span<const html_attribute> attributes) override {
    if (open_.size() == most_depth) return stop(error_code::json_depth);
    const html_element rule = rule_of(element);
    open_.push_back({std::string(element), rule});
    if (rule == html_element::dropped) ++dropped_;
    if (dropped_ > 0 || rule == html_element::unwrapped) return true;
    const std::size_t before = out_.size();
    out_.push_back('<');
    out_.append(element);
    const bool any = write_attributes(element, attributes);
    if (element == "img" && !any) {
      out_.resize(before);
      return true;
    }
    out_.push_back('>');
    return check_size();
  }

  bool end() override {
    if (open_.empty()) return true;
    const opened element = std::move(open_.back());
    open_.pop_back();
    if (element.rule == html_element::dropped) --dropped_;
    if (dropped_ == 0 && element.rule == html_element::kept) {
      out_.append("</").append(element.name).append(">");
    }
    return true;
  }

  bool text(std::string_view text) override {
    if (dropped_ > 0) return true;
    out_.append(escape_html(text));
    return check_size();
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

  bool write_attributes(std::string_view element, std::span<const html_attribute> attributes) {
    bool any = false;
    bool link = false;
    for (const html_attribute& each : attributes) {
      const std::optional<std::string> value = kept_attribute(element, each.name, each.value);
      if (!value) continue;
      any = true;
      link = link || each.name == "href";
      out_.append(" ").append(each.name).append("=\"").append(escape_html(*value)).append("\"");
    }
    if (link) out_.append(R"( target="_blank" rel="nofollow noreferrer noopener")");
    return any;
  }

  bool check_size() { return out_.size() <= most_output || stop(error_code::json_size); }

  bool stop(error_code code) {
    if (!failure_) failure_ = code;
    return false;
  }

  std::string out_;
  std::vector<opened> open_;
  std::size_t dropped_ = 0;
  std::optional<error_code> failure_;
};

}  // namespace

result<std::string> sanitize_html(std::string_view html) {
  if (html.size() > most_input) {
    return error{.code = error_code::json_size, .detail = "HTML"};
  }
  writer out;
  if (!parse_html(html, out)) return error{.code = error_code::internal};
  return out.finish();
}

}  // namespace ticketwire::service

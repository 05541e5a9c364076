#include "ticketwire/exchange/failure.hpp"

#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::exchange {
namespace {

constexpr error_code code_count =
    static_cast<error_code>(static_cast<int>(error_code::internal) + 1);

std::optional<error_code> find_code(std::string_view text) {
  for (int i = 0; i < static_cast<int>(code_count); ++i) {
    if (name(static_cast<error_code>(i)) == text) return static_cast<error_code>(i);
  }
  return std::nullopt;
}

error_code code_for(int answer_status) {
  switch (answer_status) {
    case 400:
      return error_code::argument;
    case 401:
      return error_code::unauthorized;
    case 404:
      return error_code::entity_not_found;
    case 405:
      return error_code::method_not_allowed;
    case 409:
      return error_code::patch_test_failed;
    case 412:
      return error_code::precondition_failed;
    case 413:
      return error_code::json_size;
    case 415:
      return error_code::media_type;
    case 429:
      return error_code::throttled;
    case 503:
      return error_code::store_unavailable;
    default:
      return error_code::response_unexpected;
  }
}

std::string text_of(const json::value& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view each : names) {
    const std::optional<json::value> member = object.find(each);
    if (member && member->kind() == json::kind::string) return member->string();
  }
  return {};
}

std::size_t number_of(const json::value& object, std::string_view member_name) {
  const std::optional<json::value> member = object.find(member_name);
  if (!member) return error::nowhere;
  const result<std::int32_t> number = member->int32();
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : error::nowhere;
}

void write_place(json::writer& out, const error& failure) {
  out.name("code").string(name(failure.code));
  if (!failure.pointer.empty()) out.name("pointer").string(failure.pointer);
  if (failure.operation != error::nowhere) {
    out.name("operation").number(static_cast<std::int64_t>(failure.operation));
  }
  if (failure.offset != error::nowhere) {
    out.name("offset").number(static_cast<std::int64_t>(failure.offset));
  }
}

}  // namespace

std::string write_failure(const error& failure, http::media_type type,
                          std::span<const error> every) {
  std::string body;
  json::writer out(body);
  out.begin_object();
  if (type != http::media_type::problem) {
    out.name("Error").boolean(true);
    out.name("ErrorType").string(error_type(failure.code));
    out.name("ErrorMessage").string(describe(failure));
    out.name("ErrorSource").string("Ticketwire");
    out.end_object();
    return body;
  }
  out.name("type").string("about:blank");
  out.name("title").string(message(failure.code));
  out.name("status").number(status(failure.code));
  out.name("detail").string(describe(failure));
  write_place(out, failure);
  if (!every.empty()) out.name("errors").begin_array();
  for (const error& each : every) {
    write_place(out.begin_object().name("detail").string(describe(each)), each);
    out.end_object();
  }
  if (!every.empty()) out.end_array();
  out.end_object();
  return body;
}

answered_failure read_failure(int answer_status, std::string_view body) {
  answered_failure out;
  out.failure.code = code_for(answer_status);
  const result<json::document> document = json::document::parse(body);
  if (document && document->root().kind() == json::kind::object) {
    const json::value object = document->root();
    const std::optional<error_code> code = find_code(text_of(object, {"code"}));
    if (code) out.failure.code = *code;
    out.failure.pointer = text_of(object, {"pointer"});
    out.failure.operation = number_of(object, "operation");
    out.failure.offset = number_of(object, "offset");
    out.error_type = text_of(object, {"ErrorType"});
    out.message = text_of(object, {"ErrorMessage", "detail", "MessageDetail", "Message", "title"});
  }
  if (out.message.empty()) out.message = describe(out.failure);
  return out;
}

}  // namespace ticketwire::exchange

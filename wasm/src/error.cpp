#include "ticketwire/error.hpp"

#include <array>

namespace ticketwire {
namespace {

struct row {
  std::string_view name;
  int status;
  std::string_view type;
  std::string_view message;
};

constexpr row rows[] = {
#define TICKETWIRE_ERROR(name, status, type, message) {#name, status, type, message},
#include "ticketwire/generated/errors.inc"
#undef TICKETWIRE_ERROR
};

const row& row_of(error_code code) noexcept {
  return rows[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view name(error_code code) noexcept {
  return row_of(code).name;
}
int status(error_code code) noexcept {
  return row_of(code).status;
}
std::string_view error_type(error_code code) noexcept {
  return row_of(code).type;
}
std::string_view message(error_code code) noexcept {
  return row_of(code).message;
}

std::string describe(const error& failure) {
  std::string text(message(failure.code));
  if (!failure.detail.empty()) text.append(": ").append(failure.detail);
  if (failure.operation != error::nowhere) {
    text.append(" (operation ").append(std::to_string(failure.operation));
    if (!failure.pointer.empty()) text.append(" at ").append(failure.pointer);
    text.append(")");
  } else if (!failure.pointer.empty()) {
    text.append(" (at ").append(failure.pointer).append(")");
  } else if (failure.offset != error::nowhere) {
    text.append(" (byte ").append(std::to_string(failure.offset)).append(")");
  }
  return text;
}

}  // namespace ticketwire

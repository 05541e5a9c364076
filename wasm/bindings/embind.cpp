#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <malloc.h>

#include <array>
#include <climits>
#include <cstdint>
#include <string_view>
#include <utility>

#include "bindings/calls.hpp"

namespace {

using emscripten::function;
using namespace ticketwire::bindings;

/// The last call's outcome, for JavaScript to look at until the next call.
outcome last;

/// Where it lies: words that JavaScript reads in memory, which costs less than to be called for
/// each.
struct {
  struct {
    const char* address;
    std::size_t size;
  } texts[4];
  std::uint32_t handle;
  int status;
  int operation;
  int offset;
} view;

/// 1 for a success. The texts are its results, or the failure's code, message, pointer and
/// ErrorType.
std::uint32_t keep(outcome made) {
  last = std::move(made);
  const bool good = last.code.empty();
  const std::array<std::string_view, 4> results = {last.parts[0], last.parts[1], last.parts[2]};
  const std::array<std::string_view, 4> failure = {last.code, last.message, last.pointer,
                                                   last.error_type};
  for (std::size_t i = 0; i < results.size(); ++i) {
    const std::string_view text = good ? results[i] : failure[i];
    view.texts[i] = {text.data(), text.size()};
  }
  view.handle = last.handle;
  view.status = last.status;
  view.operation = last.operation;
  view.offset = last.offset;
  return good ? 1 : 0;
}

std::uint32_t view_address() {
  return reinterpret_cast<std::uintptr_t>(&view);
}

/// Bytes in use on the heap, the last results not counted.
std::uint32_t used_bytes() {
  last = {};
  return static_cast<std::uint32_t>(mallinfo().uordblks);
}

int carrier_place(std::uint32_t a, std::uint32_t size) {
  const input name{a, size};
  const carrier_ref carrier(name.bytes());
  const auto* type = carrier.type() ? *carrier.type() : nullptr;
  return type != nullptr ? static_cast<int>(type - ticketwire::schema::carriers().data()) : -1;
}

std::uint32_t validate_carrier(int carrier, std::uint32_t a, std::uint32_t size) {
  return keep(validate(carrier, {a, size}));
}

std::uint32_t rights_of(std::uint32_t handle) {
  return keep(rights(handle));
}

std::uint32_t read_custom_fields(std::uint32_t a, std::uint32_t size) {
  return keep(custom_fields({a, size}));
}

std::uint32_t make_custom_field(std::uint32_t a, std::uint32_t a_size, std::uint32_t b,
                                std::uint32_t b_size, std::uint32_t c, std::uint32_t c_size) {
  return keep(write_custom_field({a, a_size}, {b, b_size}, {c, c_size}));
}

std::uint32_t text_for(std::uint32_t a, std::uint32_t a_size, std::uint32_t b,
                       std::uint32_t b_size) {
  return keep(choose_text({a, a_size}, {b, b_size}));
}

std::uint32_t locate_in(int carrier, std::uint32_t a, std::uint32_t size) {
  return keep(locate(carrier, {a, size}));
}

std::uint32_t write_request(std::uint32_t a, std::uint32_t a_size, std::uint32_t b,
                            std::uint32_t b_size, std::uint32_t c, std::uint32_t c_size) {
  return keep(request({a, a_size}, {b, b_size}, {c, c_size}));
}

std::uint32_t read_response(int status, std::uint32_t like, std::uint32_t a, std::uint32_t a_size,
                            std::uint32_t b, std::uint32_t b_size) {
  return keep(response({a, a_size}, status, {b, b_size}, like));
}

std::uint32_t read_failure(int status, std::uint32_t a, std::uint32_t size) {
  return keep(failure(status, {a, size}));
}

}  // namespace

/// The core has no environment; the C library's would ask JavaScript for one.
extern "C" {
char** __environ = nullptr;
}

/// The hot calls are exports of their own: Embind converts what it passes.
#define TICKETWIRE_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

TICKETWIRE_EXPORT std::uintptr_t tw_allocate(std::size_t size) {
  outcome made = allocate(size);
  const std::uintptr_t address = made.address;
  if (address == 0) keep(std::move(made));
  return address;
}

TICKETWIRE_EXPORT void tw_release(std::uintptr_t address) {
  release(address);
}

TICKETWIRE_EXPORT std::uint32_t tw_open(std::int32_t carrier, std::uintptr_t a, std::size_t size,
                                        std::uint32_t like) {
  return keep(open(carrier, {a, size}, like));
}

TICKETWIRE_EXPORT void tw_close(std::uint32_t handle) {
  close(handle);
}

TICKETWIRE_EXPORT std::uint32_t tw_plan(std::uint32_t handle, bool stamp, std::uintptr_t a,
                                        std::size_t size) {
  return keep(plan(handle, {a, size}, stamp));
}

TICKETWIRE_EXPORT std::uint32_t tw_apply(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                         std::uintptr_t b, std::size_t b_size) {
  return keep(apply(carrier, {a, a_size}, {b, b_size}));
}

TICKETWIRE_EXPORT std::uint32_t tw_diff(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                        std::uintptr_t b, std::size_t b_size) {
  return keep(diff(carrier, {a, a_size}, {b, b_size}));
}

TICKETWIRE_EXPORT std::uint32_t tw_merge(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                         std::uintptr_t b, std::size_t b_size, std::uintptr_t c,
                                         std::size_t c_size) {
  return keep(merge(carrier, {a, a_size}, {b, b_size}, {c, c_size}));
}

TICKETWIRE_EXPORT std::uint32_t tw_select(std::int32_t carrier, std::uintptr_t a,
                                          std::size_t a_size, std::uintptr_t b,
                                          std::size_t b_size) {
  return keep(select(carrier, {a, a_size}, {b, b_size}));
}

EMSCRIPTEN_BINDINGS(ticketwire) {
  // Embind's own library would register every type that any program may have, each with JavaScript
  // that converts it.
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_integer(TypeID<int>::get(), "int", sizeof(int), INT_MIN,
                                                 INT_MAX);
  emscripten::internal::_embind_register_integer(TypeID<unsigned>::get(), "unsigned int",
                                                 sizeof(int), 0, UINT_MAX);
  function("view", &view_address);
  function("liveObjects", &live_objects);
  function("usedBytes", &used_bytes);
  function("carrier", &carrier_place);
  function("validate", &validate_carrier);
  function("rights", &rights_of);
  function("customFields", &read_custom_fields);
  function("writeCustomField", &make_custom_field);
  function("chooseText", &text_for);
  function("locate", &locate_in);
  function("request", &write_request);
  function("response", &read_response);
  function("failure", &read_failure);
}

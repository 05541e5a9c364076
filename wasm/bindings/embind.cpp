#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <malloc.h>

#include <cstdint>
#include <utility>

#include "bindings/calls.hpp"

namespace {

using emscripten::function;
using namespace ticketwire::bindings;

/// The last call's outcome, for JavaScript to look at until the next call.
outcome last;

/// Where the results lie: words that JavaScript reads in memory, which costs less than to be called
/// for each.
struct {
  struct {
    const char* address;
    std::size_t size;
  } parts[3];
  std::uint32_t handle;
} view;

/// True for a success.
bool keep(outcome made) {
  last = std::move(made);
  for (std::size_t i = 0; i < last.parts.size(); ++i) {
    view.parts[i] = {last.parts[i].data(), last.parts[i].size()};
  }
  view.handle = last.handle;
  return last.code.empty();
}

outcome last_failure() {
  return std::exchange(last, {});
}

std::uintptr_t view_address() {
  return reinterpret_cast<std::uintptr_t>(&view);
}

/// Bytes in use on the heap, the last results not counted.
std::size_t used_bytes() {
  last = {};
  return static_cast<std::size_t>(mallinfo().uordblks);
}

std::int32_t carrier_place(const std::string& name) {
  const carrier_ref carrier(name);
  const auto* type = carrier.type() ? *carrier.type() : nullptr;
  if (type == nullptr) return -1;
  return static_cast<std::int32_t>(type - ticketwire::schema::carriers().data());
}

bool validate_carrier(std::int32_t carrier, std::uintptr_t a, std::size_t size) {
  return keep(validate(carrier, {a, size}));
}

bool rights_of(std::uint32_t handle) {
  return keep(rights(handle));
}

bool read_custom_fields(std::uintptr_t a, std::size_t size) {
  return keep(custom_fields({a, size}));
}

bool make_custom_field(const std::string& kind, std::uintptr_t a, std::size_t a_size,
                       std::uintptr_t b, std::size_t b_size) {
  return keep(write_custom_field(kind, {a, a_size}, {b, b_size}));
}

bool text_for(const std::string& languages, std::uintptr_t a, std::size_t size) {
  return keep(choose_text(languages, {a, size}));
}

bool locate_in(std::int32_t carrier, std::uintptr_t a, std::size_t size) {
  return keep(locate(carrier, {a, size}));
}

bool write_request(const std::string& endpoint, std::uintptr_t a, std::size_t a_size,
                   std::uintptr_t b, std::size_t b_size) {
  return keep(request(endpoint, {a, a_size}, {b, b_size}));
}

bool read_response(const std::string& endpoint, int status, std::uintptr_t a, std::size_t size,
                   std::uint32_t like) {
  return keep(response(endpoint, status, {a, size}, like));
}

bool read_failure(int status, std::uintptr_t a, std::size_t size) {
  return keep(failure(status, {a, size}));
}

}  // namespace

/// The hot calls are exports of their own: Embind converts what it passes.
#define TICKETWIRE_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

TICKETWIRE_EXPORT std::uintptr_t tw_allocate(std::size_t size) {
  const outcome made = allocate(size);
  return keep(made) ? made.address : 0;
}

TICKETWIRE_EXPORT void tw_release(std::uintptr_t address) {
  release(address);
}

TICKETWIRE_EXPORT bool tw_open(std::int32_t carrier, std::uintptr_t a, std::size_t size,
                               std::uint32_t like) {
  return keep(open(carrier, {a, size}, like));
}

TICKETWIRE_EXPORT void tw_close(std::uint32_t handle) {
  close(handle);
}

TICKETWIRE_EXPORT bool tw_plan(std::uint32_t handle, bool stamp, std::uintptr_t a,
                               std::size_t size) {
  return keep(plan(handle, {a, size}, stamp));
}

TICKETWIRE_EXPORT bool tw_apply(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                std::uintptr_t b, std::size_t b_size) {
  return keep(apply(carrier, {a, a_size}, {b, b_size}));
}

TICKETWIRE_EXPORT bool tw_diff(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                               std::uintptr_t b, std::size_t b_size) {
  return keep(diff(carrier, {a, a_size}, {b, b_size}));
}

TICKETWIRE_EXPORT bool tw_merge(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                std::uintptr_t b, std::size_t b_size, std::uintptr_t c,
                                std::size_t c_size) {
  return keep(merge(carrier, {a, a_size}, {b, b_size}, {c, c_size}));
}

TICKETWIRE_EXPORT bool tw_select(std::int32_t carrier, std::uintptr_t a, std::size_t a_size,
                                 std::uintptr_t b, std::size_t b_size) {
  return keep(select(carrier, {a, a_size}, {b, b_size}));
}

EMSCRIPTEN_BINDINGS(ticketwire) {
  emscripten::value_object<outcome>("Failure")
      .field("code", &outcome::code)
      .field("status", &outcome::status)
      .field("message", &outcome::message)
      .field("pointer", &outcome::pointer)
      .field("errorType", &outcome::error_type)
      .field("operation", &outcome::operation)
      .field("offset", &outcome::offset);
  function("view", &view_address);
  function("lastFailure", &last_failure);
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

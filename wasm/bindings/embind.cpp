#include <emscripten/bind.h>
#include <malloc.h>

#include <cstdint>
#include <utility>

#include "bindings/calls.hpp"

namespace {

using emscripten::function;
using namespace ticketwire::bindings;

/// The last call's outcome. Most calls succeed, and then only its sizes are asked for: converting
/// a whole object each time would cost more than a small call itself.
outcome last;

/// Address or handle; 0 after a failure.
std::uintptr_t keep(outcome made) {
  last = std::move(made);
  return last.data;
}

std::size_t result_size(std::size_t part) {
  return part < last.parts.size() ? last.parts[part] : 0;
}

outcome last_failure() {
  return std::exchange(last, {});
}

/// Bytes in use on the heap.
std::size_t used_bytes() {
  return static_cast<std::size_t>(mallinfo().uordblks);
}

std::string_view bytes(std::uintptr_t address, std::size_t size) {
  return {reinterpret_cast<const char*>(address), size};
}

std::uintptr_t allocate_bytes(std::size_t size) {
  return keep(allocate(size));
}

template <outcome (*call)(const std::string&, std::string_view)>
std::uintptr_t one(const std::string& name, std::uintptr_t a, std::size_t size) {
  return keep(call(name, bytes(a, size)));
}

template <outcome (*call)(const std::string&, std::string_view, std::string_view)>
std::uintptr_t two(const std::string& name, std::uintptr_t a, std::size_t a_size, std::uintptr_t b,
                   std::size_t b_size) {
  return keep(call(name, bytes(a, a_size), bytes(b, b_size)));
}

std::uintptr_t merge_three(const std::string& name, std::uintptr_t a, std::size_t a_size,
                           std::uintptr_t b, std::size_t b_size, std::uintptr_t c,
                           std::size_t c_size) {
  return keep(merge(name, bytes(a, a_size), bytes(b, b_size), bytes(c, c_size)));
}

std::uintptr_t rights_of(std::uint32_t handle) {
  return keep(rights(handle));
}

std::uintptr_t read_custom_fields(std::uintptr_t a, std::size_t size) {
  return keep(custom_fields(bytes(a, size)));
}

std::uintptr_t plan_edits(std::uint32_t handle, bool stamp, std::uintptr_t a, std::size_t size) {
  return keep(plan(handle, bytes(a, size), stamp));
}

std::uintptr_t read_response(const std::string& endpoint, int status, std::uintptr_t a,
                             std::size_t size) {
  return keep(response(endpoint, status, bytes(a, size)));
}

std::uintptr_t read_failure(int status, std::uintptr_t a, std::size_t size) {
  return keep(failure(status, bytes(a, size)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(ticketwire) {
  emscripten::value_object<outcome>("Failure")
      .field("code", &outcome::code)
      .field("status", &outcome::status)
      .field("message", &outcome::message)
      .field("pointer", &outcome::pointer)
      .field("errorType", &outcome::error_type)
      .field("operation", &outcome::operation)
      .field("offset", &outcome::offset);
  function("resultSize", &result_size);
  function("lastFailure", &last_failure);
  function("allocate", &allocate_bytes);
  function("release", &release);
  function("liveObjects", &live_objects);
  function("usedBytes", &used_bytes);
  function("open", &one<open>);
  function("close", &close);
  function("validate", &one<validate>);
  function("rights", &rights_of);
  function("customFields", &read_custom_fields);
  function("writeCustomField", &two<write_custom_field>);
  function("chooseText", &one<choose_text>);
  function("plan", &plan_edits);
  function("apply", &two<apply>);
  function("diff", &two<diff>);
  function("merge", &merge_three);
  function("select", &two<select>);
  function("request", &two<request>);
  function("response", &read_response);
  function("failure", &read_failure);
}

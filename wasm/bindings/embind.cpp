#include <emscripten/bind.h>

#include <cstdint>

#include "bindings/calls.hpp"

namespace {

using emscripten::function;
using namespace ticketwire::bindings;

std::uintptr_t allocate_bytes(std::size_t size) {
  return reinterpret_cast<std::uintptr_t>(allocate(size));
}

void release_bytes(std::uintptr_t address) {
  release(reinterpret_cast<char*>(address));
}

std::string_view bytes(std::uintptr_t address, std::size_t size) {
  return {reinterpret_cast<const char*>(address), size};
}

template <outcome (*call)(const std::string&, std::string_view)>
outcome one(std::string name, std::uintptr_t a, std::size_t size) {
  return call(name, bytes(a, size));
}

template <outcome (*call)(const std::string&, std::string_view, std::string_view)>
outcome two(std::string name, std::uintptr_t a, std::size_t a_size, std::uintptr_t b,
            std::size_t b_size) {
  return call(name, bytes(a, a_size), bytes(b, b_size));
}

outcome plan_edits(std::uintptr_t handle, std::uintptr_t a, std::size_t size) {
  return plan(handle, bytes(a, size));
}

outcome read_failure(int status, std::uintptr_t a, std::size_t size) {
  return failure(status, bytes(a, size));
}

}  // namespace

EMSCRIPTEN_BINDINGS(ticketwire) {
  emscripten::value_object<outcome>("Outcome")
      .field("code", &outcome::code)
      .field("status", &outcome::status)
      .field("message", &outcome::message)
      .field("pointer", &outcome::pointer)
      .field("errorType", &outcome::error_type)
      .field("operation", &outcome::operation)
      .field("offset", &outcome::offset)
      .field("data", &outcome::data)
      .field("size", &outcome::size);
  function("allocate", &allocate_bytes);
  function("release", &release_bytes);
  function("liveObjects", &live_objects);
  function("open", &one<open>);
  function("close", &close);
  function("plan", &plan_edits);
  function("apply", &two<apply>);
  function("diff", &two<diff>);
  function("select", &two<select>);
  function("request", &one<request>);
  function("failure", &read_failure);
}

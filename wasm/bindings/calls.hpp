#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The few calls that JavaScript makes, over bytes that lie in linear memory.
namespace ticketwire::bindings {

/// What a call gives back. On failure `code` names it and `data` is 0; on success `code` is empty
/// and `data` holds the address of `size` bytes, to be released, or a document's handle.
struct outcome {
  std::string code;
  int status = 0;
  std::string message;
  std::string pointer;
  std::string error_type;
  int operation = -1;
  int offset = -1;
  std::uintptr_t data = 0;
  std::size_t size = 0;
};

/// Room for `size` bytes; never null.
[[nodiscard]] char* allocate(std::size_t size);
void release(char* address);
/// Buffers and documents that have not been released or closed.
[[nodiscard]] int live_objects();

/// Parses and validates a carrier and keeps it until close().
outcome open(const std::string& carrier, std::string_view body);
void close(std::uintptr_t handle);
/// The guarded patch for edits, given as a JSON Patch.
outcome plan(std::uintptr_t handle, std::string_view edits);
/// An empty carrier name means plain JSON.
outcome apply(const std::string& carrier, std::string_view body, std::string_view patch);
outcome diff(const std::string& carrier, std::string_view from, std::string_view to);
outcome select(const std::string& carrier, std::string_view body, std::string_view list);
/// `arguments`: a JSON object of an endpoint's parameters; arrays are joined by commas, null is
/// left out. The result is {"method", "target", "fields"}.
outcome request(const std::string& endpoint, std::string_view arguments);
/// What an unsuccessful answer says; always a failure.
outcome failure(int status, std::string_view body);

}  // namespace ticketwire::bindings

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// The few calls that JavaScript makes, over bytes that lie in linear memory.
namespace ticketwire::bindings {

/// What a call gives back. On failure `code` names it and `data` is 0; on success `code` is empty
/// and `data`, never 0, is the address of `size` bytes, to be released, or a document's handle.
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
  /// Sizes of the results that lie one behind the other in `data`; most calls have one.
  std::array<std::size_t, 3> parts{};
};

/// Room for an argument of `size` bytes. Error: json_size beyond limits::max_bytes, so that too
/// large a body is refused before it is copied.
outcome allocate(std::size_t size);
/// Frees what allocate() or another call has given; 0 is passed over.
void release(std::uintptr_t address);
/// Buffers and documents that have not been released or closed.
[[nodiscard]] int live_objects();

/// Parses and validates a carrier and keeps it until close().
outcome open(const std::string& carrier, std::string_view body);
/// A handle that is not open is passed over.
void close(std::uint32_t handle);
/// Everything that a save of this carrier would be refused for, as carrier::write_faults; never
/// fails for what is wrong with a value. Errors: json_*, argument.
outcome validate(const std::string& carrier, std::string_view body);
/// What the caller may do with an open carrier, as carrier::write_rights.
outcome rights(std::uint32_t handle);
/// The fields of a CustomFields dictionary, as carrier::write_custom_fields.
outcome custom_fields(std::string_view dictionary);
/// A custom field's text for a value of a kind, as carrier::write_custom_field.
outcome write_custom_field(const std::string& kind, std::string_view value,
                           std::string_view before);
/// The one text of a multi-language string, as carrier::choose_text.
outcome choose_text(const std::string& languages, std::string_view text);
/// What a save of edits, given as a JSON Patch, will send and what takes it back: patch::plan's
/// body and inverse. `stamp` as in patch::plan_options. Error: argument for a handle that is not
/// open.
outcome plan(std::uint32_t handle, std::string_view edits, bool stamp = false);
/// An empty carrier name means plain JSON.
outcome apply(const std::string& carrier, std::string_view body, std::string_view patch);
outcome diff(const std::string& carrier, std::string_view from, std::string_view to);
/// Three results: the merged document, the patch from theirs to it, and the overlaps as an array of
/// {"pointer", "base", "mine", "theirs"}, without those that are absent.
outcome merge(const std::string& carrier, std::string_view base, std::string_view mine,
              std::string_view theirs);
outcome select(const std::string& carrier, std::string_view body, std::string_view list);
/// `arguments`: a JSON object of an endpoint's parameters; arrays are joined by commas, null is
/// left out. `body`: JSON, or a content's bytes; empty where there is none. Two results:
/// {"method", "target", "fields"} and the body to send.
outcome request(const std::string& endpoint, std::string_view arguments, std::string_view body);
/// Checks what an endpoint has answered against its row; nothing as result, or the failure.
outcome response(const std::string& endpoint, int status, std::string_view body);
/// What an unsuccessful answer says; always a failure.
outcome failure(int status, std::string_view body);

}  // namespace ticketwire::bindings

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "ticketwire/json/body.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

/// The few calls that JavaScript makes, over bytes that lie in linear memory.
namespace ticketwire::bindings {

/// What a call gives back. On failure `code` names it; on success it is empty.
struct outcome {
  std::string code;
  int status = 0;
  std::string message;
  std::string pointer;
  std::string error_type;
  int operation = -1;
  int offset = -1;
  /// Most calls have one result.
  std::array<std::string, 3> parts{};
  /// Of a document that is kept until close(); 0 for none.
  std::uint32_t handle = 0;
  /// Of allocate().
  std::uintptr_t address = 0;
};

/// The type that a call is about, by its place in the table of carriers or by its name; plain JSON
/// by -1 or an empty name.
class carrier_ref {
 public:
  carrier_ref(std::int32_t place);
  carrier_ref(std::string_view name);
  carrier_ref(const std::string& name) : carrier_ref(std::string_view(name)) {}
  carrier_ref(const char* name) : carrier_ref(std::string_view(name)) {}

  /// Null for plain JSON. Error: argument where there is no such carrier.
  [[nodiscard]] const result<const schema::carrier_type*>& type() const noexcept { return type_; }

 private:
  result<const schema::carrier_type*> type_;
};

/// Bytes that a call takes over.
class input {
 public:
  input(std::string_view bytes) : body_(bytes) {}
  input(const std::string& bytes) : body_(bytes) {}
  input(const char* bytes) : body_(std::string_view(bytes)) {}
  /// What allocate() has made room for, filled.
  input(std::uintptr_t address, std::size_t size) noexcept;

  [[nodiscard]] std::string_view bytes() const noexcept { return body_.bytes(); }
  [[nodiscard]] json::body take() && noexcept { return std::move(body_); }

 private:
  json::body body_;
};

/// Room for an argument of `size` bytes, which the call that it is given to frees. Error: json_size
/// beyond limits::max_bytes, so that too large a body is refused before it is copied.
outcome allocate(std::size_t size);
/// Frees what allocate() has given and no call has taken; 0 is passed over.
void release(std::uintptr_t address);
/// Arguments and documents that have not been taken, released or closed.
[[nodiscard]] int live_objects();

/// Parses and validates a carrier and keeps it until close(). `like` is the handle of an older
/// version, from which what has not changed is taken over; 0 for none.
outcome open(const carrier_ref& carrier, input body, std::uint32_t like = 0);
/// A handle that is not open is passed over.
void close(std::uint32_t handle);
/// Everything that a save of this carrier would be refused for, as carrier::write_faults; never
/// fails for what is wrong with a value. Errors: json_*, argument.
outcome validate(const carrier_ref& carrier, input body);
/// What the caller may do with an open carrier, as carrier::write_rights.
outcome rights(std::uint32_t handle);
/// The fields of a CustomFields dictionary, as carrier::write_custom_fields.
outcome custom_fields(input dictionary);
/// A custom field's text for a value of a kind, as carrier::write_custom_field.
outcome write_custom_field(const input& kind, const input& value, const input& before);
/// The one text of a multi-language string, as carrier::choose_text.
outcome choose_text(const input& languages, const input& text);
/// What a save of edits, given as a JSON Patch, will send and what takes it back: patch::plan's
/// body and inverse, and, where there is something to say of them, {"unguarded",
/// "inverseUnguarded", "notUndone"} as in patch::save_plan. `stamp` as in patch::plan_options.
/// Error: argument for a handle that is not open.
outcome plan(std::uint32_t handle, input edits, bool stamp = false);
/// Where a pointer leads in a carrier, as patch::write_location.
outcome locate(const carrier_ref& carrier, const input& pointer);
outcome apply(const carrier_ref& carrier, input body, input patch);
outcome diff(const carrier_ref& carrier, input from, input to);
/// Three results: the merged document, the patch from theirs to it, and the overlaps as an array of
/// {"pointer", "base", "mine", "theirs"}, without those that are absent.
outcome merge(const carrier_ref& carrier, input base, input mine, input theirs);
outcome select(const carrier_ref& carrier, input body, const input& list);
/// `arguments`: a JSON object of an endpoint's parameters; arrays are joined by commas, null is
/// left out. `body`: JSON, or a content's bytes; empty where there is none. Two results:
/// {"method", "target", "fields"} and the body to send.
outcome request(const input& endpoint, input arguments, const input& body);
/// Checks what an endpoint has answered against its row; the failure, or, where the answer is one
/// carrier, the handle of its document. `like` as for open().
outcome response(const input& endpoint, int status, input body, std::uint32_t like = 0);
/// What an unsuccessful answer says; always a failure.
outcome failure(int status, const input& body);

}  // namespace ticketwire::bindings

#include "bindings/calls.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <utility>

#include "bindings/documents.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/language.hpp"
#include "ticketwire/carrier/report.hpp"
#include "ticketwire/exchange/response.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"
#include "ticketwire/patch/plan.hpp"
#include "ticketwire/patch/three_way_merge.hpp"
#include "ticketwire/select/select.hpp"

namespace ticketwire::bindings {
namespace {

int live = 0;

document_table& documents() {
  static document_table table;
  return table;
}

outcome fail(const error& failure) {
  outcome out;
  out.code = name(failure.code);
  out.message = describe(failure);
  out.pointer = failure.pointer;
  if (failure.operation != error::nowhere) out.operation = static_cast<int>(failure.operation);
  if (failure.offset != error::nowhere) out.offset = static_cast<int>(failure.offset);
  return out;
}

outcome fail(const exchange::answered_failure& read, int status) {
  outcome out = fail(read.failure);
  out.status = status;
  out.message = read.message;
  out.error_type = read.error_type;
  return out;
}

outcome refuse(std::string detail) {
  return fail({error_code::argument, {}, error::nowhere, error::nowhere, std::move(detail)});
}

std::uintptr_t take_memory(std::size_t size) {
  // Without memory there is nothing that a caller could still do.
  void* memory = std::malloc(size > 0 ? size : 1);
  if (memory == nullptr) std::abort();
  ++live;
  return reinterpret_cast<std::uintptr_t>(memory);
}

/// Results, one behind the other.
outcome give(std::initializer_list<std::string_view> parts) {
  outcome out;
  for (const std::string_view part : parts) out.size += part.size();
  out.data = take_memory(out.size);
  char* end = reinterpret_cast<char*>(out.data);
  std::size_t number = 0;
  for (const std::string_view part : parts) {
    out.parts[number++] = part.size();
    end = std::copy(part.begin(), part.end(), end);
  }
  return out;
}

outcome give(std::string_view bytes) {
  return give({bytes});
}

/// The carrier's type; null for plain JSON. An unknown name is an error.
result<const schema::carrier_type*> type_named(const std::string& name) {
  if (name.empty()) return nullptr;
  const schema::carrier_type* type = schema::find_carrier(name);
  if (type != nullptr) return type;
  return error{error_code::argument, {}, error::nowhere, error::nowhere, "carrier " + name};
}

result<json::document> parse(std::string_view bytes) {
  return json::document::parse(std::string(bytes));
}

std::string argument_text(const json::value& value) {
  if (value.kind() == json::kind::string) return value.string();
  if (value.kind() != json::kind::array) return json::write(value);
  std::string joined;
  for (const json::child& element : value.children()) {
    if (!joined.empty()) joined.push_back(',');
    joined.append(argument_text(element.value));
  }
  return joined;
}

std::string request_json(const http::request& request) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  writer.name("method").string(http::to_string(request.method));
  writer.name("target").string(request.target);
  writer.name("fields").begin_object();
  for (const http::field& field : request.fields) writer.name(field.name).string(field.value);
  writer.end_object().end_object();
  return out;
}

std::string overlaps_json(const std::vector<patch::overlap>& overlaps) {
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const patch::overlap& each : overlaps) {
    writer.begin_object().name("pointer").string(each.pointer);
    if (each.base) writer.name("base").raw(*each.base);
    if (each.mine) writer.name("mine").raw(*each.mine);
    if (each.theirs) writer.name("theirs").raw(*each.theirs);
    writer.end_object();
  }
  writer.end_array();
  return out;
}

}  // namespace

outcome allocate(std::size_t size) {
  const std::size_t most = limits{}.max_bytes;
  if (size > most) return fail({error_code::json_size, {}, error::nowhere, most, {}});
  outcome out;
  out.data = take_memory(size);
  out.size = size;
  return out;
}

void release(std::uintptr_t address) {
  if (address == 0) return;
  --live;
  std::free(reinterpret_cast<void*>(address));
}

int live_objects() {
  return live;
}

outcome open(const std::string& carrier, std::string_view body) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  result<json::document> document = parse(body);
  if (!document) return fail(document.error());
  if (*type != nullptr) {
    const std::vector<error> faults = carrier::validate(document->root(), **type);
    if (!faults.empty()) return fail(faults.front());
  }
  const auto handle = documents().open({*std::move(document), *type});
  if (!handle) return refuse("too many documents");
  ++live;
  outcome out;
  out.data = *handle;
  return out;
}

void close(std::uint32_t handle) {
  if (documents().close(handle)) --live;
}

outcome validate(const std::string& carrier, std::string_view body) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  if (*type == nullptr) return refuse("carrier");
  const result<json::document> document = parse(body);
  if (!document) return fail(document.error());
  const auto bound = carrier::bind(document->root(), **type);
  return give(carrier::write_faults(bound ? carrier::faults() : bound.error()));
}

outcome rights(std::uint32_t handle) {
  const kept_document* kept = documents().find(handle);
  if (kept == nullptr || kept->type == nullptr) return refuse("document");
  return give(carrier::write_rights(kept->document.root(), *kept->type));
}

outcome custom_fields(std::string_view dictionary) {
  const result<json::document> document = parse(dictionary);
  if (!document) return fail(document.error());
  const result<std::string> fields = carrier::write_custom_fields(document->root());
  return fields ? give(*fields) : fail(fields.error());
}

outcome write_custom_field(const std::string& kind, std::string_view value,
                           std::string_view before) {
  const auto known = carrier::to_field_kind(kind);
  if (!known) return refuse("kind " + kind);
  const result<std::string> text =
      carrier::write_custom_field({*known, std::string(value)}, before);
  return text ? give(*text) : fail(text.error());
}

outcome choose_text(const std::string& languages, std::string_view text) {
  return give(carrier::choose_text(text, languages));
}

outcome plan(std::uint32_t handle, std::string_view edits, bool stamp) {
  const kept_document* kept = documents().find(handle);
  if (kept == nullptr) return refuse("document");
  const result<json::document> body = parse(edits);
  if (!body) return fail(body.error());
  const result<patch::save_plan> plan =
      patch::plan(kept->document, body->root(), kept->type, {.stamp = stamp});
  return plan ? give({plan->body, plan->inverse}) : fail(plan.error());
}

outcome apply(const std::string& carrier, std::string_view body, std::string_view patch) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  result<json::document> document = parse(body);
  if (!document) return fail(document.error());
  const result<json::document> operations = parse(patch);
  if (!operations) return fail(operations.error());
  const result<void> applied = patch::apply_body(*document, operations->root(), *type);
  return applied ? give(document->write()) : fail(applied.error());
}

outcome diff(const std::string& carrier, std::string_view from, std::string_view to) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  const result<json::document> base = parse(from);
  if (!base) return fail(base.error());
  const result<json::document> edited = parse(to);
  if (!edited) return fail(edited.error());
  return give(patch::diff(base->root(), edited->root(), *type));
}

outcome merge(const std::string& carrier, std::string_view base, std::string_view mine,
              std::string_view theirs) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  const result<json::document> before = parse(base);
  if (!before) return fail(before.error());
  const result<json::document> edited = parse(mine);
  if (!edited) return fail(edited.error());
  const result<json::document> newer = parse(theirs);
  if (!newer) return fail(newer.error());
  const result<patch::merged> made = patch::merge(*before, *edited, *newer, *type);
  if (!made) return fail(made.error());
  return give({made->document, made->patch, overlaps_json(made->overlaps)});
}

outcome select(const std::string& carrier, std::string_view body, std::string_view list) {
  const auto type = type_named(carrier);
  if (!type) return fail(type.error());
  if (*type == nullptr) return refuse("carrier");
  const result<select::selection> selection = select::selection::parse(list, **type);
  if (!selection) return fail(selection.error());
  const result<json::document> document = parse(body);
  if (!document) return fail(document.error());
  return give(select::project(document->root(), **type, *selection));
}

outcome request(const std::string& endpoint, std::string_view arguments, std::string_view body) {
  const exchange::endpoint* row = exchange::find_endpoint(endpoint);
  const result<json::document> parsed = parse(arguments);
  if (row == nullptr || !parsed || parsed->root().kind() != json::kind::object) {
    return refuse(endpoint);
  }
  std::vector<exchange::argument> list;
  for (const json::child& member : parsed->root().children()) {
    if (member.value.is_null()) continue;
    list.push_back({member.name.decode(), argument_text(member.value)});
  }
  const result<http::request> written = exchange::write_request(*row, list, {body});
  return written ? give({request_json(*written), written->body}) : fail(written.error());
}

outcome response(const std::string& endpoint, int status, std::string_view body) {
  const exchange::endpoint* row = exchange::find_endpoint(endpoint);
  if (row == nullptr) return refuse(endpoint);
  const auto read = exchange::read_response(*row, {status, {}, std::string(body)});
  return read ? give("") : fail(read.error(), status < 300 ? 0 : status);
}

outcome failure(int status, std::string_view body) {
  return fail(exchange::read_failure(status, body), status);
}

}  // namespace ticketwire::bindings

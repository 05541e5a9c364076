#include "bindings/calls.hpp"

#include <utility>

#include "bindings/documents.hpp"
#include "ticketwire/carrier/bind.hpp"
#include "ticketwire/carrier/custom_field.hpp"
#include "ticketwire/carrier/language.hpp"
#include "ticketwire/carrier/read.hpp"
#include "ticketwire/carrier/report.hpp"
#include "ticketwire/exchange/response.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/patch/apply.hpp"
#include "ticketwire/patch/diff.hpp"
#include "ticketwire/patch/locate.hpp"
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
  return fail({.code = error_code::argument, .detail = std::move(detail)});
}

/// What a plan says of itself; empty for the usual one, of which there is nothing to say.
std::string notes_json(const patch::save_plan& plan) {
  std::string out;
  if (plan.unguarded.empty() && plan.inverse_unguarded.empty() && plan.not_undone.empty()) {
    return out;
  }
  json::writer writer(out);
  const auto list = [&](std::string_view name, const std::vector<std::string>& pointers) {
    writer.name(name).begin_array();
    for (const std::string& pointer : pointers) writer.string(pointer);
    writer.end_array();
  };
  writer.begin_object();
  list("unguarded", plan.unguarded);
  list("inverseUnguarded", plan.inverse_unguarded);
  list("notUndone", plan.not_undone);
  writer.end_object();
  return out;
}

error unknown_carrier(std::string_view name) {
  return {.code = error_code::argument, .detail = "carrier " + std::string(name)};
}

outcome give(std::string first, std::string second = {}, std::string third = {}) {
  outcome out;
  out.parts = {std::move(first), std::move(second), std::move(third)};
  return out;
}

result<json::document> parse(input bytes) {
  return carrier::parse(std::move(bytes).take(), nullptr);
}

/// The text of an open document; null for none.
const json::text* text_of(std::uint32_t handle) {
  const kept_document* kept = documents().find(handle);
  return kept != nullptr ? kept->document.root().source().get() : nullptr;
}

outcome keep(json::document document, const schema::carrier_type* type) {
  const auto handle = documents().open({std::move(document), type});
  if (!handle) return refuse("too many documents");
  ++live;
  outcome out;
  out.handle = *handle;
  return out;
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

carrier_ref::carrier_ref(std::int32_t place) : type_(nullptr) {
  const auto all = schema::carriers();
  if (place == -1) return;
  const bool known = place >= 0 && static_cast<std::size_t>(place) < all.size();
  type_ = known ? result<const schema::carrier_type*>(&all[static_cast<std::size_t>(place)])
                : unknown_carrier(std::to_string(place));
}

carrier_ref::carrier_ref(std::string_view name) : type_(nullptr) {
  if (name.empty()) return;
  const schema::carrier_type* type = schema::find_carrier(name);
  type_ = type != nullptr ? result<const schema::carrier_type*>(type) : unknown_carrier(name);
}

input::input(std::uintptr_t address, std::size_t size) noexcept
    : body_(json::body::adopt(reinterpret_cast<char*>(address), size)) {
  --live;
}

outcome allocate(std::size_t size) {
  const std::size_t most = limits{}.max_bytes;
  if (size > most) return fail({.code = error_code::json_size, .offset = most});
  outcome out;
  out.address = reinterpret_cast<std::uintptr_t>(json::body::allocate(size));
  ++live;
  return out;
}

void release(std::uintptr_t address) {
  if (address != 0) input(address, 0);
}

int live_objects() {
  return live;
}

outcome open(const carrier_ref& carrier, input body, std::uint32_t like) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  const json::text* older = text_of(like);
  result<json::document> document =
      *type != nullptr ? carrier::read(std::move(body).take(), **type, {}, older)
                       : carrier::parse(std::move(body).take(), nullptr, {}, older);
  return document ? keep(*std::move(document), *type) : fail(document.error());
}

void close(std::uint32_t handle) {
  if (documents().close(handle)) --live;
}

outcome validate(const carrier_ref& carrier, input body) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  if (*type == nullptr) return refuse("carrier");
  const result<json::document> document = parse(std::move(body));
  if (!document) return fail(document.error());
  const auto bound = carrier::bind(document->root(), **type);
  return give(carrier::write_faults(bound ? carrier::faults() : bound.error()));
}

outcome rights(std::uint32_t handle) {
  const kept_document* kept = documents().find(handle);
  if (kept == nullptr || kept->type == nullptr) return refuse("document");
  return give(carrier::write_rights(kept->document.root(), *kept->type));
}

outcome custom_fields(input dictionary) {
  const result<json::document> document = parse(std::move(dictionary));
  if (!document) return fail(document.error());
  result<std::string> fields = carrier::write_custom_fields(document->root());
  return fields ? give(*std::move(fields)) : fail(fields.error());
}

outcome write_custom_field(const input& kind, const input& value, const input& before) {
  const auto known = carrier::to_field_kind(kind.bytes());
  if (!known) return refuse("kind " + std::string(kind.bytes()));
  result<std::string> text =
      carrier::write_custom_field({*known, std::string(value.bytes())}, before.bytes());
  return text ? give(*std::move(text)) : fail(text.error());
}

outcome choose_text(const input& languages, const input& text) {
  return give(std::string(carrier::choose_text(text.bytes(), languages.bytes())));
}

outcome plan(std::uint32_t handle, input edits, bool stamp) {
  const kept_document* kept = documents().find(handle);
  if (kept == nullptr) return refuse("document");
  const result<json::document> body = parse(std::move(edits));
  if (!body) return fail(body.error());
  result<patch::save_plan> plan =
      patch::plan(kept->document, body->root(), kept->type, {.stamp = stamp});
  if (!plan) return fail(plan.error());
  const std::string notes = notes_json(*plan);
  return give(std::move(plan->body), std::move(plan->inverse), notes);
}

outcome locate(const carrier_ref& carrier, const input& pointer) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  if (*type == nullptr) return refuse("carrier");
  const result<patch::location> found = patch::locate(pointer.bytes(), **type);
  return found ? give(patch::write_location(*found)) : fail(found.error());
}

outcome apply(const carrier_ref& carrier, input body, input patch) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  result<json::document> document = carrier::parse(std::move(body).take(), *type);
  if (!document) return fail(document.error());
  const result<json::document> operations = parse(std::move(patch));
  if (!operations) return fail(operations.error());
  const result<void> applied = patch::apply_body(*document, operations->root(), *type);
  return applied ? give(document->write()) : fail(applied.error());
}

outcome diff(const carrier_ref& carrier, input from, input to) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  const result<json::document> base = carrier::parse(std::move(from).take(), *type);
  if (!base) return fail(base.error());
  const auto like = base->root().source();
  const result<json::document> edited = carrier::parse(std::move(to).take(), *type, {}, like.get());
  if (!edited) return fail(edited.error());
  return give(patch::diff(base->root(), edited->root(), *type));
}

outcome merge(const carrier_ref& carrier, input base, input mine, input theirs) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  const result<json::document> before = carrier::parse(std::move(base).take(), *type);
  if (!before) return fail(before.error());
  const auto like = before->root().source();
  const result<json::document> edited =
      carrier::parse(std::move(mine).take(), *type, {}, like.get());
  if (!edited) return fail(edited.error());
  const result<json::document> newer =
      carrier::parse(std::move(theirs).take(), *type, {}, like.get());
  if (!newer) return fail(newer.error());
  result<patch::merged> made = patch::merge(*before, *edited, *newer, *type);
  if (!made) return fail(made.error());
  return give(std::move(made->document), std::move(made->patch), overlaps_json(made->overlaps));
}

outcome select(const carrier_ref& carrier, input body, const input& list) {
  const auto& type = carrier.type();
  if (!type) return fail(type.error());
  if (*type == nullptr) return refuse("carrier");
  const result<select::selection> selection = select::selection::parse(list.bytes(), **type);
  if (!selection) return fail(selection.error());
  const result<json::document> document = carrier::parse(std::move(body).take(), *type);
  if (!document) return fail(document.error());
  return give(select::project(document->root(), **type, *selection));
}

outcome request(const input& endpoint, input arguments, const input& body) {
  const exchange::endpoint* row = exchange::find_endpoint(endpoint.bytes());
  const result<json::document> parsed = parse(std::move(arguments));
  if (row == nullptr || !parsed || parsed->root().kind() != json::kind::object) {
    return refuse(std::string(endpoint.bytes()));
  }
  std::vector<exchange::argument> list;
  for (const json::child& member : parsed->root().children()) {
    if (member.value.is_null()) continue;
    list.push_back({member.name.decode(), argument_text(member.value)});
  }
  result<http::request> written = exchange::write_request(*row, list, body.bytes());
  if (!written) return fail(written.error());
  return give(request_json(*written), std::move(written->body));
}

outcome response(const input& endpoint, int status, input body, std::uint32_t like) {
  const exchange::endpoint* row = exchange::find_endpoint(endpoint.bytes());
  if (row == nullptr) return refuse(std::string(endpoint.bytes()));
  auto read = exchange::read_response(*row, status, std::move(body).take(), {}, text_of(like));
  if (!read) return fail(read.error(), status < 300 ? 0 : status);
  const schema::carrier_type* type = exchange::response_type(*row);
  const bool one = type != nullptr && row->result.shape == schema::shape::single;
  if (!one || !read->document || read->document->root().is_null()) return {};
  return keep(*std::move(read->document), type);
}

outcome failure(int status, const input& body) {
  return fail(exchange::read_failure(status, body.bytes()), status);
}

}  // namespace ticketwire::bindings

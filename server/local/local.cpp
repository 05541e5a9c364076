#include <emscripten/emscripten.h>

#include <charconv>
#include <cstdlib>
#include <map>
#include <memory>

#include "local/web_api.hpp"

// The calls that JavaScript makes. Bytes come in malloc'd and are freed here; what a call has to
// say lies in `view` until the next.

namespace {

using ticketwire::local::web_api;

struct free_bytes {
  void operator()(char* bytes) const noexcept { std::free(bytes); }
};

/// An argument, until the end of the call.
class input {
 public:
  input(char* bytes, std::size_t size) noexcept : bytes_(bytes), size_(size) {}
  [[nodiscard]] std::string_view text() const noexcept { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char, free_bytes> bytes_;
  std::size_t size_;
};

std::map<int, std::unique_ptr<web_api>> apis;
std::string parts[2];
struct {
  struct {
    const char* address;
    std::size_t size;
  } parts[2];
} view;

void keep(std::string first, std::string second = {}) {
  parts[0] = std::move(first);
  parts[1] = std::move(second);
  for (std::size_t i = 0; i < 2; ++i) view.parts[i] = {parts[i].data(), parts[i].size()};
}

}  // namespace

#define TICKETWIRE_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

TICKETWIRE_EXPORT char* tw_allocate(std::size_t size) {
  return static_cast<char*>(std::malloc(size == 0 ? 1 : size));
}

TICKETWIRE_EXPORT const void* tw_view() {
  return &view;
}

/// A WebAPI without anything in it; `zone` is the server's time zone. 0 where there is no such
/// zone.
TICKETWIRE_EXPORT int tw_open(char* zone, std::size_t size) {
  static int last = 0;
  auto made = web_api::make(std::string(input(zone, size).text()));
  if (!made) return 0;
  apis.emplace(++last, std::move(made));
  return last;
}

TICKETWIRE_EXPORT void tw_close(int handle) {
  apis.erase(handle);
}

/// Adds a world (server/world/import.hpp), or takes what tw_save gave, before anything else. False:
/// the view says why not.
TICKETWIRE_EXPORT bool tw_import(int handle, char* world, std::size_t size) {
  const input json(world, size);
  const auto found = apis.find(handle);
  if (found == apis.end()) return false;
  std::string problem = found->second->import(json.text());
  const bool done = problem.empty();
  if (!done) keep(std::move(problem));
  return done;
}

/// Everything there is, into the view. False: the view says why not.
TICKETWIRE_EXPORT bool tw_save(int handle) {
  const auto found = apis.find(handle);
  if (found == apis.end()) return false;
  auto saved = found->second->save();
  const bool done = static_cast<bool>(saved);
  keep(done ? *std::move(saved) : describe(saved.error()));
  return done;
}

/// A number that grows whenever there may be something else to save.
TICKETWIRE_EXPORT int tw_changes(int handle) {
  const auto found = apis.find(handle);
  return found == apis.end() ? 0 : found->second->changes();
}

/// Answers a request: `head` is a line `METHOD target origin`, then a line `name: value` for each
/// field; `user` is who calls without credentials, none where it is empty. `refused` answers as to
/// somebody whose credentials have expired. Returns the status; the view has the fields, a line
/// each, and the body.
TICKETWIRE_EXPORT int tw_handle(int handle, char* head, std::size_t head_size, char* body,
                                std::size_t body_size, char* user, std::size_t user_size,
                                bool refused) {
  const input about(head, head_size);
  const input sent(body, body_size);
  const input caller(user, user_size);
  const auto found = apis.find(handle);
  if (found == apis.end()) return 0;
  ticketwire::local::request_head asked = ticketwire::local::read_head(about.text());
  asked.request.body = sent.text();
  ticketwire::http::response response =
      refused ? found->second->refuse(asked.request) : found->second->handle(asked, caller.text());
  std::string fields;
  for (const auto& each : response.fields) {
    fields.append(each.name).append(": ").append(each.value).append("\n");
  }
  keep(std::move(fields), std::move(response.body));
  return response.status;
}

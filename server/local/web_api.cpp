#include "local/web_api.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "auth/endpoints.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "http/login_body.hpp"
#include "http/percent.hpp"
#include "service/locale/time_zone.hpp"
#include "service/ticket/status.hpp"
#include "store/memory.hpp"
#include "store/transfer.hpp"
#include "ticketwire/ascii.hpp"
#include "ticketwire/exchange/request.hpp"
#include "world/import.hpp"

namespace ticketwire::local {
namespace {

/// All that call come from one place.
constexpr std::string_view here = "local";

store::ticks now() {
  using ticks = std::chrono::duration<store::ticks, std::ratio<1, 10'000'000>>;
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<ticks>(since).count();
}

service::secret_hashes hashes() {
  return {[](std::string_view password) {
            auto hash = auth::hash_password(password);
            return hash ? *std::move(hash) : std::string();
          },
          [](std::string_view secret) { return auth::sha256_hex(secret); },
          [](std::string_view encoded, std::string_view password) {
            return auth::verify_password(encoded, password);
          }};
}

class text_target final : public store::export_target {
 public:
  void rewind() override { text.clear(); }
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  std::string text;
};

class text_source final : public store::import_source {
 public:
  explicit text_source(std::string_view text) noexcept : text_(text), rest_(text) {}
  void rewind() override { rest_ = text_; }
  std::string_view next() override { return std::exchange(rest_, {}); }

 private:
  std::string_view text_;
  std::string_view rest_;
};

void tell_nobody(std::int64_t /*rows*/) {}

std::string restore(store::store& store, std::string_view text) {
  text_source source(text);
  const store::import_outcome outcome = store::import_store(store, source, tell_nobody);
  if (outcome.problem.empty() || outcome.line == 0) return outcome.problem;
  return "line " + std::to_string(outcome.line) + ": " + outcome.problem;
}

bool is_api(std::string_view path) {
  return ascii::equal_ignore_case(path.substr(0, 4), "/api") &&
         (path.size() == 4 || path[4] == '/');
}

}  // namespace

request_head read_head(std::string_view head) {
  request_head out;
  http::request& request = out.request;
  const auto line = [&] {
    const std::string_view taken = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(taken.size() + 1, head.size()));
    return taken;
  };
  std::string_view first = line();
  const auto word = [&] {
    const std::string_view taken = first.substr(0, first.find(' '));
    first.remove_prefix(std::min(taken.size() + 1, first.size()));
    return taken;
  };
  request.method = http::to_method(word());
  request.target = word();
  out.origin = word();
  while (!head.empty()) {
    const std::string_view field = line();
    const std::size_t colon = std::min(field.find(": "), field.size());
    request.fields.add(field.substr(0, colon), field.substr(std::min(colon + 2, field.size())));
  }
  return out;
}

web_api::web_api(std::string time_zone)
    : store_(store::open_memory()), authenticator_(store_, {.now = now, .app_token = {}}) {
  settings_.time_zone = std::move(time_zone);
  settings_.now = now;
}

std::unique_ptr<web_api> web_api::make(std::string time_zone) {
  if (!service::time_zone::find(time_zone)) return nullptr;
  return std::unique_ptr<web_api>(new web_api(std::move(time_zone)));
}

std::string web_api::import(std::string_view world) {
  if (store::is_export(world)) return restore(store_, world);
  const auto done = service::import_world(store_, world, now(), hashes());
  return done ? std::string() : describe(done.error());
}

result<std::string> web_api::save() {
  text_target target;
  const auto rows = store::export_store(store_, target, tell_nobody);
  if (!rows) return rows.error();
  return std::move(target.text);
}

http::response web_api::handle(const request_head& head, std::string_view user) {
  settings_.origin = head.origin;
  const http::request& request = head.request;
  const std::string_view target =
      std::string_view(request.target).substr(0, request.target.find('?'));
  const std::string path = server::decode_percent(target).value_or(std::string(target));
  const bool post = request.method == http::method::post;
  http::response response;
  if (is_api(path)) {
    response = api(request, user);
  } else if (post && path == "/login") {
    response = log_in(request, false);
  } else if (post && path == "/logout") {
    response = auth::logout(request, authenticator_);
  } else if (path == "/session") {
    response = auth::session(request, authenticator_, {});
  } else {
    response = auth::refuse(request, {.code = error_code::endpoint_not_found});
  }
  if (request.method == http::method::head) response.body.clear();
  return response;
}

http::response web_api::api(const http::request& request, std::string_view user) {
  auto call = service::read_call(request);
  if (call && call->endpoint->id == exchange::endpoint_id::authenticate) {
    return log_in(request, true);
  }
  const auto caller = caller_of(request, user);
  if (!caller) {
    auto answer = auth::refuse(request, caller.error());
    service::describe(request.fields, settings_, answer);
    return answer;
  }
  // The server does this every ten seconds; nobody can tell the difference.
  static_cast<void>(service::activate_due(store_, settings_));
  return service::handle(request, std::move(call), *caller, store_, settings_);
}

http::response web_api::log_in(const http::request& request, bool for_ticket) {
  const auto id = for_ticket ? exchange::endpoint_id::authenticate : exchange::endpoint_id::login;
  const auto sent = server::read_login_body(exchange::get(id), request);
  if (!sent) return auth::refuse(request, sent.error());
  return for_ticket ? auth::authenticate(request, *sent, here, authenticator_)
                    : auth::login(request, *sent, here, authenticator_, {});
}

result<service::identity> web_api::caller_of(const http::request& request, std::string_view user) {
  const bool anonymous =
      !request.fields.find("Authorization") && !request.fields.find("Cookie") && !user.empty();
  if (!anonymous) return authenticator_.authenticate(request, here);
  std::optional<store::user> found;
  TICKETWIRE_TRY(store_.read([&](store::reader& in) -> result<void> {
    auto row = in.find_user(user);
    if (!row) return row.error();
    found = std::move(*row);
    return {};
  }));
  if (!found) return error{.code = error_code::unauthorized};
  return service::identity{found->associate_id, found->name, found->level, found->language};
}

http::response web_api::refuse(const http::request& request) const {
  auto answer = auth::refuse(request, {.code = error_code::unauthorized});
  service::describe(request.fields, settings_, answer);
  return answer;
}

}  // namespace ticketwire::local

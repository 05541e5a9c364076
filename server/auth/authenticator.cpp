#include "auth/authenticator.hpp"

#include <utility>

#include "auth/password.hpp"
#include "auth/secret.hpp"

namespace ticketwire::auth {
namespace {

constexpr store::ticks session_lifetime = 6 * 60 * one_minute;
constexpr std::int32_t most_sessions = 20;
constexpr std::size_t max_user_bytes = 256;

error failure(error_code code) {
  return {.code = code};
}

enum store::token::kind kind_of(enum credentials::scheme scheme) {
  return scheme == credentials::scheme::bearer ? store::token::kind::bearer
                                               : store::token::kind::ticket;
}

}  // namespace

authenticator::authenticator(store::store& store, settings settings)
    : store_(store), settings_(std::move(settings)) {
  // Without a key nothing is remembered and every login is verified.
  if (auto key = random_token()) process_key_ = *key;
}

result<service::identity> authenticator::authenticate(const http::request& request,
                                                      std::string_view address) {
  if (const auto value = request.fields.find("Authorization")) {
    const auto sent = parse_authorization(*value);
    if (!app_token_fits(request, sent.scheme)) return failure(error_code::unauthorized);
    if (sent.scheme == credentials::scheme::unknown) return failure(error_code::unauthorized);
    if (sent.scheme == credentials::scheme::basic) {
      return log_in(sent.user, sent.secret, address);
    }
    const auto token = live_token(kind_of(sent.scheme), sent.secret);
    if (!token) return token.error();
    if (token->expires_at != 0 && token->kind == store::token::kind::ticket) {
      renew(*token, settings_.now());
    }
    return identify(*token);
  }
  const auto cookie = find_cookie(request, session_cookie);
  if (!cookie) return failure(error_code::unauthorized);
  const auto session = live_token(store::token::kind::session, *cookie);
  if (!session) return session.error();
  const auto xsrf = request.fields.find(xsrf_field);
  if (!xsrf || !constant_time_equal(sha256_hex(*xsrf), session->xsrf_hash)) {
    return failure(error_code::xsrf_missing);
  }
  renew(*session, settings_.now());
  return identify(*session);
}

result<service::identity> authenticator::log_in(std::string_view user, std::string_view password,
                                                std::string_view address) {
  if (user.empty() || user.size() > max_user_bytes) return failure(error_code::credentials_wrong);
  auto row = find_user(user);
  if (!row) return row.error();
  const auto hash = *row ? (*row)->password_hash : std::string();
  const auto zero = std::string_view("\0", 1);
  const auto key = hmac_sha256(
      process_key_, std::string(user).append(zero).append(password).append(zero).append(hash));
  const auto known = [&] {
    const std::lock_guard guard(cache_);
    return !process_key_.empty() && !hash.empty() && verified_.contains(key, settings_.now());
  };
  const auto identity = [&] { return identity_of(**row); };
  if (known()) return identity();

  // One at a time: guesses cannot run past the throttle side by side, nor fill the memory, and a
  // client that opens many connections at once is verified once.
  const std::lock_guard guard(attempts_);
  if (known()) return identity();
  const auto now = settings_.now();
  const auto place = std::string(user).append(zero).append(address);
  if (users_.blocked(place, now) || addresses_.blocked(address, now)) {
    return failure(error_code::throttled);
  }
  if (!verify_password(hash, password)) {
    users_.failed(place, now);
    addresses_.failed(address, now);
    return failure(error_code::credentials_wrong);
  }
  // The address keeps its failures: who owns one account may not guess at others for ever.
  users_.succeeded(place);
  const std::lock_guard caching(cache_);
  verified_.add(key, now);
  return identity();
}

result<service::identity> authenticator::session(const http::request& request) {
  const auto cookie = find_cookie(request, session_cookie);
  if (!cookie) return failure(error_code::unauthorized);
  const auto token = live_token(store::token::kind::session, *cookie);
  if (!token) return token.error();
  return identify(*token);
}

result<browser_session> authenticator::open_session(const service::identity& caller) {
  auto id = random_token();
  if (!id) return id.error();
  auto xsrf = random_token();
  if (!xsrf) return xsrf.error();
  const store::token row{store::token::kind::session, sha256_hex(*id), caller.user,
                         sha256_hex(*xsrf), settings_.now() + session_lifetime};
  auto kept = keep(row);
  if (!kept) return kept.error();
  return browser_session{std::move(*id), std::move(*xsrf)};
}

result<std::string> authenticator::open_ticket(const service::identity& caller) {
  auto secret = random_token();
  if (!secret) return secret.error();
  auto text = "7T:" + *secret;
  auto kept = keep({store::token::kind::ticket, sha256_hex(text), caller.user, "",
                    settings_.now() + session_lifetime});
  if (!kept) return kept.error();
  return text;
}

result<void> authenticator::keep(const store::token& row) {
  return store_.write([&](store::writer& out) -> result<void> {
    TICKETWIRE_TRY(out.put_token(row));
    return out.remove_tokens(row.kind, row.user, most_sessions);
  });
}

result<void> authenticator::close_session(const http::request& request) {
  const auto cookie = find_cookie(request, session_cookie);
  if (!cookie) return {};
  const auto hash = sha256_hex(*cookie);
  return store_.write(
      [&](store::writer& out) { return out.remove_token(store::token::kind::session, hash); });
}

result<store::token> authenticator::live_token(enum store::token::kind kind,
                                               std::string_view secret) {
  std::optional<store::token> found;
  const auto hash = sha256_hex(secret);
  auto done = store_.look([&](store::reader& in) -> result<void> {
    auto row = in.find_token(kind, hash);
    if (!row) return row.error();
    found = std::move(*row);
    return {};
  });
  if (!done) return done.error();
  if (!found) return failure(error_code::unauthorized);
  if (found->expires_at != 0 && found->expires_at <= settings_.now()) {
    static_cast<void>(
        store_.write([&](store::writer& out) { return out.remove_token(kind, hash); }));
    return failure(error_code::unauthorized);
  }
  return std::move(*found);
}

void authenticator::renew(const store::token& token, store::ticks now) {
  const auto end = now + session_lifetime;
  if (end - token.expires_at < one_minute) return;
  // The session is good without this; it must not come back when it was closed meanwhile.
  static_cast<void>(store_.write([&](store::writer& out) -> result<void> {
    auto row = out.find_token(token.kind, token.secret_hash);
    if (!row) return row.error();
    if (!*row) return {};
    (*row)->expires_at = end;
    return out.put_token(**row);
  }));
}

result<service::identity> authenticator::identify(const store::token& token) {
  const auto user = find_user(token.user);
  if (!user) return user.error();
  if (!*user) return failure(error_code::unauthorized);
  return identity_of(**user);
}

result<std::optional<store::user>> authenticator::find_user(std::string_view name) {
  std::optional<store::user> found;
  auto done = store_.look([&](store::reader& in) -> result<void> {
    auto row = in.find_user(name);
    if (!row) return row.error();
    found = std::move(*row);
    return {};
  });
  if (!done) return done.error();
  return found;
}

bool authenticator::app_token_fits(const http::request& request, enum credentials::scheme scheme) {
  if (settings_.app_token.empty()) return true;
  const auto sent = request.fields.find("SO-AppToken");
  if (!sent) return scheme != credentials::scheme::ticket;
  return constant_time_equal(sha256_hex(*sent), sha256_hex(settings_.app_token));
}

}  // namespace ticketwire::auth

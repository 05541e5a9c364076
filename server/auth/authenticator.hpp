#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "auth/attempts.hpp"
#include "auth/credentials.hpp"
#include "service/service.hpp"
#include "store/store.hpp"
#include "ticketwire/http/message.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::auth {

inline constexpr std::string_view session_cookie = "ticketwire_session";
inline constexpr std::string_view xsrf_cookie = "XSRF-TOKEN";
inline constexpr std::string_view xsrf_field = "X-XSRF-TOKEN";

struct settings {
  /// The current time; replaced in tests.
  std::function<store::ticks()> now;
  /// When not empty, SoTicket requests need this value in SO-AppToken, and no other is accepted.
  std::string app_token;
};

/// A session as its browser must know it. The store keeps hashes of both values.
struct browser_session {
  std::string id;
  std::string xsrf;
};

/// Says who sends a request. The store must outlive it. Safe to call from several threads.
class authenticator {
 public:
  /// Errors of every member: store_unavailable, and internal without randomness.
  authenticator(store::store& store, settings settings);

  /// With an Authorization field its credentials decide and XSRF is not checked; without one the
  /// session cookie and a matching X-XSRF-TOKEN are needed, whatever the method.
  /// `address` is where it comes from; see log_in.
  /// Errors: unauthorized, credentials_wrong, xsrf_missing, throttled.
  [[nodiscard]] result<service::identity> authenticate(const http::request& request,
                                                       std::string_view address);

  /// Five failures within a minute block a user at that address and nowhere else, so that a
  /// stranger locks nobody out; thirty block the address, an empty one too; who was found right
  /// within the last ten minutes is not blocked. Errors: credentials_wrong, throttled. An unknown
  /// user takes as long as a wrong password.
  [[nodiscard]] result<service::identity> log_in(std::string_view user, std::string_view password,
                                                 std::string_view address);

  /// Whose session the cookie names; X-XSRF-TOKEN is not looked at, so this may answer nothing but
  /// the identity. Errors: unauthorized.
  [[nodiscard]] result<service::identity> session(const http::request& request);

  /// Sessions end six hours after their last use; a user has twenty at most, of which the one that
  /// was used longest ago ends.
  [[nodiscard]] result<browser_session> open_session(const service::identity& caller);
  /// A SoTicket, with the bounds of a session.
  [[nodiscard]] result<std::string> open_ticket(const service::identity& caller);
  /// Ends the session that the cookie names, if any.
  [[nodiscard]] result<void> close_session(const http::request& request);

 private:
  [[nodiscard]] result<store::token> live_token(enum store::token::kind kind,
                                                std::string_view secret);
  [[nodiscard]] static service::identity identity_of(const store::user& row) {
    return {row.associate_id, row.name, row.level, row.language};
  }
  [[nodiscard]] result<void> keep(const store::token& row);
  void renew(const store::token& token, store::ticks now);
  [[nodiscard]] result<service::identity> identify(const store::token& token);
  [[nodiscard]] result<std::optional<store::user>> find_user(std::string_view name);
  [[nodiscard]] bool app_token_fits(const http::request& request, enum credentials::scheme scheme);

  store::store& store_;
  settings settings_;
  /// Makes the keys of verified_ worthless outside this process.
  std::string process_key_;
  std::mutex attempts_;
  login_throttle users_{5};
  login_throttle addresses_{30};
  std::mutex cache_;
  verified_credentials verified_;
};

}  // namespace ticketwire::auth

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "auth/authenticator.hpp"
#include "local/counting_store.hpp"
#include "service/service.hpp"
#include "store/store.hpp"
#include "ticketwire/http/message.hpp"

namespace ticketwire::local {

/// A request without its body, and the address that it was sent to before its target.
struct request_head {
  http::request request;
  std::string origin;
};

/// `METHOD target origin` and a line `name: value` for each field.
[[nodiscard]] request_head read_head(std::string_view head);

/// The WebAPI over a store in memory, with all that a request needs.
class web_api {
 public:
  /// Null where there is no such time zone.
  [[nodiscard]] static std::unique_ptr<web_api> make(std::string time_zone);

  /// Adds a world, as service::import_world, or takes what save() gave, before anything else.
  /// Returns what is wrong with it; empty when all went well.
  [[nodiscard]] std::string import(std::string_view world);

  /// Everything there is, as store::export_store writes it.
  [[nodiscard]] result<std::string> save();
  /// Grows whenever there may be something else to save.
  [[nodiscard]] int changes() const noexcept { return store_.changes(); }

  /// The answer to a request; without credentials it is `user`'s, unless that is empty.
  [[nodiscard]] http::response handle(const request_head& head, std::string_view user);
  /// The answer to one whose credentials are worth nothing any more.
  [[nodiscard]] http::response refuse(const http::request& request) const;

 private:
  explicit web_api(std::string time_zone);

  [[nodiscard]] http::response api(const http::request& request, std::string_view user);
  [[nodiscard]] http::response log_in(const http::request& request, bool for_ticket);
  [[nodiscard]] result<service::identity> caller_of(const http::request& request,
                                                    std::string_view user);

  counting_store store_;
  service::settings settings_;
  auth::authenticator authenticator_;
};

}  // namespace ticketwire::local

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "store/store.hpp"

namespace ticketwire::service {

class ticket_cache;

/// Who is calling, after authentication.
struct identity {
  /// 0: a user for the monitoring alone, who has nothing to do with tickets.
  std::int32_t associate_id = 0;
  std::string user;
  enum store::user::level level = store::user::level::write;
  /// BCP 47 tag of the language that the user is written to in; empty for the server's.
  std::string language = {};
};

struct settings {
  /// Scheme and authority for absolute links, for example "http://127.0.0.1:8080".
  std::string origin;
  /// IANA name of the zone in which dates without an offset are read and all dates are written.
  std::string time_zone = "Europe/Oslo";
  /// The current time; replaced in tests.
  std::function<store::ticks()> now;
  /// Whether dates are written with their offset where a request does not say.
  bool offsets = true;
  /// The program's version, for GET /api.
  std::string version = {};
  /// Where answers about tickets are kept for those who ask again; null for nowhere.
  std::shared_ptr<ticket_cache> cache = nullptr;
};

}  // namespace ticketwire::service

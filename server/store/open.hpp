#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/store.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// Opens what --database names: `sqlite:PATH` (its folder must exist), `postgresql://...` or
/// `memory:`. Errors: argument for another form, and those of open_sqlite and open_postgres.
[[nodiscard]] result<std::unique_ptr<store>> open(const std::string& database,
                                                  const query_limits& limits = {});

/// What to call it in a message: the file, or the server and the database's name; never a password.
[[nodiscard]] std::string display_name(const std::string& database);

/// The path after `sqlite:`; empty for the other engines.
[[nodiscard]] std::string_view sqlite_path(std::string_view database) noexcept;

}  // namespace ticketwire::store

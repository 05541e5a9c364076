#include "store/open.hpp"

#include "store/failure.hpp"
#include "store/memory.hpp"
#include "store/postgres.hpp"
#include "store/sqlite.hpp"

namespace ticketwire::store {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

bool is_postgres(std::string_view database) noexcept {
  return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

}  // namespace

std::string_view sqlite_path(std::string_view database) noexcept {
  return database.starts_with(sqlite_scheme) ? database.substr(sqlite_scheme.size())
                                             : std::string_view();
}

result<std::unique_ptr<store>> open(const std::string& database, const query_limits& limits) {
  if (const auto path = sqlite_path(database); !path.empty()) {
    return open_sqlite(std::filesystem::path(path), limits);
  }
  if (is_postgres(database)) return open_postgres(database, limits);
  if (database == "memory:") return open_memory();
  return failure(error_code::argument);
}

std::string display_name(const std::string& database) {
  if (is_postgres(database)) return postgres_name(database);
  const auto path = sqlite_path(database);
  return path.empty() ? database : std::string(path);
}

}  // namespace ticketwire::store

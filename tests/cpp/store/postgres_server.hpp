#pragma once

#include <string>

namespace ticketwire::testing {

/// The PostgreSQL that this process's tests share: tests/support/postgres.sh, started by the first
/// test that needs it. It ends with this process.
class postgres_server {
 public:
  [[nodiscard]] static postgres_server& get();

  /// Why there is none; empty where there is one.
  [[nodiscard]] const std::string& missing() const noexcept { return missing_; }
  /// A new, empty database: its connection string.
  [[nodiscard]] std::string create_database();
  /// A command of the script; whether it was answered.
  bool tell(const std::string& command);

  postgres_server(const postgres_server&) = delete;
  postgres_server& operator=(const postgres_server&) = delete;

 private:
  postgres_server();
  ~postgres_server() = default;
  [[nodiscard]] std::string read_line() const;

  int commands_ = -1;
  int answers_ = -1;
  int databases_ = 0;
  std::string folder_;
  std::string missing_;
};

}  // namespace ticketwire::testing

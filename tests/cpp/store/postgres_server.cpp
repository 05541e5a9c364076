#include "postgres_server.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "core/support/files.hpp"

namespace ticketwire::testing {

// Never destroyed: the script sees the end of its input when the process ends, however it does.
postgres_server& postgres_server::get() {
  static auto* const server = new postgres_server();
  return *server;
}

postgres_server::postgres_server() {
  const auto script = support::project_path("tests/support/postgres.sh");
  std::array<int, 2> to_script{};
  std::array<int, 2> from_script{};
  if (::pipe2(to_script.data(), O_CLOEXEC) != 0 || ::pipe2(from_script.data(), O_CLOEXEC) != 0) {
    missing_ = "no pipe";
    return;
  }
  if (::fork() == 0) {
    ::dup2(to_script[0], STDIN_FILENO);
    ::dup2(from_script[1], STDOUT_FILENO);
    ::execl(script.c_str(), script.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(to_script[0]);
  ::close(from_script[1]);
  commands_ = to_script[1];
  answers_ = from_script[0];
  constexpr std::string_view ready = "ready ";
  const auto line = read_line();
  if (line.starts_with(ready)) {
    folder_ = line.substr(ready.size());
  } else {
    missing_ = line.empty() ? "PostgreSQL did not start" : line;
  }
}

std::string postgres_server::read_line() const {
  std::string line;
  for (char next = 0; ::read(answers_, &next, 1) == 1 && next != '\n';) line += next;
  return line;
}

bool postgres_server::tell(const std::string& command) {
  const auto text = command + "\n";
  if (::write(commands_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    return false;
  }
  return read_line() == command.substr(0, command.find(' '));
}

std::string postgres_server::create_database() {
  const auto name = "test_" + std::to_string(++databases_);
  if (!tell("create " + name)) return {};
  return "postgresql://ticketwire@/" + name + "?host=" + folder_;
}

}  // namespace ticketwire::testing

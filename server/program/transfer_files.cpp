#include "program/transfer_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>

#include "store/transfer.hpp"

namespace ticketwire::server {
namespace {

/// Prints the number of rows, at most once a second, and at the end.
class reporter {
 public:
  explicit reporter(const char* what) noexcept : what_(what) {}

  void report(std::int64_t rows) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::seconds(1)) return;
    last_ = now;
    print(rows, " so far");
  }
  void print(std::int64_t rows, const char* end) const {
    std::fprintf(stderr, "%s %lld rows%s\n", what_, static_cast<long long>(rows), end);
  }

 private:
  const char* what_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

bool flush_to_disk(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool flushed = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return flushed;
}

std::string export_to(store::store& store, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!out) return "cannot write " + file.string();
  reporter told("exported");
  const auto rows =
      store::export_store(store, out, [&](std::int64_t count) { told.report(count); });
  out.close();
  if (!rows) return "cannot export to " + file.string() + ": " + describe(rows.error());
  if (!out || !flush_to_disk(file)) return "cannot write " + file.string();
  told.print(*rows, "");
  return {};
}

}  // namespace

bool is_export_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::array<char, 64> begin{};
  in.read(begin.data(), begin.size());
  return store::is_export({begin.data(), static_cast<std::size_t>(in.gcount())});
}

std::string export_file(store::store& store, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return file.string() + " is there already; name a new file";
  const std::filesystem::path part = file.string() + ".part" + std::to_string(::getpid());
  auto problem = export_to(store, part);
  std::error_code failed;
  // A link fails where the name is taken, a rename would replace what is there.
  if (problem.empty()) std::filesystem::create_hard_link(part, file, failed);
  if (failed) problem = "cannot create " + file.string() + ": " + failed.message();
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  const auto folder = std::filesystem::absolute(file, ignored).parent_path();
  if (problem.empty() && !flush_to_disk(folder)) return "cannot write to " + folder.string();
  return problem;
}

std::string import_file(store::store& store, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return "cannot read " + file.string();
  reporter told("imported");
  const auto outcome =
      store::import_store(store, in, [&](std::int64_t count) { told.report(count); });
  if (!outcome.problem.empty()) {
    const auto line = outcome.line > 0 ? ":" + std::to_string(outcome.line) : std::string();
    return file.string() + line + ": " + outcome.problem;
  }
  told.print(outcome.rows, "");
  return {};
}

}  // namespace ticketwire::server

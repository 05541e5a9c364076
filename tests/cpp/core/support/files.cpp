#include "core/support/files.hpp"

#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ticketwire::support {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<std::string> list_files(const std::string& folder, std::string_view ending) {
  std::vector<std::string> out;
  DIR* open = opendir(folder.c_str());
  if (open == nullptr) return out;
  while (const dirent* entry = readdir(open)) {
    const std::string_view name = entry->d_name;
    if (name.ends_with(ending)) out.push_back(folder + "/" + std::string(name));
  }
  closedir(open);
  std::sort(out.begin(), out.end());
  return out;
}

std::string project_path(std::string_view path) {
  return std::string(TICKETWIRE_ROOT "/").append(path);
}

std::string conformance_path(std::string_view path) {
  return std::string(TICKETWIRE_ROOT "/../shared/conformance/").append(path);
}

std::string conformance_missing(std::string_view path) {
  const std::string full = conformance_path(path);
  DIR* folder = opendir(full.c_str());
  if (folder != nullptr) {
    closedir(folder);
    return {};
  }
  if (read_file(full)) return {};
  return "../shared/conformance/" + std::string(path) + " is not there";
}

}  // namespace ticketwire::support

#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/support/files.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/pointer.hpp"

namespace ticketwire::testing {

inline json::document parse(std::string text) {
  auto parsed = json::document::parse(std::move(text), {.max_bytes = SIZE_MAX});
  if (parsed) return *std::move(parsed);
  ADD_FAILURE() << "not JSON: " << describe(parsed.error());
  return *json::document::parse("null");
}

/// What a pointer leads to; nothing where it leads nowhere.
inline std::optional<json::value> find(const json::value& root, std::string_view pointer) {
  const auto tokens = json::parse_pointer(pointer);
  std::optional<json::value> at = root;
  for (const auto& token : *tokens) {
    if (at->kind() == json::kind::array) {
      const auto index = json::to_index(token);
      if (!index || *index >= at->size()) return std::nullopt;
      at = (*at)[*index];
    } else {
      at = at->find(token);
    }
    if (!at) return std::nullopt;
  }
  return at;
}

/// JSON text at a pointer; "(nothing)" where it leads nowhere.
inline std::string at(const std::string& body, std::string_view pointer) {
  const auto document = parse(body);
  const auto found = find(document.root(), pointer);
  return found ? json::write(*found) : "(nothing)";
}

/// The decoded string at a pointer.
inline std::string text_at(const std::string& body, std::string_view pointer) {
  const auto document = parse(body);
  const auto found = find(document.root(), pointer);
  return found ? found->string() : "(nothing)";
}

inline std::size_t size_at(const std::string& body, std::string_view pointer) {
  const auto document = parse(body);
  const auto found = find(document.root(), pointer);
  return found ? found->size() : SIZE_MAX;
}

/// A file of the project by its path from the root.
inline std::string project_file(const std::string& path) {
  const auto bytes = support::read_file(support::project_path(path));
  EXPECT_TRUE(bytes) << path;
  return bytes.value_or("");
}

/// A file among the endpoint vectors.
inline std::string vector_file(const std::string& name) {
  return project_file("tests/vectors/endpoints/" + name);
}

}  // namespace ticketwire::testing

#include "core/support/vectors.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "core/support/files.hpp"

namespace ticketwire::support {
namespace {

std::string repeated(const std::string& unit, std::int32_t count) {
  std::string out;
  for (std::int32_t i = 0; i < count; ++i) out.append(unit);
  return out;
}

std::string from_hex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return out;
}

int number_or(const row& row, std::string_view member, int otherwise) {
  return row.has(member) ? row.at(member).int32().value() : otherwise;
}

}  // namespace

json::value row::at(std::string_view member) const {
  static const json::document nothing = *json::document::parse("null");
  const auto found = object_.find(member);
  if (found) return *found;
  ADD_FAILURE() << "the row lacks " << member;
  return nothing.root();
}

std::string row::text(std::string_view member) const {
  const auto found = object_.find(member);
  return found ? found->string() : std::string();
}

std::string row::input(const std::string& member) const {
  if (has(member + "Text")) return text(member + "Text");
  if (has(member + "Hex")) return from_hex(text(member + "Hex"));
  if (!has(member + "Repeat")) return json::write(at(member));
  const row parts(at(member + "Repeat"));
  const int count = number_or(parts, "count", 0);
  return parts.text("before") + repeated(parts.text("unit"), count) + parts.text("after") +
         repeated(parts.text("closing"), count);
}

void run_vectors(const std::string& file, const std::function<void(const row&)>& run) {
  const auto bytes = read_file(project_path("tests/vectors/" + file));
  ASSERT_TRUE(bytes) << file << " cannot be read";
  const auto document = json::document::parse(*bytes);
  ASSERT_TRUE(document) << file << ": " << describe(document.error());
  ASSERT_EQ(document->root().kind(), json::kind::array) << file;
  const std::size_t rows = document->root().size();
  ASSERT_GT(rows, 0u) << file << " has no rows";
  std::size_t ran = 0;
  std::size_t skipped = 0;
  for (const json::child& each : document->root().children()) {
    const row here(each.value);
    const std::string name = file + ": " + here.text("name");
    ASSERT_FALSE(here.text("name").empty()) << file << ": a row without a name";
    if (here.has("skip") && row(here.at("skip")).has("cpp")) {
      std::cout << "skipped " << name << ": " << row(here.at("skip")).text("cpp") << "\n";
      ++skipped;
      continue;
    }
    const ::testing::ScopedTrace trace(__FILE__, __LINE__, name);
    run(here);
    ++ran;
  }
  EXPECT_EQ(ran + skipped, rows) << file;
}

answer take(const bindings::outcome& outcome) {
  if (outcome.handle != 0) bindings::close(outcome.handle);
  std::string data;
  for (const std::string& part : outcome.parts) data.append(part);
  return {outcome.code,      outcome.pointer, outcome.message, outcome.error_type,
          outcome.operation, outcome.offset,  std::move(data), outcome.parts};
}

answer take(const error& failure) {
  answer out;
  out.code = name(failure.code);
  out.pointer = failure.pointer;
  if (failure.operation != error::nowhere) out.operation = static_cast<int>(failure.operation);
  if (failure.offset != error::nowhere) out.offset = static_cast<int>(failure.offset);
  return out;
}

void expect_answer(const row& expected, const answer& answer) {
  if (expected.has("error")) {
    const row error(expected.at("error"));
    EXPECT_EQ(answer.code, error.text("code")) << answer.message << answer.data;
    EXPECT_EQ(answer.pointer, error.text("pointer"));
    EXPECT_EQ(answer.operation, number_or(error, "operation", -1));
    if (error.has("offset")) {
      EXPECT_EQ(answer.offset, number_or(error, "offset", -1));
    }
    return;
  }
  EXPECT_EQ(answer.code, "") << answer.message << " at " << answer.pointer;
  if (!answer.code.empty()) return;
  if (expected.has("text")) {
    EXPECT_EQ(answer.data, expected.text("text"));
  }
  if (expected.has("result")) {
    EXPECT_TRUE(same_json(answer.data, json::write(expected.at("result")))) << answer.data;
  }
}

bool same_json(const std::string& a, const std::string& b) {
  const auto left = json::document::parse(a);
  const auto right = json::document::parse(b);
  return left && right && json::equal(left->root(), right->root());
}

}  // namespace ticketwire::support

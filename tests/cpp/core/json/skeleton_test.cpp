#include "json/skeleton.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <memory>

#include "core/support/files.hpp"
#include "core/support/random.hpp"
#include "core/support/vectors.hpp"
#include "json/exact_scan.hpp"

namespace ticketwire::json {
namespace {

constexpr std::size_t positions = 64;

/// What a text comes to: nothing where it is JSON.
using verdict = std::optional<error>;

/// Counts the texts that both readers have judged.
class both {
 public:
  ~both() {
    std::cout << "figure: " << judged_ << " texts judged alike by skeleton and exact scan\n";
  }

  verdict judge(std::string_view bytes) {
    const body text(bytes);
    skeleton_reader reader(text, limits{});
    const bool read = reader.read();
    verdict found = exact_scan(text, limits{});
    ++judged_;
    EXPECT_EQ(read, !found) << bytes.substr(0, 200);
    if (read && !found) expect_whole(bytes);
    return found;
  }

 private:
  /// The children of every container, written one by one, are the text but for its white space.
  static void expect_whole(std::string_view bytes) {
    const auto parsed = text::parse(bytes, any_size);
    ASSERT_TRUE(parsed);
    std::string written;
    write_apart(value(**parsed), written);
    EXPECT_EQ(written, without_space(bytes));
  }

  static void write_apart(const value& value, std::string& out) {
    const kind kind = value.kind();
    if (kind != kind::array && kind != kind::object) return void(out.append(value.raw()));
    out.push_back(value.raw().front());
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out.push_back(',');
      if (kind == kind::object) out.append(name_at(value, i)).push_back(':');
      write_apart(value[i], out);
    }
    out.push_back(value.raw().back());
  }

  static std::string_view name_at(const value& object, std::size_t position) {
    auto at = object.children().begin();
    for (; position > 0; --position) ++at;
    return (*at).name.raw();
  }

  static std::string without_space(std::string_view bytes) {
    std::string out;
    bool inside = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (!inside && std::string_view(" \t\r\n").find(bytes[i]) != std::string_view::npos) continue;
      out.push_back(bytes[i]);
      if (bytes[i] == '"') inside = !inside;
      if (inside && bytes[i] == '\\') out.push_back(bytes[++i]);
    }
    return out;
  }

  int judged_ = 0;
};

void expect_error(const verdict& found, error_code code, std::size_t offset) {
  ASSERT_TRUE(found);
  EXPECT_EQ(found->code, code);
  EXPECT_EQ(found->offset, offset);
}

TEST(json_skeleton, every_byte_at_every_position_of_a_string) {
  both both;
  for (std::size_t position = 0; position < positions; ++position) {
    for (int byte = 0; byte < 256; ++byte) {
      SCOPED_TRACE(std::to_string(byte) + " at " + std::to_string(position));
      const std::string before = '"' + std::string(position, 'x') + static_cast<char>(byte);
      const auto found = both.judge(before + std::string(40, 'y') + '"');
      both.judge(before);
      if (byte == '"') {
        expect_error(found, error_code::json_syntax, position + 2);
      } else if (byte == '\\') {
        expect_error(found, error_code::json_syntax, position + 2);
      } else if (byte < 0x20) {
        expect_error(found, error_code::json_syntax, position + 1);
      } else if (byte >= 0x80) {
        expect_error(found, error_code::json_utf8, position + 1);
      } else {
        EXPECT_FALSE(found);
      }
    }
  }
}

TEST(json_skeleton, every_byte_at_every_position_of_white_space) {
  both both;
  for (std::size_t position = 0; position < positions; ++position) {
    for (int byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      const auto found =
          both.judge('[' + std::string(position, ' ') + c + std::string(40, '\n') + ']');
      if (space || (c >= '0' && c <= '9')) {
        EXPECT_FALSE(found) << byte << " at " << position;
      } else if (c != '[' && c != ']' && c != '{' && c != '"' && c != '-') {
        expect_error(found, error_code::json_syntax, position + 1);
      } else {
        EXPECT_TRUE(found) << byte << " at " << position;
      }
    }
  }
}

/// Sequences of several bytes, whole and cut, laid across every border of a block.
TEST(json_skeleton, sequences_at_every_position) {
  both both;
  struct sequence {
    std::string_view bytes;
    bool valid;
  };
  static constexpr sequence sequences[] = {
      {"\xc3\xa5", true},
      {"\xe2\x82\xac", true},
      {"\xf0\x9f\x98\x80", true},
      {"\xc0\xaf", false},
      {"\xe0\x9f\xbf", false},
      {"\xed\xa0\x80", false},
      {"\xf0\x8f\xbf\xbf", false},
      {"\xf4\x90\x80\x80", false},
      {"\xe2\x28\xa1", false},
      {"\xf0\x9f\x98y", false},
      {"\\n", true},
      {"\\\"", true},
      {"\\\\", true},
      {"\\u00e5", true},
      {"\\ud83d\\ude00", true},
      {"\\ud83d", false},
      {"\\ude00", false},
      {"\\ud83d\\n", false},
      {"\\u00g5", false},
      {"\\x", false},
  };
  for (const sequence& each : sequences) {
    for (std::size_t position = 0; position < positions; ++position) {
      SCOPED_TRACE(std::string(each.bytes) + " at " + std::to_string(position));
      const std::string before = "{\"" + std::string(position, 'x') + std::string(each.bytes);
      EXPECT_EQ(!both.judge(before + "\":\"" + before.substr(2) + "\"}"), each.valid);
      for (std::size_t cut = 0; cut < each.bytes.size(); ++cut) {
        EXPECT_TRUE(both.judge(before.substr(0, before.size() - cut)));
      }
    }
  }
}

TEST(json_skeleton, both_readers_on_every_vector) {
  both both;
  for (const char* file : {"json/valid.json", "json/invalid.json"}) {
    support::run_vectors(file, [&](const support::row& row) { both.judge(row.input("document")); });
  }
}

TEST(json_skeleton, both_readers_on_json_test_suite) {
  const std::string missing = support::conformance_missing("JSONTestSuite/test_parsing");
  if (!missing.empty()) GTEST_SKIP() << missing;
  both both;
  for (const std::string& path :
       support::list_files(support::conformance_path("JSONTestSuite/test_parsing"), ".json")) {
    SCOPED_TRACE(path);
    const auto bytes = support::read_file(path);
    ASSERT_TRUE(bytes);
    both.judge(*bytes);
  }
}

TEST(json_skeleton, both_readers_on_random_texts) {
  support::generator random(support::property_seed("both_readers_on_random_texts"));
  static constexpr std::string_view bytes = "\"\\{}[],: \n\t0-eEn\x01\x7f\x80\xc3\xa5\xed\xf0";
  both both;
  for (int i = 0; i < 5000 && !::testing::Test::HasFailure(); ++i) {
    std::string text = random.json();
    for (std::uint32_t space = random.below(4); space > 0; --space) {
      text.insert(0, random.below(40), " \n"[random.below(2)]);
      if (text.front() == ' ') text = '[' + text + std::string(random.below(40), ' ') + ']';
    }
    ASSERT_FALSE(both.judge(text)) << text;
    for (int change = 0; change < 4; ++change) {
      std::string changed =
          text.substr(0, random.below(static_cast<std::uint32_t>(text.size())) + 1);
      if (change > 0) {
        changed = text;
        const std::size_t at = random.below(static_cast<std::uint32_t>(text.size()));
        const char byte = bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
        changed.replace(at, change - 1U, 1, byte);
      }
      both.judge(changed);
    }
  }
}

}  // namespace
}  // namespace ticketwire::json

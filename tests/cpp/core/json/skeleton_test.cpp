#include "json/scanner.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <memory>

#include "core/support/files.hpp"
#include "core/support/random.hpp"
#include "core/support/vectors.hpp"

namespace ticketwire::json {
namespace {

constexpr std::size_t positions = 64;

/// Counts the texts that both paths have judged.
class both {
 public:
  ~both() {
    std::cout << "figure: " << judged_ << " texts judged alike by vector and scalar scan\n";
  }

  /// Both paths on a buffer of its own that ends with the text's last byte.
  result<scanned> judge(std::string_view bytes) {
    const auto exact = std::make_unique<char[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), exact.get());
    const std::string_view text(exact.get(), bytes.size());
    const result<scanned> fast = scanner<vector_bytes>(text, limits{}).run();
    const result<scanned> slow = scanner<scalar_bytes>(text, limits{}).run();
    ++judged_;
    EXPECT_EQ(fast.has_value(), slow.has_value()) << bytes.substr(0, 200);
    if (fast && slow) {
      expect_same(*fast, *slow, bytes);
    } else if (!fast && !slow) {
      EXPECT_EQ(fast.error().code, slow.error().code) << bytes.substr(0, 200);
      EXPECT_EQ(fast.error().offset, slow.error().offset) << bytes.substr(0, 200);
    }
    return fast;
  }

 private:
  static void expect_same(const scanned& fast, const scanned& slow, std::string_view bytes) {
    const auto same_span = [](const span& a, const span& b) {
      return a.begin == b.begin && a.end == b.end && a.next == b.next && a.kind == b.kind &&
             a.escaped == b.escaped;
    };
    EXPECT_TRUE(std::equal(fast.spans.begin(), fast.spans.end(), slow.spans.begin(),
                           slow.spans.end(), same_span))
        << bytes.substr(0, 200);
    const auto same_wide = [](const wide_container& a, const wide_container& b) {
      return a.index == b.index && a.count == b.count;
    };
    EXPECT_TRUE(std::equal(fast.wide.begin(), fast.wide.end(), slow.wide.begin(), slow.wide.end(),
                           same_wide));
  }

  int judged_ = 0;
};

void expect_error(const result<scanned>& found, error_code code, std::size_t offset) {
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, code);
  EXPECT_EQ(found.error().offset, offset);
}

TEST(json_scanner, every_byte_at_every_position_of_a_string) {
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
        EXPECT_TRUE(found);
      }
    }
  }
}

TEST(json_scanner, every_byte_at_every_position_of_white_space) {
  both both;
  for (std::size_t position = 0; position < positions; ++position) {
    for (int byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      const auto found =
          both.judge('[' + std::string(position, ' ') + c + std::string(40, '\n') + ']');
      if (space || (c >= '0' && c <= '9')) {
        EXPECT_TRUE(found) << byte << " at " << position;
      } else if (c != '[' && c != ']' && c != '{' && c != '"' && c != '-') {
        expect_error(found, error_code::json_syntax, position + 1);
      } else {
        EXPECT_FALSE(found) << byte << " at " << position;
      }
    }
  }
}

/// Sequences of several bytes, whole and cut, laid across every border of a block.
TEST(json_scanner, sequences_at_every_position) {
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
      EXPECT_EQ(both.judge(before + "\":\"" + before.substr(2) + "\"}").has_value(), each.valid);
      for (std::size_t cut = 0; cut < each.bytes.size(); ++cut) {
        EXPECT_FALSE(both.judge(before.substr(0, before.size() - cut)));
      }
    }
  }
}

TEST(json_scanner, both_paths_on_every_vector) {
  both both;
  for (const char* file : {"json/valid.json", "json/invalid.json"}) {
    support::run_vectors(file, [&](const support::row& row) { both.judge(row.input("document")); });
  }
}

TEST(json_scanner, both_paths_on_json_test_suite) {
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

TEST(json_scanner, both_paths_on_random_texts) {
  support::generator random(support::property_seed("both_paths_on_random_texts"));
  static constexpr std::string_view bytes = "\"\\{}[],: \n\t0-eEn\x01\x7f\x80\xc3\xa5\xed\xf0";
  both both;
  for (int i = 0; i < 5000 && !::testing::Test::HasFailure(); ++i) {
    std::string text = random.json();
    for (std::uint32_t space = random.below(4); space > 0; --space) {
      text.insert(0, random.below(40), " \n"[random.below(2)]);
      if (text.front() == ' ') text = '[' + text + std::string(random.below(40), ' ') + ']';
    }
    ASSERT_TRUE(both.judge(text)) << text;
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

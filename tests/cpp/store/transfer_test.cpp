#include "store/transfer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "store/contract.hpp"
#include "store/memory.hpp"

namespace ticketwire::store {
namespace {

const progress silent = [](std::int64_t) {};

result<void> fill(writer& out) {
  for (int i = 1; i <= 100; ++i) {
    auto row = sample_ticket();
    row.id = i * 3;
    row.title = i == 7 ? std::string("zero\0byte", 9) : "Title " + std::to_string(i);
    row.body = R"({"Title":"quote \" and \u0000 and )"
               "\xc3\xa5\"}";
    if (auto put = out.put_ticket(row); !put) return put.error();
    auto message = sample_message(0, row.id, i, R"({"Body":"x","MessageId":"<M@x>"})");
    message.message_id = "<M@x>";
    if (auto put = out.put_message(message); !put) return put.error();
    if (auto put = out.put_notification(sample_notification(row.id, i)); !put) return put;
    if (auto put = out.put_record({"AttachmentEntity", i, "{}"}); !put) return put.error();
    const std::string bytes(static_cast<std::size_t>(i % 5), static_cast<char>(i + 100));
    if (auto put = out.put_content(i, bytes); !put) return put;
  }
  if (auto gone = out.remove_message(100); !gone) return gone;
  EXPECT_TRUE(out.put_record({"Person", 7, R"({"PersonId":7})"}).has_value());
  EXPECT_TRUE(out.put_member({3, 12, 5, 77}).has_value());
  EXPECT_TRUE(out.put_member({0, 1, 1, 0}).has_value());
  EXPECT_TRUE(out.put_user({"tje0", 11, "$argon2id$hash", "nb", user::level::admin}).has_value());
  EXPECT_TRUE(out.put_user({"\xc3\x85ge", 12, "", ""}).has_value());
  EXPECT_TRUE(out.put_token({token::kind::session, "aa", "tje0", "bb", 99}).has_value());
  return out.put_token({token::kind::bearer, "cc", "tje0", "", 0});
}

std::string exported(store& from) {
  std::ostringstream out;
  const auto rows = export_store(from, out, silent);
  EXPECT_TRUE(rows.has_value()) << describe(rows.error());
  return out.str();
}

import_outcome import_text(store& into, const std::string& text) {
  std::istringstream in(text);
  return import_store(into, in, silent);
}

class transfer_contract : public contract {};
TICKETWIRE_EVERY_STORE(transfer_contract);

TEST_P(transfer_contract, a_store_that_was_moved_is_exported_to_the_same_bytes) {
  const auto origin = open_memory();
  ASSERT_TRUE(origin->write(fill).has_value());
  const auto text = exported(*origin);
  EXPECT_TRUE(is_export(text));
  const auto outcome = import_text(*store_, text);
  EXPECT_EQ(outcome.problem, "");
  EXPECT_EQ(outcome.rows, 100 * 5 - 1 + 7);
  reopen();
  EXPECT_TRUE(exported(*store_) == text);
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_ticket(sample_ticket()), 301);
    EXPECT_EQ((*out.message(1))->message_id, "<M@x>") << "it comes from the body";
    // The message with the highest id had been removed.
    EXPECT_EQ(*out.put_message(sample_message(0, 3, 1, "{}")), 101);
    EXPECT_EQ((*out.find_user("tje0"))->password_hash, "$argon2id$hash");
    return {};
  });
}

TEST_P(transfer_contract, progress_is_told_while_it_is_imported) {
  const auto origin = open_memory();
  ASSERT_TRUE(origin->write(fill).has_value());
  std::istringstream in(exported(*origin));
  std::vector<std::int64_t> told;
  const auto outcome = import_store(*store_, in, [&](std::int64_t rows) { told.push_back(rows); });
  ASSERT_EQ(outcome.problem, "");
  ASSERT_EQ(told.size(), static_cast<std::size_t>(outcome.rows / 64));
  EXPECT_EQ(told.front(), 64);
  EXPECT_EQ(told.back(), outcome.rows / 64 * 64);
}

TEST_P(transfer_contract, users_of_a_file_of_an_earlier_program_may_write) {
  const auto text =
      std::string(R"({"format":"ticketwire-export","version":1})") + "\n" +
      R"({"kind":"user","name":"a","associateId":1,"passwordHash":"h","language":""})" + "\n" +
      R"({"kind":"user","name":"b","associateId":1,"passwordHash":"h","language":"","level":0})" +
      "\n" + R"({"kind":"lastIds","ticket":0,"message":0,"notification":0})" + "\n" +
      R"({"kind":"end","rows":3})" + "\n";
  const auto outcome = import_text(*store_, text);
  ASSERT_EQ(outcome.problem, "") << outcome.line;
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.find_user("a"))->level, user::level::write);
    EXPECT_EQ((*in.find_user("b"))->level, user::level::read);
    return {};
  });
  auto wrong = text;
  wrong.replace(wrong.find("\"level\":0"), 9, "\"level\":3");
  EXPECT_EQ(import_text(*open_memory(), wrong).problem, "\"level\" is out of range");
}

TEST_P(transfer_contract, what_is_wrong_is_named_by_its_line_and_nothing_is_kept) {
  const auto origin = open_memory();
  ASSERT_TRUE(origin->write(fill).has_value());
  const auto text = exported(*origin);
  const auto line_at = [&](std::size_t place) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n');
  };
  const auto changed = [&](const std::string& from, const std::string& to) {
    auto copy = text;
    const auto place = copy.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    copy.replace(place, from.size(), to);
    return std::pair(copy, line_at(place));
  };
  const auto half = text.size() / 2;
  const std::vector<std::pair<std::string, std::int64_t>> wrong{
      changed("\"version\":1", "\"version\":2"),
      changed("\"ownerId\":10", "\"ownerId\":\"10\""),
      changed("\"ownerId\":10,", ""),
      changed("\"ownerId\":10", "\"ownerId\":99999999999"),
      changed("\"ownerId\":10", "\"ownerId\":1.5"),
      changed("\"kind\":\"ticket\",\"id\":6", "\"kind\":\"ticket\",\"id\":3"),
      changed("\"kind\":\"ticket\"", "\"kind\":\"car\""),
      changed("\"ticketId\":3", "\"ticketId\":4"),
      changed("\"body\":\"{}\"", "\"body\":\"[]\""),
      changed("\"bytes\":\"", "\"bytes\":\"*"),
      changed("\"type\":2", "\"type\":3"),
      changed("{\"kind\":\"lastIds\"", "{\"kind\":\"lastIds\",}"),
      {text.substr(0, half), line_at(half)},
      {text + "{}\n", line_at(text.size())}};
  for (const auto& [bad, line] : wrong) {
    const auto outcome = import_text(*store_, bad);
    EXPECT_NE(outcome.problem, "");
    EXPECT_EQ(outcome.line, line) << outcome.problem;
    EXPECT_EQ(count(), 0);
  }
  // A line that is missing is noticed at the end.
  auto shorter = text;
  const auto place = shorter.find("{\"kind\":\"notification\"");
  shorter.erase(place, shorter.find('\n', place) + 1 - place);
  EXPECT_EQ(import_text(*store_, shorter).line, line_at(text.size()) - 2);
  EXPECT_EQ(import_text(*store_, text).problem, "");
  EXPECT_EQ(import_text(*store_, text).problem, "the database is not empty; import into a new one");
  EXPECT_TRUE(exported(*store_) == text);
}

}  // namespace
}  // namespace ticketwire::store

#include <gtest/gtest.h>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

class removal_contract : public contract {};
TICKETWIRE_EVERY_STORE(removal_contract);

TEST_P(removal_contract, a_user_has_a_level_and_can_be_removed) {
  write([](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_user({"a", 1, "h", "nb", user::level::read}).has_value());
    EXPECT_TRUE(out.put_user({"b", 2, "h", "", user::level::admin}).has_value());
    EXPECT_TRUE(out.put_user({"c", 3, "h"}).has_value());
    return out.put_token({token::kind::bearer, "of c", "c", "", 0});
  });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_EQ((*out.find_user("a"))->level, user::level::read);
    EXPECT_EQ((*out.user_of(2))->level, user::level::admin);
    EXPECT_EQ(out.users_after("b", 9)->at(0).level, user::level::write);
    EXPECT_TRUE(out.put_user({"a", 1, "h", "nb", user::level::admin}).has_value());
    EXPECT_TRUE(out.remove_user("nobody").has_value());
    return out.remove_user("c");
  });
  reopen();
  read([](reader& in) -> result<void> {
    EXPECT_EQ((*in.find_user("a"))->level, user::level::admin);
    EXPECT_FALSE(in.find_user("c")->has_value());
    EXPECT_TRUE(in.find_token(token::kind::bearer, "of c")->has_value());
    return {};
  });
}

TEST_P(removal_contract, of_a_users_tokens_those_that_expire_last_are_kept) {
  using kind = enum token::kind;
  write([](writer& out) -> result<void> {
    for (const token& row :
         {token{kind::session, "1", "a", "", 10}, token{kind::session, "2", "a", "", 30},
          token{kind::session, "3", "a", "", 20}, token{kind::session, "4", "a", "", 0},
          token{kind::session, "5", "b", "", 1}, token{kind::bearer, "6", "a", "", 1}}) {
      if (auto put = out.put_token(row); !put) return put;
    }
    return out.remove_tokens(kind::session, "a", 2);
  });
  const auto there = [&] {
    std::string names;
    read([&](reader& in) -> result<void> {
      for (const char* name : {"1", "2", "3", "4", "5"}) {
        if (*in.find_token(kind::session, name)) names += name;
      }
      if (*in.find_token(kind::bearer, "6")) names += "6";
      return {};
    });
    return names;
  };
  EXPECT_EQ(there(), "2456") << "4 never expires";
  write([](writer& out) { return out.remove_tokens(kind::session, "a", 0); });
  EXPECT_EQ(there(), "56");
}

TEST_P(removal_contract, a_removed_record_is_gone_and_its_number_is_not_given_out_again) {
  write([](writer& out) -> result<void> {
    EXPECT_EQ(*out.put_record({"AttachmentEntity", 0, "{}"}), 1);
    EXPECT_EQ(*out.put_record({"AttachmentEntity", 7, "{}"}), 7);
    EXPECT_TRUE(out.put_content(7, "bytes").has_value());
    EXPECT_TRUE(out.remove_content(7).has_value());
    EXPECT_TRUE(out.remove_content(8).has_value());
    EXPECT_TRUE(out.remove_record("AttachmentEntity", 3).has_value());
    return out.remove_record("AttachmentEntity", 7);
  });
  reopen();
  write([](writer& out) -> result<void> {
    EXPECT_FALSE(out.find("AttachmentEntity", 7)->has_value());
    EXPECT_FALSE(out.content(7)->has_value());
    EXPECT_TRUE(out.find("AttachmentEntity", 1)->has_value());
    EXPECT_EQ(*out.put_record({"AttachmentEntity", 0, "{}"}), 8);
    EXPECT_EQ(*out.put_record({"Person", 0, "{}"}), 1);
    return {};
  });
}

}  // namespace
}  // namespace ticketwire::store

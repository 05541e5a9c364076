#include "program/chores.hpp"

#include <gtest/gtest.h>

#include "store/memory.hpp"

namespace ticketwire::server {
namespace {

using std::chrono::seconds;

std::vector<notify::chore> chores_of(store::store& store, const mail_options& mail) {
  service::settings settings;
  settings.now = [] { return store::ticks{638'000'000'000'000'000}; };
  return chores_for(store, mail, settings, [](std::string_view) {});
}

TEST(chores, of_an_idle_server_have_nothing_to_do_and_rest) {
  const auto store = store::open_memory();
  mail_options mail;
  mail.smtp = "smtp://127.0.0.1:9";
  mail.from = "desk@tickets.example";
  ASSERT_EQ(check_mail(mail), "");
  const auto all = chores_of(*store, mail);
  ASSERT_EQ(all.size(), 5u);
  std::vector<seconds> periods;
  for (const notify::chore& each : all) {
    periods.push_back(std::chrono::duration_cast<seconds>(each.period));
    EXPECT_FALSE(each.work(std::stop_token())) << "more to do at once";
  }
  const seconds hour = std::chrono::hours(1);
  EXPECT_EQ(periods, (std::vector<seconds>{hour, seconds(10), hour, seconds(10), seconds(1)}));
}

TEST(chores, without_a_mail_server_send_nothing) {
  const auto store = store::open_memory();
  EXPECT_EQ(chores_of(*store, {}).size(), 4u);
}

}  // namespace
}  // namespace ticketwire::server

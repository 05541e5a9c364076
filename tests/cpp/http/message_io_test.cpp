#include "http/message_io.hpp"

#include <gtest/gtest.h>

namespace ticketwire::server {
namespace {

TEST(message_io, the_log_knows_nothing_of_a_target_but_its_path) {
  EXPECT_EQ(loggable_path("/a/b?secret"), "/a/b");
  EXPECT_EQ(loggable_path("/a#secret"), "/a");
  EXPECT_EQ(loggable_path("*"), "*");
  EXPECT_EQ(loggable_path("http://x/a?secret"), "/a");
  EXPECT_EQ(loggable_path("http://x?secret"), "/");
  EXPECT_EQ(loggable_path("https://anna:secret@x/a"), "/a");
  EXPECT_EQ(loggable_path("https://anna:secret@x"), "/");
  for (const char* target :
       {"", "ftp://anna:secret@x/a", "http:/anna:secret@x/a", "anna:secret@x:80", "secret"}) {
    EXPECT_EQ(loggable_path(target), "-") << target;
  }
  EXPECT_EQ(loggable_path("/\xc3\xa5\x01\x7f"), "/????");
  EXPECT_EQ(loggable_path("/" + std::string(2000, 'a')).size(), 1024u);
}

}  // namespace
}  // namespace ticketwire::server

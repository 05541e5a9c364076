#include "service/attachment/file_type.hpp"

#include <gtest/gtest.h>

namespace ticketwire::service {
namespace {

TEST(file_type, extensions_of_what_runs_are_not_safe) {
  for (const char* name :
       {"a.exe", "a.EXE", "report.pdf.lnk", "a.xlam", "a.potm", "a.ppsm", "a.iqy", "a.rdp",
        "a.settingcontent-ms", "a.XLSB", "a.appinstaller", "a.jnlp", "a.exe.", "a.exe . ",
        "a.exe::$DATA", "a.exe:stream", "12:30.exe", "notes.txt:evil.exe", "folder/a.hta"}) {
    EXPECT_FALSE(has_safe_extension(name)) << name;
  }
  for (const char* name : {"a.txt", "a.pdf", "exe", "a.xlsx", "a.docx", "a.png", "12:30.txt",
                           "a.exe/notes.txt", "a.txt::$DATA", ""}) {
    EXPECT_TRUE(has_safe_extension(name)) << name;
  }
}

TEST(file_type, names_do_not_turn_the_direction_of_text) {
  EXPECT_TRUE(
      is_plain_name("bl\xc3\xa5"
                    "b\xc3\xa6r \xd7\xa9.txt"))
      << "letters of any script";
  for (const char* mark : {"\xd8\x9c", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xaa",
                           "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa9"}) {
    const std::string name = std::string("cod") + mark + "exe.txt";
    EXPECT_FALSE(is_plain_name(name)) << name;
    EXPECT_EQ(save_as(name), "attachment; filename=\"codexe.txt\"") << "kept by an earlier program";
  }
  EXPECT_TRUE(
      is_plain_name("a\xe2\x80\xb0"
                    "b"))
      << "a mark that begins alike";
}

}  // namespace
}  // namespace ticketwire::service

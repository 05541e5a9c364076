#include "service/record/change_reader.hpp"

#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

/// A carrier whose messages are sent with it, as no table of today has one.
std::string kept_messages(store::reader& reader, const std::string& sent) {
  schema::property row =
      *schema::find_property(schema::get(schema::carrier_id::TicketEntity), "Messages");
  row.read_only = false;
  const schema::carrier_type type{"Thread", "", "", schema::no_target, {&row, 1}, {}};
  const service::locale locale{*service::time_zone::find("America/New_York")};
  service::presenter presenter(reader, locale);
  service::change_reader changes(presenter, locale.zone);
  service::members stored;
  const auto body = parse(sent);
  const auto applied = changes.apply(body.root(), type, service::dictionary_mode::replace, stored);
  EXPECT_TRUE(applied.has_value()) << describe(applied.error());
  return std::string(stored.json("Messages"));
}

class changes_test : public world_test {
 protected:
  std::string keep(const std::string& sent) {
    std::string out;
    const auto done = store_->read([&](store::reader& reader) -> result<void> {
      out = kept_messages(reader, sent);
      return {};
    });
    EXPECT_TRUE(done.has_value());
    return out;
  }
};

TEST_F(changes_test, dates_within_a_carrier_that_is_kept_whole_are_in_utc) {
  const auto kept = keep(
      R"({"Messages":[{"MessageId":1,"CreatedAt":"2026-07-01T08:00:00"},)"
      R"({"MessageId":2,"CreatedAt":"2026-07-01T08:00:00.5+02:00","ChangedAt":"2026-01-01T00:00:00"},)"
      R"({"MessageId":3,"CreatedAt":"0001-01-01T00:00:00","ChangedAt":null}]})");
  EXPECT_EQ(text_at(kept, "/0/CreatedAt"), "2026-07-01T12:00:00Z") << kept;
  EXPECT_EQ(text_at(kept, "/1/CreatedAt"), "2026-07-01T06:00:00.5Z");
  EXPECT_EQ(text_at(kept, "/1/ChangedAt"), "2026-01-01T05:00:00Z");
  EXPECT_EQ(at(kept, "/2/CreatedAt"), "(nothing)");
  EXPECT_EQ(at(kept, "/2/ChangedAt"), "(nothing)");
}

}  // namespace
}  // namespace ticketwire::testing

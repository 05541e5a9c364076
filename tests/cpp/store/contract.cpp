#include "store/contract.hpp"

#include "postgres_server.hpp"

namespace ticketwire::store {

void contract::SetUp() {
  if (GetParam() == "sqlite") {
    database_ = "sqlite:" + (folder_ / "test.sqlite").string();
  } else if (GetParam() == "postgres") {
    auto& server = ::ticketwire::testing::postgres_server::get();
    if (!server.missing().empty()) GTEST_SKIP() << server.missing();
    database_ = server.create_database();
  } else {
    database_ = "memory:";
  }
  open();
}

void contract::open(const query_limits& limits) {
  auto opened = ::ticketwire::store::open(database_, limits);
  ASSERT_TRUE(opened.has_value()) << describe(opened.error());
  store_ = std::move(*opened);
}

void contract::reopen() {
  if (GetParam() == "memory") return;
  store_.reset();
  open();
}

void contract::write(const std::function<result<void>(writer&)>& work) {
  const auto done = store_->write(work);
  ASSERT_TRUE(done.has_value()) << describe(done.error());
}

void contract::read(const std::function<result<void>(reader&)>& work) {
  const auto done = store_->read(work);
  ASSERT_TRUE(done.has_value()) << describe(done.error());
}

error_code contract::refused(const std::function<result<void>(writer&)>& work) {
  const auto done = store_->write(work);
  EXPECT_TRUE(done.has_error());
  return done ? error_code::internal : done.error().code;
}

std::int64_t contract::count() {
  std::int64_t tickets = -1;
  read([&](reader& in) -> result<void> {
    const auto counted = in.count();
    if (!counted) return counted.error();
    tickets = *counted;
    return {};
  });
  return tickets;
}

error failed_with(error_code code) {
  return {.code = code};
}

ticket_row sample_ticket() {
  ticket_row row;
  row.last_changed = 638'000'000'000'000'001;
  row.created_at = 2;
  row.deadline = 3;
  row.activate = 4;
  row.closed_at = 5;
  row.replied_at = 6;
  row.base_status = 1;
  row.status_id = 7;
  row.priority_id = 8;
  row.category_id = 9;
  row.owner_id = 10;
  row.person_id = 11;
  row.created_by = 12;
  row.type_id = 13;
  row.sale_id = 14;
  row.project_id = 15;
  row.connect_id = 16;
  row.slevel = 17;
  row.read_status = 18;
  row.title = "Printer on fire";
  row.author = "Ada";
  row.body = R"({"Title":"x"})";
  return row;
}

message_row sample_message(std::int32_t id, std::int32_t ticket, ticks created_at,
                           std::string_view body) {
  message_row row;
  row.id = id;
  row.ticket_id = ticket;
  row.created_at = created_at;
  row.slevel = 2;
  row.title = "Re: fire";
  row.author = "ada@example.com";
  row.body = body;
  row.message_id = "<" + std::to_string(id) + "@Example.com>";
  return row;
}

notification sample_notification(std::int32_t ticket, ticks created_at) {
  notification row;
  row.ticket_id = ticket;
  row.message_id = 5;
  row.recipient_associate_id = 1;
  row.created_at = created_at;
  row.due_at = created_at;
  return row;
}

}  // namespace ticketwire::store

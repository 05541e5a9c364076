#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "store/contract.hpp"
#include "store/query.hpp"

namespace ticketwire::store {

using operands = std::vector<std::variant<std::int64_t, std::string>>;
using ids = std::vector<std::int32_t>;

inline filter where(column column, comparison comparison, operands values) {
  return {filter::kind::condition, {column, comparison, std::move(values)}, {}};
}

inline filter all_of(std::vector<filter> parts) {
  return {filter::kind::all_of, {}, std::move(parts)};
}

inline filter any_of(std::vector<filter> parts) {
  return {filter::kind::any_of, {}, std::move(parts)};
}

inline ticket_row row_of(const std::array<std::int32_t, 10>& numbers, const std::string& title) {
  ticket_row row;
  row.id = numbers[0];
  row.last_changed = numbers[1];
  row.created_at = numbers[2];
  row.deadline = numbers[3];
  row.base_status = numbers[4];
  row.status_id = numbers[5];
  row.priority_id = numbers[6];
  row.category_id = numbers[7];
  row.owner_id = numbers[8];
  row.person_id = numbers[9];
  row.title = title;
  row.body = "{}";
  return row;
}

class query_contract : public contract {
 protected:
  void SetUp() override {
    contract::SetUp();
    if (store_ == nullptr) return;
    const auto done = store_->write([](writer& out) -> result<void> {
      // id, last_changed, created_at, deadline, base_status, status, priority, category, owner,
      // person, title
      const std::vector<std::pair<std::array<std::int32_t, 10>, std::string>> rows{
          {{1, 10, 1, 0, 1, 1, 3, 1, 7, 20}, "Printer jams"},
          {{2, 30, 2, 9, 1, 1, 1, 1, 0, 21}, "printer out of toner"},
          {{3, 20, 3, 5, 3, 2, 2, 2, 7, 20}, "100% CPU"},
          {{4, 40, 4, 0, 4, 4, 2, 2, 7, 22}, "Deleted"},
          {{5, 20, 5, 0, 1, 1, 2, 3, 8, 22}, "under_score \\ slash"},
          {{6, 15, 6, 0, 2, 3, 2, 3, 8, 22}, "'; DROP TABLE ticket; --"}};
      for (const auto& [numbers, title] : rows) {
        const auto row = row_of(numbers, title);
        if (const auto id = out.put_ticket(row); !id) return id.error();
      }
      return {};
    });
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }

  ids select(const query& query) {
    ids found;
    const auto done = store_->read([&](reader& in) -> result<void> {
      const auto rows = in.tickets(query);
      if (!rows) return rows.error();
      const auto versions = in.versions_of(query);
      if (!versions) return versions.error();
      EXPECT_EQ(versions->size(), rows->size());
      for (std::size_t i = 0; i < std::min(versions->size(), rows->size()); ++i) {
        const auto& [id, version] = (*versions)[i];
        EXPECT_EQ(id, (*rows)[i].id);
        EXPECT_EQ(version, **in.version_of(id));
      }
      for (const auto& row : *rows) found.push_back(row.id);
      auto any = query;
      any.skip = 0;
      any.top = INT32_MAX;
      EXPECT_EQ(*in.count(query), std::ssize(*in.tickets(any)));
      return {};
    });
    EXPECT_TRUE(done.has_value()) << describe(done.error());
    return found;
  }

  ids select(struct filter filter) {
    query query;
    query.filter = std::make_shared<const struct filter>(std::move(filter));
    return select(query);
  }

  error_code refused(struct filter filter) {
    query query;
    query.filter = std::make_shared<const struct filter>(std::move(filter));
    const auto done = store_->read([&](reader& in) -> result<void> {
      const auto rows = in.tickets(query);
      if (rows) return {};
      const auto counted = in.count(query);
      EXPECT_TRUE(counted.has_error() && counted.error().code == rows.error().code);
      EXPECT_TRUE(in.versions_of(query).has_error());
      return rows.error();
    });
    EXPECT_TRUE(done.has_error());
    return done ? error_code::internal : done.error().code;
  }
};

}  // namespace ticketwire::store

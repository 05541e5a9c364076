#include "store/query_contract.hpp"

namespace ticketwire::store {
namespace {

TICKETWIRE_EVERY_STORE(query_contract);

TEST_P(query_contract, without_a_filter_everything_but_deleted_tickets) {
  EXPECT_EQ(select(query{}), (ids{1, 2, 3, 5, 6}));
  EXPECT_EQ(select(where(column::base_status, comparison::eq, {4})), (ids{4}));
  EXPECT_EQ(select(all_of({})), (ids{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(select(any_of({})), (ids{}));
}

TEST_P(query_contract, order_by_the_places_of_keys) {
  const auto sorted = [&](enum column column, key_places places, bool descending = false) {
    query query;
    query.order = {{column, descending, std::make_shared<const key_places>(std::move(places))}};
    return select(query);
  };
  // Priorities 3, 1, 2, 2, 2: the second comes first, the first last.
  EXPECT_EQ(sorted(column::priority_id, {{1, 2}, {2, 0}, {3, 1}}), (ids{3, 5, 6, 1, 2}));
  EXPECT_EQ(sorted(column::priority_id, {{1, 2}, {2, 0}, {3, 1}}, true), (ids{2, 1, 3, 5, 6}));
  // A key without a place comes before all others.
  EXPECT_EQ(sorted(column::priority_id, {{1, 0}, {2, 0}}), (ids{1, 2, 3, 5, 6}));
  EXPECT_EQ(sorted(column::owner_id, {{7, 1}, {8, 0}}), (ids{2, 5, 6, 1, 3}));
  EXPECT_EQ(sorted(column::owner_id, {}), (ids{1, 2, 3, 5, 6}));
  key_places many;
  for (std::int32_t key = -20; key < 9'000; ++key) many.emplace_back(key, (key * 7 + 140) % 9'020);
  // Persons 20, 21, 20, 22, 22 with places 280, 287 and 294.
  EXPECT_EQ(sorted(column::person_id, many), (ids{1, 3, 2, 5, 6}));
  EXPECT_EQ(sorted(column::person_id, many, true), (ids{5, 6, 2, 1, 3}));
  query query;
  query.order = {{column::status_id, false,
                  std::make_shared<const key_places>(key_places{{1, 1}, {2, 0}, {3, 0}})},
                 {column::owner_id, true}};
  EXPECT_EQ(select(query), (ids{6, 3, 5, 1, 2}));
}

TEST_P(query_contract, a_query_that_takes_too_long_ends_and_the_next_one_is_answered) {
  write([](writer& out) -> result<void> {
    for (int i = 0; i < 3'000; ++i) {
      ticket_row row = sample_ticket();
      row.title = std::string(2'000, 'a');
      if (const auto put = out.put_ticket(row); !put) return put.error();
    }
    return {};
  });
  store_.reset();
  open({.time = std::chrono::milliseconds(200)});
  filter slow{filter::kind::any_of, {}, {}};
  for (int i = 0; i < 190; ++i) {
    slow.parts.push_back({filter::kind::condition,
                          {column::title, comparison::contains, {"aaaaaaaab" + std::to_string(i)}},
                          {}});
  }
  query query;
  query.filter = std::make_shared<const filter>(std::move(slow));
  const auto done = store_->read([&](reader& in) -> result<void> {
    const auto rows = in.tickets(query);
    return rows ? result<void>{} : rows.error();
  });
  // A store in memory has no limit, and finds nothing.
  EXPECT_EQ(done.has_error(), GetParam() != "memory");
  if (done.has_error()) {
    EXPECT_EQ(done.error().code, error_code::query_time);
  }
  read([](reader& in) -> result<void> {
    const auto row = in.ticket(1);
    return row ? result<void>{} : row.error();
  });
}

TEST_P(query_contract, a_filter_has_64_levels_however_deep_it_is) {
  const auto read = [&](int levels) {
    auto nested = std::make_shared<filter>(where(column::id, comparison::eq, {2}));
    for (int level = 0; level < levels; ++level) {
      filter outer{filter::kind::all_of, {}, {}};
      outer.parts.push_back(std::move(*nested));
      *nested = std::move(outer);
    }
    query query;
    query.filter = nested;
    const auto done = store_->read([&](reader& in) -> result<void> {
      const auto rows = in.tickets(query);
      return rows ? result<void>{} : rows.error();
    });
    // Level by level: the destructor would need as deep a stack as there are levels.
    while (!nested->parts.empty()) {
      filter inner = std::move(nested->parts.front());
      *nested = std::move(inner);
    }
    return done;
  };
  EXPECT_FALSE(read(64).has_error());
  for (const int levels : {65, 66, 500'000}) {
    const auto done = read(levels);
    ASSERT_TRUE(done.has_error()) << levels;
    EXPECT_EQ(done.error().code, error_code::argument) << levels;
  }
}

TEST_P(query_contract, an_order_has_its_bounds) {
  const auto refused = [&](enum column column, std::size_t size) {
    key_places places;
    for (std::size_t key = 0; key < size; ++key) places.emplace_back(key, 0);
    query query;
    query.order = {{column, false, std::make_shared<const key_places>(std::move(places))}};
    return store_->read([&](reader& in) -> result<void> {
      const auto rows = in.tickets(query);
      return rows ? result<void>{} : rows.error();
    });
  };
  EXPECT_FALSE(refused(column::person_id, 10'000).has_error());
  EXPECT_TRUE(refused(column::person_id, 10'001).has_error());
  EXPECT_TRUE(refused(column::title, 1).has_error());
}

TEST_P(query_contract, every_comparison_of_numbers) {
  EXPECT_EQ(select(where(column::priority_id, comparison::eq, {3})), (ids{1}));
  EXPECT_EQ(select(where(column::category_id, comparison::ne, {2})), (ids{1, 2, 5, 6}));
  EXPECT_EQ(select(where(column::last_changed, comparison::lt, {15})), (ids{1}));
  EXPECT_EQ(select(where(column::last_changed, comparison::le, {15})), (ids{1, 6}));
  EXPECT_EQ(select(where(column::created_at, comparison::gt, {5})), (ids{6}));
  EXPECT_EQ(select(where(column::created_at, comparison::ge, {5})), (ids{5, 6}));
  EXPECT_EQ(select(where(column::id, comparison::one_of, {2, 6, 99})), (ids{2, 6}));
  EXPECT_EQ(select(where(column::id, comparison::one_of, {})), (ids{}));
  EXPECT_EQ(select(where(column::deadline, comparison::gt, {0})), (ids{2, 3}));
  EXPECT_EQ(select(where(column::status_id, comparison::eq, {3})), (ids{6}));
  EXPECT_EQ(select(where(column::owner_id, comparison::eq, {8})), (ids{5, 6}));
  EXPECT_EQ(select(where(column::person_id, comparison::eq, {21})), (ids{2}));
}

TEST_P(query_contract, text_compares_without_case) {
  EXPECT_EQ(select(where(column::title, comparison::eq, {"PRINTER JAMS"})), (ids{1}));
  EXPECT_EQ(select(where(column::title, comparison::begins, {"pRinter"})), (ids{1, 2}));
  EXPECT_EQ(select(where(column::title, comparison::contains, {"TONER"})), (ids{2}));
  EXPECT_EQ(select(where(column::title, comparison::one_of, {"deleted", "100% cpu"})), (ids{3, 4}));
}

TEST_P(query_contract, wildcards_and_quotes_are_plain_text) {
  EXPECT_EQ(select(where(column::title, comparison::contains, {"%"})), (ids{3}));
  EXPECT_EQ(select(where(column::title, comparison::contains, {"_"})), (ids{5}));
  EXPECT_EQ(select(where(column::title, comparison::contains, {"\\"})), (ids{5}));
  EXPECT_EQ(select(where(column::title, comparison::begins, {"%"})), (ids{}));
  EXPECT_EQ(select(where(column::title, comparison::ends, {"%"})), (ids{}));
  EXPECT_EQ(select(where(column::title, comparison::begins, {"'; DROP"})), (ids{6}));
  EXPECT_EQ(select(where(column::title, comparison::eq, {"' OR 1=1 --"})), (ids{}));
  EXPECT_EQ(select(query{}).size(), 5u);
}

TEST_P(query_contract, conditions_combine) {
  EXPECT_EQ(select(all_of({where(column::owner_id, comparison::eq, {7}),
                           any_of({where(column::priority_id, comparison::eq, {3}),
                                   where(column::title, comparison::begins, {"100"})}),
                           where(column::base_status, comparison::ne, {4})})),
            (ids{1, 3}));
}

TEST_P(query_contract, ends_and_contraries) {
  EXPECT_EQ(select(where(column::title, comparison::ends, {"JAMS"})), (ids{1}));
  EXPECT_EQ(select(where(column::title, comparison::ends, {"print"})), (ids{}));
  const filter none{filter::kind::none_of,
                    {},
                    {where(column::title, comparison::begins, {"printer"}),
                     where(column::owner_id, comparison::eq, {8})}};
  EXPECT_EQ(select(none), (ids{3, 4}));
  EXPECT_EQ(select(filter{filter::kind::none_of, {}, {}}), (ids{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(refused(where(column::id, comparison::ends, {1})), error_code::argument);
}

TEST_P(query_contract, hundreds_of_parts_are_no_deep_expression) {
  std::vector<filter> parts;
  for (int i = 0; i < 500; ++i) parts.push_back(where(column::id, comparison::eq, {i % 3}));
  EXPECT_EQ(select(any_of(parts)), (ids{1, 2}));
  EXPECT_EQ(select(all_of(parts)), (ids{}));
  parts.push_back(parts.front());
  EXPECT_EQ(refused(any_of(parts)), error_code::argument);
}

TEST_P(query_contract, orders_and_pages) {
  query query;
  query.order = {{column::last_changed, true}};
  EXPECT_EQ(select(query), (ids{2, 3, 5, 6, 1}));
  query.order = {{column::title, false}};
  EXPECT_EQ(select(query), (ids{6, 3, 1, 2, 5}));
  query.order = {{column::last_changed, false}, {column::id, true}};
  EXPECT_EQ(select(query), (ids{1, 6, 5, 3, 2}));
  query.skip = 1;
  query.top = 2;
  EXPECT_EQ(select(query), (ids{6, 5}));
  query.skip = 50;
  EXPECT_EQ(select(query), (ids{}));
  query.skip = -1;
  query.top = -1;
  EXPECT_EQ(select(query), (ids{}));
}

TEST_P(query_contract, refuses_what_it_cannot_answer) {
  EXPECT_EQ(refused(where(column::id, comparison::eq, {})), error_code::argument);
  EXPECT_EQ(refused(where(column::id, comparison::eq, {1, 2})), error_code::argument);
  EXPECT_EQ(refused(where(column::id, comparison::eq, {"1"})), error_code::argument);
  EXPECT_EQ(refused(where(column::id, comparison::contains, {1})), error_code::argument);
  EXPECT_EQ(refused(where(column::title, comparison::eq, {1})), error_code::argument);
  EXPECT_EQ(refused(where(column::ticket_id, comparison::eq, {1})), error_code::argument);
  const auto many = [](std::size_t count) {
    return where(column::id, comparison::one_of, operands(count, std::int64_t{1}));
  };
  EXPECT_EQ(select(many(10'000)), (ids{1}));
  EXPECT_EQ(refused(many(10'001)), error_code::argument);
  // The bound is that of all conditions together.
  EXPECT_EQ(select(all_of({many(5'000), many(5'000)})), (ids{1}));
  EXPECT_EQ(refused(all_of({many(5'000), many(5'001)})), error_code::argument);
  auto deep = where(column::id, comparison::eq, {1});
  for (int i = 0; i < 64; ++i) deep = all_of({std::move(deep)});
  EXPECT_EQ(select(deep), (ids{1}));
  EXPECT_EQ(refused(all_of({std::move(deep)})), error_code::argument);
}

TEST_P(query_contract, numbers_beyond_32_bits_are_compared) {
  EXPECT_EQ(select(where(column::id, comparison::gt, {INT64_MAX})), (ids{}));
  EXPECT_EQ(select(where(column::id, comparison::gt, {INT64_MIN})), (ids{1, 2, 3, 4, 5, 6}));
}

TEST_P(query_contract, messages_are_found_as_tickets_are) {
  write([](writer& out) -> result<void> {
    for (const auto& row : {sample_message(1, 1, 10, "a"), sample_message(2, 1, 20, "b"),
                            sample_message(3, 2, 15, "c")}) {
      EXPECT_TRUE(out.put_message(row).has_value());
    }
    auto other = sample_message(4, 3, 5, "d");
    other.author = "Grace";
    other.slevel = 1;
    EXPECT_TRUE(out.put_message(other).has_value());
    return {};
  });
  const auto found = [&](const query& query) {
    ids all;
    read([&](reader& in) -> result<void> {
      const auto rows = in.messages(query);
      if (!rows) return rows.error();
      for (const auto& row : *rows) all.push_back(row.id);
      return {};
    });
    return all;
  };
  const auto filtered = [&](struct filter filter) {
    query query;
    query.filter = std::make_shared<const struct filter>(std::move(filter));
    return found(query);
  };
  EXPECT_EQ(found({}), (ids{1, 2, 3, 4}));
  EXPECT_EQ(filtered(where(column::ticket_id, comparison::eq, {1})), (ids{1, 2}));
  EXPECT_EQ(filtered(where(column::author, comparison::begins, {"GR"})), (ids{4}));
  EXPECT_EQ(filtered(where(column::slevel, comparison::ne, {1})), (ids{1, 2, 3}));
  EXPECT_EQ(filtered(where(column::message_id, comparison::eq, {"<2@example.COM>"})), (ids{2}));
  EXPECT_EQ(filtered(where(column::message_id, comparison::eq, {"2@example.com"})), (ids{}));
  EXPECT_EQ(filtered(where(column::message_id, comparison::ne, {"<2@Example.com>"})),
            (ids{1, 3, 4}));
  EXPECT_EQ(filtered(where(column::message_id, comparison::one_of,
                           {"<1@Example.com>", "<4@Example.com>"})),
            (ids{1, 4}));
  EXPECT_EQ(filtered(where(column::message_id, comparison::begins, {"<3"})), (ids{3}));
  query query;
  query.order = {{column::message_id, true}};
  EXPECT_EQ(found(query), (ids{4, 3, 2, 1}));
  query.order = {{column::ticket_id, true}, {column::created_at, true}};
  query.skip = 1;
  EXPECT_EQ(found(query), (ids{3, 2, 1}));
  query.order = {{column::owner_id, false}};
  const auto refusal = store_->read([&](reader& in) -> result<void> {
    const auto rows = in.messages(query);
    return rows ? result<void>{} : rows.error();
  });
  EXPECT_EQ(refusal.error().code, error_code::argument);
}

}  // namespace
}  // namespace ticketwire::store

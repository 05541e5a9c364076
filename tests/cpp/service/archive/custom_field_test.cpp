#include <gtest/gtest.h>

#include <boost/url/url.hpp>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

using ids = std::vector<int>;

/// $filter over the custom fields of the tickets 2001 to 2003.
class custom_field_filter_test : public world_test {
 protected:
  http::response filtered(const std::string& filter) {
    boost::urls::url url("/api/v1/Ticket?$orderBy=ticketId");
    url.params().append({"$filter", filter});
    std::string target(url.buffer());
    for (std::size_t at = 0; (at = target.find('+', at)) != std::string::npos;) {
      target.replace(at, 1, "%20");
    }
    return get(target);
  }
  ids tickets(const std::string& filter) {
    const auto answer = filtered("ticketId gt 2000 and (" + filter + ")");
    EXPECT_EQ(answer.status, 200) << filter << answer.body;
    ids out;
    const auto document = parse(answer.body);
    const auto list = document.root().find("value");
    if (!list) return out;
    for (const json::child& row : list->children()) {
      out.push_back(row.value.find("PrimaryKey")->int32().value());
    }
    return out;
  }
};

const ids a{2001};
const ids b{2002};
const ids c{2003};
const ids ab{2001, 2002};
const ids ac{2001, 2003};
const ids bc{2002, 2003};
const ids abc{2001, 2002, 2003};
const ids none;

TEST_F(custom_field_filter_test, custom_fields_are_compared_by_their_values) {
  patched(2001,
          R"({"CustomFields":{"x_day":"[D:12/31/2025]","x_at":"[DT:05/05/2026 09:30:00.0000000]",
                    "x_cost":"[M:9.50]","x_odd":"[F:-2.5]","x_list":"[I:7]","x_on":"True"}})");
  patched(2002,
          R"({"CustomFields":{"x_day":"[D:02/01/2026]","x_at":"[DT:05/05/2026 22:00:00.0000000]",
                    "x_cost":"[M:10]","x_odd":"[F:-10.25]","x_list":"[I:70]","x_on":"[I:1]"}})");
  patched(2003, R"({"CustomFields":{"x_day":"[D:01/01/0001]","x_at":"no date","x_cost":"[F:100.0]",
                    "x_odd":"[I:3]","x_list":"[I:7]","x_on":"False"}})");
  const std::vector<std::pair<std::string, ids>> rows = {
      {"extra/x_day before '2026-02-01'", a},
      {"extra/x_day after '2025-12-31'", b},
      {"extra/x_day afterOrEqual '2025-12-31'", ab},
      {"extra/x_day date '2026-02-01'", b},
      {"extra/x_day date '[D:02/01/2026]'", b},
      {"extra/x_day eq '[D:02/01/2026]'", b},
      {"extra/x_day gt '[DT:12/31/2025 00:00:01]'", b},
      {"extra/x_day dateBetween ('2025-12-01','2026-01-31')", a},
      {"extra/x_day notSet", c},
      {"extra/x_day set", ab},
      {"extra/x_at date '2026-05-05'", ab},
      // A clock on the wall, whatever zone an instant is given in.
      {"extra/x_at beforeTime '2026-05-05T12:00:00'", a},
      {"extra/x_at beforeTime '2026-05-05T07:30:01Z'", a},
      {"extra/x_at beforeTime '2026-05-05T07:30:00Z'", none},
      {"extra/x_at before '3000-01-01'", ab},
      {"extra/x_at eq 'No date'", c},
      {"extra/x_cost eq 10", b},
      {"extra/x_cost eq 9.5", a},
      {"extra/x_cost gt 9.5", bc},
      {"extra/x_cost le 9.500", a},
      {"extra/x_cost between (9.5,10.00)", ab},
      {"extra/x_cost oneOf (100,9.5)", ac},
      {"extra/x_cost ne 100", ab},
      {"extra/x_cost before '3000-01-01'", none},
      {"extra/x_odd lt -2.5", b},
      {"extra/x_odd gt -10.25", ac},
      {"extra/x_odd gt -0.0", c},
      {"extra/x_day gt 0", none},
      {"extra/x_day lt 99999999", none},
      {"extra/x_none lt 5", none},
      {"extra/x_none before '2026-01-01'", none},
      {"extra/x_list oneOf (7)", ac},
      {"extra/x_list notOneOf (7)", b},
      {"extra/x_list contains '[i:7'", abc},
      {"extra/x_on eq true", ab},
      {"extra/x_on ne 1", c}};
  for (const auto& [filter, expected] : rows) EXPECT_EQ(tickets(filter), expected) << filter;
  for (const char* filter :
       {"extra/x_cost gt 1e3", "extra/x_cost gt 1.", "extra/x_day before 'soon'"}) {
    EXPECT_EQ(filtered(filter).status, 400) << filter;
  }
}

}  // namespace
}  // namespace ticketwire::testing

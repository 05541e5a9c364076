#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class mdo_list_test : public world_test {
 protected:
  std::string list(const std::string& name, http::fields fields = {}) {
    const auto answer = get("/api/v1/MDOList/" + name, std::move(fields));
    EXPECT_EQ(answer.status, 200) << name << answer.body;
    return answer.body;
  }
  http::response get_list(std::string body) {
    return send(http::method::post, "/api/v1/Agents/MDO/GetList", std::move(body));
  }
  static std::vector<std::string> names(const std::string& items) {
    std::vector<std::string> out;
    const auto document = parse(items);
    for (const json::child& each : document.root().children()) {
      out.push_back(each.value.find("Name")->string());
    }
    return out;
  }
  void put_person(std::int32_t id, const std::string& name, const std::string& contact) {
    const auto done = store_->write([&](store::writer& writer) -> result<void> {
      const auto stored =
          writer.put_record({"Person", id,
                             R"({"PersonId":)" + std::to_string(id) + R"(,"FullName":")" + name +
                                 R"(","ContactName":")" + contact + R"("})"});
      if (!stored) return stored.error();
      return {};
    });
    ASSERT_TRUE(done.has_value());
  }
};

using texts = std::vector<std::string>;

TEST_F(mdo_list_test, suffixes_add_items_before_the_others) {
  const std::size_t all = size_at(list("ticketpriority"), "");
  const auto both = list("ticketpriorityWithAllItemWithNoSelection", {{"SO-Language", "nb"}});
  EXPECT_EQ(size_at(both, ""), all + 2);
  EXPECT_EQ(text_at(both, "/0/Name"), "(Ingen)");
  EXPECT_EQ(at(both, "/0/Id"), "0");
  EXPECT_EQ(text_at(both, "/1/Name"), "(Alle)");
  EXPECT_EQ(at(both, "/1/Id"), "-1");
  EXPECT_EQ(at(list("ticketpriorityWITHALLITEM"), "/0/Id"), "-1");
  EXPECT_EQ(at(list("ticketprioritywithnoselection"), "/0/Id"), "0");
  EXPECT_EQ(list("ticketpriorityHeadings"), list("ticketpriority"));
  EXPECT_EQ(get("/api/v1/MDOList/withallitem").status, 404);
}

TEST_F(mdo_list_test, categories_may_stand_below_each_other) {
  EXPECT_EQ(size_at(list("ejcategory"), "/0/ChildItems"), 0u);
  const auto tree = list("ejcategory?additional=hierarchy=true");
  EXPECT_EQ(size_at(tree, ""), 1u);
  EXPECT_EQ(size_at(tree, "/0/ChildItems"), 5u);
  EXPECT_EQ(text_at(tree, "/0/ChildItems/0/Name"), "Weighted");
  EXPECT_EQ(text_at(tree, "/0/ChildItems/0/FullName"), "Support/Weighted");
  EXPECT_EQ(size_at(list("ejcategory?additional=HIERARCHY"), ""), 1u);
  EXPECT_EQ(size_at(list("ejcategory?flat=true&additional=hierarchy"), ""), 6u);
  EXPECT_EQ(size_at(list("ejcategory?additional=hierarchy=false"), ""), 6u);
}

TEST_F(mdo_list_test, additional_information_narrows_and_shortens) {
  caller_ = bo;
  EXPECT_EQ(names(list("ejcategory?additional=onlyOwnCategories")),
            (texts{"Support", "Support/Weighted", "Support/Fewest"}));
  caller_ = tone;
  EXPECT_EQ(names(list("ejcategory?additional=onlyOwnCategories=1;shortNames=1")),
            (texts{"Support"}));
  EXPECT_EQ(text_at(list("ejcategory?additional=shortNames"), "/1/Name"), "Weighted");
  EXPECT_EQ(text_at(list("ejcategory?additional=shortTooltip"), "/1/ToolTip"), "Support/Weighted");
  EXPECT_EQ(list("ejcategory?additional=nonsense=1"), list("ejcategory"));
}

TEST_F(mdo_list_test, retired_priorities_are_shown_on_request) {
  const auto done = store_->write([](store::writer& writer) -> result<void> {
    const auto stored = writer.put_record(
        {"TicketPriorityEntity", 9,
         R"({"TicketPriorityId":9,"Name":"Old","SortOrder":9,"Status":"Deleted"})"});
    if (!stored) return stored.error();
    return {};
  });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(size_at(list("ticketpriority"), ""), 3u);
  const auto all = list("ticketpriority?additional=showDeleted");
  ASSERT_EQ(size_at(all, ""), 4u);
  EXPECT_EQ(text_at(all, "/3/Name"), "Old");
  EXPECT_EQ(at(all, "/3/Deleted"), "true");
  EXPECT_EQ(at(all, "/0/Deleted"), "false");
}

TEST_F(mdo_list_test, the_best_fit_comes_first) {
  put_person(9001, "Zeta Quill", "Anything");
  put_person(9002, "Ann Zeta", "Anything");
  put_person(9003, "Zeta", "Anything");
  put_person(9004, "Bert Brown", "Zeta Works");
  put_person(9005, "Carl Anzeta", "Anything");
  const auto found = names(list("person_new?query=ZETA"));
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[0], "Zeta") << "all of the name";
  EXPECT_EQ(found[1], "Zeta Quill") << "its beginning";
  EXPECT_EQ(found.back(), "Carl Anzeta") << "somewhere within a word";
  EXPECT_EQ(names(list("person_new?query=zeta%20bert")), (texts{"Bert Brown"}))
      << "each word fits something";
  EXPECT_EQ(names(list("person_new?query=zeta%20nothing")), texts{});
}

TEST_F(mdo_list_test, a_search_answers_fifty_at_most) {
  for (int i = 0; i < 60; ++i) put_person(9100 + i, "Many " + std::to_string(i), "");
  EXPECT_EQ(size_at(list("person_new?query=many"), ""), 50u);
  EXPECT_EQ(size_at(list("person_new"), ""), 50u);
}

TEST_F(mdo_list_test, selectable_items_are_the_same_ones) {
  const auto items = list("ticketstatus/selectable");
  EXPECT_EQ(size_at(items, ""), 7u);
  EXPECT_EQ(names(items), names(list("ticketstatus")));
  EXPECT_EQ(at(items, "/0/Selected"), "false");
  EXPECT_EQ(get("/api/v1/MDOList/nothing/selectable").status, 404);
}

TEST_F(mdo_list_test, agents_answer_the_same_items_and_null_where_there_is_no_list) {
  const auto items = get_list(R"({"Name":"ejcategory","AdditionalInfo":"hierarchy"})");
  ASSERT_EQ(items.status, 200) << items.body;
  EXPECT_EQ(items.body, list("ejcategory?additional=hierarchy"));
  const auto flat =
      get_list(R"({"Name":"ejcategory","ForceFlatList":true,"AdditionalInfo":"hierarchy"})");
  EXPECT_EQ(size_at(flat.body, ""), 6u);
  const auto none = get_list(R"({"Name":"nothing"})");
  EXPECT_EQ(none.status, 200);
  EXPECT_EQ(none.body, "null");
  EXPECT_EQ(get("/api/v1/MDOList/nothing").status, 404);
  EXPECT_EQ(get_list(R"({"Name":"ticketstatus","OnlyHistory":true})").body, "[]");
}

}  // namespace
}  // namespace ticketwire::testing

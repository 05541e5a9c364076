#include <gtest/gtest.h>

#include "store/contract.hpp"

namespace ticketwire::store {
namespace {

class relations_contract : public contract {
 protected:
  std::string of(std::int32_t ticket) {
    std::string ids;
    read([&](reader& in) -> result<void> {
      const auto rows = in.relations_of(ticket);
      EXPECT_TRUE(rows.has_value());
      for (const record& row : *rows) {
        EXPECT_EQ(row.carrier, "TicketRelationEntity");
        EXPECT_NE(row.body.find("TicketId"), std::string::npos);
        ids += std::to_string(row.id) + " ";
      }
      return {};
    });
    return ids;
  }
};
TICKETWIRE_EVERY_STORE(relations_contract);

TEST_P(relations_contract, a_ticket_has_the_relations_that_name_it_at_either_end) {
  const std::string carrier = "TicketRelationEntity";
  write([&](writer& out) -> result<void> {
    for (const auto& [id, body] : std::initializer_list<std::pair<std::int32_t, std::string>>{
             {9, R"({"SourceTicketId":1,"DestinationTicketId":2})"},
             {3, R"({"SourceTicketId": 3, "DestinationTicketId": 1})"},
             {4, R"({"SourceTicketId":11,"DestinationTicketId":12})"},
             {5,
              R"({"Comment":"\"SourceTicketId\":1","SourceTicketId":12,"DestinationTicketId":2})"},
             {6, R"({"SourceTicketId":7,"DestinationTicketId":7})"},
             {8, R"({"Comment":"\u0000"})"}}) {
      EXPECT_TRUE(out.put_record({carrier, id, body}).has_value());
    }
    EXPECT_TRUE(out.put_record({"AttachmentEntity", 9, R"({"SourceTicketId":1})"}).has_value());
    return {};
  });
  reopen();
  EXPECT_EQ(of(1), "3 9 ");
  EXPECT_EQ(of(2), "5 9 ");
  EXPECT_EQ(of(12), "4 5 ");
  EXPECT_EQ(of(7), "6 ");
  EXPECT_EQ(of(0), "");
  write([&](writer& out) -> result<void> {
    EXPECT_TRUE(out.put_record({carrier, 9, R"({"SourceTicketId":2,"DestinationTicketId":4})"})
                    .has_value());
    EXPECT_TRUE(out.remove_record(carrier, 3).has_value());
    EXPECT_EQ(out.relations_of(4)->size(), 1u) << "as the transaction leaves it";
    return {};
  });
  EXPECT_EQ(of(1), "");
  EXPECT_EQ(of(2), "5 9 ");
}

}  // namespace
}  // namespace ticketwire::store

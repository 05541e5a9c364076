#include <gtest/gtest.h>

#include "service/world.hpp"
#include "ticketwire/schema/schema.hpp"
#include "xml/read.hpp"

namespace ticketwire::testing {
namespace {

class xml_test : public world_test {
 protected:
  static http::fields xml(std::string accept = "application/xml") {
    return {{"Content-Type", "application/xml; charset=utf-8"}, {"Accept", std::move(accept)}};
  }
  /// The carrier in an answer, as JSON.
  static std::string json_of(const http::response& answer, schema::carrier_id id) {
    EXPECT_EQ(answer.fields.find("Content-Type").value_or(""), "application/xml; charset=utf-8");
    ::ticketwire::xml::root root;
    root.row.type = schema::value_type::carrier;
    root.carrier = &schema::get(id);
    const auto document = ::ticketwire::xml::read(answer.body, root);
    EXPECT_TRUE(document.has_value()) << answer.body;
    return document ? document->json : "{}";
  }
};

TEST_F(xml_test, a_ticket_is_answered_and_put_back) {
  const auto before = get(ticket_path(2001), xml());
  ASSERT_EQ(before.status, 200);
  EXPECT_TRUE(before.body.find("<TicketEntityWithLinks ") != std::string::npos) << before.body;
  EXPECT_TRUE(before.body.find("<_Links>") != std::string::npos);
  EXPECT_EQ(text_at(json_of(before, schema::carrier_id::TicketEntity), "/Title"),
            text_at(ticket(2001), "/Title"));
  const std::string stamp = text_at(ticket(2001), "/LastChanged");
  wait(second);
  const auto kept = put(2001, before.body, xml());
  ASSERT_EQ(kept.status, 200) << kept.body;
  EXPECT_EQ(text_at(ticket(2001), "/LastChanged"), stamp) << "nothing has changed";
  const auto changed =
      put(2001, "<TicketEntity><Title>over &amp; out</Title></TicketEntity>", xml());
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(text_at(ticket(2001), "/Title"), "over & out");
}

TEST_F(xml_test, methods_take_their_arguments) {
  const auto answer =
      send(http::method::post, "/api/v1/Agents/Ticket/SaveTicketEntityWithNotify",
           "<Arguments><NewEntity><Title>new</Title></NewEntity><Notify>false</Notify></Arguments>",
           xml());
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(json_of(answer, schema::carrier_id::TicketEntity), "/Title"), "new");
}

TEST_F(xml_test, faults_are_answered_as_xml_with_bytes_of_the_xml) {
  const auto wrong = put(2001, "<TicketEntity><ConnectId>x</ConnectId></TicketEntity>", xml());
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(text_at(json_of(wrong, schema::carrier_id::ErrorResult), "/ErrorType"),
            "SoArgumentException");
  const auto problem = put(2001,
                           "<TicketEntity><ConnectId>x</ConnectId><Deadline>noon</Deadline>"
                           "</TicketEntity>",
                           xml("application/problem+json"));
  EXPECT_EQ(at(problem.body, "/offset"), "14");
  EXPECT_EQ(size_at(problem.body, "/errors"), 2u);
  EXPECT_EQ(text_at(problem.body, "/errors/1/pointer"), "/Deadline");
  EXPECT_EQ(at(problem.body, "/errors/1/offset"), "38");
  const auto doctype = put(2001, "<!DOCTYPE x><TicketEntity/>", xml("application/problem+json"));
  EXPECT_EQ(text_at(doctype.body, "/code"), "xml_doctype");
}

TEST_F(xml_test, what_is_no_xml_here) {
  EXPECT_EQ(patch(2001, "<TicketEntity/>", xml()).status, 415);
  http::fields odd = xml();
  odd.set("Content-Type", "text/xml; charset=\"ebcdic\"");
  EXPECT_EQ(put(2001, "<TicketEntity/>", odd).status, 415);
  EXPECT_EQ(get("/api/v1/Ticket/99999", xml()).status, 404);
}

TEST_F(xml_test, format_of_a_list_beats_accept) {
  const auto as_xml = get("/api/v1/Ticket?$top=1&$format=xml");
  EXPECT_EQ(as_xml.fields.find("Content-Type").value_or(""), "application/xml; charset=utf-8");
  EXPECT_TRUE(as_xml.body.find("<ODataSlimResponse ") != std::string::npos) << as_xml.body;
  EXPECT_TRUE(as_xml.body.find("<Key>PrimaryKey</Key>") != std::string::npos) << as_xml.body;
  const auto as_json = get("/api/v1/Ticket?$top=1&$format=JSON", xml());
  EXPECT_EQ(as_json.fields.find("Content-Type").value_or(""), "application/json; charset=utf-8");
  const auto list = get("/api/v1/MDOList/ticketstatus", xml("text/xml;q=0.9, image/png"));
  EXPECT_EQ(list.fields.find("Content-Type").value_or(""), "text/xml; charset=utf-8");
  EXPECT_TRUE(list.body.find("<ArrayOfMDOListItem ") != std::string::npos) << list.body;
}

}  // namespace
}  // namespace ticketwire::testing

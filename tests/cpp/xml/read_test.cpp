#include "xml/read.hpp"

#include <gtest/gtest.h>

#include "core/support/random.hpp"
#include "ticketwire/json/document.hpp"
#include "xml/write.hpp"

namespace ticketwire::xml {
namespace {

root ticket() {
  root out;
  out.row.type = schema::value_type::carrier;
  out.row.shape = schema::shape::single;
  out.carrier = &schema::get(schema::carrier_id::TicketEntity);
  return out;
}

std::string json_of(std::string_view xml, const std::string& encoding = {}) {
  const auto document = read(xml, ticket(), encoding);
  return document ? document->json : "error: " + std::string(name(document.error().code));
}

error failure_of(std::string_view xml, const limits& limits = {}) {
  const auto document = read(xml, ticket(), {}, limits);
  EXPECT_TRUE(document.has_error()) << document->json;
  return document ? error{error_code::internal, {}, 0, 0, {}} : document.error();
}

TEST(xml_read, names_and_order_are_free) {
  EXPECT_EQ(json_of("<ticketEntity><TITLE>a</TITLE><ticketid> 5 </ticketid></ticketEntity>"),
            R"({"Title":"a","TicketId":5})");
  EXPECT_EQ(json_of("<TicketEntity xmlns='urn:any'><Unknown><Title>x</Title></Unknown>"
                    "<TableRight><Mask>FULL</Mask></TableRight><Title>a</Title></TicketEntity>"),
            R"({"Title":"a"})");
  EXPECT_EQ(json_of("<TicketEntityWithLinks/>"), "{}");
  EXPECT_EQ(json_of("<Contact/>"), "error: value_type");
}

TEST(xml_read, values_by_their_type) {
  EXPECT_EQ(json_of("<TicketEntity><HasAttachment>1</HasAttachment><Slevel> Internal </Slevel>"
                    "<ConnectId/><Title/><Tags/><CustomFields/><Person/></TicketEntity>"),
            R"({"HasAttachment":true,"Slevel":"Internal","ConnectId":null,"Title":"",)"
            R"("Tags":[],"CustomFields":{},"Person":{}})");
  EXPECT_EQ(json_of("<TicketEntity xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>"
                    "<Title i:nil='true'/><Person i:nil='1'><PersonId>4</PersonId></Person>"
                    "<Author i:nil='false'>b</Author></TicketEntity>"),
            R"({"Title":null,"Person":null,"Author":"b"})");
  EXPECT_EQ(
      json_of("<TicketEntity><Tags><Tag><Id>3</Id></Tag><Whatever><Id>4</Id></Whatever></Tags>"
              "<CustomFields><Item><Value>x</Value><Key>a</Key></Item>"
              "<Item><Key>b</Key></Item></CustomFields></TicketEntity>"),
      R"({"Tags":[{"Id":3},{"Id":4}],"CustomFields":{"a":"x","b":null}})");
}

TEST(xml_read, encodings) {
  EXPECT_EQ(json_of("<TicketEntity><Title>\xe5</Title></TicketEntity>", "ISO-8859-1"),
            "{\"Title\":\"\xc3\xa5\"}");
  EXPECT_EQ(json_of("<?xml version='1.0' encoding='iso-8859-1'?>"
                    "<TicketEntity><Title>\xe5</Title></TicketEntity>"),
            "{\"Title\":\"\xc3\xa5\"}");
  EXPECT_EQ(json_of("<TicketEntity><Title>\xe5</Title></TicketEntity>"), "error: xml_syntax");
  EXPECT_EQ(json_of("\xef\xbb\xbf<TicketEntity/>"), "{}");
}

TEST(xml_read, a_declaration_that_is_none_names_no_encoding) {
  EXPECT_EQ(json_of("<?xml version='1.0' encoding='utf-8\n?><TicketEntity/>"), "error: xml_syntax");
  EXPECT_EQ(json_of("<?xml version='1.0' encoding='utf-8\n'?><TicketEntity/>"),
            "error: xml_syntax");
  EXPECT_EQ(json_of("<?xml version='1.0' encoding='utf-8?><TicketEntity/>"), "error: xml_syntax");
}

TEST(xml_read, faults_stand_where_they_do_in_the_encoding_that_was_sent) {
  const std::string_view begin = "<TicketEntity><Title>";
  const std::string_view end = "</Title><Tags>oops</Tags></TicketEntity>";
  const auto offset_of = [&](const std::string& body, const std::string& encoding) {
    const auto document = read(body, ticket(), encoding);
    EXPECT_FALSE(document.has_value());
    return document ? 0 : document.error().offset;
  };
  const auto of = [&](std::string_view letters) {
    return std::string(begin).append(letters).append(end);
  };
  const std::size_t narrow = of("ab").find("oops");
  EXPECT_EQ(offset_of(of("ab"), {}), narrow);
  EXPECT_EQ(offset_of(of("\xe5\xe5"), "ISO-8859-1"), narrow);
  EXPECT_EQ(offset_of(of("\xc3\xa5\xc3\xa5"), "UTF-8"), narrow + 2);
  EXPECT_EQ(offset_of("\xef\xbb\xbf" + of("\xc3\xa5\xc3\xa5"), {}), narrow + 5);
  std::string wide = "\xff\xfe";
  for (const char c : of("ab")) wide.append({c, '\0'});
  EXPECT_EQ(offset_of(wide, {}), 2 * narrow + 2);
}

TEST(xml_read, faults_name_their_place) {
  const error text = failure_of("<TicketEntity><Tags>oops</Tags></TicketEntity>");
  EXPECT_EQ(text.code, error_code::value_type);
  EXPECT_EQ(text.pointer, "/Tags");
  EXPECT_EQ(text.offset, 20u);
  const error nested =
      failure_of("<TicketEntity><Person><Email><b/></Email></Person></TicketEntity>");
  EXPECT_EQ(nested.pointer, "/Person/Email");
  const error twice = failure_of(
      "<TicketEntity><CustomFields><Item><Key>a</Key><Key>b</Key></Item></CustomFields>"
      "</TicketEntity>");
  EXPECT_EQ(twice.code, error_code::json_duplicate);
  const error keyless =
      failure_of("<TicketEntity><CustomFields><Item/></CustomFields></TicketEntity>");
  EXPECT_EQ(keyless.pointer, "/CustomFields");
  const error syntax = failure_of("<TicketEntity><Title></TicketEntity>");
  EXPECT_EQ(syntax.code, error_code::xml_syntax);
  EXPECT_NE(syntax.offset, error::nowhere);
  EXPECT_EQ(failure_of("<TicketEntity>&nbsp;</TicketEntity>").code, error_code::xml_syntax);
  EXPECT_EQ(failure_of("").code, error_code::xml_syntax);
}

TEST(xml_read, places_lead_back_to_the_document) {
  const std::string_view xml =
      "<TicketEntity><Title>a</Title><ConnectId>x</ConnectId></TicketEntity>";
  const auto document = read(xml, ticket());
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->offset(document->json.find("\"x\"")), xml.find("<ConnectId>"));
  EXPECT_EQ(document->offset(0), 0u);
}

// The name of an entry stands before its value, which has been written by then.
TEST(xml_read, places_follow_where_a_key_comes_after_its_value) {
  root tags;
  tags.row.type = schema::value_type::carrier;
  tags.row.shape = schema::shape::dictionary;
  tags.carrier = &schema::get(schema::carrier_id::Tag);
  const std::string_view xml =
      "<Dictionary><Item><Value><Id>1</Id></Value><Key>first</Key></Item>"
      "<Item><Value><Id>22</Id><Name>b</Name></Value><Key>a longer one</Key></Item></Dictionary>";
  const auto document = read(xml, tags);
  ASSERT_TRUE(document.has_value());
  const std::string& json = document->json;
  ASSERT_EQ(json, R"({"first":{"Id":1},"a longer one":{"Id":22,"Name":"b"}})");
  const std::size_t second = xml.find("<Value><Id>22");
  EXPECT_EQ(document->offset(json.find("{\"Id\":1")), xml.find("<Value>"));
  EXPECT_EQ(document->offset(json.find("1}")), xml.find("<Id>"));
  EXPECT_EQ(document->offset(json.find("{\"Id\":22")), second);
  EXPECT_EQ(document->offset(json.find("22")), xml.find("<Id>22"));
  EXPECT_EQ(document->offset(json.find("\"b\"")), xml.find("<Name>"));
}

TEST(xml_read, document_types_are_refused_at_once) {
  std::string laughs = "<!DOCTYPE t [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 40; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " '" + inner + inner + inner + inner + "'>";
  }
  laughs += "]><TicketEntity><Title>&a39;</Title></TicketEntity>";
  // Whoever made the text of it would not come to an end.
  EXPECT_EQ(failure_of(laughs).code, error_code::xml_doctype);
  EXPECT_EQ(failure_of("<!DOCTYPE t SYSTEM 'file:///etc/passwd'><TicketEntity/>").code,
            error_code::xml_doctype);
  EXPECT_EQ(failure_of("<!DOCTYPE TicketEntity><TicketEntity/>").code, error_code::xml_doctype);
}

TEST(xml_read, bounds) {
  std::string deep = "<TicketEntity>";
  for (int i = 0; i < 300; ++i) deep += "<a>";
  EXPECT_EQ(failure_of(deep).code, error_code::json_depth);
  std::string wide = "<TicketEntity>";
  // The root is one of them.
  for (std::size_t i = 1; i < max_elements; ++i) wide += "<a/>";
  EXPECT_EQ(json_of(wide + "</TicketEntity>"), "{}");
  EXPECT_EQ(json_of(wide + "<a/></TicketEntity>"), "error: xml_too_many");
  limits small;
  small.max_bytes = 10;
  EXPECT_EQ(failure_of("<TicketEntity/>", small).code, error_code::json_size);
}

TEST(xml_read, broken_documents_never_break_the_reader) {
  support::generator random(support::property_seed("broken xml"));
  const schema::carrier_type& type = *ticket().carrier;
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto carrier = json::document::parse(random.carrier(type, 2));
    ASSERT_TRUE(carrier.has_value());
    std::string xml = write(carrier->root(), ticket());
    for (std::uint32_t j = random.below(4) + 1; j > 0 && !xml.empty(); --j) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(xml.size()));
      switch (random.below(4)) {
        case 0:
          xml[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          xml.erase(at, random.below(20));
          break;
        case 2:
          xml.insert(at, xml.substr(random.below(static_cast<std::uint32_t>(xml.size())), 30));
          break;
        default:
          xml.resize(at + 1);
          break;
      }
    }
    const auto document = read(xml, ticket());
    if (document) {
      EXPECT_TRUE(json::document::parse(document->json).has_value()) << xml << document->json;
    } else {
      ++refused;
      EXPECT_EQ(status(document.error().code), 400) << describe(document.error());
      EXPECT_LE(document.error().offset, xml.size()) << describe(document.error()) << "\n" << xml;
    }
  }
  std::printf("figure: broken documents refused: %d of 3000\n", refused);
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace ticketwire::xml

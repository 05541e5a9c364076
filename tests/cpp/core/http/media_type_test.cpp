#include "ticketwire/http/media_type.hpp"

#include <gtest/gtest.h>

#include "core/support/vectors.hpp"

namespace ticketwire::http {
namespace {

using support::row;

TEST(media_type, content_type_vectors) {
  support::run_vectors("http/media-type.json", [](const row& row) {
    const auto parsed = parse_content_type(row.text("text"));
    EXPECT_EQ(parsed ? to_string(*parsed) : "", row.text("type"));
  });
}

TEST(media_type, accept_vectors) {
  support::run_vectors("http/accept.json", [](const row& row) {
    const std::string text = row.text("accept");
    const auto accept =
        row.at("accept").is_null() ? std::nullopt : std::optional<std::string_view>(text);
    EXPECT_EQ(to_string(negotiate(accept)), row.text("type"));
    EXPECT_EQ(to_string(negotiate_error(accept)), row.text("errorType"));
  });
}

TEST(media_type, accept_with_xml_vectors) {
  support::run_vectors("http/accept-xml.json", [](const row& row) {
    const std::string text = row.text("accept");
    const auto accept =
        row.at("accept").is_null() ? std::nullopt : std::optional<std::string_view>(text);
    EXPECT_EQ(to_string(negotiate(accept, offer::json_and_xml)), row.text("type"));
    EXPECT_EQ(to_string(negotiate_error(accept, offer::json_and_xml)), row.text("errorType"));
  });
}

}  // namespace
}  // namespace ticketwire::http

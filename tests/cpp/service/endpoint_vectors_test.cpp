#include <gtest/gtest.h>

#include <set>

#include "service/world.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::testing {
namespace {

using names = std::set<std::string>;

/// One row of a vector file, with the file's text kept alive.
struct row {
  std::string file;
  std::size_t index;
};

std::vector<row> rows() {
  std::vector<row> out;
  for (const char* file : {"000.json", "001.json", "002.json", "003.json", "004.json"}) {
    const auto document = parse(vector_file(file));
    for (std::size_t i = 0; i < document.root().size(); ++i) out.push_back({file, i});
  }
  return out;
}

std::string text_of(const json::value& object, std::string_view name) {
  const auto member = object.find(name);
  return member ? member->string() : std::string();
}

/// The sample with some of its members replaced.
std::string with_members(const json::value& sample, const std::optional<json::value>& set) {
  std::string out;
  json::writer writer(out);
  writer.begin_object();
  for (const json::child& member : sample.children()) {
    const auto replaced = set ? set->find(member.name.decode()) : std::nullopt;
    writer.name(member.name.decode()).raw(json::write(replaced ? *replaced : member.value));
  }
  writer.end_object();
  return out;
}

/// A JSON Patch that replaces every member of the sample.
std::string as_operations(const json::value& sample) {
  std::string out;
  json::writer writer(out);
  writer.begin_array();
  for (const json::child& member : sample.children()) {
    writer.begin_object().name("op").string("replace");
    writer.name("path").string("/" + member.name.decode());
    writer.name("value").raw(json::write(member.value)).end_object();
  }
  writer.end_array();
  return out;
}

std::string key_text(const json::value& carrier, const schema::carrier_type& type) {
  const auto key = carrier.find(type.key);
  return key ? json::write(*key) : "0";
}

names keys_of(const json::value& array, const schema::carrier_type& type) {
  names out;
  for (const json::child& element : array.children()) out.insert(key_text(element.value, type));
  return out;
}

store::ticks instant(const json::value& value) {
  const auto date = carrier::parse_date_time(value.string());
  return date && !date->unset ? carrier::to_ticks(*date) : 0;
}

class endpoint_vectors : public world_test, public ::testing::WithParamInterface<row> {
 protected:
  void SetUp() override {
    world_test::SetUp();
    vectors_.emplace(parse(vector_file(GetParam().file)));
    row_.emplace(vectors_->root()[GetParam().index]);
  }

  /// The request's body; the sample it is made from goes to sample_.
  std::string body() {
    const auto body = row_->find("body");
    if (!body || body->is_null()) return {};
    const auto text = vector_file("samples/" + text_of(*body, "sample") + ".txt");
    sample_.emplace(parse(text));
    const auto form = text_of(*body, "form");
    const auto set = body->find("set");
    if (form == "operations") return as_operations(sample_->root());
    if (form == "verbatim") return set ? with_members(sample_->root(), set) : text;
    EXPECT_EQ(form, "newEntity");
    return "{\"NewEntity\":" + with_members(sample_->root(), set) + ",\"Notify\":false}";
  }

  void expect_status(const http::response& answer) {
    const auto expect = row_->find("expect");
    ASSERT_EQ(std::to_string(answer.status), json::write(*expect->find("status"))) << answer.body;
    const auto wanted = text_of(*expect, "error");
    if (wanted.empty()) return;
    EXPECT_EQ(size_at(answer.body, ""), 4u);
    EXPECT_EQ(at(answer.body, "/Error"), "true");
    const auto errors = parse(project_file("wasm/schema/errors.json"));
    for (const json::child& each : errors.root().children()) {
      if (text_of(each.value, "code") != wanted) continue;
      EXPECT_EQ(text_at(answer.body, "/ErrorType"), text_of(each.value, "type"));
      EXPECT_TRUE(text_at(answer.body, "/ErrorMessage").starts_with(text_of(each.value, "message")))
          << answer.body;
      return;
    }
    ADD_FAILURE() << wanted << " is no row of the error table";
  }

  void expect_same(const schema::property& property, const json::value& sent,
                   const json::value& kept) {
    const schema::carrier_type* type = schema::carrier_of(property);
    if (property.shape == schema::shape::dictionary) {
      for (const json::child& entry : sent.children()) {
        const auto found = kept.find(entry.name.decode());
        ASSERT_TRUE(found.has_value()) << property.name << " " << entry.name.decode();
        EXPECT_TRUE(json::equal(*found, entry.value)) << property.name;
      }
    } else if (property.shape == schema::shape::array && property.set) {
      EXPECT_EQ(keys_of(kept, *type), keys_of(sent, *type)) << property.name;
    } else if (property.shape == schema::shape::array) {
      expect_same_elements(property, sent, kept);
    } else if (type != nullptr) {
      const bool none = sent.is_null() || key_text(sent, *type) == "0";
      EXPECT_EQ(none, kept.is_null()) << property.name;
      if (!none) {
        EXPECT_EQ(key_text(kept, *type), key_text(sent, *type)) << property.name;
      }
    } else if (property.type == schema::value_type::date_time) {
      EXPECT_EQ(instant(kept), instant(sent)) << property.name;
    } else {
      EXPECT_TRUE(json::equal(kept, sent)) << property.name << " " << json::write(kept);
    }
  }

  static void expect_same_elements(const schema::property& property, const json::value& sent,
                                   const json::value& kept) {
    ASSERT_EQ(kept.size(), sent.size()) << property.name;
    const schema::carrier_type& type = *schema::carrier_of(property);
    for (std::size_t i = 0; i < sent.size(); ++i) {
      for (const json::child& member : sent[i].children()) {
        const auto* row = schema::find_property(type, member.name.decode());
        ASSERT_NE(row, nullptr) << member.name.decode();
        if (row->response_only) continue;
        const auto found = kept[i].find(row->name);
        ASSERT_TRUE(found.has_value()) << row->name;
        EXPECT_TRUE(json::equal(*found, member.value)) << property.name << "/" << row->name;
      }
    }
  }

  void expect_kept(const std::string& entity, const schema::carrier_type& type) {
    const auto kept = parse(entity);
    const auto derived = row_->find("derived");
    names unwritable;
    std::size_t compared = 0;
    for (const json::child& member : sample_->root().children()) {
      const auto name = member.name.decode();
      const auto* property = schema::find_property(type, name);
      ASSERT_NE(property, nullptr) << name;
      const bool key = name == "TicketId" || name == "EjMessageId";
      if (property->read_only || property->response_only || key) {
        unwritable.insert(name);
        continue;
      }
      const auto follows = derived->find(name);
      const auto found = kept.root().find(name);
      ASSERT_TRUE(found.has_value()) << name;
      expect_same(*property, follows ? *follows : member.value, *found);
      ++compared;
    }
    names listed;
    for (const json::child& each : row_->find("unwritable")->children()) {
      listed.insert(each.value.string());
    }
    EXPECT_EQ(unwritable, listed);
    EXPECT_GT(compared, 10u);
  }

  std::optional<json::document> vectors_;
  std::optional<json::value> row_;
  std::optional<json::document> sample_;
};

TEST_P(endpoint_vectors, does_what_its_page_says) {
  const auto unchanged = text_of(*row_, "unchanged");
  const auto before = unchanged.empty() ? std::string() : get(unchanged).body;
  http::fields fields;
  const auto sent = body();
  if (!sent.empty()) fields.set("Content-Type", "application/json; charset=utf-8");
  const auto method = http::to_method(text_of(*row_, "method"));
  const auto answer = send(method, text_of(*row_, "target"), sent, fields);
  expect_status(answer);
  if (HasFatalFailure()) return;
  EXPECT_TRUE(answer.fields.find("Content-Type")->starts_with("application/json"));
  if (!unchanged.empty()) {
    EXPECT_EQ(get(unchanged).body, before);
  }
  auto target = text_of(*row_, "readBack");
  if (target.empty()) return;
  const auto& type = *schema::find_carrier(text_of(*row_, "carrier"));
  const std::string key = type.name == "TicketMessageEntity" ? "/EjMessageId" : "/TicketId";
  if (const auto place = target.find("{id}"); place != std::string::npos) {
    target.replace(place, 4, at(answer.body, key));
  }
  const auto read = get(target);
  ASSERT_EQ(read.status, 200) << target << read.body;
  expect_kept(read.body, type);
  EXPECT_EQ(at(read.body, "/LastChanged"), at(answer.body, "/LastChanged"));
}

std::string name_of(const ::testing::TestParamInfo<row>& info) {
  return info.param.file.substr(0, 3) + "_" + std::to_string(info.param.index);
}

INSTANTIATE_TEST_SUITE_P(pages, endpoint_vectors, ::testing::ValuesIn(rows()), name_of);

}  // namespace
}  // namespace ticketwire::testing

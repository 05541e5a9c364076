#include "service/world.hpp"
#include "store/memory.hpp"
#include "ticketwire/codec/codec.hpp"
#include "ticketwire/exchange/request.hpp"
#include "xml/read.hpp"
#include "xml/write.hpp"

namespace ticketwire::testing {
namespace {

/// The literal requests of every endpoint as JSON, as XML and as forms, about what the world holds.
class every_form_test : public world_test {
 protected:
  enum class encoding : std::uint8_t { json, xml, form };

  struct literal {
    const exchange::endpoint* endpoint;
    std::string target;
    /// JSON; absent for rows without a body of that kind.
    std::optional<std::string> body;
  };

  static std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
      text.replace(at, what.size(), by);
    }
    return text;
  }

  /// Ids of the world in the place of those that the vectors make up.
  static std::string real(std::string text) {
    for (const char* name : {"TicketMessageEntityId", "TicketMessageId", "MessageId", "Id"}) {
      text =
          replaced(text, "\"" + std::string(name) + "\":17", "\"" + std::string(name) + "\":501");
    }
    text = replaced(text, "\"EjMessageId\":3", "\"EjMessageId\":501");
    text = replaced(text, "TicketMessage/17", "TicketMessage/501");
    text = replaced(text, "\"MessageIds\":[17,18]", "\"MessageIds\":[501,502]");
    return replaced(replaced(text, "17", "2001"), "18", "2002");
  }

  static std::vector<literal> calls() {
    std::vector<literal> out;
    const auto document = parse(project_file("tests/vectors/exchange/every.json"));
    for (const json::child& each : document.root().children()) {
      literal call;
      call.endpoint = exchange::find_endpoint(each.value.find("endpoint")->string());
      call.target = real(each.value.find("target")->string());
      if (const auto body = each.value.find("body")) call.body = real(json::write(*body));
      out.push_back(std::move(call));
    }
    return out;
  }

  static ::ticketwire::xml::root request_root(const exchange::endpoint& endpoint) {
    ::ticketwire::xml::root root;
    root.row = exchange::as_property(endpoint.request);
    root.carrier = exchange::request_type(endpoint);
    if (endpoint.body == exchange::body_kind::arguments) {
      root.row.type = schema::value_type::carrier;
    }
    return root;
  }

  static http::request request_of(const literal& call, encoding form) {
    http::request out;
    out.method = call.endpoint->method;
    out.target = call.target;
    if (!call.body) return out;
    out.body = *call.body;
    if (form == encoding::xml) {
      out.body = ::ticketwire::xml::write(parse(*call.body).root(), request_root(*call.endpoint));
      if (call.endpoint->body == exchange::body_kind::arguments) {
        // They have no name of their own, and any will do.
        out.body =
            replaced(replaced(out.body, "< xmlns", "<Arguments xmlns"), "</>", "</Arguments>");
      }
      out.fields = {{"Content-Type", "text/xml"}};
    } else if (form == encoding::form && !takes(*call.endpoint, form)) {
      out.body = "Title=x";
      out.fields = {{"Content-Type", "application/x-www-form-urlencoded"}};
    } else if (form == encoding::form) {
      const auto bound = exchange::read_body(*call.endpoint, *call.body, {});
      EXPECT_TRUE(bound) << call.endpoint->name << describe(bound.error());
      const auto* type = exchange::request_type(*call.endpoint);
      out.body = bound ? *codec::encode((*bound)->root(), http::media_type::form, *type) : "";
      out.fields = {{"Content-Type", "application/x-www-form-urlencoded"}};
    }
    return out;
  }

  static bool takes(const exchange::endpoint& endpoint, encoding form) {
    switch (endpoint.body) {
      case exchange::body_kind::carrier:
      case exchange::body_kind::arguments:
        return true;
      case exchange::body_kind::array:
        return form != encoding::form;
      default:
        return form == encoding::json;
    }
  }

  http::response answer(const literal& call, encoding form,
                        std::string accept = "application/json") {
    auto request = request_of(call, form);
    request.fields.add("Accept", accept);
    return service::handle(request, {caller_, "somebody"}, *store_, settings_);
  }

  /// Each call in a world of its own kind: what they change, they change alike.
  void begin() {
    store_ = store::open_memory();
    now_ = start_of_test;
    const auto done =
        service::import_world(*store_, vector_file("world.json"), now_, plain_hashes());
    ASSERT_TRUE(done.has_value()) << describe(done.error());
  }
};

TEST_F(every_form_test, bodies_in_every_form_do_the_same) {
  std::map<std::string, std::string> expected;
  int compared = 0;
  for (const encoding form : {encoding::json, encoding::xml, encoding::form}) {
    for (const literal& call : calls()) {
      if (!call.body) continue;
      begin();
      const std::string name(call.endpoint->name);
      const auto given = answer(call, form);
      if (!takes(*call.endpoint, form)) {
        EXPECT_EQ(given.status, 415) << name;
        continue;
      }
      const std::string text = std::to_string(given.status) + " " + given.body;
      if (form == encoding::json) {
        expected[name] = text;
      } else {
        EXPECT_EQ(text, expected[name]) << name;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 100);
}

TEST_F(every_form_test, answers_in_xml_say_the_same) {
  std::map<int, int> statuses;
  for (const literal& call : calls()) {
    begin();
    const auto json = answer(call, encoding::json);
    begin();
    const auto xml = answer(call, encoding::json, "application/xml");
    const std::string name(call.endpoint->name);
    EXPECT_EQ(xml.status, json.status) << name;
    ++statuses[json.status];
    const auto type = json.fields.find("Content-Type").value_or("");
    if (!type.starts_with("application/json")) {
      EXPECT_EQ(xml.fields.find("Content-Type").value_or(""), type) << name;
      EXPECT_EQ(xml.body, json.body) << name;
      continue;
    }
    EXPECT_EQ(xml.fields.find("Content-Type"), "application/xml; charset=utf-8") << name;
    ::ticketwire::xml::root root{exchange::as_property(call.endpoint->result),
                                 exchange::response_type(*call.endpoint)};
    if (json.status >= 400) {
      root = {};
      root.row.type = schema::value_type::carrier;
      root.carrier = &schema::get(schema::carrier_id::ErrorResult);
    }
    EXPECT_EQ(xml.body, ::ticketwire::xml::write(parse(json.body).root(), root)) << name;
  }
  EXPECT_GT(statuses[200], 60);
  EXPECT_GT(statuses[204], 5);
}

}  // namespace
}  // namespace ticketwire::testing

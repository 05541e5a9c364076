#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "service/locale.hpp"
#include "store/store.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// Turns what is stored into what is answered: every property of the table in its order, nested
/// carriers looked up by their key, dates in the server's zone, unset values in the wire's
/// spelling. Lives for one request; what it looked up is kept for the next nested carrier.
class presenter {
 public:
  /// JSON for properties that are not stored with the carrier, by property name.
  using joined_members = std::map<std::string_view, std::string>;

  presenter(store::reader& reader, const locale& locale) : reader_(reader), locale_(locale) {}

  /// A carrier that is answered itself: with rights and field properties.
  [[nodiscard]] result<std::string> root(const json::value& stored,
                                         const schema::carrier_type& type,
                                         const joined_members& joined = {});
  /// A carrier within another.
  [[nodiscard]] result<std::string> nested(const json::value& stored,
                                           const schema::carrier_type& type,
                                           const joined_members& joined = {});
  /// The stored record of a carrier; null where there is none.
  [[nodiscard]] result<const json::document*> record(const schema::carrier_type& type,
                                                     std::int32_t id);

 private:
  void carrier(const json::value& stored, const schema::carrier_type& type,
               const joined_members& joined, bool rights);
  void property(const json::value& stored, const schema::property& row);
  void single(const json::value& value, const schema::property& row);
  void reference(const json::value& value, const schema::carrier_type& type);
  void unset(const schema::property& row);
  result<std::string> finish();

  store::reader& reader_;
  const locale& locale_;
  std::string out_;
  json::writer writer_{out_};
  std::optional<error> failure_;
  std::unordered_map<std::string, std::optional<json::document>> records_;
};

/// The key that a nested carrier names; nullopt where it names none.
[[nodiscard]] std::optional<std::int32_t> key_of(const json::value& carrier,
                                                 const schema::carrier_type& type);

}  // namespace ticketwire::service

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "service/locale/locale.hpp"
#include "service/record/property_set.hpp"
#include "store/store.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/json/writer.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {

/// What a caller may do with a carrier.
enum class access : std::uint8_t {
  /// Tickets, messages and attachments, for whom may change them: everything.
  change,
  /// For others; and people, lists and other records, which no endpoint saves.
  read
};

/// Turns what is stored into what is answered: every property of the table in its order, nested
/// carriers looked up by their key, dates in the request's zone, texts of what is looked up in its
/// languages, unset values in the wire's spelling. Lives for one request; what it looked up is kept
/// for the next nested carrier.
class presenter {
 public:
  /// JSON for properties that are not stored with the carrier, by property name.
  using joined_members = std::map<std::string_view, std::string>;

  /// `may` is what the caller may do: rights and field properties tell of it.
  presenter(store::reader& reader, const service::locale& locale,
            enum store::user::level may = store::user::level::write)
      : reader_(reader), locale_(locale), may_(may) {}

  /// A carrier that is answered itself: with rights and field properties. Properties that nobody
  /// asks for are null.
  [[nodiscard]] result<std::string> root(const json::value& stored,
                                         const schema::carrier_type& type,
                                         const joined_members& joined = {},
                                         const property_set& asked = {});
  /// A carrier within another.
  [[nodiscard]] result<std::string> nested(const json::value& stored,
                                           const schema::carrier_type& type,
                                           const joined_members& joined = {});
  /// A record that is answered itself, its texts in the request's language; with rights and field
  /// properties where it is the whole answer.
  [[nodiscard]] result<std::string> listed(const json::value& stored,
                                           const schema::carrier_type& type, bool whole = false);
  /// The stored record of a carrier; null where there is none.
  [[nodiscard]] result<const json::document*> record(const schema::carrier_type& type,
                                                     std::int32_t id);
  [[nodiscard]] const service::locale& locale() const noexcept { return locale_; }
  /// What the caller may do with a carrier that the WebAPI saves.
  [[nodiscard]] access allowed() const noexcept {
    return may_ == store::user::level::read ? access::read : access::change;
  }

 private:
  /// What a carrier is: answered itself, a part of the answer, or a record that was looked up,
  /// whose texts are an administrator's and not the caller's.
  enum class role : std::uint8_t { root, part, record, record_root };

  void carrier(const json::value& stored, const schema::carrier_type& type,
               const joined_members& joined, role as, const property_set& asked = {});
  void property(const json::value& stored, const schema::property& row, role as);
  void dictionary(const json::value& value, const schema::property& row);
  void single(const json::value& value, const schema::property& row, role as);
  void date(const json::value& value, const schema::property& row, bool stamp);
  void reference(const json::value& value, const schema::carrier_type& type);
  void unset(const schema::property& row);
  result<std::string> finish();

  store::reader& reader_;
  const service::locale& locale_;
  enum store::user::level may_;
  std::string out_;
  json::writer writer_{out_};
  std::optional<error> failure_;
  std::unordered_map<std::string, std::optional<json::document>> records_;
};

/// The key that a nested carrier names; nullopt where it names none.
[[nodiscard]] std::optional<std::int32_t> key_of(const json::value& carrier,
                                                 const schema::carrier_type& type);

}  // namespace ticketwire::service

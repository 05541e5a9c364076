#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "service/archive/filter.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {

/// A column's operand: a number, an instant, an enumeration's value or a key; or a text.
using operand = std::variant<std::int64_t, std::string>;
using operands = std::vector<operand>;

/// What values of a column are.
enum class column_kind : std::uint8_t { number, boolean, date, text, enumeration };

/// Makes the store's conditions of a column and its operands.
class odata_conditions {
 public:
  explicit odata_conditions(const odata_scope& scope) noexcept : scope_(scope) {}

  [[nodiscard]] column_kind kind(const archive_column& column) const;
  /// An operand in the column's type. `quoted` texts may also be dates, names and numbers. nullopt
  /// where it does not fit.
  [[nodiscard]] std::optional<operand> read(const archive_column& column, std::string_view text,
                                            bool quoted) const;
  /// What the store keeps of a column, compared as it is.
  [[nodiscard]] store::filter plain(const archive_column& column, store::comparison comparison,
                                    operands list) const;
  /// `column comparison operands`; one_of takes any number of them, the others one. A text that
  /// stands in another record is looked up there, a number beside it is that record's key.
  [[nodiscard]] result<store::filter> make(const archive_column& column,
                                           store::comparison comparison,
                                           const operands& list) const;
  /// The same of an instant, which of a custom field is the clock on the wall.
  [[nodiscard]] store::filter at(const archive_column& column, store::comparison comparison,
                                 store::ticks instant) const;
  /// Whether a column may hold dates: any custom field may.
  [[nodiscard]] bool dated(const archive_column& column) const;
  /// An associate by initials, user name or full name; nullopt where there is none.
  [[nodiscard]] result<std::optional<std::int64_t>> associate(std::string_view name) const;

 private:
  [[nodiscard]] bool custom(const archive_column& column) const;
  [[nodiscard]] store::filter keyed(const archive_column& column, store::comparison comparison,
                                    operands keys) const;
  [[nodiscard]] store::filter of_field(const archive_column& column, store::comparison comparison,
                                       const operands& list) const;
  [[nodiscard]] const schema::property& property(const archive_column& column) const;
  [[nodiscard]] result<store::filter> look_up(const archive_column& column,
                                              store::comparison comparison,
                                              const operands& list) const;
  [[nodiscard]] result<store::filter> tagged(const archive_column& column,
                                             store::comparison comparison,
                                             const operands& list) const;
  [[nodiscard]] bool fits(const json::value* member, store::comparison comparison,
                          const operands& list) const;

  const odata_scope& scope_;
};

/// A condition by itself, a conjunction, a disjunction, and the contrary.
[[nodiscard]] store::filter make_filter(store::column column, store::comparison comparison,
                                        operands list);
[[nodiscard]] store::filter make_filter(enum store::filter::kind kind,
                                        std::vector<store::filter> parts);

}  // namespace ticketwire::service

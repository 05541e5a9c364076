#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/answer/context.hpp"
#include "service/archive/columns.hpp"
#include "service/record/members.hpp"
#include "service/record/presenter.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::service {

/// How a row's columns are written.
enum class row_mode : std::uint8_t {
  /// The value alone.
  slim,
  /// The value with its text and hints.
  full,
  /// An ArchiveListItem of the archive agent: values are texts in the encoding of custom fields.
  item
};

/// Writes rows of an archive for one request: the columns that it asks for under the names by which
/// it asks. Names that are not known are null.
class archive_rows {
 public:
  /// `texts`: values in slim rows are texts, as they would be shown.
  archive_rows(store::reader& reader, const context& context, const archive_provider& archive,
               std::vector<std::string> columns, row_mode mode, bool texts);

  [[nodiscard]] const archive_provider& archive() const noexcept { return archive_; }
  /// Equal for writers that write a ticket alike; begins with no digit.
  [[nodiscard]] std::string key() const;

  /// Those of the columns that the archive does not have, in their order.
  [[nodiscard]] std::vector<std::string> unknown() const;

  /// A row whose entity is stored as `body`; `ticket_id` is a message's ticket, 0 for a ticket.
  [[nodiscard]] result<void> write(json::writer& out, std::int32_t id, std::string_view body,
                                   std::int32_t ticket_id);

 private:
  /// A value as JSON and as text.
  struct cell {
    std::string json = "null";
    std::string text = {};
    /// A date; 0 for any other value.
    store::ticks date = 0;
  };

  [[nodiscard]] std::string encoded(const cell& made) const;
  void write_cell(json::writer& out, const cell& made) const;
  [[nodiscard]] result<cell> value(std::string_view name, const members& entity);
  [[nodiscard]] result<cell> column_value(const archive_column& column, const schema::property& row,
                                          const members& entity);
  [[nodiscard]] result<cell> referred(const schema::property& row, std::string_view member,
                                      std::int32_t id);
  [[nodiscard]] result<cell> joined(const schema::property& row, std::string_view member,
                                    const members& entity);
  [[nodiscard]] result<cell> content_of(std::int32_t ticket_id);
  [[nodiscard]] result<cell> of_ticket(std::string_view name, std::int32_t ticket_id);
  [[nodiscard]] bool knows(std::string_view name) const;
  [[nodiscard]] static cell custom(std::string_view key, const members& entity);
  [[nodiscard]] static cell from_json(std::string json);
  [[nodiscard]] static cell from_text(std::string text);

  store::reader& reader_;
  const context& context_;
  const archive_provider& archive_;
  std::vector<std::string> columns_;
  row_mode mode_;
  bool texts_;
  presenter presenter_;
  /// Of the row at hand.
  std::int32_t id_ = 0;
  /// The ticket of the message at hand.
  std::int32_t ticket_id_ = 0;
  members ticket_;
};

}  // namespace ticketwire::service

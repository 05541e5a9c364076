#pragma once

#include <cstdint>
#include <vector>

#include "store/memory/data.hpp"
#include "store/query.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store::memory {

/// What a query asks for, as select_tickets and select_messages of the SQL stores answer it, with
/// the same bounds. Errors: argument.
[[nodiscard]] result<std::vector<ticket_row>> select_tickets(const data& from, const query& query);
[[nodiscard]] result<std::vector<versioned_ticket>> select_versions(const data& from,
                                                                    const query& query);
/// How many tickets match the query's filter. Errors: argument.
[[nodiscard]] result<std::int64_t> count_tickets(const data& from, const query& query);
[[nodiscard]] result<std::int64_t> count_messages(const data& from, const query& query);
[[nodiscard]] result<std::vector<message_row>> select_messages(const data& from,
                                                               const query& query);

}  // namespace ticketwire::store::memory

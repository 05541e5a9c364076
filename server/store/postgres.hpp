#pragma once

#include <memory>
#include <string>

#include "store/store.hpp"
#include "ticketwire/result.hpp"

namespace ticketwire::store {

/// Opens a PostgreSQL database by a connection string of libpq (URI or keywords) and brings its
/// schema up to date; any number of processes may do so at once. What write() acknowledges has been
/// flushed to the server's log, whatever its synchronous_commit says by default.
///
/// At most 16 connections are open; further callers wait for one, at most 10 seconds. Nothing waits
/// for ever: connecting takes at most 5 seconds for each host, a lock 10, a statement
/// of a save 30. A work
/// that meets a deadlock or a serialization failure is run again, a few times. write() may be
/// called from within read(), but not from within write().
///
/// Errors: store_schema when a newer version wrote it, store_unavailable when the server cannot be
/// reached or used, with libpq's own words as detail. Later on store_unavailable without detail for
/// as long as the server is away: each call tries to reach it anew. reference_not_found is a row
/// that points to a missing ticket.
[[nodiscard]] result<std::unique_ptr<store>> open_postgres(const std::string& conninfo,
                                                           const query_limits& limits = {});

/// A name for messages: database, host and port of a connection string, never its password.
[[nodiscard]] std::string postgres_name(const std::string& conninfo);

}  // namespace ticketwire::store

#include "store/sqlite/failure.hpp"

#include <sqlite3.h>

namespace ticketwire::store::sqlite {

error failure_of(int sqlite_code) {
  if (sqlite_code == SQLITE_CONSTRAINT_FOREIGNKEY) return failure(error_code::reference_not_found);
  switch (sqlite_code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return failure(error_code::store_unavailable);
    case SQLITE_INTERRUPT:
      return failure(error_code::query_time);
    case SQLITE_TOOBIG:
      return failure(error_code::value_length);
    default:
      return failure(error_code::internal);
  }
}

}  // namespace ticketwire::store::sqlite

#pragma once

#include "store/store.hpp"
#include "ticketwire/json/document.hpp"
#include "world/import.hpp"

namespace ticketwire::service {

/// A user of a world with its tokens, or its removal; what it says about a user who is there
/// already takes the place of what was. Another password, a removal and a token end what was given
/// before.
[[nodiscard]] result<void> import_user(store::writer& writer, const json::value& row,
                                       const secret_hashes& hashes);

}  // namespace ticketwire::service

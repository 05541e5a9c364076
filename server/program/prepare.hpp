#pragma once

#include <memory>
#include <string>

#include "program/options.hpp"
#include "store/store.hpp"

namespace ticketwire::server {

/// The store that `--database` names, its folder made where it is missing; null where it cannot be
/// opened, which standard error then tells with what to do.
[[nodiscard]] std::unique_ptr<store::store> open_store(const options& given);

/// Fills the store with what `--demo` and `--import` name. False where one of them cannot be
/// imported, which standard error then tells; nothing of that file is kept.
[[nodiscard]] bool prepare(store::store& store, const options& given);

}  // namespace ticketwire::server

#pragma once

#include "service/presenter.hpp"

namespace ticketwire::service {

/// The owner that a category's DelegateMethod names, or 0 for nobody: Even takes the member whose
/// last assignment is oldest, Weighted the one with the fewest active tickets for his weight,
/// Unfair the one with the fewest, Not nobody. Ties go to the lowest id. Without members, the
/// category master where the category says so. The assignment is remembered for Even.
[[nodiscard]] result<std::int32_t> choose_owner(store::writer& writer, presenter& presenter,
                                                store::ticks now, std::int32_t category_id);

}  // namespace ticketwire::service

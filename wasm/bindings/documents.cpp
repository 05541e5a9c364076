#include "bindings/documents.hpp"

#include <utility>

namespace ticketwire::bindings {
namespace {

constexpr unsigned index_bits = 20;
constexpr std::uint32_t index_mask = (1U << index_bits) - 1;
constexpr std::uint32_t max_generation = (1U << (32 - index_bits)) - 1;

}  // namespace

std::optional<std::uint32_t> document_table::open(kept_document document) {
  if (free_.empty()) {
    if (slots_.size() > index_mask) return std::nullopt;
    free_.push_back(static_cast<std::uint32_t>(slots_.size()));
    slots_.emplace_back();
  }
  const std::uint32_t index = free_.back();
  free_.pop_back();
  slots_[index].document.emplace(std::move(document));
  return slots_[index].generation << index_bits | index;
}

const kept_document* document_table::find(std::uint32_t handle) const noexcept {
  const std::uint32_t index = handle & index_mask;
  if (index >= slots_.size()) return nullptr;
  const slot& place = slots_[index];
  const bool open = place.document && place.generation == handle >> index_bits;
  return open ? &*place.document : nullptr;
}

bool document_table::close(std::uint32_t handle) noexcept {
  if (find(handle) == nullptr) return false;
  slot& place = slots_[handle & index_mask];
  place.document.reset();
  place.generation = place.generation == max_generation ? 1 : place.generation + 1;
  free_.push_back(handle & index_mask);
  return true;
}

}  // namespace ticketwire::bindings

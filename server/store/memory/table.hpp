#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace ticketwire::store::memory {

/// Rows by ascending `Key(row)`. A copy shares them until one of the two is changed.
template <class Row, auto Key>
class table {
 public:
  using handle = std::shared_ptr<const Row>;
  using iterator = typename std::vector<handle>::const_iterator;

  [[nodiscard]] iterator begin() const noexcept { return rows_->begin(); }
  [[nodiscard]] iterator end() const noexcept { return rows_->end(); }
  [[nodiscard]] std::size_t size() const noexcept { return rows_->size(); }

  /// The first row whose key is not less.
  template <class Value>
  [[nodiscard]] iterator from(const Value& key) const {
    return std::lower_bound(begin(), end(), key, [](const handle& row, const Value& wanted) {
      return Key(*row) < wanted;
    });
  }
  /// The first row whose key is greater.
  template <class Value>
  [[nodiscard]] iterator after(const Value& key) const {
    return std::upper_bound(begin(), end(), key, [](const Value& wanted, const handle& row) {
      return wanted < Key(*row);
    });
  }
  /// Null where there is none.
  template <class Value>
  [[nodiscard]] handle find(const Value& key) const {
    const auto found = from(key);
    return found != end() && !(key < Key(**found)) ? *found : nullptr;
  }
  /// Copies of at most `top` rows after a key.
  template <class Value>
  [[nodiscard]] std::vector<Row> page(const Value& key, std::int32_t top) const {
    std::vector<Row> rows;
    for (auto next = after(key); next != end() && std::cmp_less(rows.size(), top); ++next) {
      rows.push_back(**next);
    }
    return rows;
  }

  void put(Row row) {
    auto kept = std::make_shared<const Row>(std::move(row));
    const auto place = from(Key(*kept)) - begin();
    const bool known = place < end() - begin() && !(Key(*kept) < Key(*rows_->at(place)));
    auto& changed = own();
    if (known) {
      changed[place] = std::move(kept);
    } else {
      changed.insert(changed.begin() + place, std::move(kept));
    }
  }
  template <class Value>
  void remove(const Value& key) {
    const auto found = from(key);
    if (found == end() || key < Key(**found)) return;
    const auto place = found - begin();
    auto& changed = own();
    changed.erase(changed.begin() + place);
  }
  template <class Unwanted>
  std::size_t remove_if(const Unwanted& unwanted) {
    return std::erase_if(own(), [&](const handle& row) { return unwanted(*row); });
  }

 private:
  std::vector<handle>& own() {
    if (rows_.use_count() > 1) rows_ = std::make_shared<std::vector<handle>>(*rows_);
    return *rows_;
  }

  std::shared_ptr<std::vector<handle>> rows_ = std::make_shared<std::vector<handle>>();
};

}  // namespace ticketwire::store::memory

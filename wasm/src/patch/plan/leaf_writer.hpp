#pragma once

#include "patch/diff/differ.hpp"
#include "patch/plan/leaves.hpp"

namespace ticketwire::patch {

/// What has been written of leaves.
struct written_leaves {
  std::string body;
  std::string inverse;
  /// As in save_plan.
  std::vector<std::string> unguarded = {};
  std::vector<std::string> inverse_unguarded = {};
  std::vector<std::string> not_undone = {};
  /// Every value in them is a scalar or names an entity: the body is no deeper than that.
  bool flat = true;
};

/// The patch that makes the edits and the one that takes them back, as the general way writes them
/// to the byte; nullopt where an array turns out to need it.
[[nodiscard]] std::optional<written_leaves> write_leaves(std::vector<leaf> leaves,
                                                         const differ_options& options);

}  // namespace ticketwire::patch

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ticketwire/json/value.hpp"
#include "ticketwire/result.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::select {

/// What a $select list names, bound to a carrier.
///
///   list = path *( "," path )      path = name *( "/" name )
///
/// Names compare without case, space around them is trimmed, names that the carrier does not have
/// are passed over. A path into an array applies to each element; one into a dictionary names a
/// key, beneath which the path goes on where the dictionary holds carriers. Parsed once, it serves
/// any number of documents.
class selection {
 public:
  struct branch {
    /// The property; null for a key of a dictionary.
    const schema::property* property = nullptr;
    std::string key;
    /// What is selected beneath; empty for all of it.
    std::vector<branch> parts;
  };

  /// `list` is percent-decoded. An empty list selects everything. Paths deeper than 32 names and
  /// lists with more than 1,000 paths are refused with `argument`.
  [[nodiscard]] static result<selection> parse(std::string_view list,
                                               const schema::carrier_type& type);

  [[nodiscard]] bool all() const noexcept { return all_; }
  [[nodiscard]] const std::vector<branch>& branches() const noexcept { return branches_; }

 private:
  bool all_ = true;
  std::vector<branch> branches_;
};

/// The carrier with every member that is not selected set to null, or to zero where its type has no
/// null. Every key stays, the carrier's own key property keeps its value; of a dictionary of which
/// keys are selected only these are left. What is selected keeps its bytes, missing members stay
/// missing.
[[nodiscard]] std::string project(const json::value& carrier, const schema::carrier_type& type,
                                  const selection& selection);

}  // namespace ticketwire::select

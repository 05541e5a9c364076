#pragma once

#include "ticketwire/schema/generated/names.hpp"

namespace ticketwire::service {

/// A property is named by its constant, so that one that the tables do not know fails to compile.
namespace names = schema::names;

}  // namespace ticketwire::service

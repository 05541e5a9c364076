#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace ticketwire::service {

/// Begins the use of GMime, once for the process; it is never ended.
inline void use_gmime() {
  static const bool ready = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(ready);
}

struct release_object {
  void operator()(void* object) const { g_object_unref(object); }
};

template <class Object>
using gmime_owned = std::unique_ptr<Object, release_object>;

}  // namespace ticketwire::service

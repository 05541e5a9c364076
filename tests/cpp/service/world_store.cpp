#include "service/world_store.hpp"

#include <gtest/gtest.h>

#include "store/sqlite.hpp"
#include "store/temporary_folder.hpp"

namespace ticketwire::testing {

std::shared_ptr<store::store> open_world_store() {
  struct owned {
    temporary_folder folder;
    std::unique_ptr<store::store> store;
  };
  const auto made = std::make_shared<owned>();
  auto opened = store::open_sqlite(made->folder / "world.sqlite");
  EXPECT_TRUE(opened.has_value()) << describe(opened.error());
  if (!opened) return nullptr;
  made->store = std::move(*opened);
  return {made, made->store.get()};
}

}  // namespace ticketwire::testing

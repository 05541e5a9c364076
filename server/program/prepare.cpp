#include "program/prepare.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "program/console.hpp"
#include "program/demo_files.hpp"
#include "program/transfer_files.hpp"
#include "store/joined.hpp"
#include "store/open.hpp"
#include "world/import.hpp"

namespace ticketwire::server {
namespace {

std::string hash_or_nothing(std::string_view password) {
  // An empty hash is one that no password matches.
  const auto hash = auth::hash_password(password);
  return hash ? *hash : std::string();
}

const service::secret_hashes& hashes() {
  static const service::secret_hashes both{hash_or_nothing, auth::sha256_hex,
                                           auth::verify_password};
  return both;
}

std::string advice(const error& failed, const std::string& database) {
  const auto text = store::display_name(database) + ": " + describe(failed);
  const bool sqlite = !store::sqlite_path(database).empty();
  switch (failed.code) {
    case error_code::store_locked:
      return text + "; stop the other process or name another file with --database";
    case error_code::store_schema:
      return text + "; start a newer ticketwire-server or name another place with --database";
    default:
      return text + (sqlite ? "; check that it is a database of this program and can be written, "
                              "and that the disk has room"
                            : "; check the address, the user and the rights in --database");
  }
}

result<bool> is_empty(store::store& store) {
  bool empty = false;
  auto done = store.read([&](store::reader& in) -> result<void> {
    const auto counted = in.count();
    if (!counted) return counted.error();
    empty = *counted == 0;
    return {};
  });
  if (!done) return done.error();
  return empty;
}

// In one transaction: a first start that is interrupted begins anew.
result<void> import_demo(store::store& store) {
  const auto empty = is_empty(store);
  if (!empty) return empty.error();
  if (!*empty) return {};
  return store.write([](store::writer& out) -> result<void> {
    store::joined whole(out);
    for (const auto json : demo_files()) {
      if (auto done = service::import_world(whole, json, now(), hashes()); !done) return done;
    }
    return {};
  });
}

bool import_files(store::store& store, const options& given) {
  for (const auto& file : given.imports) {
    if (is_export_file(file)) {
      if (const auto problem = import_file(store, file); !problem.empty()) {
        complain(problem);
        return false;
      }
      continue;
    }
    std::ifstream in(file, std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad()) {
      complain("cannot read " + file.string());
      return false;
    }
    if (const auto done = service::import_world(store, json, now(), hashes()); !done) {
      complain("cannot import " + file.string() + ": " + describe(done.error()));
      return false;
    }
  }
  return true;
}

}  // namespace

std::unique_ptr<store::store> open_store(const options& given) {
  const std::string& database = given.database;
  const std::filesystem::path file(store::sqlite_path(database));
  std::error_code failed;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), failed);
  if (failed) {
    complain("cannot create the folder " + file.parent_path().string() + ": " + failed.message());
    return nullptr;
  }
  auto opened = store::open(database, {.time = given.query_time});
  if (opened) return std::move(*opened);
  complain(advice(opened.error(), database));
  return nullptr;
}

bool prepare(store::store& store, const options& given) {
  if (given.demo) {
    if (const auto done = import_demo(store); !done) {
      complain("cannot import the demo tickets: " + describe(done.error()));
      return false;
    }
  }
  return import_files(store, given);
}

}  // namespace ticketwire::server

#include "world/users.hpp"

#include "service/record/make_error.hpp"
#include "store/level.hpp"
#include "world/shape.hpp"

namespace ticketwire::service {
namespace {

class user_importer {
 public:
  user_importer(store::writer& writer, const secret_hashes& hashes)
      : writer_(writer), hashes_(hashes) {}

  result<void> take(const json::value& row) {
    TICKETWIRE_TRY(check_object(row, {"user", "password", "associateId", "language", "level",
                                      "bearer", "ticket", "removed"}));
    const auto name = text_in(row, "user");
    if (!name) return name.error();
    if (name->empty()) return make_error(error_code::argument, "/user", "a name is needed");
    const auto removed = truth_in(row, "removed");
    if (!removed) return removed.error();
    if (*removed) {
      TICKETWIRE_TRY(end_tokens(*name));
      return writer_.remove_user(*name);
    }
    return keep_user(row, *name);
  }

 private:
  result<void> keep_user(const json::value& row, const std::string& name) {
    const auto before = writer_.find_user(name);
    if (!before) return before.error();
    const std::optional<json::value> level = row.find("level");
    // Whoever is given a new password is not given more rights by the way.
    const auto known = level     ? store::find_level(level->string())
                       : *before ? (*before)->level
                                 : store::user::level::write;
    if (!known) return make_error(error_code::argument, "/level", "read, write or admin");
    const std::string old = *before ? (*before)->password_hash : std::string();
    const auto password = text_in(row, "password");
    if (!password) return password.error();
    const auto associate = number_in(row, "associateId");
    if (!associate) return associate.error();
    const auto language = text_in(row, "language");
    if (!language) return language.error();
    // Without one the old one stays.
    const std::string hash = row.find("password") ? password_hash(*password, old) : old;
    if (*before && hash != old) TICKETWIRE_TRY(end_tokens(name));
    TICKETWIRE_TRY(writer_.put_user({name, *associate, hash, *language, *known}));
    return tokens(row, name);
  }

  /// The hash to keep; the one there is where the password is the same. Nobody logs in with an
  /// empty one.
  [[nodiscard]] std::string password_hash(const std::string& password,
                                          const std::string& old) const {
    if (password.empty()) return {};
    if (old.empty()) return hashes_.password(password);
    if (hashes_.fits) return hashes_.fits(old, password) ? old : hashes_.password(password);
    return hashes_.password(password);
  }

  result<void> end_tokens(const std::string& user) {
    for (const auto kind :
         {store::token::kind::bearer, store::token::kind::ticket, store::token::kind::session}) {
      TICKETWIRE_TRY(writer_.remove_tokens(kind, user, 0));
    }
    return {};
  }

  result<void> tokens(const json::value& row, const std::string& user) {
    for (const auto& [member, kind] : {std::pair{"bearer", store::token::kind::bearer},
                                       std::pair{"ticket", store::token::kind::ticket}}) {
      if (!row.find(member)) continue;
      TICKETWIRE_TRY(writer_.remove_tokens(kind, user, 0));
      const auto secret = text_in(row, member);
      if (!secret) return secret.error();
      if (secret->empty()) continue;
      TICKETWIRE_TRY(writer_.put_token({kind, hashes_.token(*secret), user, {}, 0}));
    }
    return {};
  }

  store::writer& writer_;
  const secret_hashes& hashes_;
};

}  // namespace

result<void> import_user(store::writer& writer, const json::value& row,
                         const secret_hashes& hashes) {
  return user_importer(writer, hashes).take(row);
}

}  // namespace ticketwire::service

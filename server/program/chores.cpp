#include "program/chores.hpp"

#include <malloc.h>

#include <chrono>
#include <memory>

#include "notify/outbox.hpp"
#include "notify/templates.hpp"
#include "service/attachment/unused.hpp"
#include "service/ticket/status.hpp"

namespace ticketwire::server {
namespace {

notify::smtp_settings smtp_for(const mail_options& mail) {
  using notify::tls;
  const auto mode = mail.tls == "required"  ? tls::required
                    : mail.tls == "offered" ? tls::offered
                    : mail.tls == "none"    ? tls::none
                                            : tls::standard;
  return {mail.smtp, mode, mail.authorities.string(), mail.time_limit};
}

// What cannot be removed now can be an hour later; it has expired all the same.
notify::chore remove_expired_tokens(store::store& store, const service::settings& settings) {
  return {std::chrono::hours(1), [&store, now = settings.now](const std::stop_token&) {
            static_cast<void>(store.write([&](store::writer& out) -> result<void> {
              const auto removed = out.remove_expired_tokens(now());
              return removed ? result<void>() : removed.error();
            }));
            return false;
          }};
}

notify::chore activate_postponed(store::store& store, const service::settings& settings) {
  return {std::chrono::seconds(10), [&store, settings](const std::stop_token&) {
            static_cast<void>(service::activate_due(store, settings));
            return false;
          }};
}

// What cannot be removed now can be an hour later.
notify::chore remove_unused_attachments(store::store& store, const service::settings& settings) {
  return {std::chrono::hours(1), [&store, now = settings.now](const std::stop_token& stop) {
            static_cast<void>(
                service::remove_unused(store, now(), [&] { return stop.stop_requested(); }));
            return false;
          }};
}

notify::chore send_mail(store::store& store, const mail_options& mail,
                        const service::settings& settings,
                        const std::function<void(std::string_view)>& log) {
  notify::outbox_settings all;
  all.smtp = smtp_for(mail);
  all.sender = {*notify::parse_mailbox(mail.from), settings.origin, mail.language};
  all.first_pause = mail.first_pause;
  all.now = settings.now;
  all.log = log;
  auto outbox = std::make_shared<notify::outbox>(store, std::move(all));
  return {std::chrono::seconds(1),
          [outbox](const std::stop_token& stop) { return outbox->step(stop); }};
}

// The allocator keeps what lies between pieces in use, after many answers at once for good.
notify::chore give_back_memory() {
  return {std::chrono::seconds(10), [](const std::stop_token&) {
            ::malloc_trim(0);
            return false;
          }};
}

}  // namespace

std::string check_mail(const mail_options& mail) {
  if (notify::find_wording(mail.language) == nullptr) {
    return "--language: there are no mails in '" + mail.language +
           "'; expected en, nb, sv, da, de or nl";
  }
  if (mail.smtp.empty()) return {};
  if (mail.from.empty()) return "--smtp needs --mail-from, the address that mails are sent from";
  if (!notify::parse_mailbox(mail.from)) {
    return "--mail-from: '" + mail.from + "' is not an address";
  }
  const auto problem = notify::check_smtp(smtp_for(mail));
  return problem.empty() ? problem : "--smtp: the URL " + problem;
}

std::vector<notify::chore> chores_for(store::store& store, const mail_options& mail,
                                      const service::settings& settings,
                                      const std::function<void(std::string_view)>& log) {
  std::vector<notify::chore> chores{remove_expired_tokens(store, settings),
                                    activate_postponed(store, settings),
                                    remove_unused_attachments(store, settings), give_back_memory()};
  if (!mail.smtp.empty()) chores.push_back(send_mail(store, mail, settings, log));
  return chores;
}

}  // namespace ticketwire::server

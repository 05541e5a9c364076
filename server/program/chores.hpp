#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "notify/background.hpp"
#include "program/options.hpp"
#include "service/service.hpp"

namespace ticketwire::server {

/// What is wrong with the flags for mail, in words for their writer; empty when nothing is.
[[nodiscard]] std::string check_mail(const mail_options& mail);

/// What the server does beside answering: sending mail (with --smtp), making postponed tickets
/// active whose time has come, removing expired tokens and attachments that no message refers to,
/// giving memory back to the system.
/// The flags passed check_mail(); `store` outlives the chores; `log` takes a line from any thread.
[[nodiscard]] std::vector<notify::chore> chores_for(
    store::store& store, const mail_options& mail, const service::settings& settings,
    const std::function<void(std::string_view)>& log);

}  // namespace ticketwire::server

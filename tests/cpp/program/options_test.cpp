#include "program/options.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace ticketwire::server {
namespace {

using arguments = std::vector<std::string>;

parsed_options parse(const arguments& given, const std::map<std::string, std::string>& set = {}) {
  return parse_options(given, [&](const std::string& name) -> std::optional<std::string> {
    const auto found = set.find(name);
    return found != set.end() ? std::optional(found->second) : std::nullopt;
  });
}

TEST(options, defaults) {
  const auto parsed = parse({});
  EXPECT_EQ(parsed.problem, "");
  EXPECT_EQ(parsed.options.address, "127.0.0.1");
  EXPECT_EQ(parsed.options.port, 8080);
  EXPECT_EQ(parsed.options.database, "sqlite:.data/ticketwire.sqlite");
  EXPECT_EQ(parsed.options.time_zone, "Europe/Oslo");
  EXPECT_EQ(parsed.options.log, log_level::info);
  EXPECT_FALSE(parsed.options.demo);
}

TEST(options, dates_have_one_of_two_forms) {
  EXPECT_TRUE(parse({}).options.date_offsets);
  EXPECT_TRUE(parse({"--wire-dates", "offset"}).options.date_offsets);
  EXPECT_FALSE(parse({"--wire-dates", "strict"}).options.date_offsets);
  EXPECT_NE(parse({"--wire-dates", "nonsense"}).problem, "");
}

TEST(options, every_flag) {
  const auto parsed = parse({"--listen",
                             "[::1]:0",
                             "--database=sqlite:/x/y.sqlite",
                             "--web",
                             "dist",
                             "--cors-origin",
                             "https://a.example",
                             "--cors-origin=http://b.example:81",
                             "--time-zone",
                             "Europe/Berlin",
                             "--app-token",
                             "secret",
                             "--demo",
                             "--import",
                             "a.json",
                             "--import=b.json",
                             "--threads",
                             "4",
                             "--log",
                             "debug",
                             "--tls-cert",
                             "c.pem",
                             "--tls-key",
                             "k.pem",
                             "--origin",
                             "https://t.example",
                             "--trusted-proxy",
                             "127.0.0.1",
                             "--max-connections",
                             "9",
                             "--header-time",
                             "1",
                             "--request-time",
                             "2",
                             "--idle-time",
                             "3",
                             "--query-time",
                             "4"});
  EXPECT_EQ(parsed.problem, "");
  EXPECT_EQ(parsed.options.address, "::1");
  EXPECT_EQ(parsed.options.port, 0);
  EXPECT_EQ(parsed.options.database, "sqlite:/x/y.sqlite");
  EXPECT_EQ(parsed.options.web, "dist");
  EXPECT_EQ(parsed.options.cors_origins,
            (std::vector<std::string>{"https://a.example", "http://b.example:81"}));
  EXPECT_EQ(parsed.options.time_zone, "Europe/Berlin");
  EXPECT_EQ(parsed.options.app_token, "secret");
  EXPECT_EQ(parsed.options.imports.size(), 2u);
  EXPECT_EQ(parsed.options.threads, 4u);
  EXPECT_EQ(parsed.options.log, log_level::debug);
  EXPECT_TRUE(parsed.options.demo);
  EXPECT_EQ(parsed.options.tls_certificate, "c.pem");
  EXPECT_EQ(parsed.options.tls_key, "k.pem");
  EXPECT_EQ(parsed.options.origin, "https://t.example");
  EXPECT_EQ(parsed.options.trusted_proxy, "127.0.0.1");
  EXPECT_EQ(parsed.options.max_connections, 9u);
  EXPECT_EQ(parsed.options.header_time, std::chrono::seconds(1));
  EXPECT_EQ(parsed.options.request_time, std::chrono::seconds(2));
  EXPECT_EQ(parsed.options.idle_time, std::chrono::seconds(3));
  EXPECT_EQ(parsed.options.query_time, std::chrono::seconds(4));
}

TEST(options, a_flag_is_given_once_unless_its_help_says_otherwise) {
  const std::map<std::string, std::string> usable{{"ADDRESS:PORT", "[::1]:0"},
                                                  {"ADDRESS", "127.0.0.1"},
                                                  {"ORIGIN", "https://a.example"},
                                                  {"ZONE", "UTC"},
                                                  {"FORM", "offset"},
                                                  {"URL", "memory:"},
                                                  {"MODE", "none"},
                                                  {"SECONDS", "5"},
                                                  {"TAG", "en"},
                                                  {"N", "9"},
                                                  {"LEVEL", "info"},
                                                  {"FILE", "a.file"},
                                                  {"DIR", "dist"},
                                                  {"TOKEN", "secret"},
                                                  {"", "true"}};
  std::istringstream lines(usage());
  std::size_t flags = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  --")) continue;
    ++flags;
    const auto name = line.substr(2, line.find(' ', 2) - 2);
    const auto end = line.find(' ', 3 + name.size());
    const auto word = line.substr(3 + name.size(), end - 3 - name.size());
    const bool mail = name == "--smtp" || name == "--mail-from";
    const auto given = name + "=" + (mail ? "smtp://a@b.example" : usable.at(word));
    const auto problem = parse({given, given}).problem;
    const bool repeatable = line.find("may be repeated") != std::string::npos;
    EXPECT_EQ(problem == name + " is given twice", !repeatable) << line << ": " << problem;
  }
  EXPECT_GT(flags, 25u);
}

TEST(options, mail) {
  const auto parsed = parse({"--smtp", "smtp://mail.example:25", "--mail-from", "a@b.example",
                             "--smtp-tls=required", "--smtp-ca", "ca.pem", "--smtp-retry", "5",
                             "--smtp-timeout", "7", "--language", "nb"});
  EXPECT_EQ(parsed.problem, "");
  EXPECT_EQ(parsed.options.mail.smtp, "smtp://mail.example:25");
  EXPECT_EQ(parsed.options.mail.from, "a@b.example");
  EXPECT_EQ(parsed.options.mail.tls, "required");
  EXPECT_EQ(parsed.options.mail.authorities, "ca.pem");
  EXPECT_EQ(parsed.options.mail.first_pause.count(), 5);
  EXPECT_EQ(parsed.options.mail.time_limit.count(), 7);
  EXPECT_EQ(parsed.options.mail.language, "nb");
  EXPECT_NE(parse({"--smtp-tls", "perhaps"}).problem, "");
  EXPECT_NE(parse({"--smtp-retry", "0"}).problem, "");
}

TEST(options, a_flag_wins_over_its_variable) {
  const std::map<std::string, std::string> set{{"TICKETWIRE_LISTEN", "127.0.0.1:1"},
                                               {"TICKETWIRE_TIME_ZONE", "UTC"},
                                               {"TICKETWIRE_DEMO", "1"},
                                               {"TICKETWIRE_WEB", ""}};
  const auto parsed = parse({"--listen", "localhost:2", "--demo=false"}, set);
  EXPECT_EQ(parsed.problem, "");
  EXPECT_EQ(parsed.options.address, "127.0.0.1");
  EXPECT_EQ(parsed.options.port, 2);
  EXPECT_EQ(parsed.options.time_zone, "UTC");
  EXPECT_FALSE(parsed.options.demo);
  EXPECT_TRUE(parse({}, set).options.demo);
  EXPECT_NE(parse({}, {{"TICKETWIRE_THREADS", "many"}}).problem.find("TICKETWIRE_THREADS"),
            std::string::npos);
}

TEST(options, a_complaint_has_no_password) {
  for (const char* database : {"postgres:/anna:word@host/db", "mysql://anna:word@host/db"}) {
    const auto problem = parse({"--database", database}).problem;
    EXPECT_TRUE(problem.starts_with("--database: the value is not usable")) << problem;
  }
  EXPECT_EQ(parse({"--database", "tickets.sqlite"}).problem,
            "--database: 'tickets.sqlite' is not usable; expected URL");
}

TEST(options, what_cannot_be_meant_is_a_problem) {
  const std::vector<arguments> all{{"--nothing"},
                                   {"listen"},
                                   {"-h"},
                                   {"--"},
                                   {""},
                                   {"--listen"},
                                   {"--listen", "8080"},
                                   {"--listen", "127.0.0.1:65536"},
                                   {"--listen", "127.0.0.1:"},
                                   {"--listen", "host:80"},
                                   {"--database", "mysql://x"},
                                   {"--database", "sqlite:"},
                                   {"--threads", "0"},
                                   {"--threads", "4x"},
                                   {"--log", "loud"},
                                   {"--demo=maybe"},
                                   {"--cors-origin", "*"},
                                   {"--cors-origin", " "},
                                   {"--cors-origin", "https://a.example *"},
                                   {"--cors-origin", "https://a.example/"},
                                   {"--web="},
                                   {"--origin", "tickets.example"},
                                   {"--origin", "https://"},
                                   {"--origin", "https://a.example/x"},
                                   {"--trusted-proxy", "proxy.example"},
                                   {"--tls-cert", "c.pem"},
                                   {"--tls-key", "k.pem"},
                                   {"--max-connections", "0"},
                                   {"--header-time", "0"},
                                   {"--idle-time", "1.5"},
                                   {"--threads", "1", "--threads", "2"}};
  for (const auto& given : all) {
    EXPECT_NE(parse(given).problem, "") << given.front() << ' ' << given.back();
  }
}

TEST(options, other_machines_are_let_in_knowingly_only) {
  EXPECT_NE(parse({"--listen", "0.0.0.0:80"}).problem.find("--insecure-http"), std::string::npos);
  EXPECT_EQ(parse({"--listen", "0.0.0.0:80", "--insecure-http"}).problem, "");
  EXPECT_NE(parse({"--listen", "0.0.0.0:80", "--insecure-http", "--demo"}).problem, "");
  EXPECT_EQ(parse({"--listen", "0.0.0.0:80", "--tls-cert", "c.pem", "--tls-key", "k.pem"}).problem,
            "");
  EXPECT_EQ(parse({"--listen", "127.0.0.2:80", "--demo"}).problem, "");
  EXPECT_EQ(parse({"--listen", "0.0.0.0:80", "--help"}).problem, "");
}

TEST(options, the_help_names_every_flag) {
  for (const char* name :
       {"--listen",       "--database",  "--web",           "--cors-origin",     "--time-zone",
        "--demo",         "--import",    "--app-token",     "--insecure-http",   "--export",
        "--threads",      "--log",       "--help",          "--version",         "--tls-cert",
        "--tls-key",      "--origin",    "--trusted-proxy", "--max-connections", "--header-time",
        "--request-time", "--idle-time", "--query-time"}) {
    EXPECT_NE(usage().find(name), std::string::npos) << name;
  }
}

TEST(options, the_help_stands_in_a_column) {
  std::istringstream lines(usage());
  int told = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  --") || line.size() < 29 || line[27] != ' ') continue;
    EXPECT_NE(line[28], ' ') << line;
    ++told;
  }
  EXPECT_GT(told, 15);
}

}  // namespace
}  // namespace ticketwire::server

#include "http/static_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "../store/temporary_folder.hpp"
#include "http/percent.hpp"

namespace ticketwire::server {
namespace {

class static_files_test : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto root = folder_ / "web";
    std::filesystem::create_directories(root / "assets");
    put(root / "index.html", "<!doctype html>");
    put(root / "assets/app-1a2b.js", "export {}");
    put(root / "mail.html", "<!doctype html>");
    put(root / "core.wasm", "wasm");
    put(root / "a b+c.txt", "spaced");
    put(root / ".hidden", "no");
    put(root / "assets/.env", "no");
    put(folder_ / "secret.txt", "no");
    put(folder_ / "web-other.txt", "no");
    std::filesystem::create_symlink(folder_ / "secret.txt", root / "leak.txt");
    std::filesystem::create_directory_symlink(folder_.path(), root / "up");
    std::filesystem::create_symlink(root / "core.wasm", root / "inside.wasm");
    files_ = std::make_unique<static_files>(root);
  }

  static void put(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
  }

  [[nodiscard]] std::optional<http::response> get(std::string target, http::fields fields = {}) {
    http::request request;
    request.target = std::move(target);
    request.fields = std::move(fields);
    return files_->answer(request);
  }

  ::ticketwire::testing::temporary_folder folder_;
  std::unique_ptr<static_files> files_;
};

TEST_F(static_files_test, the_page_has_a_content_security_policy) {
  for (const char* target : {"/", "/index.html", "/?a=b", "/%69ndex.html"}) {
    const auto answer = get(target);
    ASSERT_TRUE(answer.has_value()) << target;
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "<!doctype html>");
    EXPECT_EQ(answer->fields.find("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(answer->fields.find("Content-Security-Policy"),
              "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
              "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; "
              "base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
    EXPECT_EQ(answer->fields.find("Cache-Control"), "no-cache");
  }
}

TEST_F(static_files_test, the_frame_of_a_mail_may_show_images_and_nothing_else) {
  const auto answer = get("/mail.html");
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->fields.find("Content-Security-Policy"),
            "default-src 'none'; img-src data: https:; frame-ancestors 'self'; "
            "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox");
}

TEST_F(static_files_test, a_page_without_settings_is_told_that_the_server_begins_sessions) {
  const auto told = get("/ticketwire.json?x");
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->body, R"({"signIn":"server"})");
  EXPECT_EQ(told->fields.find("Content-Type"), "application/json; charset=utf-8");
  http::request request;
  request.target = "/ticketwire.json";
  EXPECT_FALSE(static_files(folder_ / "nothing").answer(request));
  put(folder_ / "web/ticketwire.json", R"({"signIn":"session"})");
  EXPECT_EQ(get("/ticketwire.json")->body, R"({"signIn":"session"})");
}

TEST_F(static_files_test, types_and_caching) {
  const auto script = get("/assets/app-1a2b.js");
  ASSERT_TRUE(script.has_value());
  EXPECT_EQ(script->fields.find("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(script->fields.find("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_FALSE(script->fields.find("Content-Security-Policy"));
  EXPECT_EQ(get("/core.wasm")->fields.find("Content-Type"), "application/wasm");
  EXPECT_EQ(get("/inside.wasm")->body, "wasm");
  EXPECT_EQ(get("/a%20b+c.txt")->body, "spaced");
}

TEST_F(static_files_test, an_unchanged_file_is_304) {
  const auto first = get("/core.wasm");
  ASSERT_TRUE(first.has_value());
  const std::string tag(first->fields.find("ETag").value_or(""));
  ASSERT_GT(tag.size(), 2u);
  const auto again = get("/core.wasm", {{"If-None-Match", "\"x\", " + tag}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->fields.find("ETag"), tag);
  EXPECT_TRUE(again->body.empty());
  put(folder_ / "web/core.wasm", "longer");
  EXPECT_EQ(get("/core.wasm", {{"If-None-Match", tag}})->status, 200);
}

TEST_F(static_files_test, nothing_outside_the_folder_or_hidden_exists) {
  for (const char* target : {"/../secret.txt",
                             "/assets/../../secret.txt",
                             "/%2e%2e/secret.txt",
                             "/..%2fsecret.txt",
                             "/%2E%2E%2Fsecret.txt",
                             "/..\\secret.txt",
                             "/%5c..%5csecret.txt",
                             "//etc/passwd",
                             "/./index.html",
                             "/assets/%2e/app-1a2b.js",
                             "/leak.txt",
                             "/up/secret.txt",
                             "/../web-other.txt",
                             "/.hidden",
                             "/assets/.env",
                             "/%2ehidden",
                             "/index.html%00.js",
                             "/index.html/",
                             "/assets",
                             "/assets/",
                             "/missing.js",
                             "/%zz",
                             "/%2",
                             "/%",
                             "index.html",
                             "*",
                             "",
                             "/index.html//",
                             "/%252e%252e/secret.txt"}) {
    EXPECT_FALSE(get(target).has_value()) << target;
  }
}

TEST_F(static_files_test, what_compresses_is_compressed_once_for_each_version) {
  const auto file = folder_ / "web/assets/big-1a2b.js";
  put(file, std::string(20'000, 'x'));
  const auto plain = get("/assets/big-1a2b.js");
  EXPECT_EQ(plain->body.size(), 20'000u);
  EXPECT_EQ(plain->fields.find("Vary"), "Accept-Encoding");
  const auto brotlied = get("/assets/big-1a2b.js", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(brotlied->fields.find("Content-Encoding"), "br");
  EXPECT_LT(brotlied->body.size(), 200u);
  EXPECT_EQ(brotlied->fields.find("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(brotlied->fields.find("Content-Type"), "text/javascript; charset=utf-8");
  const auto zipped = get("/assets/big-1a2b.js", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(zipped->fields.find("Content-Encoding"), "gzip");
  EXPECT_NE(zipped->fields.find("ETag"), plain->fields.find("ETag"));
  EXPECT_NE(zipped->fields.find("ETag"), brotlied->fields.find("ETag"));
  EXPECT_EQ(
      get("/assets/big-1a2b.js", {{"Accept-Encoding", "gzip"},
                                  {"If-None-Match", std::string(*zipped->fields.find("ETag"))}})
          ->status,
      304);
  EXPECT_EQ(
      get("/assets/big-1a2b.js",
          {{"Accept-Encoding", "br"}, {"If-None-Match", std::string(*zipped->fields.find("ETag"))}})
          ->status,
      200);
  put(file, std::string(30'000, 'y'));
  EXPECT_NE(get("/assets/big-1a2b.js", {{"Accept-Encoding", "br"}})->body, brotlied->body);
  const auto small = get("/index.html", {{"Accept-Encoding", "br"}});
  EXPECT_FALSE(small->fields.find("Content-Encoding").has_value());
}

TEST_F(static_files_test, of_pictures_the_drawn_ones_are_compressed) {
  put(folder_ / "web/drawn.svg", std::string(5'000, 'x'));
  put(folder_ / "web/photo.png", std::string(5'000, 'x'));
  const auto drawn = get("/drawn.svg", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(drawn->fields.find("Content-Encoding"), "gzip");
  const auto photo = get("/photo.png", {{"Accept-Encoding", "gzip"}});
  EXPECT_FALSE(photo->fields.find("Content-Encoding").has_value());
}

TEST_F(static_files_test, other_methods_are_405) {
  http::request request;
  request.method = http::method::post;
  request.target = "/index.html";
  const auto answer = files_->answer(request);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 405);
  EXPECT_EQ(answer->fields.find("Allow"), "GET, HEAD");
  request.target = "/missing.html";
  EXPECT_FALSE(files_->answer(request).has_value());
}

TEST_F(static_files_test, without_a_folder_there_is_nothing) {
  http::request request;
  request.target = "/index.html";
  EXPECT_FALSE(static_files({}).answer(request).has_value());
  EXPECT_FALSE(static_files(folder_ / "missing").answer(request).has_value());
}

TEST(percent, decodes_or_refuses) {
  EXPECT_EQ(decode_percent("a%2Fb%c3%a5"), "a/b\xc3\xa5");
  EXPECT_EQ(decode_percent(""), "");
  EXPECT_EQ(decode_percent("%"), std::nullopt);
  EXPECT_EQ(decode_percent("%4"), std::nullopt);
  EXPECT_EQ(decode_percent("%4g"), std::nullopt);
}

}  // namespace
}  // namespace ticketwire::server

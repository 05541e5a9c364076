#include "service/attachment/file_type.hpp"

#include <algorithm>
#include <array>

#include "ticketwire/ascii.hpp"
#include "ticketwire/json/value.hpp"

namespace ticketwire::service {
namespace {

constexpr std::array<std::string_view, 99> unsafe_extensions = {"accde",
                                                                "ade",
                                                                "adp",
                                                                "app",
                                                                "appinstaller",
                                                                "application",
                                                                "appref-ms",
                                                                "appx",
                                                                "appxbundle",
                                                                "bat",
                                                                "chm",
                                                                "cmd",
                                                                "com",
                                                                "cpl",
                                                                "crt",
                                                                "desktop",
                                                                "diagcab",
                                                                "dll",
                                                                "docm",
                                                                "dotm",
                                                                "dqy",
                                                                "exe",
                                                                "gadget",
                                                                "hlp",
                                                                "hta",
                                                                "htm",
                                                                "html",
                                                                "img",
                                                                "inf",
                                                                "ins",
                                                                "iqy",
                                                                "iso",
                                                                "jar",
                                                                "jnlp",
                                                                "job",
                                                                "js",
                                                                "jse",
                                                                "library-ms",
                                                                "lnk",
                                                                "mdb",
                                                                "mde",
                                                                "mht",
                                                                "mhtml",
                                                                "msc",
                                                                "msi",
                                                                "msix",
                                                                "msixbundle",
                                                                "msp",
                                                                "mst",
                                                                "msu",
                                                                "one",
                                                                "oqy",
                                                                "pif",
                                                                "potm",
                                                                "ppam",
                                                                "ppsm",
                                                                "pptm",
                                                                "ps1",
                                                                "ps2",
                                                                "psd1",
                                                                "psm1",
                                                                "py",
                                                                "rdp",
                                                                "reg",
                                                                "scf",
                                                                "scr",
                                                                "sct",
                                                                "search-ms",
                                                                "searchconnector-ms",
                                                                "settingcontent-ms",
                                                                "sh",
                                                                "sldm",
                                                                "slk",
                                                                "svg",
                                                                "svgz",
                                                                "sys",
                                                                "theme",
                                                                "themepack",
                                                                "url",
                                                                "vb",
                                                                "vbe",
                                                                "vbs",
                                                                "vhd",
                                                                "vhdx",
                                                                "vsto",
                                                                "wll",
                                                                "ws",
                                                                "wsc",
                                                                "wsf",
                                                                "wsh",
                                                                "xbap",
                                                                "xhtml",
                                                                "xla",
                                                                "xlam",
                                                                "xll",
                                                                "xlsb",
                                                                "xlsm",
                                                                "xltm",
                                                                "xml"};

// Shown by a browser as pixels, sound or plain text, or handed to a viewer of its own.
constexpr std::array<std::string_view, 12> served_types = {
    "image/png", "image/jpeg", "image/gif", "image/webp",      "image/bmp", "text/plain",
    "text/csv",  "audio/mpeg", "audio/wav", "application/pdf", "video/mp4", "application/zip"};

constexpr std::array<std::string_view, 4> pixel_types = {"image/png", "image/jpeg", "image/gif",
                                                         "image/webp"};

constexpr std::size_t most_type = 255;
constexpr std::size_t most_name = 255;

template <std::size_t Count>
std::string_view find(const std::array<std::string_view, Count>& list, std::string_view text) {
  const auto found = std::find_if(list.begin(), list.end(), [&](std::string_view row) {
    return json::equal_ignore_case(row, text);
  });
  return found == list.end() ? std::string_view() : *found;
}

std::string_view without_parameters(std::string_view type) {
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return type;
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return ascii::is_alphanumeric(c) || marks.find(c) != std::string_view::npos;
  });
}

std::string_view without_folders(std::string_view name) {
  const std::size_t last = name.find_last_of("/\\");
  return last == std::string_view::npos ? name : name.substr(last + 1);
}

bool has_safe_end(std::string_view name) noexcept {
  // Windows passes over dots and spaces at the end.
  while (name.ends_with('.') || name.ends_with(' ')) name.remove_suffix(1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || find(unsafe_extensions, name.substr(dot + 1)).empty();
}

bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// The bytes that a control of the direction of text (UAX 9) takes at the beginning of UTF-8; 0
/// where there is none. With one, `cod.exe` is shown as `exe.doc`.
std::size_t bidi_control(std::string_view text) noexcept {
  constexpr std::string_view controls[] = {"\u061c", "\u200e", "\u200f", "\u202a",
                                           "\u202b", "\u202c", "\u202d", "\u202e",
                                           "\u2066", "\u2067", "\u2068", "\u2069"};
  for (const std::string_view each : controls) {
    if (text.starts_with(each)) return each.size();
  }
  return 0;
}

bool has_bidi_control(std::string_view text) noexcept {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (bidi_control(text) != 0) return true;
  }
  return false;
}

}  // namespace

bool is_plain_name(std::string_view name) {
  return name.size() <= most_name && std::none_of(name.begin(), name.end(), &is_control) &&
         !has_bidi_control(name);
}

bool has_safe_extension(std::string_view name) {
  // What follows a colon is a stream of the file before it on Windows, which so opens
  // `a.exe::$DATA` as `a.exe`; a browser may save it with another mark instead of the colon.
  name = without_folders(name);
  return has_safe_end(name) && has_safe_end(name.substr(0, name.find(':')));
}

bool is_media_type(std::string_view text) {
  if (text.size() > most_type) return false;
  const auto visible = [](char c) { return c >= 0x20 && c < 0x7f; };
  if (!std::all_of(text.begin(), text.end(), visible)) return false;
  const std::string_view type = without_parameters(text);
  const std::size_t slash = type.find('/');
  return slash != std::string_view::npos && is_token(type.substr(0, slash)) &&
         is_token(type.substr(slash + 1));
}

std::string_view served_type(std::string_view declared) {
  const std::string_view found = find(served_types, without_parameters(declared));
  return found.empty() ? std::string_view("application/octet-stream") : found;
}

bool is_pixel_image(std::string_view declared) {
  return !find(pixel_types, without_parameters(declared)).empty();
}

std::string save_as(std::string_view name) {
  constexpr std::string_view plain_marks = "!#$&+-.^_`|~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  name = without_folders(name);
  std::string ascii;
  std::string encoded;
  bool same = true;
  for (; !name.empty(); name.remove_prefix(1)) {
    const char c = name.front();
    if (const std::size_t size = bidi_control(name)) {
      name.remove_prefix(size - 1);
      continue;
    }
    if (is_control(c)) continue;
    const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '%';
    ascii.push_back(plain ? c : '_');
    same = same && plain;
    if (ascii::is_alphanumeric(c) || plain_marks.find(c) != std::string_view::npos) {
      encoded.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  if (ascii.empty()) ascii = "attachment";
  std::string out = "attachment; filename=\"" + ascii + "\"";
  if (!same) out += "; filename*=UTF-8''" + encoded;
  return out;
}

}  // namespace ticketwire::service

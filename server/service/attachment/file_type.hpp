#pragma once

#include <string>
#include <string_view>

namespace ticketwire::service {

/// Whether a name may stand in a header field: at most 255 bytes, with no control
/// and none that changes the direction in which a name is read.
[[nodiscard]] bool is_plain_name(std::string_view name);

/// False for names whose extension marks a program, a script, a shortcut, or a document that runs
/// scripts or macros when it is opened.
[[nodiscard]] bool has_safe_extension(std::string_view name);

/// Whether a text is a media type (RFC 9110 section 8.3.1), parameters allowed, of at most 255
/// characters.
[[nodiscard]] bool is_media_type(std::string_view text);

/// What to serve a file as: its own type where no browser runs anything of that type, else
/// application/octet-stream.
[[nodiscard]] std::string_view served_type(std::string_view declared);

/// Whether a picture of that type may go into a page's text: pixels alone, so no SVG.
[[nodiscard]] bool is_pixel_image(std::string_view declared);

/// Content-Disposition that saves a file under its name (RFC 6266, RFC 8187). Folders in the name
/// and controls are left out.
[[nodiscard]] std::string save_as(std::string_view name);

}  // namespace ticketwire::service

// HTML pages. In: a page as UTF-8. Out: its lines of text (title, body, furniture) and what its
// head says of it. Promise: any bytes give a page or an error; memory and time grow with the page
// alone; a page cut short gives the text before the cut. Does not: run scripts, fetch anything, or
// decide the language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace entente::reader {

/// A block of a page's text (paragraph, heading, item), white space collapsed.
struct HtmlLine {
  std::string text;
  Block::Kind kind = Block::Kind::body;
};

struct HtmlPage {
  std::string title;                     // og:title, else <title>; without the name of the site
  std::string published;                 // as written: JSON-LD, meta, <time>
  std::string language, publisher, url;  // html lang, og:site_name, canonical
  std::vector<HtmlLine> lines;           // in the order of the page
};

/// Most open elements at once.
inline constexpr int deepest_page = 5000;

/// Errors: malformed, where more than deepest_page elements stand open (with the line).
Result<HtmlPage> read_html(std::string_view name, std::string_view page);

/// The page's bytes as UTF-8: by byte order mark, as UTF-8, or by the encoding its <meta> declares.
/// Errors: malformed (with the byte), too_large.
Result<std::string> html_to_utf8(std::string_view name, std::string bytes);

}  // namespace entente::reader

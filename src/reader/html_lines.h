// The text of an HTML page as lines. In: elements and characters in the order of the page. Out:
// lines, each title, body or furniture. Promise: navigation, asides, footers, forms, and paragraphs
// made of links are furniture; where the page marks its article, all else is. Does not: read the
// head.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/html.h"

namespace entente::reader {

class HtmlLines {
 public:
  void opened(std::string_view element);
  void closed(std::string_view element);
  void said(std::string_view text);
  /// All lines; the page is over.
  std::vector<HtmlLine> lines();

 private:
  struct Line {
    std::string text;
    std::size_t linked = 0;  // bytes within links
    bool furniture = false, article = false, heading = false, paragraph = false;
  };
  void end_line();
  Block::Kind kind_of(const Line& line, bool marked) const;

  std::vector<Line> lines_;
  Line line_;
  bool space_ = false;
  int furniture_ = 0, article_ = 0, heading_ = 0, paragraph_ = 0, link_ = 0;  // open elements
};

}  // namespace entente::reader

// What a page's head says of it. In: elements, attributes and characters in the order of the page.
// Out: title, day, language, publisher, address. Promise: the better source wins (JSON-LD before
// meta before <time>). Does not: touch the text.
#pragma once

#include <string>
#include <string_view>

#include "reader/html.h"

namespace entente::reader {

/// Names and values by turns, ended by a null name, as the parser hands them.
class Attributes {
 public:
  explicit Attributes(const unsigned char** pairs) : pairs_(pairs) {}
  /// The value, or "" if there is none.
  std::string_view operator[](std::string_view name) const;

 private:
  const unsigned char** pairs_;
};

class HtmlMeta {
 public:
  void opened(std::string_view element, const Attributes& attributes);
  void closed(std::string_view element);
  void said(std::string_view text);
  /// All but the lines; the page is over.
  HtmlPage page() const;

 private:
  enum class Collects { nothing, title, data };
  void meta(const Attributes& attributes);
  void linked_data();

  HtmlPage page_;
  std::string title_, og_title_, data_;
  int certainty_ = 0;  // of page_.published: 1 time, 2 meta, 3 JSON-LD
  Collects collects_ = Collects::nothing;
};

}  // namespace entente::reader

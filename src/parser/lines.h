// Line ends between tokens: which of them end a sentence. In: a text and its tokens. Out: yes or no
// after each token. Promise: a blank line always does; a single line end does unless the line was
// wrapped, that is, unless the next word would not have fitted into the longest line of its
// paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "parser/scanner.h"

namespace entente::parser {

class Lines {
 public:
  Lines(std::string_view text, const std::vector<Token>& tokens);
  bool hard_break_after(std::size_t token) const { return !breaks_.empty() && breaks_[token]; }

 private:
  std::vector<bool> breaks_;  // empty if the text holds no line end
};

}  // namespace entente::parser

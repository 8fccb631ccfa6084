// Marks inside words: hyphens, apostrophes, points between digits. In: a cursor, the rules, a word
// so far. Out: where the token goes on to. Promise: constant time a mark, but for the run of
// letters behind it.
#pragma once

#include "parser/cursor.h"
#include "parser/rules.h"

namespace entente::parser {

class Joiners {
 public:
  Joiners(const Cursor& cursor, const Rules& rules) : cursor_(cursor), rules_(rules) {}

  /// The end of the token's next piece if the mark at `end` joins it to [begin, end), else `end`.
  /// `quote_open`: a single quote stands open, so that "s'" is no possessive.
  std::size_t next(std::size_t begin, std::size_t end, bool quote_open) const;
  /// The end of "80 000", if a group of three digits follows, else `end`.
  std::size_t spaced_number(std::size_t begin, std::size_t end) const;
  /// The end of a token of tokens.txt that begins at `begin`, or 0. `first`: the end of its first
  /// run of letters.
  std::size_t whole_token(std::size_t begin, std::size_t first) const;
  /// How many bytes of the text from `begin` fold into `size` bytes.
  std::size_t unfolded_size(std::size_t begin, std::size_t size) const;

 private:
  bool joins(char32_t code, std::size_t begin, std::size_t end, std::size_t after) const;
  bool dot(std::size_t begin, std::size_t end, std::size_t after) const;
  bool hyphen(std::size_t begin, std::size_t end, std::size_t after) const;
  int groups(std::size_t begin, std::size_t after) const;
  std::size_t apostrophe(std::size_t begin, std::size_t end, bool quote_open) const;
  std::size_t widest(std::size_t at) const;

  const Cursor& cursor_;
  const Rules& rules_;
};

}  // namespace entente::parser

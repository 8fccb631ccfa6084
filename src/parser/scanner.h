// From text to surface tokens, for languages that write spaces between words. In: a stretch of
// UTF-8 and the rules of its language. Out: tokens in order, not overlapping; between them only
// white space and controls. Promise: total over all bytes, linear time, no token longer than
// `longest_token` bytes. Does not: split multi-word tokens, join tokens to sentences.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"
#include "parser/characters.h"
#include "parser/rules.h"

namespace entente::parser {

inline constexpr std::uint32_t longest_token = 400;

struct Token {
  Span span;
  Stop stop = Stop::no;
  bool punct = false;  // holds no letter and no digit
};

/// Appends the tokens of `text`, whose first byte stands at `base` in the document.
void scan(std::string_view text, std::uint32_t base, const Rules& rules, std::vector<Token>& out);

/// Appends one token, in pieces where it is longer than `longest_token`.
void append_token(std::string_view text, std::uint32_t base, Token token, std::vector<Token>& out);

}  // namespace entente::parser

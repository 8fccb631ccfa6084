// From tokens to sentences. In: the tokens of one block. Out: where each sentence ends.
// Promise: every token lies in exactly one sentence; no sentence holds more than `longest_sentence`
// tokens; linear time. Does not: change tokens.
#pragma once

#include <string_view>
#include <vector>

#include "parser/rules.h"
#include "parser/scanner.h"

namespace entente::parser {

inline constexpr std::size_t longest_sentence = 250;

/// For each sentence the index after its last token, in order; the last one is tokens.size().
std::vector<std::size_t> break_sentences(std::string_view document_text, const Rules& rules,
                                         const std::vector<Token>& tokens);

}  // namespace entente::parser

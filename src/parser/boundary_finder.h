// Words of Chinese and Japanese. In: a stretch of UTF-8, the weights, the language. Out: tokens, as
// `scan` gives them. Promise: thread-safe, linear time; a boundary never falls between a letter and
// its combining mark, nor inside a run of digits or Latin letters. Traditional characters are
// judged as their simplified forms; the text is not changed. Does not: join tokens to sentences.
// The features are those of tools/train/train_boundaries.py.
#pragma once

#include <string_view>
#include <vector>

#include "parser/scanner.h"
#include "parser/segmenter_model.h"

namespace entente::parser {

void find_words(std::string_view text, std::uint32_t base, std::string_view language,
                const SegmenterModel& model, const HashedWeights& weights, std::vector<Token>& out);

}  // namespace entente::parser

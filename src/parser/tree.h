// From arc scores to one tree. In: a score for every (word, head) pair. Out: a head a word.
// Promise: one root, no cycle, every word reached; the best such tree where the greedy heads are
// none. Does not: choose relations.
#pragma once

#include <cstdint>
#include <span>

namespace entente::parser {

/// scores[word * stride + 0] is for the root, [word * stride + 1 + head] for a head. heads: -1 for
/// the root.
void choose_heads(const float* scores, int words, int stride, std::span<std::int32_t> heads);

/// True if exactly one word is the root and all others lead to it.
bool is_tree(std::span<const std::int32_t> heads);

}  // namespace entente::parser

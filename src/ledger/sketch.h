// Texts as small sets of numbers. In: a sentence. Out: its words (stems) and its three-word pieces,
// each as the smallest hashes (bottom-k MinHash: exact for a sentence, an estimate for more).
// Promise: the same text gives the same sketch on every machine; scripts without spaces are taken
// by pairs of characters. Does not: know languages.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::ledger {

/// Sorted, at most `sketch_size` numbers, no two equal.
using Sketch = std::vector<std::uint32_t>;
inline constexpr std::size_t sketch_size = 48;

/// Words of four letters and more, cut to six, and numbers.
Sketch words_sketch(std::string_view text);
/// Pieces of three words: what copies of one text share.
Sketch pieces_sketch(std::string_view text);
/// Estimated share of common elements of both (Jaccard), 0 if one is empty.
double share(const Sketch& a, const Sketch& b);

std::uint64_t hash_of(std::string_view text);

}  // namespace entente::ledger

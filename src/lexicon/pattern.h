// The pattern language of docs/lexicon_format.md. In: one pattern as written. Out: its spelled-out
// sequences of items. Promise: alternatives are expanded, at most `most_expansions`; a fault points
// at the byte. Does not: fold letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::lexicon {

inline constexpr std::size_t most_expansions = 2048;

/// What is wrong with a pattern, and where in it.
struct PatternFault {
  std::size_t at = 0;
  std::string reason;
};

/// "a, b(x|y) c" -> its patterns, as views; parentheses protect commas.
std::vector<std::string_view> split_patterns(std::string_view cell);

/// Expands (a|b|): every spelled-out pattern, items still separated by single spaces.
tl::expected<std::vector<std::string>, PatternFault> expand(std::string_view pattern);

struct Item {
  std::string_view text;  // without the star
  bool star = false;
  bool gap = false;
};
/// The items of a spelled-out pattern; a fault if it begins or ends with a gap or has a star inside
/// an item.
tl::expected<std::vector<Item>, PatternFault> split_items(std::string_view spelled);

}  // namespace entente::lexicon

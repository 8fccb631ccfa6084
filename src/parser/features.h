// From words to the numbers of their embedding rows. In: the words of a sentence and a language.
// Out: at most `slots` row numbers a word. Promise: total on any bytes, linear in their number.
// Does not: own the table (it points into the weights). The twin that chose the rows is
// tools/train/features.py: keys are hashed here and stored hashed in the file.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/sentence.h"

namespace entente::parser {

/// A hash table in the file: open addressing over pairs {upper half of the hash, value + 1}, 0 for
/// an empty place.
struct Index {
  const std::uint32_t* pairs = nullptr;
  std::uint32_t capacity = 0;                   // a power of two
  std::uint32_t values = 0;                     // each value is below
  std::int32_t find(std::uint64_t hash) const;  // -1 if absent
  void prefetch(std::uint64_t hash) const;
};

inline constexpr int slots = 14;
inline constexpr std::size_t form_slot = 1;  // the key of the form in its language

/// The hashed keys of one word; 0 where it has none.
using Keys = std::array<std::uint64_t, slots>;

Keys word_keys(std::string_view form, std::string_view language, bool first);

/// The key of a form with its part of speech, made from the form's key in its language (form_slot).
std::uint64_t with_tag(std::uint64_t form, Upos upos);

/// Index of the first word with a letter or digit (there a capital says nothing), or -1.
int first_proper(std::span<const std::string_view> words);

}  // namespace entente::parser

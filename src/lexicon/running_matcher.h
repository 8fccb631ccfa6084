// Patterns over running text. In: spelled-out patterns; readings of a language without spaces. Out:
// raw matches. Promise: white space does not count; a pattern that begins or ends with a Latin
// letter stops at Latin letters, and one of a name in katakana at katakana. Does not: check parts
// of speech or drop shorter matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/pattern.h"
#include "lexicon/reading.h"
#include "lexicon/trie.h"

namespace entente::lexicon {

inline constexpr std::uint32_t most_gap_letters = 16;

class RunningMatcher {
 public:
  explicit RunningMatcher(bool names) : names_(names) {}
  void add(const std::vector<Item>& items, std::uint32_t entry, const Vocabulary& vocabulary);
  void find(const Reading& reading, std::vector<Match>& out) const;

 private:
  using Letter = Reading::Letter;
  struct Spelled {
    std::uint32_t entry;
    std::uint64_t capitals;  // of its letters
  };
  struct Walk;

  void walk(Walk& walk, std::uint32_t node, std::uint32_t at) const;
  void emit(Walk& walk, const Spelled& spelled, std::uint32_t end) const;
  bool bounded(const std::vector<Letter>& letters, std::uint32_t first, std::uint32_t end) const;
  bool same_run(const Letter& left, const Letter& right) const;
  /// May a pattern begin with these letters? `second` is 0 at the end.
  bool begins(char32_t first, char32_t second) const {
    return alone_.has(first) || pairs_.has(pair(first, second));
  }
  static std::uint32_t pair(char32_t first, char32_t second) {
    return (first * 0x9E3779B1u ^ second * 0x85EBCA77u) >> 8;
  }

  /// Numbers that were put in, and some others of the same low bits.
  struct Filter {
    static constexpr std::uint32_t size = 1u << 17;
    std::vector<std::uint64_t> bits = std::vector<std::uint64_t>(size / 64);
    bool has(std::uint32_t number) const {
      return (bits[number % size / 64] >> (number % 64) & 1) != 0;
    }
    void put(std::uint32_t number) {
      bits[number % size / 64] |= std::uint64_t{1} << (number % 64);
    }
  };

  bool names_;
  std::vector<Spelled> spelled_;
  Trie trie_;
  Filter pairs_;  // of the first two letters
  Filter alone_;  // of first letters behind which a pattern ends or has a gap
};

}  // namespace entente::lexicon

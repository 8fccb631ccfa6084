// Letters that count as the same. In: words and patterns of one language. Out: their folded form,
// for comparing. Promise: folding is total and, save for dropped marks (Arabic vowels, soft
// hyphens), keeps the number of code points. Does not: stem, or undo compatibility forms other than
// the full-width ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::lexicon {

/// Han, kana and Hangul: signs that stand for themselves alone.
constexpr bool has_no_case(char32_t code) {
  return (code > 0x3000 && code < 0xA640) || (code >= 0xAC00 && code < 0xD7A4);
}

/// White space of any script.
bool is_space(char32_t code);

class Orthography {
 public:
  explicit Orthography(const std::string& language);

  /// Lower case, one apostrophe, one hyphen; ё as е (ru), dotted and dotless i (tr), one alif, no
  /// vowel marks (ar).
  void fold(std::string_view text, std::string& out) const;
  /// As fold, behind what `out` has already.
  void add_folded(std::string_view text, std::string& out) const;
  std::string folded(std::string_view text) const;
  /// Folds one code point; 0 means that it is dropped.
  char32_t fold(char32_t code) const {
    if (code < table_.size()) return table_[code];
    return has_no_case(code) ? code : fold_slowly(code);
  }

  bool arabic() const { return arabic_; }
  /// Case endings follow an apostrophe: Türkiye'nin.
  bool suffix_after_apostrophe() const { return turkish_; }

 private:
  char32_t fold_slowly(char32_t code) const;
  bool turkish_, russian_, arabic_;
  std::vector<char16_t> table_;  // of the first code points; 0: dropped
};

/// One alif, one yeh, no teh marbuta; 0 for vowel marks and tatweel, which are dropped.
char32_t fold_arabic(char32_t code);

/// Bit i is set if the i-th code point (of the first 64) is a capital letter.
std::uint64_t capitals(std::string_view text);
/// Are all code points of the bits of `wanted` capital letters?
bool has_capitals(std::string_view text, std::uint64_t wanted);
bool begins_with_capital(std::string_view text);
/// A letter of a script that tells small ones from capitals.
bool has_case(std::string_view text);
/// No small letter, and at least two capitals.
bool all_capitals(std::string_view text);

}  // namespace entente::lexicon

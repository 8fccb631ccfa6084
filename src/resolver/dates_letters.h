// Characters as the date lexer sees them. In: a code point. Out: its kind and its folded form.
// Private to the date rules. Folding makes one of what a reader takes for one: case, ё and е, hamza
// carriers, apostrophes, dashes, full width.
#pragma once

#include <array>
#include <cstdint>

namespace entente::resolver {

enum class DateCharacter : std::uint8_t { space, letter, digit, unspaced, mark, nothing };

/// The letters of most text: kind_of and folded_letter look them up here.
struct DateLetters {
  static constexpr char32_t size = 0x700;
  std::array<DateCharacter, size> kinds;
  std::array<char16_t, size> folded;
};
extern const DateLetters date_letters;

DateCharacter find_kind(char32_t code);

/// `nothing`: vowel signs, direction marks, soft hyphens: skipped inside a word.
inline DateCharacter kind_of(char32_t code) {
  return code < DateLetters::size ? date_letters.kinds[code] : find_kind(code);
}
bool is_hangul(char32_t code);
/// Precondition: kind_of(code) is digit.
int digit_value(char32_t code);
char32_t lower_case(char32_t code);
/// One of several letters that are written for each other.
char32_t same_letter(char32_t code);
char32_t same_mark(char32_t code);
/// same_letter(lower_case(code))
inline char32_t folded_letter(char32_t code) {
  return code < DateLetters::size ? date_letters.folded[code] : same_letter(lower_case(code));
}

}  // namespace entente::resolver

// Characters as the date lexer sees them. In: a code point. Out: its kind and its folded form.
// Private to the date rules. Folding makes one of what a reader takes for one: case, ё and е, hamza
// carriers, apostrophes, dashes, full width.
#pragma once

#include <cstdint>

namespace entente::resolver {

enum class DateCharacter : std::uint8_t { space, letter, digit, unspaced, mark, nothing };

/// `nothing`: vowel signs, direction marks, soft hyphens: skipped inside a word.
DateCharacter kind_of(char32_t code);
bool is_hangul(char32_t code);
/// Precondition: kind_of(code) is digit.
int digit_value(char32_t code);
char32_t lower_case(char32_t code);
/// One of several letters that are written for each other.
char32_t same_letter(char32_t code);
char32_t same_mark(char32_t code);

}  // namespace entente::resolver

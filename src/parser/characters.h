// Kinds of characters, as the segmenter sees them. In: code points. Out: a Kind, by one table
// look-up. Promise: total over all code points. Does not: know any language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace entente::parser {

enum class Kind : std::uint8_t {
  space,      // white space and line ends
  ignorable,  // controls, bidi marks, byte order marks: in a word between letters, else outside all
              // tokens
  lower,      // letters with case
  upper,
  letter,  // letters without case
  mark,    // combining marks, joined to what stands before
  digit,
  punct,
  symbol
};

Kind kind_of(char32_t code);

inline bool is_letter(Kind kind) {
  return kind == Kind::lower || kind == Kind::upper || kind == Kind::letter;
}
inline bool is_word(Kind kind) {
  return is_letter(kind) || kind == Kind::digit || kind == Kind::mark;
}

bool is_apostrophe(char32_t code);  // ' ’ ʼ
bool is_hyphen(char32_t code);      // - ‐ ‑
bool is_opening(char32_t code);     // brackets and quotes that only open
bool is_closing(char32_t code);     // brackets and quotes that only close, and those that do both
bool is_terminal(char32_t code);    // ends a sentence: . ! ? … 。 ！ ？ ؟ ۔ and their like

/// Upper case of the first code point only, and of all. Simple case mapping.
std::string capitalised(std::string_view text);
std::string upper(std::string_view text);

/// Without Arabic vowel marks and lengthening strokes.
std::string without_marks(std::string_view text);

/// A capital, then small letters and nothing else: a name, unless it begins a sentence.
bool looks_like_name(std::string_view text);

/// Lower case with ’ and ʼ as ': the form in which the language files are looked up.
std::string folded(std::string_view text);

}  // namespace entente::parser

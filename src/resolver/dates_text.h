// The words of a date. In: text. Out: tokens. Private to the date rules.
// A token is a word (letters, then letters or digits), a run of digits, a numeric date such
// as 3.10.2024, one character of a script written without spaces (Han, kana, Hangul), or one mark.
// Words are compared folded: case, ё, Arabic vowel signs and hamza carriers, kinds of apostrophe
// and dash, width. File and text pass the same lexer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::resolver {

struct DateToken {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t word = 0;  // 0: not in the vocabulary
  std::int32_t number = -1;
  std::uint16_t year = 0;              // of a numeric date
  std::uint8_t first = 0, second = 0;  // its other two numbers, in text order
  bool year_first = false;
  bool capital = false;
  bool glued = false;  // continues what stands before it: no mention starts here ("F-16", inside a
                       // Hangul word)
  bool apart = false;  // a blank line before it: no mention crosses
};

/// Folded words and their numbers from 1.
class DateWords {
 public:
  DateWords();
  std::uint32_t add(std::string_view folded);
  std::uint32_t find(std::string_view folded, std::uint32_t hash) const;
  /// As find, of one of the signs from `first_sign` to `last_sign`.
  std::uint32_t find_sign(char32_t sign) const {
    return signs_.empty() ? 0 : signs_[sign - first_sign];
  }
  static constexpr char32_t first_sign = 0x3000, last_sign = 0xD7FF;  // kana, Han, Hangul
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

 private:
  void grow();
  void add_sign(std::string_view folded);
  void place(std::uint32_t word);
  std::vector<std::string> words_;
  std::vector<std::uint32_t> hashes_, slots_;
  std::vector<std::uint32_t> signs_;  // the words of one sign
};

/// One lexed piece, before it is looked up.
struct DatePiece {
  static constexpr std::size_t longest = 64;  // bytes of the folded word
  DateToken token;
  std::uint32_t hash = 0;
  std::uint8_t length = 0;  // of the folded word; 0: too long for any vocabulary
  char32_t sign = 0;        // the character, if it is one
  bool unspaced = false;    // one character of a script without spaces
  char folded[longest + 8];
};

/// Reads the piece at or after `at`, which it moves past it. False at the end of the text.
bool next_piece(std::string_view text, std::uint32_t& at, DatePiece& piece);

std::uint32_t date_hash(std::string_view folded);
void lex(std::string_view text, const DateWords& words, std::vector<DateToken>& tokens);

}  // namespace entente::resolver

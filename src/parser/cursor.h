// Reading characters of a text by byte offset, for the scanner. In: any bytes. Out: code points,
// kinds, runs. Promise: total; past the end there is a line end.
#pragma once

#include <algorithm>
#include <string_view>

#include "parser/characters.h"

namespace entente::parser {

inline constexpr std::size_t longest_lookup = 48;  // bytes of what is looked up in the rules

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  char32_t code(std::size_t at) const {
    return at < text_.size() ? utf8::decode(text_, at).code : U'\n';
  }
  Kind kind(std::size_t at) const { return kind_of(code(at)); }
  std::size_t length(std::size_t at) const {
    return at < text_.size() ? utf8::decode(text_, at).length : 1;
  }
  std::size_t after(std::size_t at) const { return at + length(at); }
  /// The character before `at`, at > 0.
  std::size_t before(std::size_t at) const {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80);
    return at;
  }

  /// The end of the letters, digits and marks from `at`; controls between letters belong to them.
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      const utf8::Unit unit = utf8::decode(text_, at);
      const Kind unit_kind = kind_of(unit.code);
      const bool inner =
          unit_kind == Kind::ignorable && unit.code >= 0xAD && is_letter(kind(at + unit.length));
      if (!is_word(unit_kind) && !inner) break;
      at += unit.length;
    }
    return at;
  }

  /// The next character that is no white space, a few characters on.
  std::size_t next_word(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + 8);
    while (at < limit && kind(at) == Kind::space) at = after(at);
    return at;
  }

 private:
  std::string_view text_;
};

}  // namespace entente::parser

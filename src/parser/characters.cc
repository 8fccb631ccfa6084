#include "parser/characters.h"

#include <unicode/uchar.h>

#include <array>
#include <memory>

namespace entente::parser {
namespace {

constexpr char32_t table_size = 0x10000;

Kind slow_kind(char32_t code) {
  const auto point = static_cast<UChar32>(code);
  if (u_isUWhiteSpace(point)) return Kind::space;
  switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Kind::upper;
    case U_LOWERCASE_LETTER:
      return Kind::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return Kind::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Kind::mark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER:
      return Kind::digit;
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return Kind::ignorable;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return Kind::punct;
    default:
      return Kind::symbol;
  }
}

using Table = std::array<Kind, table_size>;

std::unique_ptr<Table> make_table() {
  auto table = std::make_unique<Table>();
  for (char32_t code = 0; code < table_size; ++code) (*table)[code] = slow_kind(code);
  (*table)[U'ʼ'] = Kind::punct;
  (*table)[U'_'] = Kind::letter;
  return table;
}

const Table& table() {
  static const std::unique_ptr<Table> kinds = make_table();
  return *kinds;
}

bool among(char32_t code, std::u32string_view set) {
  return set.find(code) != std::u32string_view::npos;
}

}  // namespace

Kind kind_of(char32_t code) { return code < table_size ? table()[code] : slow_kind(code); }

bool is_apostrophe(char32_t code) { return code == U'\'' || code == U'’' || code == U'ʼ'; }

bool is_hyphen(char32_t code) { return code == U'-' || code == U'‐' || code == U'‑'; }

bool is_opening(char32_t code) { return among(code, U"([{«„“‘‚‹「『（【〈《〔〖［｛¿¡`"); }

bool is_closing(char32_t code) { return among(code, U")]}»”’›」』）】〉》〕〗］｝\"'“"); }

bool is_terminal(char32_t code) { return among(code, U".!?…。！？．｡؟۔‼⁇⁈⁉"); }

std::string capitalised(std::string_view text) {
  if (text.empty()) return {};
  const utf8::Unit first = utf8::decode(text, 0);
  std::string out;
  utf8::append(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(first.code))));
  return out.append(text.substr(first.length));
}

std::string upper(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    utf8::append(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(unit.code))));
    at += unit.length;
  }
  return out;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    const bool mark =
        (unit.code >= 0x64B && unit.code <= 0x65F) || unit.code == 0x670 || unit.code == 0x640;
    if (!mark) out.append(text.substr(at, unit.length));
    at += unit.length;
  }
  return out;
}

bool looks_like_name(std::string_view text) {
  std::size_t at = 0;
  for (int count = 0; at < text.size(); ++count) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (kind_of(unit.code) != (count == 0 ? Kind::upper : Kind::lower)) return false;
    at += unit.length;
  }
  return true;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    at += unit.length;
    if (unit.code < 0x80) {
      out += static_cast<char>(unit.code >= 'A' && unit.code <= 'Z' ? unit.code + 32 : unit.code);
    } else if (is_apostrophe(unit.code)) {
      out += '\'';
    } else {
      utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(unit.code))));
    }
  }
  return out;
}

}  // namespace entente::parser

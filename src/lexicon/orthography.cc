#include "lexicon/orthography.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace entente::lexicon {
namespace {

constexpr char32_t table_size = 0x700;

bool is_capital(char32_t code) {
  return u_isupper(static_cast<UChar32>(code)) || u_istitle(static_cast<UChar32>(code));
}

bool is_invisible(char32_t code) {
  return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

char32_t fold_punctuation(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02B9:
    case 0x05F3:
      return U'\'';
    case 0x2010:
    case 0x2011:
      return U'-';
    case 0xA0:
    case 0x202F:
    case 0x3000:
      return U' ';
    default:
      return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
  }
}

char32_t fold_turkish(char32_t code) {
  if (code == U'I') return 0x131;
  if (code == 0x130) return U'i';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
}

}  // namespace

char32_t fold_arabic(char32_t code) {
  if (code == 0x640 || code == 0x670 || (code >= 0x64B && code <= 0x652)) return 0;
  switch (code) {
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;
    case 0x649:
    case 0x6CC:
      return 0x64A;
    case 0x629:
      return 0x647;
    case 0x6A9:
      return 0x643;
    default:
      return code;
  }
}

Orthography::Orthography(const std::string& language)
    : turkish_(language == "tr"),
      russian_(language == "ru"),
      arabic_(language == "ar"),
      table_(table_size) {
  for (char32_t code = 0; code < table_size; ++code)
    table_[code] = static_cast<char16_t>(fold_slowly(code));
}

char32_t Orthography::fold_slowly(char32_t code) const {
  if (is_invisible(code)) return 0;
  code = fold_punctuation(code);
  if (arabic_) code = fold_arabic(code);
  if (code == 0) return 0;
  if (turkish_) return fold_turkish(code);
  code = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
  return russian_ && code == 0x451 ? 0x435 : code;
}

char32_t Orthography::fold(char32_t code) const {
  return code < table_size ? table_[code] : fold_slowly(code);
}

void Orthography::fold(std::string_view text, std::string& out) const {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    at += unit.length;
    const char32_t code = fold(unit.code);
    if (code == 0) continue;
    if (code < 0x80) {
      out += static_cast<char>(code);
    } else {
      utf8::append(out, code);
    }
  }
}

std::string Orthography::folded(std::string_view text) const {
  std::string out;
  fold(text, out);
  return out;
}

std::uint64_t capitals(std::string_view text) {
  std::uint64_t mask = 0;
  std::size_t at = 0;
  for (int index = 0; index < 64 && at < text.size(); ++index) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (is_capital(unit.code)) mask |= std::uint64_t{1} << index;
    at += unit.length;
  }
  return mask;
}

bool has_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (u_islower(static_cast<UChar32>(unit.code)) || is_capital(unit.code)) return true;
    at += unit.length;
  }
  return false;
}

bool all_capitals(std::string_view text) {
  int found = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (u_islower(static_cast<UChar32>(unit.code))) return false;
    found += is_capital(unit.code) ? 1 : 0;
    at += unit.length;
  }
  return found >= 2;
}

}  // namespace entente::lexicon

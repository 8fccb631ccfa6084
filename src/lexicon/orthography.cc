#include "lexicon/orthography.h"

#include <unicode/uchar.h>

#include <array>

#include "base/eight.h"
#include "base/utf8.h"
#include "base/utf8_writer.h"

namespace entente::lexicon {
namespace {

constexpr char32_t table_size = 0x700;

enum class Case : std::uint8_t { none, small, capital };

Case case_by_icu(char32_t code) {
  const auto sign = static_cast<UChar32>(code);
  if (u_islower(sign)) return Case::small;
  return u_isupper(sign) || u_istitle(sign) ? Case::capital : Case::none;
}

Case case_of(char32_t code) {
  static const auto table = [] {
    std::array<Case, table_size> made{};
    for (char32_t one = 0; one < table_size; ++one) made[one] = case_by_icu(one);
    return made;
  }();
  if (code < table_size) return table[code];
  return has_no_case(code) ? Case::none : case_by_icu(code);
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

bool is_space(char32_t code) {
  return !has_no_case(code) && u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

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

void Orthography::fold(std::string_view text, std::string& out) const {
  out.clear();
  add_folded(text, out);
}

void Orthography::add_folded(std::string_view text, std::string& out) const {
  std::size_t at = 0;
  for (; !turkish_ && at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    const Eight eight(text.data() + at);
    if (!eight.is_plain()) break;
    const std::uint64_t small = eight.small();
    out.append(reinterpret_cast<const char*>(&small), sizeof small);
  }
  utf8::Writer writer(out);
  while (at < text.size()) {
    const utf8::Unit unit = utf8::decode(text, at);
    at += unit.length;
    if (const char32_t code = fold(unit.code); code != 0) writer.put(code);
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
    if (case_of(unit.code) == Case::capital) mask |= std::uint64_t{1} << index;
    at += unit.length;
  }
  return mask;
}

bool has_capitals(std::string_view text, std::uint64_t wanted) {
  std::size_t at = 0;
  for (; wanted != 0 && at < text.size(); wanted >>= 1) {
    const utf8::Unit unit = utf8::decode(text, at);
    if ((wanted & 1) != 0 && case_of(unit.code) != Case::capital) return false;
    at += unit.length;
  }
  return wanted == 0;
}

bool begins_with_capital(std::string_view text) {
  return !text.empty() && case_of(utf8::decode(text, 0).code) == Case::capital;
}

bool has_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (case_of(unit.code) != Case::none) return true;
    at += unit.length;
  }
  return false;
}

bool all_capitals(std::string_view text) {
  int found = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    const Case letter = case_of(unit.code);
    if (letter == Case::small) return false;
    found += letter == Case::capital ? 1 : 0;
    at += unit.length;
  }
  return found >= 2;
}

}  // namespace entente::lexicon

#include "resolver/gazetteer_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>

#include "base/utf8.h"
#include "base/utf8_writer.h"
#include "lexicon/orthography.h"
#include "resolver/gazetteer_format.h"

namespace entente::resolver {
namespace {

constexpr char32_t table_size = 0x2000;

char32_t without_accents(char32_t code) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFDInstance(&error);
  std::array<UChar, 8> pieces{};
  while (U_SUCCESS(error)) {
    const std::int32_t length =
        unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(code), pieces.data(),
                                   static_cast<std::int32_t>(pieces.size()), &error);
    if (length <= 0) break;
    code = pieces[0];
  }
  return code;
}

char32_t plain_latin(char32_t code) {
  switch (code) {
    case 0x131:
      return U'i';
    case 0x142:
      return U'l';
    case 0xF8:
      return U'o';
    case 0x111:
    case 0xF0:
      return U'd';
    case 0x127:
      return U'h';
    case 0x167:
      return U't';
    case 0x259:
      return U'a';
    default:
      return code;
  }
}

/// 0: dropped; a space: between words.
char32_t fold_mark(char32_t code) {
  switch (code) {
    case U'\'':
    case U'.':
    case U'`':
    case 0xAD:
    case 0x2BB:
    case 0x2BC:
    case 0x2BF:
    case 0x2BE:
    case 0x2018:
    case 0x2019:
    case 0x30FB:
    case 0x30A0:
    case 0xFF1D:
      return 0;
    case U'-':
    case 0xA0:
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x3000:
      return U' ';
    default:
      return code >= 0x200B && code <= 0x200F ? 0 : code;
  }
}

char32_t fold_slowly(char32_t code) {
  code = fold_mark(code);
  if (code == 0 || code == U' ') return code;
  code = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
  if (code < 0x370 || (code >= 0x1E00 && code < 0x1F00)) {
    if (code >= 0x300) return 0;
    code = plain_latin(without_accents(code));
  }
  if (code == 0x451) return 0x435;
  return lexicon::fold_arabic(code);
}

const std::array<char16_t, table_size>& table() {
  static const auto made = [] {
    std::array<char16_t, table_size> out{};
    for (char32_t code = 0; code < table_size; ++code)
      out[code] = static_cast<char16_t>(fold_slowly(code));
    return out;
  }();
  return made;
}

}  // namespace

void add_place_key(std::string_view name, std::string& out) {
  const auto& folded = table();
  const std::size_t begin = out.size();
  bool spaced = out.empty() || out.back() == ' ';
  {
    utf8::Writer writer(out);
    for (std::size_t at = 0; at < name.size();) {
      const utf8::Unit unit = utf8::decode(name, at);
      at += unit.length;
      const char32_t code = unit.code < table_size            ? folded[unit.code]
                            : lexicon::has_no_case(unit.code) ? fold_mark(unit.code)
                                                              : fold_slowly(unit.code);
      if (code == 0 || (code == U' ' && spaced)) continue;
      spaced = code == U' ';
      writer.put(code == 0xDF ? U's' : code);
      if (code == 0xDF) writer.put(U's');
    }
  }
  while (out.size() > begin && out.back() == ' ') out.pop_back();
}

std::string place_key(std::string_view name) {
  std::string out;
  add_place_key(name, out);
  return out;
}

bool is_running(char32_t code) {
  return (code >= 0x3005 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
         (code >= 0x20000 && code < 0x30000);
}

std::uint64_t key_hash(std::string_view key) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash ^ (hash >> 29);
}

std::uint32_t pair_bit(char32_t first, char32_t second) {
  const std::uint64_t mixed = (first * 0x9E3779B97F4A7C15u) ^ (second * 0xC2B2AE3D27D4EB4Fu);
  return static_cast<std::uint32_t>((mixed >> 40) % places::pair_bits);
}

std::uint32_t word_bit(std::string_view first_word) {
  return static_cast<std::uint32_t>((key_hash(first_word) * 0xD6E8FEB86659FD93u >> 40) %
                                    places::pair_bits);
}

}  // namespace entente::resolver

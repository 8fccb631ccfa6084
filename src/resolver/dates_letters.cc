#include "resolver/dates_letters.h"

namespace entente::resolver {
namespace {

using Kind = DateCharacter;

constexpr bool within(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

constexpr Kind kind_of_ascii(char32_t code) {
  if (within(code | 0x20, 'a', 'z')) return Kind::letter;
  if (within(code, '0', '9')) return Kind::digit;
  return code <= ' ' ? Kind::space : Kind::mark;
}

constexpr bool is_space(char32_t code) {
  return code == 0xA0 || within(code, 0x2000, 0x200A) || code == 0x202F || code == 0x3000 ||
         code == 0x85;
}

constexpr bool is_nothing(char32_t code) {
  return within(code, 0x64B, 0x65F) || code == 0x640 || code == 0x670 ||
         within(code, 0x200B, 0x200F) || within(code, 0x202A, 0x202E) ||
         within(code, 0x2066, 0x2069) || code == 0xFEFF || code == 0xAD;
}

constexpr bool is_letter(char32_t code) {
  return code == 0xAA || code == 0xBA ||
         (within(code, 0xC0, 0x24F) && code != 0xD7 && code != 0xF7) ||
         within(code, 0x300, 0x36F) || within(code, 0x370, 0x52F) || within(code, 0x620, 0x64A) ||
         within(code, 0x671, 0x6D3) || within(code, 0x1E00, 0x1EFF);
}

constexpr bool is_digit(char32_t code) {
  return within(code, 0x660, 0x669) || within(code, 0x6F0, 0x6F9) || within(code, 0xFF10, 0xFF19);
}

constexpr bool hangul(char32_t code) { return within(code, 0xAC00, 0xD7A3); }

constexpr bool is_unspaced(char32_t code) {
  return within(code, 0x3400, 0x9FFF) || code == 0x3005 || code == 0x3007 ||
         within(code, 0x3041, 0x30FA) || code == 0x30FC || within(code, 0xF900, 0xFAFF) ||
         within(code, 0xFF66, 0xFF9F) || hangul(code);
}

constexpr char32_t lower_latin(char32_t code) {
  if (within(code, 0xC0, 0xDE)) return code + 0x20;
  if (code == 0x130) return 'i';
  if (code == 0x178) return 0xFF;
  const bool odd_capitals = within(code, 0x139, 0x148) || within(code, 0x179, 0x17E);
  const bool pairs = within(code, 0x100, 0x17E) && code != 0x131 && code != 0x138 && code != 0x149;
  if (odd_capitals) return code + (code & 1);
  return pairs || within(code, 0x1E00, 0x1EFF) ? code | 1 : code;
}

constexpr Kind kind(char32_t code) {
  if (code < 0x80) return kind_of_ascii(code);
  if (within(code, 0x4E00, 0x9FFF) || within(code, 0x3041, 0x30FA) || hangul(code))
    return Kind::unspaced;
  if (within(code, 0x400, 0x52F)) return Kind::letter;
  if (is_nothing(code)) return Kind::nothing;
  if (is_letter(code)) return Kind::letter;
  if (is_unspaced(code)) return Kind::unspaced;
  if (is_space(code)) return Kind::space;
  return is_digit(code) ? Kind::digit : Kind::mark;
}

constexpr char32_t lower(char32_t code) {
  if (code < 0x80) return within(code, 'A', 'Z') ? code + 0x20 : code;
  if (within(code, 0x410, 0x42F)) return code + 0x20;
  if (within(code, 0x400, 0x40F)) return code + 0x50;
  if (within(code, 0x460, 0x52F)) return code | 1;
  if (within(code, 0x391, 0x3A9)) return code + 0x20;
  return lower_latin(code);
}

constexpr char32_t same(char32_t code) {
  switch (code) {
    case 0x451:
      return 0x435;
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;
    case 0x649:
      return 0x64A;
    default:
      return code;
  }
}

constexpr DateLetters make_letters() {
  DateLetters made{};
  for (char32_t code = 0; code < DateLetters::size; ++code) {
    made.kinds[code] = kind(code);
    made.folded[code] = static_cast<char16_t>(same(lower(code)));
  }
  return made;
}

}  // namespace

constinit const DateLetters date_letters = make_letters();

DateCharacter find_kind(char32_t code) { return kind(code); }
bool is_hangul(char32_t code) { return hangul(code); }
char32_t lower_case(char32_t code) { return lower(code); }
char32_t same_letter(char32_t code) { return same(code); }

int digit_value(char32_t code) {
  if (code < 0x80) return static_cast<int>(code - '0');
  if (within(code, 0x660, 0x669)) return static_cast<int>(code - 0x660);
  if (within(code, 0x6F0, 0x6F9)) return static_cast<int>(code - 0x6F0);
  return static_cast<int>(code - 0xFF10);
}

char32_t same_mark(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case 0x60:
    case 0xB4:
    case 0xFF07:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFF0D:
      return '-';
    case 0x301C:
    case 0xFF5E:
      return '~';
    case 0xB0:
      return 0xBA;
    case 0x60C:
      return ',';
    case 0xB7:
      return 0x30FB;
    default:
      return within(code, 0xFF01, 0xFF5E) ? code - 0xFEE0 : code;
  }
}

}  // namespace entente::resolver

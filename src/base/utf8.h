// UTF-8. In: bytes. Out: code points and checks. Promise: every function is total: a bad byte is
// one unit, U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::utf8 {

inline constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// The code point at `at` and its length in bytes (at least 1). Precondition: at < text.size().
struct Unit {
  char32_t code;
  std::uint8_t length;
};
inline Unit decode(std::string_view text, std::size_t at);
/// As decode, by ICU: for what the quick way does not take.
Unit decode_by_icu(std::string_view text, std::size_t at);

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_bad_byte(std::string_view text);

void append(std::string& out, char32_t code);

/// Simple (one to one) lower-casing of every code point, as u_tolower: same number of code points.
std::string lower(std::string_view text);

inline Unit decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(text[at + n]); };
  const auto goes_on = [&](std::size_t n) { return (byte(n) & 0xC0) == 0x80; };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t left = text.size() - at;
  if (first >= 0xC2 && first < 0xE0 && left > 1 && goes_on(1))
    return {(first & 0x1F) << 6 | (byte(1) & 0x3Fu), 2};
  if (first >= 0xE0 && first < 0xF0 && left > 2 && goes_on(1) && goes_on(2)) {
    const char32_t code = (first & 0xF) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3};
  }
  return decode_by_icu(text, at);
}

}  // namespace entente::utf8

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
Unit decode(std::string_view text, std::size_t at);

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_bad_byte(std::string_view text);

void append(std::string& out, char32_t code);

/// Simple (one to one) lower-casing of every code point, as u_tolower: same number of code points.
std::string lower(std::string_view text);

}  // namespace entente::utf8

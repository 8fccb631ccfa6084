#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/eight.h"

namespace entente::utf8 {

Unit decode_by_icu(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto next = static_cast<std::int64_t>(at);
  UChar32 code = 0;
  U8_NEXT(bytes, next, size, code);
  if (code < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code),
          static_cast<std::uint8_t>(next - static_cast<std::int64_t>(at))};
}

namespace {

/// Where the plain letters from `at` on end, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + sizeof(std::uint64_t) <= text.size() && Eight(text.data() + at).is_ascii())
    at += sizeof(std::uint64_t);
  return at;
}

}  // namespace

std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const Unit unit = decode(text, at);
    if (unit.code == 0xFFFD && unit.length == 1) return at;
    at += unit.length;
  }
  return npos;
}

void append(std::string& out, char32_t code) {
  std::uint8_t bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Unit unit = decode(text, at);
    if (unit.code < 0x80) {
      out += static_cast<char>(unit.code >= 'A' && unit.code <= 'Z' ? unit.code + 32 : unit.code);
    } else {
      append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(unit.code))));
    }
    at += unit.length;
  }
  return out;
}

}  // namespace entente::utf8

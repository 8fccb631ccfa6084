// Eight bytes as one number, for what can be said of all of them at once. In: eight bytes. Out:
// which of them are ASCII, or letters in some range, and their lower case. Promise: as byte by
// byte, on every processor of little-endian order. Does not: know letters beyond ASCII.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace entente {

static_assert(std::endian::native == std::endian::little, "Eight has the first byte lowest");

struct Eight {
  static constexpr std::uint64_t ones = 0x0101010101010101, high = 0x80 * ones;
  std::uint64_t bytes = 0;

  explicit Eight(const char* from) { std::memcpy(&bytes, from, sizeof bytes); }

  bool is_ascii() const { return (bytes & high) == 0; }
  /// True if all are ASCII and none is zero.
  bool is_plain() const { return ((bytes | (bytes - ones)) & high) == 0; }
  /// The high bit of each byte that is one of first..last.
  std::uint64_t within(char first, char last) const {
    const std::uint64_t seven = bytes & ~high;
    const std::uint64_t from = seven + static_cast<std::uint64_t>(0x80 - first) * ones;
    const std::uint64_t past = seven + static_cast<std::uint64_t>(0x7F - last) * ones;
    return from & ~past & ~bytes & high;
  }
  /// Capital letters as small ones, all else as it is.
  std::uint64_t small() const { return bytes | within('A', 'Z') >> 2; }
  /// How many of the first are ASCII letters.
  std::uint8_t letters() const {
    const std::uint64_t others = ~(within('A', 'Z') | within('a', 'z')) & high;
    return static_cast<std::uint8_t>(others == 0 ? 8 : std::countr_zero(others) / 8);
  }
};

}  // namespace entente

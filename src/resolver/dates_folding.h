// Words of a date on their way to their folded form. In: bytes and letters of a word. Out: the
// folded word and its hash. Promise: eight ASCII letters go as one; however a word comes, its bytes
// and its hash are the same. Private to the date rules.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace entente::resolver {

static_assert(std::endian::native == std::endian::little, "Eight has the first byte lowest");

/// Eight bytes as one number.
struct Eight {
  static constexpr std::uint64_t ones = 0x0101010101010101, high = 0x80 * ones;
  std::uint64_t bytes = 0;

  explicit Eight(const char* from) { std::memcpy(&bytes, from, sizeof bytes); }
  /// In lower case, if they are letters.
  std::uint64_t small() const { return bytes | 0x20 * ones; }
  /// How many of the first are ASCII letters.
  std::uint8_t letters() const {
    const std::uint64_t seven = small() & ~high;
    const std::uint64_t from_a = seven + (0x80 - 'a') * ones, past_z = seven + (0x7F - 'z') * ones;
    const std::uint64_t others = ~(from_a & ~past_z & ~bytes) & high;
    return static_cast<std::uint8_t>(others == 0 ? 8 : std::countr_zero(others) / 8);
  }
};

/// A word on its way to DatePiece::folded, eight bytes at a time, with its hash.
class FoldedWord {
 public:
  explicit FoldedWord(char* to) : to_(to) {}
  std::size_t size() const { return size_; }

  void put_byte(std::uint64_t byte) {
    last_ |= byte << (8 * (size_ & 7));
    if ((++size_ & 7) == 0) flush();
  }

  /// The first `count` of eight bytes, behind a multiple of eight.
  void put(std::uint64_t eight, std::uint8_t count) {
    size_ += count;
    last_ = count < 8 ? eight & ((std::uint64_t{1} << (8 * count)) - 1) : eight;
    if (count == 8) flush();
  }

  void put(char32_t code) {
    if (code < 0x80) return put_byte(code);
    if (code < 0x800) {
      put_byte(0xC0 | (code >> 6));
      return put_byte(0x80 | (code & 0x3F));
    }
    if (code < 0x10000) {
      put_byte(0xE0 | (code >> 12));
    } else {
      put_byte(0xF0 | (code >> 18));
      put_byte(0x80 | ((code >> 12) & 0x3F));
    }
    put_byte(0x80 | ((code >> 6) & 0x3F));
    put_byte(0x80 | (code & 0x3F));
  }

  void drop() { *this = FoldedWord(to_); }

  /// Its length; `hash` is set to its hash.
  std::uint8_t end(std::uint32_t& hash) {
    const std::size_t size = size_;
    if ((size & 7) != 0) {
      size_ = (size | 7) + 1;
      flush();
    }
    hash = static_cast<std::uint32_t>((hash_ ^ size) * factor >> 32);
    return static_cast<std::uint8_t>(size);
  }

 private:
  static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;

  void flush() {
    std::memcpy(to_ + size_ - 8, &last_, sizeof last_);
    hash_ = (std::rotl(hash_, 23) ^ last_) * factor;
    last_ = 0;
  }

  char* to_;
  std::size_t size_ = 0;
  std::uint64_t last_ = 0, hash_ = 0;
};

}  // namespace entente::resolver

// Words of a date on their way to their folded form. In: bytes and letters of a word. Out: the
// folded word and its hash. Promise: eight ASCII letters go as one; however a word comes, its bytes
// and its hash are the same. Private to the date rules.
#pragma once

#include <unicode/utf8.h>

#include <bit>
#include <cstdint>
#include <cstring>

#include "base/eight.h"

namespace entente::resolver {

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
    std::uint8_t bytes[4];
    int count = 0;
    U8_APPEND_UNSAFE(bytes, count, code);
    for (int at = 0; at < count; ++at) put_byte(bytes[at]);
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

// Many code points at the end of a string. In: code points, one after the other. Out: their UTF-8,
// in the string when the writer ends. Promise: as utf8::append of each, at a fraction of the cost.
// Does not: check that a code point is one.
#pragma once

#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <string>

namespace entente::utf8 {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { flush(); }

  void put(char32_t code) {
    if (size_ + U8_MAX_LENGTH > bytes_.size()) flush();
    U8_APPEND_UNSAFE(bytes_, size_, code);
  }

 private:
  void flush() {
    out_.append(reinterpret_cast<const char*>(bytes_.data()), size_);
    size_ = 0;
  }

  std::string& out_;
  std::array<std::uint8_t, 64> bytes_;
  std::size_t size_ = 0;
};

}  // namespace entente::utf8

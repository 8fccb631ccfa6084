// Many code points at the end of a string. In: code points, one after the other. Out: their UTF-8,
// in the string when the writer ends. Promise: as utf8::append of each, at a fraction of the cost.
// Does not: check that a code point is one.
#pragma once

#include <array>
#include <string>

namespace entente::utf8 {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { flush(); }

  void put(char32_t code) {
    if (size_ + 4 > bytes_.size()) flush();
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
      byte(0xC0 | code >> 6);
    } else if (code < 0x10000) {
      byte(0xE0 | code >> 12);
      byte(0x80 | (code >> 6 & 0x3F));
    } else {
      byte(0xF0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3F));
      byte(0x80 | (code >> 6 & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
  }

 private:
  void byte(char32_t value) { bytes_[size_++] = static_cast<char>(value); }
  void flush() {
    out_.append(bytes_.data(), size_);
    size_ = 0;
  }

  std::string& out_;
  std::array<char, 64> bytes_;
  std::size_t size_ = 0;
};

}  // namespace entente::utf8

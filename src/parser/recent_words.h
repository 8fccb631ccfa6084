// Words that the forward pass met lately. In: a form, its language, whether it is the first of its
// sentence. Out: what the network enters for it, before it sees any neighbour: the quantised row,
// its scale and the key of the form. Promise: exact (the whole form is compared, a long form is
// never kept), and of one size whatever the text. Does not: compute the row; serve two threads.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "parser/scratch.h"

namespace entente::parser {

class RecentWords {
 public:
  /// A word as it is looked up. `language` is told apart by its address.
  struct Word {
    const void* language = nullptr;
    std::uint8_t size = 0;
    bool first = false;
    std::array<char, 38> form{};  // the rest is zero
    bool operator==(const Word&) const = default;
  };
  struct Entry {
    Word word;
    float scale = 0;
    std::uint64_t form_key = 0;
  };

  explicit RecentWords(int row_size) : row_size_(row_size) {}
  static Word word(std::string_view form, const void* language, bool first);
  /// Where the word stands if it is there; asks for that memory ahead of need. A form of more than
  /// 38 bytes stands nowhere: -1.
  std::int32_t place(const Word& word);
  const Entry* find(const Word& word, std::int32_t place) const;
  const std::int8_t* row(std::int32_t place) const;
  void keep(const Entry& entry, std::int32_t place, const std::int8_t* row);

 private:
  int row_size_;
  Scratch<Entry> entries_;  // by the hash of the word; a new word drives out the one in its place
  Scratch<std::int8_t> rows_;
};

}  // namespace entente::parser

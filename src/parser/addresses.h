// Addresses of the net and of mail in running text. In: a cursor. Out: the address that begins at a
// place, if any. Promise: linear time over the whole text.
#pragma once

#include "parser/cursor.h"

namespace entente::parser {

class Addresses {
 public:
  explicit Addresses(const Cursor& cursor) : cursor_(cursor) {}
  /// The end of the address that begins at `at`, or `at`. Calls must go forward through the text.
  std::size_t end(std::size_t at);

 private:
  void enter_chunk(std::size_t at);
  std::size_t trimmed(std::size_t begin, std::size_t end) const;

  const Cursor& cursor_;
  std::size_t chunk_end_ = 0, address_ = std::string_view::npos;
};

}  // namespace entente::parser

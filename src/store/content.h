// Keys by content. In: a document, or a run. Out: 32 hexadecimal digits. Promise: same content,
// same key, on every machine.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace entente::store {

/// Two lanes of FNV-1a; each piece is followed by its end, so that "a","b" is not "ab","".
class Hash {
 public:
  Hash& add(std::string_view piece);
  std::string text() const;

 private:
  unsigned long long first_ = 0xcbf29ce484222325ull, second_ = 0x9ae16a3b2f90404full;
};

/// Of text, day of publication, url and publisher.
std::string content_of(const Document& document);

}  // namespace entente::store

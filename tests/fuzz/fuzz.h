// What a fuzz target and its driver agree on. In: any bytes. Out: nothing; a target aborts where a
// promise of the room is broken. Promise: the same bytes, the same path: no clock, no chance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "model/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace entente::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Aborts, naming the promise, unless it holds.
inline void promise(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline void promise_within(Span span, const Document& document) {
  promise(span.begin <= span.end && span.end <= document.text.size(), "spans lie in the text");
}

/// Blocks are in order, do not overlap, and lie in the text.
inline void promise_blocks(const Document& document) {
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    promise_within(block.span, document);
    promise(at <= block.span.begin && !block.span.empty(), "blocks are in order");
    at = block.span.end;
  }
  promise(!document.blocks.empty(), "a document has a block");
  promise(!document.language.empty(), "a document has a language");
}

}  // namespace entente::fuzz

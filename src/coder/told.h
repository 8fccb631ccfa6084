// What was decided before: the acts of the sentence already cast and the event told last, as an act
// refers back to them. In: parties of two acts. Out: how one side echoes the other. Promise: no
// word of any language; deterministic. Private to the coder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/tree.h"
#include "coder/weights.h"
#include "model/event.h"

namespace entente::coder {

/// An act decided before this one.
struct Told {
  std::vector<std::string> actors, recipients;  // sorted codes
  std::string type;
  std::string
      where;  // "before", or in one sentence: "beside", "conj", "under RELATION", "over RELATION"
};

/// `where` of the act whose head is `other`, seen from the act whose head is `own`.
std::string stands(const Tree& tree, std::uint32_t own, std::uint32_t other);

Told told_of(const Event& event, std::string where);

/// How a side repeats an earlier act: nobody, those of the same side, those of the other, some of
/// both, some of them with new ones, only new ones.
enum class Echo : std::uint8_t { nobody, same, turned, among, partly, anew };
inline constexpr std::size_t echo_count = 6;

/// `side`, `same` and `turned` are sorted codes.
Echo echo_of(const std::vector<std::string>& side, const std::vector<std::string>& same,
             const std::vector<std::string>& turned);
Piece to_text(Echo echo);

}  // namespace entente::coder

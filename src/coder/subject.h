// Whose act it is by grammar. In: a tree and the head of an act. Out: the word that is the act's
// subject, its own or that of the clause it hangs on. Promise: total for any tree. Does not: turn
// passives round, decide on parties.
#pragma once

#include <cstdint>
#include <string_view>

#include "coder/tree.h"

namespace entente::coder {

struct Subject {
  std::int32_t word = -1;         // -1: the tree has none
  std::string_view how = "none";  // "own", else the relation by which the act hangs on its clause
};

/// In "they stormed the consulate and took a minister away" the subject of "took" is that of
/// "stormed"; in "troops sent to Mali" that of "sent" is "troops".
Subject subject_of(const Tree& tree, std::uint32_t act);

/// How words first..last with this head stand to the subject: "is" it, stand "beside" it in a row,
/// "in" its phrase, or "not".
std::string_view stands_to(const Tree& tree, const Subject& subject, std::uint32_t act,
                           std::uint32_t first, std::uint32_t last, std::uint32_t head);

}  // namespace entente::coder

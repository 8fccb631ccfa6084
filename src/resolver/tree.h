// Questions about a tree. In: a sentence and words of it. Out: heads, children, subjects.
// Promise: every function ends, whatever the tree (cycles and bad heads included). Does not: know
// actors.
#pragma once

#include <cstdint>
#include <vector>

#include "model/sentence.h"

namespace entente::resolver {

/// The word of first..last that governs the others: the one whose head lies outside, a noun before
/// others.
std::uint32_t head_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last);
/// The governing word, or -1 for the root or a head outside the sentence.
std::int32_t governor(const Sentence& sentence, std::uint32_t word);
bool is_nominal(const Word& word);
bool is_verbal(const Word& word);
/// The subject of a clause, or coordinated with one, or its compound part.
bool is_subject(const Sentence& sentence, std::uint32_t word);
/// The nearest verb (or root) above.
std::uint32_t clause_of(const Sentence& sentence, std::uint32_t word);
/// The head, with coordinated words traced to the first of them.
std::uint32_t first_conjunct(const Sentence& sentence, std::uint32_t word);

}  // namespace entente::resolver

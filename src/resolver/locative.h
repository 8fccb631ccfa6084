// Is a name a place here? In: a term in its sentence. Out: in, near, from, to, or none, by the
// adpositions, particles, endings and cases of locatives.tsv. Promise: `to` and `from` may still be
// a government ("said to Tokyo"); `in` and `near` may not. Does not: find places that are not
// terms.
#pragma once

#include <string_view>
#include <vector>

#include "resolver/terms.h"

namespace entente::resolver {

enum class Locative : std::uint8_t { none, in, near, from, to };

/// The marks of locatives.tsv in one sentence.
class Locatives {
 public:
  Locatives(const Document& document, const Sentence& sentence, const Knowledge& knowledge);
  Locative of(const Term& term) const;

 private:
  struct Mark {
    Span span;
    std::uint32_t first, last;
    Locative kind;
    bool before;
  };
  Locative by_particle(const Term& term) const;
  Locative by_adposition(const Term& term) const;
  Locative by_child(const Term& term) const;
  Locative by_suffix(const Term& term) const;
  bool is_possessor(const Term& term) const;
  bool may_stand_between(std::uint32_t word) const;

  const Document& document_;
  const Sentence& sentence_;
  const Knowledge& knowledge_;
  std::vector<Mark> marks_;
};

}  // namespace entente::resolver

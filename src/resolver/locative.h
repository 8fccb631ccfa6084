// Is a name a place here? In: a term in its sentence. Out: in, near, from, to, or none, by the
// adpositions, particles and endings of locatives.tsv. Promise: `to` and `from` may still be a
// government ("said to Tokyo"); `in` and `near` may not. Does not: find places that are not terms.
#pragma once

#include <map>
#include <vector>

#include "resolver/terms.h"

namespace entente::resolver {

enum class Locative : std::uint8_t { none, in, near, from, to };

/// The marks of locatives.tsv in one sentence.
class Locatives {
 public:
  Locatives(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
            const std::vector<lexicon::Match>& marks);
  Locative of(const Term& term) const;

 private:
  Locative by_particle(const Term& term) const;
  Locative by_adposition(const Term& term) const;
  Locative by_child(const Term& term) const;
  Locative by_suffix(const Term& term) const;
  bool is_possessor(const Term& term) const;
  bool may_stand_between(std::uint32_t word) const;

  struct Child {
    std::uint32_t mark = 0;  // the last word of the mark
    Locative kind = Locative::none;
    bool before = false;
  };

  const Document& document_;
  const Sentence& sentence_;
  const Knowledge& knowledge_;
  std::vector<Locative> before_;  // of each word: what the mark that ends before it says
  std::map<std::uint32_t, Locative> particles_;  // by the byte where they begin
  std::map<std::uint32_t, Child> children_;      // adpositions, by the word they belong to
};

}  // namespace entente::resolver
